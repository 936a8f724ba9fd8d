import {
	filesBucketName,
	filesBucketPrefix,
	MINUTELY,
	ON_DEMAND_OR_SCHEDULED,
	outputFormat,
	prefixType,
} from './flowMembers';
import { flag, inside } from './members';
import { comparisons, operators } from './operators';
import type { ChoiceMember, Connector, Member } from './types';

const inputFileType: ChoiceMember = {
	kind: 'choice',
	name: 's3InputFileType',
	path: ['s3InputFormatConfig', 's3InputFileType'],
	label: 'File Type',
	description: 'What the files in the bucket are',
	options: [
		{ name: 'CSV', value: 'CSV' },
		{ name: 'JSON', value: 'JSON' },
	],
	default: 'CSV',
};

const preserveSourceDataTyping = flag(
	'preserveSourceDataTyping',
	'Preserve Source Data Types',
	'Whether Parquet files keep the types of the source; otherwise all values become text',
);

export const s3 = {
	type: 'S3',
	label: 'Amazon S3',
	flow: {
		key: 'S3',
		source: {
			members: [filesBucketName, filesBucketPrefix, inputFileType],
			operators: operators(...comparisons),
			triggers: ON_DEMAND_OR_SCHEDULED,
			shortestInterval: MINUTELY,
		},
		destination: {
			members: [
				filesBucketName,
				filesBucketPrefix,
				...inside<Member>('s3OutputFormatConfig', [
					prefixType,
					...outputFormat,
					preserveSourceDataTyping,
				]),
			],
			writeOperations: [],
		},
	},
} satisfies Connector;
