import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { awsRegionOptions } from '../nodes/AwsAppFlow/transport/regions';

const shownForRole: INodeProperties['displayOptions'] = { show: { assumeRole: [true] } };

/** Access keys of AWS, or a role to assume with them, for AppFlow in one region. */
export class AwsAppFlowApi implements ICredentialType {
	name = 'awsAppFlowApi';

	displayName = 'AWS AppFlow API';

	icon = {
		light: 'file:../icons/appflow.svg',
		dark: 'file:../icons/appflow.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-appflow-conductorone/n8n-nodes-appflow-conductorone#aws-appflow-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: awsRegionOptions,
			default: 'us-east-1',
			description: 'AWS region whose AppFlow is used, and for which requests are signed',
		},
		{
			displayName: 'Region Code',
			name: 'otherRegion',
			type: 'string',
			displayOptions: { show: { region: ['other'] } },
			default: '',
			placeholder: 'e.g. eu-west-1',
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			required: true,
			default: '',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys',
		},
		{
			displayName: 'Assume Role',
			name: 'assumeRole',
			type: 'boolean',
			default: false,
			description: 'Whether to use these keys to assume an IAM role, and work as that role',
		},
		{
			displayName: 'Role ARN',
			name: 'roleArn',
			type: 'string',
			displayOptions: shownForRole,
			default: '',
			placeholder: 'e.g. arn:aws:iam::123456789012:role/n8n-appflow',
		},
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			displayOptions: shownForRole,
			default: '',
			description: "If the role's trust policy asks for one",
		},
		{
			displayName: 'Session Name',
			name: 'roleSessionName',
			type: 'string',
			displayOptions: shownForRole,
			default: 'n8n-appflow',
			description: 'Name by which CloudTrail shows the session',
		},
		{
			displayName: 'Session Duration (Seconds)',
			name: 'sessionDuration',
			type: 'number',
			typeOptions: { minValue: 900, maxValue: 43200 },
			displayOptions: shownForRole,
			default: 3600,
			description: 'How long a session lasts before it is renewed',
		},
		{
			displayName: 'STS Endpoint',
			name: 'stsEndpoint',
			type: 'string',
			displayOptions: shownForRole,
			default: '',
			placeholder: 'e.g. https://vpce-0abc.sts.eu-west-1.vpce.amazonaws.com',
			description: "Address of STS, if it is not AWS's own for the region",
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://vpce-0abc.appflow.eu-west-1.vpce.amazonaws.com',
			description:
				"Address of AppFlow, if it is not AWS's own for the region. Requests are still signed for the region above.",
		},
		{
			displayName: 'Use FIPS Endpoint',
			name: 'useFips',
			type: 'boolean',
			default: false,
			description: "Whether to use AWS's FIPS 140 endpoint of the region",
		},
		{
			displayName: 'Direct Connections',
			name: 'directConnections',
			type: 'boolean',
			default: false,
			description:
				"Whether the AWS AppFlow node keeps connections to AWS open instead of opening one per request. Faster for many items, but n8n's proxy, TLS, and network guard settings do not apply. Has no effect with a custom endpoint.",
		},
		{
			displayName: 'Role Session Token',
			name: 'roleSessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Assumes the role for n8n's HTTP Request node; without a role there is nothing to do. */
	async preAuthentication(
		this: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { assumeSavedSession } = await import('../nodes/AwsAppFlow/transport/authenticate');
		return await assumeSavedSession(data, this.helpers.httpRequest);
	}

	/** Signs a request for the service `appflow` in the credential's region. */
	async authenticate(
		data: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { signRequest } = await import('../nodes/AwsAppFlow/transport/authenticate');
		return await signRequest(data, request);
	}
}
