import { errorHandling, intermediateBucketName, object, stagingPrefix } from './flowMembers';
import {
	basicCredentials,
	bucketName,
	bucketPrefix,
	privateLinkServiceName,
	required,
	username,
	word,
} from './members';
import type { Connector, TextMember } from './types';

const warehouse: TextMember = {
	kind: 'text',
	name: 'warehouse',
	path: ['warehouse'],
	label: 'Warehouse',
	placeholder: 'e.g. COMPUTE_WH',
	max: 512,
	pattern: /^[\s\w/!@#+=.-]*$/,
	patternHint: 'consist of letters, digits, spaces, and / ! @ # + = . - _',
};

const privateKey: TextMember = {
	kind: 'text',
	name: 'privateKey',
	path: ['privateKey'],
	label: 'Private Key',
	description: 'RSA private key in PEM form, with its first and last line',
	min: 1,
	max: 8192,
	secret: true,
	pem: true,
};

export const snowflake = {
	type: 'Snowflake',
	label: 'Snowflake',
	flow: {
		key: 'Snowflake',
		destination: {
			object: { ...object, label: 'Table' },
			members: [intermediateBucketName, stagingPrefix, ...errorHandling],
			writeOperations: [],
		},
	},
	profile: {
		key: 'Snowflake',
		privateMode: true,
		properties: [
			required(warehouse),
			required(
				word('stage', 'Stage', 512, {
					description: 'External stage for the S3 bucket, as database, schema, and name',
					placeholder: 'e.g. MYDB.PUBLIC.MYSTAGE',
					fromService: (returned) => returned.replace(/^@/, ''),
				}),
			),
			required(bucketName),
			{ ...required(privateLinkServiceName), mode: 'Private' },
			word('accountName', 'Account Name', 512, { placeholder: 'e.g. xy12345' }),
			bucketPrefix,
			word('region', 'Snowflake Region', 64, {
				description: 'AWS Region of the Snowflake account',
				placeholder: 'e.g. us-east-1',
			}),
		],
		ways: [
			{ value: 'password', label: 'Password', secrets: basicCredentials },
			{
				value: 'keyPair',
				label: 'Key Pair',
				secrets: [required(username), required(privateKey)],
			},
		],
	},
} satisfies Connector;
