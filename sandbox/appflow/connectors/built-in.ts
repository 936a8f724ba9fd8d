import type { JsonObject } from '../../core/json';
import type { Sequenced } from '../paging';

/** One of AppFlow's own connector types. */
export interface BuiltInConnector extends Sequenced {
	/** The value of `connectorType`. */
	type: string;
	name: string;
	/** Its member in the properties and credentials; connectors without one have no profiles. */
	unionKey?: string;
	source: boolean;
	destination: boolean;
	/** Whether it takes private connections. */
	privateLink: boolean;
	/** How often a flow from it can run, at most. */
	frequency: 'minutes' | 'hours' | 'days';
	/** Whether events of the application start flows. */
	events: boolean;
	authentication: JsonObject;
	/** Its member in `connectorMetadata` and what is in it. */
	metadata?: [key: string, content: JsonObject];
	apiVersions?: string[];
	writeOperations?: string[];
}

const apiKey = { isApiKeyAuthSupported: true };
const basic = { isBasicAuthSupported: true };

function oAuth(scopes: string[], grantTypes = ['AUTHORIZATION_CODE']): JsonObject {
	return {
		isOAuth2Supported: true,
		oAuth2Defaults: { oauthScopes: scopes, oauth2GrantTypesSupported: grantTypes },
	};
}

type Row = Pick<BuiltInConnector, 'type' | 'name'> & Partial<BuiltInConnector>;

const SALESFORCE_GRANTS = ['AUTHORIZATION_CODE', 'JWT_BEARER'];
const UPSERTS = ['INSERT', 'UPSERT', 'UPDATE'];
const NO_AUTHENTICATION = {};

const ROWS: Row[] = [
	{
		type: 'Salesforce',
		name: 'Salesforce',
		destination: true,
		privateLink: true,
		events: true,
		authentication: oAuth(['api', 'refresh_token', 'offline_access'], SALESFORCE_GRANTS),
		metadata: [
			'Salesforce',
			{
				oAuthScopes: ['api', 'refresh_token', 'offline_access'],
				dataTransferApis: ['AUTOMATIC', 'BULKV2', 'REST_SYNC'],
				oauth2GrantTypesSupported: SALESFORCE_GRANTS,
			},
		],
		apiVersions: ['v58.0', 'v59.0', 'v60.0'],
		writeOperations: [...UPSERTS, 'DELETE'],
	},
	{ type: 'Singular', name: 'Singular', authentication: apiKey, frequency: 'hours' },
	{
		type: 'Slack',
		name: 'Slack',
		authentication: oAuth(['channels:history', 'channels:read']),
		metadata: ['Slack', { oAuthScopes: ['channels:history', 'channels:read'] }],
	},
	{
		type: 'Redshift',
		name: 'Amazon Redshift',
		source: false,
		destination: true,
		authentication: basic,
		writeOperations: ['INSERT'],
	},
	{
		type: 'S3',
		name: 'Amazon S3',
		unionKey: undefined,
		destination: true,
		authentication: NO_AUTHENTICATION,
		metadata: ['S3', {}],
	},
	{
		type: 'Marketo',
		name: 'Marketo',
		destination: true,
		frequency: 'hours',
		authentication: oAuth([], ['CLIENT_CREDENTIALS']),
		writeOperations: ['INSERT'],
	},
	{
		type: 'Googleanalytics',
		name: 'Google Analytics',
		unionKey: 'GoogleAnalytics',
		frequency: 'days',
		authentication: oAuth(['https://www.googleapis.com/auth/analytics.readonly']),
		metadata: [
			'GoogleAnalytics',
			{ oAuthScopes: ['https://www.googleapis.com/auth/analytics.readonly'] },
		],
	},
	{
		type: 'Zendesk',
		name: 'Zendesk',
		destination: true,
		authentication: oAuth(['read', 'write']),
		metadata: ['Zendesk', { oAuthScopes: ['read', 'write'] }],
		writeOperations: UPSERTS,
	},
	{
		type: 'Servicenow',
		name: 'ServiceNow',
		unionKey: 'ServiceNow',
		authentication: { ...basic, ...oAuth(['useraccount']) },
	},
	{ type: 'Datadog', name: 'Datadog', authentication: apiKey },
	{ type: 'Trendmicro', name: 'Trend Micro', authentication: apiKey, frequency: 'hours' },
	{
		type: 'Snowflake',
		name: 'Snowflake',
		source: false,
		destination: true,
		privateLink: true,
		authentication: basic,
		metadata: ['Snowflake', { supportedRegions: ['us-east-1', 'us-west-2', 'eu-west-1'] }],
		writeOperations: ['INSERT'],
	},
	{ type: 'Dynatrace', name: 'Dynatrace', authentication: apiKey },
	{
		type: 'Infornexus',
		name: 'Infor Nexus',
		unionKey: 'InforNexus',
		authentication: apiKey,
	},
	{ type: 'Amplitude', name: 'Amplitude', authentication: apiKey, frequency: 'days' },
	{ type: 'Veeva', name: 'Veeva', authentication: basic },
	{
		type: 'EventBridge',
		name: 'Amazon EventBridge',
		unionKey: undefined,
		source: false,
		destination: true,
		authentication: NO_AUTHENTICATION,
		metadata: ['EventBridge', {}],
	},
	{
		type: 'LookoutMetrics',
		name: 'Amazon Lookout for Metrics',
		unionKey: undefined,
		source: false,
		destination: true,
		authentication: NO_AUTHENTICATION,
		metadata: undefined,
	},
	{
		type: 'Upsolver',
		name: 'Upsolver',
		unionKey: undefined,
		source: false,
		destination: true,
		authentication: NO_AUTHENTICATION,
		metadata: ['Upsolver', {}],
	},
	{
		type: 'Honeycode',
		name: 'Amazon Honeycode',
		source: false,
		destination: true,
		authentication: oAuth(['default']),
		metadata: ['Honeycode', { oAuthScopes: ['default'] }],
		writeOperations: ['INSERT'],
	},
	{
		type: 'CustomerProfiles',
		name: 'Amazon Connect Customer Profiles',
		unionKey: undefined,
		source: false,
		destination: true,
		authentication: NO_AUTHENTICATION,
		metadata: ['CustomerProfiles', {}],
	},
	{
		type: 'SAPOData',
		name: 'SAP OData',
		destination: true,
		privateLink: true,
		authentication: { ...basic, ...oAuth([]) },
		apiVersions: ['V2', 'V4'],
		writeOperations: UPSERTS,
	},
	{
		type: 'Pardot',
		name: 'Salesforce Pardot',
		authentication: oAuth(['api', 'refresh_token', 'pardot_api']),
	},
];

/** The connector types but `CustomConnector`, in the order that AWS's enum has them. */
export const BUILT_IN_CONNECTORS: readonly BuiltInConnector[] = ROWS.map((row, sequence) => ({
	unionKey: row.type,
	source: true,
	destination: false,
	privateLink: false,
	frequency: 'minutes',
	events: false,
	authentication: NO_AUTHENTICATION,
	metadata: [row.unionKey ?? row.type, {}],
	...row,
	sequence,
}));

/** A connector type by its wire name. */
export function builtInConnector(type: string): BuiltInConnector | undefined {
	return BUILT_IN_CONNECTORS.find((connector) => connector.type === type);
}
