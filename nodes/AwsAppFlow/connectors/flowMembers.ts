import type { Operator, TriggerType, WriteOperationType } from '@aws-sdk/client-appflow';

import { anyText, bucketName, bucketPrefix, flag, inside, required, solid, word } from './members';
import { operators } from './operators';
import type {
	ChoiceMember,
	ChoicesMember,
	FlowDestination,
	FlowMember,
	FlowSource,
	ListMember,
	Member,
	NumberMember,
	TextMember,
} from './types';

// What several connectors have in common as the source or destination of a flow.

// The shortest time between two runs of a schedule, in minutes.
export const MINUTELY = 1;
export const HOURLY = 60;
export const DAILY = 1440;

export const ON_DEMAND_OR_SCHEDULED: readonly TriggerType[] = ['OnDemand', 'Scheduled'];

/** The record type that a flow reads or writes. */
export const object: TextMember = required(word('object', 'Object', 512));

/** An application from which flows read one object on demand or by schedule. */
export function objectSource(
	filters: readonly Operator[],
	more: Partial<FlowSource> = {},
): FlowSource {
	return {
		object,
		members: [],
		operators: operators(...filters),
		triggers: ON_DEMAND_OR_SCHEDULED,
		shortestInterval: MINUTELY,
		...more,
	};
}

export const filesBucketName = required({
	...bucketName,
	description: 'S3 bucket with the files. Its policy has to let AppFlow in.',
	placeholder: 'e.g. my-bucket',
});

export const filesBucketPrefix: FlowMember = {
	...anyText('bucketPrefix', 'Bucket Prefix', 512, {
		description: 'Folder in the S3 bucket',
		placeholder: 'e.g. sales/accounts',
	}),
	prominent: true,
};

export const intermediateBucketName: TextMember = required({
	...bucketName,
	name: 'intermediateBucketName',
	path: ['intermediateBucketName'],
	label: 'Intermediate Bucket Name',
});

/** Where in the intermediate bucket the data is staged. */
export const stagingPrefix: TextMember = bucketPrefix;

/** What happens to records that the destination refuses. */
export const errorHandling: readonly Member[] = inside<Member>('errorHandlingConfig', [
	flag(
		'failOnFirstDestinationError',
		'Fail on First Error',
		'Whether the run fails with the first record that the destination refuses',
	),
	{
		...bucketName,
		name: 'errorBucketName',
		label: 'Error Bucket Name',
		description: 'S3 bucket for records that the destination refuses',
		placeholder: 'e.g. my-error-bucket',
	},
	anyText('errorBucketPrefix', 'Error Bucket Prefix', 512, {
		path: ['bucketPrefix'],
		description: 'Folder in the bucket for records that the destination refuses',
		placeholder: 'e.g. errors/accounts',
	}),
]);

const WRITE_LABELS: Readonly<Record<WriteOperationType, string>> = {
	DELETE: 'Delete',
	INSERT: 'Insert',
	UPDATE: 'Update',
	UPSERT: 'Upsert',
};

/** What is done with each record, of what the destination can do. */
function writeOperation(operations: readonly WriteOperationType[]): FlowMember {
	return {
		kind: 'choice',
		name: 'writeOperation',
		path: ['writeOperationType'],
		label: 'Write Operation',
		description: 'What to do with each record in the destination',
		options: operations.map((value) => ({ name: WRITE_LABELS[value], value })),
		default: 'INSERT',
		prominent: true,
	};
}

/** The write operations that need to know which records are the same. */
export const needsId: readonly WriteOperationType[] = ['DELETE', 'UPDATE', 'UPSERT'];

/** Which field says that two records are the same one. */
const idFieldNames: ListMember & FlowMember = {
	kind: 'list',
	name: 'idFieldNames',
	path: ['idFieldNames'],
	label: 'ID Field Names',
	description: 'Comma-separated list of the fields by which the destination knows a record',
	placeholder: 'e.g. My_Key__c',
	...solid(128),
	required: true,
	onlyWith: { name: 'writeOperation', values: needsId },
};

/** A destination that does more with records than add them. */
export function writingDestination(
	writeOperations: readonly WriteOperationType[],
	more: Partial<FlowDestination> = {},
): FlowDestination {
	return {
		object,
		writeOperations,
		...more,
		members: [
			writeOperation(writeOperations),
			idFieldNames,
			...(more.members ?? []),
			...errorHandling,
		],
	};
}

const fileType: ChoiceMember = {
	kind: 'choice',
	name: 'fileType',
	path: ['fileType'],
	label: 'File Type',
	options: [
		{ name: 'CSV', value: 'CSV' },
		{ name: 'JSON', value: 'JSON' },
		{ name: 'Parquet', value: 'PARQUET' },
	],
	default: 'JSON',
};

export const prefixType: ChoiceMember = {
	kind: 'choice',
	name: 'prefixType',
	path: ['prefixConfig', 'prefixType'],
	label: 'Prefix Type',
	description: 'Where the date and time of the run go',
	options: [
		{ name: 'File Name', value: 'FILENAME' },
		{ name: 'Folder', value: 'PATH' },
		{ name: 'Folder and File Name', value: 'PATH_AND_FILENAME' },
	],
	default: 'PATH',
};

const prefixFormat: ChoiceMember = {
	kind: 'choice',
	name: 'prefixFormat',
	path: ['prefixConfig', 'prefixFormat'],
	label: 'Prefix Format',
	description: 'How precise the date and time in the prefix are',
	options: [
		{ name: 'Day', value: 'DAY' },
		{ name: 'Hour', value: 'HOUR' },
		{ name: 'Minute', value: 'MINUTE' },
		{ name: 'Month', value: 'MONTH' },
		{ name: 'Year', value: 'YEAR' },
	],
	default: 'DAY',
};

const pathPrefixHierarchy: ChoicesMember = {
	kind: 'choices',
	name: 'pathPrefixHierarchy',
	path: ['prefixConfig', 'pathPrefixHierarchy'],
	label: 'Path Prefix Hierarchy',
	description: 'Further folders in the path of the files, from the outside in',
	options: [
		{ name: 'Execution ID', value: 'EXECUTION_ID' },
		{ name: 'Schema Version', value: 'SCHEMA_VERSION' },
	],
};

const aggregationType: ChoiceMember = {
	kind: 'choice',
	name: 'aggregationType',
	path: ['aggregationConfig', 'aggregationType'],
	label: 'Aggregation',
	description: 'How many files a run writes',
	options: [
		{ name: 'None', value: 'None', description: 'As many as AppFlow finds fit' },
		{ name: 'Single File', value: 'SingleFile', description: 'One' },
	],
	default: 'None',
};

const targetFileSize: NumberMember = {
	kind: 'number',
	name: 'targetFileSize',
	path: ['aggregationConfig', 'targetFileSize'],
	label: 'Target File Size',
	description: 'Size in MB that AppFlow tries to give each file',
	minimum: 1,
	default: 128,
};

/** How a flow writes files, without {@link prefixType}. */
export const outputFormat: readonly Member[] = [
	fileType,
	prefixFormat,
	pathPrefixHierarchy,
	aggregationType,
	targetFileSize,
];
