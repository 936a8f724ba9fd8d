import type { Account } from '../aws/account';
import type { JsonObject } from '../core/json';
import { flowKeyOf } from './flows/ends';
import type { FlowStatus } from './flows/flow';
import type { Outcome } from './flows/run';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A flow of a fresh sandbox, in short. */
export interface FlowRow {
	name: string;
	status?: FlowStatus;
	statusMessage?: string;
	trigger?: JsonObject;
	source: FlowRowEnd;
	destination: FlowRowEnd;
	tasks?: JsonObject[];
	metadataCatalogConfig?: JsonObject;
	/** Past runs, oldest first, the latest of them so long ago. */
	runs?: PastRun[];
	latestRunAgo?: number;
	every?: number;
}

/** One end of it. */
export interface FlowRowEnd {
	type: string;
	profile?: string;
	apiVersion?: string;
	properties: JsonObject;
}

/** `running` is under way until somebody ends it. */
type PastRun = Outcome | 'running';

/** A run that moved so many records. */
export const success = (recordsProcessed: number): Outcome => ({
	status: 'Successful',
	recordsProcessed,
	putFailures: 0,
});

const failure = (message: string): Outcome => ({
	status: 'Error',
	message,
	recordsProcessed: 0,
	putFailures: 0,
});

const S3_FILES = {
	type: 'S3',
	properties: {
		bucketName: 'acme-lake',
		bucketPrefix: 'raw',
		s3OutputFormatConfig: {
			fileType: 'JSON',
			prefixConfig: { prefixType: 'PATH', prefixFormat: 'DAY' },
			aggregationConfig: { aggregationType: 'None' },
		},
	},
};

const daily = (settings: JsonObject = {}) => scheduled('rate(1days)', settings);

function scheduled(scheduleExpression: string, settings: JsonObject = {}): JsonObject {
	const Scheduled = { scheduleExpression, dataPullMode: 'Incremental', ...settings };
	return { triggerType: 'Scheduled', triggerProperties: { Scheduled } };
}

/** Maps fields under their own names, with the projection that AppFlow needs. */
function mapped(type: string, ...fields: string[]): JsonObject[] {
	const key = flowKeyOf(type);
	return [
		{
			taskType: 'Filter',
			sourceFields: fields,
			connectorOperator: { [key]: 'PROJECTION' },
			taskProperties: {},
		},
		...fields.map((field) => ({
			taskType: 'Map',
			sourceFields: [field],
			connectorOperator: { [key]: 'NO_OP' },
			destinationField: field,
			taskProperties: { SOURCE_DATA_TYPE: 'string', DESTINATION_DATA_TYPE: 'string' },
		})),
	];
}

/** Maps every field there is. */
function mapAll(type: string): JsonObject[] {
	return [
		{
			taskType: 'Map_all',
			sourceFields: [],
			connectorOperator: { [flowKeyOf(type)]: 'NO_OP' },
			taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '[]' },
		},
	];
}

/** The flows of a fresh sandbox, in the order of their creation. */
export const flowRows = (account: Account): FlowRow[] => [
	{
		name: 'salesforce-accounts-to-s3',
		trigger: daily({ flowErrorDeactivationThreshold: 3 }),
		source: {
			type: 'Salesforce',
			profile: 'salesforce-production',
			apiVersion: 'v58.0',
			properties: { object: 'Account', includeDeletedRecords: false },
		},
		destination: S3_FILES,
		tasks: mapped('Salesforce', 'Id', 'Name', 'Industry'),
		metadataCatalogConfig: {
			glueDataCatalog: {
				roleArn: `arn:${account.partition}:iam::${account.accountId}:role/appflow-glue`,
				databaseName: 'crm',
				tablePrefix: 'raw',
			},
		},
		runs: [success(1840), success(12), success(0), success(31)],
		latestRunAgo: HOUR,
		every: DAY,
	},
	{
		name: 'zendesk-tickets-to-redshift',
		source: { type: 'Zendesk', profile: 'zendesk-tickets', properties: { object: 'tickets' } },
		destination: {
			type: 'Redshift',
			profile: 'redshift-reporting',
			properties: { object: 'public.tickets', intermediateBucketName: 'acme-appflow-staging' },
		},
		tasks: mapped('Zendesk', 'subject', 'status', 'priority'),
		runs: [success(220), success(198), failure('The token has expired')],
		latestRunAgo: DAY,
		every: 7 * DAY,
	},
	{
		name: 'github-issues-to-snowflake',
		status: 'Draft',
		trigger: scheduled('rate(6hours)'),
		source: {
			type: 'CustomConnector',
			profile: 'github-repositories',
			apiVersion: 'v1',
			properties: { entityName: 'issues', customProperties: {} },
		},
		destination: {
			type: 'Snowflake',
			profile: 'snowflake-warehouse',
			properties: { object: 'RAW.PUBLIC.ISSUES', intermediateBucketName: 'acme-appflow-staging' },
		},
		tasks: mapped('CustomConnector', 'title', 'state', 'assignee'),
	},
	{
		name: 'servicenow-incidents-to-s3',
		status: 'Suspended',
		statusMessage: 'The flow failed too many times in a row.',
		trigger: scheduled('rate(1hours)', { flowErrorDeactivationThreshold: 3 }),
		source: {
			type: 'Servicenow',
			profile: 'servicenow-incidents',
			properties: { object: 'incident' },
		},
		destination: S3_FILES,
		tasks: mapAll('Servicenow'),
		runs: [
			success(17),
			...Array.from({ length: 3 }, () => failure('The password of the user has expired.')),
		],
		latestRunAgo: 40 * DAY,
		every: HOUR,
	},
	{
		name: 'sap-orders-to-s3',
		status: 'Errored',
		statusMessage: 'The private connection of the source is gone.',
		trigger: daily({ dataPullMode: 'Complete' }),
		source: {
			type: 'SAPOData',
			profile: 'sap-orders-private',
			properties: {
				objectPath: 'API_SALES_ORDER_SRV/A_SalesOrder',
				parallelismConfig: { maxParallelism: 4 },
				paginationConfig: { maxPageSize: 500 },
			},
		},
		destination: S3_FILES,
		tasks: mapAll('SAPOData'),
		runs: Array.from({ length: 24 }, (_, index) => success(5000 + index)),
		latestRunAgo: 5 * DAY,
		every: DAY,
	},
	{
		name: 'salesforce-changes-to-eventbridge',
		trigger: { triggerType: 'Event' },
		source: {
			type: 'Salesforce',
			profile: 'salesforce-production',
			properties: { object: 'AccountChangeEvent' },
		},
		destination: {
			type: 'EventBridge',
			properties: { object: 'aws.partner/appflow/salesforce.com/123456789012' },
		},
		tasks: mapAll('Salesforce'),
		runs: [success(3)],
		latestRunAgo: 2 * HOUR,
		every: HOUR,
	},
	{
		name: 's3-accounts-to-salesforce',
		source: {
			type: 'S3',
			properties: {
				bucketName: 'acme-appflow-source',
				bucketPrefix: 'accounts',
				s3InputFormatConfig: { s3InputFileType: 'CSV' },
			},
		},
		destination: {
			type: 'Salesforce',
			profile: 'salesforce-production',
			properties: {
				object: 'Account',
				writeOperationType: 'UPSERT',
				idFieldNames: ['Id'],
				errorHandlingConfig: { failOnFirstDestinationError: false },
			},
		},
		tasks: mapped('S3', 'Id', 'Name'),
		runs: [success(0)],
		latestRunAgo: 3 * DAY,
		every: DAY,
	},
	{
		name: 'zendesk-users-to-s3',
		source: { type: 'Zendesk', profile: 'zendesk-tickets', properties: { object: 'users' } },
		destination: S3_FILES,
		tasks: mapAll('Zendesk'),
		runs: [success(310), 'running'],
		latestRunAgo: HOUR / 6,
		every: DAY,
	},
	{
		name: 'salesforce-leads-to-s3',
		status: 'Deprecated',
		trigger: daily(),
		source: {
			type: 'Salesforce',
			profile: 'salesforce-production',
			properties: { object: 'Lead' },
		},
		destination: S3_FILES,
		tasks: mapAll('Salesforce'),
	},
];
