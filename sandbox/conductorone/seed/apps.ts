import { idOf } from './ids';

/** Name, directory or not, monthly cost in dollars per seat. */
const rows: Array<[name: string, isDirectory: boolean, monthlyCostUsd: number]> = [
	['1Password', false, 8],
	['Amazon Web Services', false, 0],
	['Asana', false, 11],
	['BambooHR', false, 9],
	['Box', false, 20],
	['Cloudflare', false, 20],
	['Confluence', false, 6],
	['Datadog', false, 23],
	['Dropbox', false, 15],
	['Figma', false, 15],
	['GitHub', false, 21],
	['GitLab', false, 29],
	['Google Workspace', true, 12],
	['HubSpot', false, 45],
	['Intercom', false, 39],
	['Jira', false, 8],
	['Linear', false, 8],
	['Looker', false, 60],
	['Miro', false, 10],
	['MongoDB Atlas', false, 0],
	['NetSuite', false, 99],
	['Notion', false, 10],
	['Okta', true, 6],
	['PagerDuty', false, 21],
	['Salesforce', false, 165],
	['Sentry', false, 26],
	['Slack', false, 13],
	['Snowflake', false, 0],
	['Tableau', false, 70],
	['Terraform Cloud', false, 20],
	['Workday', true, 34],
	['Zendesk', false, 55],
	['Zoom', false, 16],
];

/** Apps without a connector: their access is managed by hand. */
export const manualApps: ReadonlySet<string> = new Set(['Asana', 'Figma', 'Linear', 'Miro']);

export const appNames = rows.map(([name]) => name);

/** The apps, every member of the official `App` written out as the service does. */
export function seedApps() {
	return rows.map(([name, isDirectory, monthlyCostUsd], index) => ({
		id: idOf(`app/${name}`),
		displayName: name,
		description: `${name} of Acme Corporation`,
		accessModel: 'APP_ACCESS_MODEL_CLASSIC',
		annotations: {},
		appAccountId: '',
		appAccountName: manualApps.has(name) ? '' : 'acme',
		// The real service leaves it empty; owners are read with the owner operations.
		appOwners: [],
		appUserMapper: null,
		certifyPolicyId: idOf('policy/certify'),
		connectorVersion: 2,
		createdAt: new Date(Date.UTC(2024, index % 12, 1 + index, 9, 30)).toISOString(),
		defaultRequestCatalogId: '',
		deletedAt: null,
		enableConnectorSourcedOwnership: false,
		fieldMask: null,
		grantPolicyId: idOf('policy/grant'),
		iconUrl: '',
		identityMatching: 'APP_USER_IDENTITY_MATCHING_STRICT',
		instructions: '',
		isDirectory,
		isManuallyManaged: manualApps.has(name),
		logoUri: '',
		matchBatonRef: null,
		monthlyCostUsd,
		parentAppId: '',
		revokeGrantSources: false,
		revokePolicyId: idOf('policy/revoke'),
		strictAccessEntitlementProvisioning: false,
		updatedAt: new Date(Date.UTC(2025, index % 12, 2, 14)).toISOString(),
		// Its connector syncs, and brings nobody.
		userCount: name === 'Sentry' ? '0' : String(7 + ((index * 37) % 113)),
	}));
}

export type App = ReturnType<typeof seedApps>[number];
