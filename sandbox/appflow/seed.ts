import { createHash } from 'node:crypto';

import { type Account, arnOf } from '../aws/account';
import { AUTHORED_CONNECTORS } from './connectors/authored';
import type { CustomConnector } from './connectors/custom';
import { registeredDefinition } from './connectors/registered';
import { ownerArn } from './owner';
import type { Profile, Provisioning } from './profiles';
import type { AppFlowState } from './state';

const DAY = 24 * 60 * 60 * 1000;

type ProfileRow = Pick<Profile, 'name' | 'type' | 'properties'> & Partial<Profile>;

const profileRows = (account: Account): ProfileRow[] => [
	{
		name: 'salesforce-production',
		type: 'Salesforce',
		properties: { instanceUrl: 'https://acme.my.salesforce.com', isSandboxEnvironment: false },
	},
	{
		name: 'salesforce-sandbox',
		type: 'Salesforce',
		properties: {
			instanceUrl: 'https://acme--test.sandbox.my.salesforce.com',
			isSandboxEnvironment: true,
		},
	},
	{ name: 'slack-support', type: 'Slack', properties: { instanceUrl: 'https://acme.slack.com' } },
	{
		name: 'zendesk-tickets',
		type: 'Zendesk',
		properties: { instanceUrl: 'https://acme.zendesk.com' },
	},
	{
		name: 'servicenow-incidents',
		type: 'Servicenow',
		properties: { instanceUrl: 'https://acme.service-now.com' },
	},
	{
		name: 'marketo-leads',
		type: 'Marketo',
		properties: { instanceUrl: 'https://000-aaa-000.mktorest.com' },
	},
	{ name: 'amplitude-events', type: 'Amplitude', properties: {} },
	{
		name: 'snowflake-warehouse',
		type: 'Snowflake',
		properties: {
			warehouse: 'ANALYTICS',
			stage: 'RAW.PUBLIC.APPFLOW',
			bucketName: 'acme-appflow-staging',
			bucketPrefix: 'snowflake',
			accountName: 'acme',
			region: account.region,
		},
	},
	{
		name: 'redshift-reporting',
		type: 'Redshift',
		properties: {
			bucketName: 'acme-appflow-staging',
			roleArn: roleArn('redshift-copy', account),
			dataApiRoleArn: roleArn('appflow-data-api', account),
			clusterIdentifier: 'reporting',
			databaseName: 'sales',
		},
	},
	{
		name: 'sap-orders-private',
		type: 'SAPOData',
		mode: 'Private',
		properties: sapProperties('https://sap.acme.example', account),
		provisioning: { readyAt: 0 },
	},
	{
		name: 'sap-finance-private-failed',
		type: 'SAPOData',
		mode: 'Private',
		properties: sapProperties('https://finance.acme.example', account),
		provisioning: failedProvisioning(0),
	},
	{
		name: 'salesforce-private-pending',
		type: 'Salesforce',
		mode: 'Private',
		properties: { instanceUrl: 'https://acme-eu.my.salesforce.com', isSandboxEnvironment: false },
		provisioning: { readyAt: Infinity },
	},
	{
		name: 'github-repositories',
		type: 'CustomConnector',
		label: 'GitHub',
		properties: { profileProperties: {} },
	},
	{
		name: 'acme-tickets',
		type: 'CustomConnector',
		label: 'AcmeTickets',
		properties: {
			profileProperties: { instanceUrl: 'https://tickets.acme.example', environment: 'production' },
		},
	},
];

/** The profiles of a fresh sandbox. */
export function seedProfiles(state: AppFlowState): Array<Omit<Profile, 'sequence'>> {
	const now = state.clock.now().getTime();
	return profileRows(state.account).map((row, index) => {
		const createdAt = new Date(now - (60 - index) * DAY);
		return {
			...identifiers(state, row.name, createdAt),
			mode: 'Public',
			broken: false,
			createdAt,
			lastUpdatedAt: createdAt,
			...row,
		};
	});
}

/** What AWS makes up for a new profile: its ARN and that of the secret that keeps its credentials. */
export function identifiers(
	state: AppFlowState,
	name: string,
	createdAt: Date,
): Pick<Profile, 'arn' | 'credentialsArn'> {
	const { accountId } = state.account;
	const mark = createHash('sha256').update(name).digest('hex').slice(0, 6);
	const secretName = `appflow!${accountId}-${name}-${createdAt.getTime()}-${mark}`;
	return {
		arn: state.arn(`connectorprofile/${name}`),
		credentialsArn: arnOf(state.account, 'secretsmanager', `secret:${secretName}`),
	};
}

/** A private connection that turns out as failed. */
export function failedProvisioning(readyAt: number): Provisioning {
	return {
		readyAt,
		failure: {
			failureMessage: 'The endpoint service did not accept the connection.',
			failureCause: 'CONNECTOR_SERVER',
		},
	};
}

/** The connectors that AWS wrote. */
export function authoredConnectors(): Array<Omit<CustomConnector, 'sequence'>> {
	return Object.entries(AUTHORED_CONNECTORS).map(([label, definition]) => ({
		label,
		description: `Transfers data from ${definition.name}.`,
		definition,
	}));
}

/** The connectors that the account registered. */
export function seedRegistrations(state: AppFlowState): Array<Omit<CustomConnector, 'sequence'>> {
	return ['AcmeTickets', 'acme-inventory'].map((label) => ({
		label,
		description: 'An application of our own',
		definition: registeredDefinition(label),
		arn: state.arn(`connector/${label}`),
		lambdaArn: arnOf(state.account, 'lambda', `function:${label}-connector`),
		registered: {
			at: new Date(state.clock.now().getTime() - 90 * DAY),
			by: ownerArn(state),
		},
	}));
}

function roleArn(name: string, { partition, accountId }: Account): string {
	return `arn:${partition}:iam::${accountId}:role/${name}`;
}

function sapProperties(applicationHostUrl: string, { region }: Account): Profile['properties'] {
	return {
		applicationHostUrl,
		applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
		portNumber: 443,
		clientNumber: '100',
		logonLanguage: 'EN',
		privateLinkServiceName: `com.amazonaws.vpce.${region}.vpce-svc-0123456789abcdef0`,
		disableSSO: true,
	};
}
