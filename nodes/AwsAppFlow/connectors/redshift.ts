import { errorHandling, intermediateBucketName, object, stagingPrefix } from './flowMembers';
import {
	anyText,
	arn,
	bucketName,
	bucketPrefix,
	flag,
	onlyFor,
	password,
	required,
	word,
} from './members';
import type { Connector } from './types';

const username = anyText('username', 'Username', 2048, {
	description: 'Name of the database user',
});

const serverless = flag(
	'isRedshiftServerless',
	'Serverless',
	'Whether the warehouse is Redshift Serverless, not a cluster',
);

const DATA_API = ['dataApiCluster', 'dataApiServerless'];

export const redshift = {
	type: 'Redshift',
	label: 'Amazon Redshift',
	flow: {
		key: 'Redshift',
		destination: {
			object: { ...object, label: 'Table' },
			members: [intermediateBucketName, stagingPrefix, ...errorHandling],
			writeOperations: [],
		},
	},
	profile: {
		key: 'Redshift',
		properties: [
			onlyFor(
				['dataApiCluster'],
				required(
					word('clusterIdentifier', 'Cluster Identifier', 512, { placeholder: 'e.g. my-cluster' }),
				),
			),
			onlyFor(
				['dataApiServerless'],
				required(
					word('workgroupName', 'Workgroup Name', 512, { placeholder: 'e.g. my-workgroup' }),
				),
			),
			onlyFor(
				['jdbc'],
				required(
					word('databaseUrl', 'Database URL', 512, {
						description: 'JDBC URL of the cluster, which has to be publicly accessible',
						placeholder:
							'e.g. jdbc:redshift://my-cluster.abc123.us-east-1.redshift.amazonaws.com:5439/dev',
					}),
				),
			),
			onlyFor(
				DATA_API,
				required(word('databaseName', 'Database Name', 512, { placeholder: 'e.g. dev' })),
			),
			onlyFor(
				DATA_API,
				required(
					arn('dataApiRoleArn', 'Data API Role ARN', 512, {
						description: 'IAM role that lets AppFlow use the Redshift Data API',
						placeholder: 'e.g. arn:aws:iam::123456789012:role/appflow-redshift-data-api',
					}),
				),
			),
			required(
				arn('roleArn', 'Role ARN', 512, {
					description: 'IAM role that lets Redshift read the S3 bucket',
					placeholder: 'e.g. arn:aws:iam::123456789012:role/redshift-read-s3',
				}),
			),
			required(bucketName),
			bucketPrefix,
		],
		ways: [
			{
				value: 'dataApiCluster',
				label: 'Data API with Cluster',
				secrets: [required(username)],
				fixedProperties: [{ member: serverless, value: false }],
			},
			{
				value: 'dataApiServerless',
				label: 'Data API Serverless',
				description: "Needs no secrets: grant the database's rights to the role instead",
				secrets: [],
				fixedProperties: [{ member: serverless, value: true }],
			},
			{
				value: 'jdbc',
				label: 'JDBC (Legacy)',
				description: 'AWS is going to end it. Use the Data API where you can.',
				deprecated: true,
				secrets: [required(username), required(password)],
				fixedProperties: [{ member: serverless, value: false }],
			},
		],
	},
} satisfies Connector;
