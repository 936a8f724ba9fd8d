import { createHash } from 'crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Every reset of the sandbox asks for the same hundreds. */
const known = new Map<string, string>();

/**
 * The ID of a named thing: 27 letters and digits as ConductorOne has them, always the same for the
 * same name, so that examples and tests can hold on to it across restarts.
 */
export function idOf(name: string): string {
	const id = known.get(name) ?? digestOf(name);
	known.set(name, id);
	return id;
}

function digestOf(name: string): string {
	const digest = createHash('sha256').update(name).digest();
	return `2${[...digest.subarray(0, 26)].map((byte) => alphabet[byte % 62]).join('')}`;
}

/** The seeded things that tests and examples name. */
export const ids = {
	apps: {
		okta: idOf('app/Okta'),
		gitHub: idOf('app/GitHub'),
		snowflake: idOf('app/Snowflake'),
		slack: idOf('app/Slack'),
		salesforce: idOf('app/Salesforce'),
		workday: idOf('app/Workday'),
		zendesk: idOf('app/Zendesk'),
		netSuite: idOf('app/NetSuite'),
		/** Has no connector. */
		asana: idOf('app/Asana'),
	},
	connectors: {
		/** Okta, configured, last sync done. */
		okta: idOf('connector/Okta/Okta v2'),
		/** Okta, created without a configuration. */
		oktaPending: idOf('connector/Okta/Okta Preview'),
		/** Okta, last sync failed. */
		oktaFailed: idOf('connector/Okta/Okta EU'),
		/** GitHub, a sync of several hours is running. */
		gitHubRunning: idOf('connector/GitHub/GitHub v2'),
		/** Snowflake, its sync stopped because data had dropped and waits to be confirmed. */
		snowflakeDropped: idOf('connector/Snowflake/Snowflake'),
		/** Slack, paused. */
		slackPaused: idOf('connector/Slack/Slack'),
		/** Salesforce, configured, last sync some days ago; nobody owns it. */
		salesforce: idOf('connector/Salesforce/Salesforce v2'),
		/** Workday, configured with every kind of field. */
		workday: idOf('connector/Workday/Workday'),
		/** Soft deleted: Get still returns it, lists do not. */
		netSuiteDeleted: idOf('connector/NetSuite/NetSuite 1'),
		/** Self-hosted, with one credential. */
		netSuite: idOf('connector/NetSuite/NetSuite'),
	},
	/** A completed sync of the Okta connector, whose artifact can be downloaded. */
	oktaSync: idOf('sync/Okta v2/1'),
	/** The sync of `snowflakeDropped` that Confirm Sync Valid takes. */
	snowflakeLifecycle: idOf('sync/Snowflake/dropped'),
	/** A credential of the NetSuite connector. */
	netSuiteCredential: idOf('credential/NetSuite/1'),
	users: {
		/** Who the bearer token belongs to; owns the Okta connector. */
		admin: idOf('user/1'),
		/** An ordinary user who owns nothing. */
		member: idOf('user/2'),
		/** Soft deleted. */
		deleted: idOf('user/120'),
	},
	catalog: {
		/** As on real tenants: five settings and an API token. */
		oktaV2: '2kG3aTftCcAvWtHZt2Ywry0dPn7',
		/** As on real tenants: a self-hosted connector, nothing to configure. */
		baton: '2HErg7BRmNdHgX8sTCWVq4E1fyh',
		gitHubV2: idOf('catalog/GitHub v2'),
		snowflake: idOf('catalog/Snowflake'),
		/** Two ways to authenticate in field groups, one of them OAuth. */
		salesforceV2: idOf('catalog/Salesforce v2'),
		/** One field of every kind that the API describes. */
		everyField: idOf('catalog/Workday'),
	},
	/** Entitlements of Okta with a policy of their own; any other is approved by the manager. */
	entitlements: {
		/** Approved by the manager, provisioned by the connector. */
		ordinary: idOf('entitlement/Okta/Engineering'),
		automatic: idOf('entitlement/Okta/Everyone'),
		denied: idOf('entitlement/Okta/Root'),
		/** By the manager, then by the administrator. */
		twoApprovals: idOf('entitlement/Okta/Administrators'),
		approvedByWebhook: idOf('entitlement/Okta/Finance'),
		provisionedByWebhook: idOf('entitlement/Okta/Badge'),
		/** Its approval needs step-up authentication. */
		stepUp: idOf('entitlement/Okta/Payroll'),
		/** Asks for a form to be filled in first. */
		withForm: idOf('entitlement/Okta/Laptop'),
	},
	accounts: {
		/** Of the first user, in GitHub; nobody has used it for long. */
		gitHubFirst: idOf('account/GitHub/priya-raman'),
		/** Of the first user, in Okta. */
		oktaFirst: idOf('account/Okta/user-1'),
		/** Of the second user, in Okta: one of its entitlements ends soon. */
		oktaSecond: idOf('account/Okta/user-2'),
		/** A service account in Okta that nobody is responsible for. */
		oktaService: idOf('account/Okta/svc-backup'),
	},
	requestCatalogs: {
		/** An access profile with two entitlements. */
		engineers: idOf('requestCatalog/Engineers'),
		/** Not published, and empty. */
		unpublished: idOf('requestCatalog/Finance'),
	},
	accessReviews: {
		/** Under way: its scope and policy cannot be changed any more. */
		open: idOf('accessReview/open'),
		/** From which access reviews are made every month. */
		template: idOf('accessReviewTemplate/monthly'),
	},
	resourceTypes: { oktaGroup: idOf('resourceType/Okta/group') },
	/** Each entitlement belongs to a resource of the same name. */
	resources: { oktaEngineering: idOf('resource/Okta/Engineering') },
	/** A program with a credential that is about to expire. */
	servicePrincipal: idOf('servicePrincipal/n8n'),
	automations: {
		offboarding: idOf('automation/Offboarding'),
		/** Started by `incomingWebhook`. */
		byWebhook: idOf('automation/Onboarding'),
		/** Ends with an error. */
		failing: idOf('automation/Quarterly Cleanup'),
	},
	attributeTypes: {
		riskLevel: idOf('attributeType/Risk Level'),
		complianceFramework: idOf('attributeType/Compliance Framework'),
	},
	policies: { byManager: idOf('policy/Manager Approval') },
	functions: {
		greet: idOf('function/Greet'),
		/** Ends with an error. */
		failing: idOf('function/Look Up Badge'),
	},
	/** The listener that takes events. */
	incomingWebhook: idOf('listener/Onboarding'),
	webhooks: {
		/** What policies refer to; its address is nobody's. */
		n8n: idOf('webhook/n8n'),
	},
	stepUpProvider: idOf('stepUpProvider/1'),
	policyGeneration: idOf('policyGeneration/1'),
	tenant: idOf('tenant'),
	role: idOf('role/superadmin'),
	directory: idOf('directory/Okta'),
} as const;
