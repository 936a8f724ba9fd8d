/** Packages as probes find them. */
export const OUR_PACKAGE = 'n8n-nodes-appflow-conductorone';
/** Nothing at all, to warm the loader up. */
export const EMPTY_PACKAGE = 'n8n-nodes-nothing';

/** A package with only some of n8n's own nodes. */
export interface Peer {
	readonly name: string;
	/** Its nodes and credential types. */
	readonly types: readonly string[];
}

/** A small node: that it loads fast is what people are used to. */
export const S3_PEER: Peer = {
	name: 'n8n-nodes-only-s3',
	types: ['awsS3', 'aws', 'awsAssumeRole'],
};

/** Large nodes, whose descriptions are together about as long as those of our package. */
export const LARGE_PEER: Peer = {
	name: 'n8n-nodes-only-large',
	types: [
		...['hubspot', 'hubspotApi', 'hubspotAppToken', 'hubspotOAuth2Api'],
		...['microsoftOutlook', 'microsoftOutlookOAuth2Api'],
		...['slack', 'slackApi', 'slackOAuth2Api'],
	],
};

export const PEERS: readonly Peer[] = [S3_PEER, LARGE_PEER];
