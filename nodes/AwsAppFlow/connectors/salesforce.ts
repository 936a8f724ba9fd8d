import { objectSource, writingDestination } from './flowMembers';
import {
	accessToken,
	clientCredentialsArn,
	flag,
	instanceUrl,
	oAuthRequest,
	refreshToken,
	required,
} from './members';
import { comparisons } from './operators';
import type { ChoiceMember, Connector, Property, TextMember } from './types';

// The API also lists CLIENT_CREDENTIALS, and refuses it for Salesforce.
const grantType: ChoiceMember = {
	kind: 'choice',
	name: 'oAuth2GrantType',
	path: ['oAuth2GrantType'],
	label: 'Grant Type',
	options: [
		{ name: 'Authorization Code', value: 'AUTHORIZATION_CODE' },
		{ name: 'JWT Bearer', value: 'JWT_BEARER' },
	],
	default: 'AUTHORIZATION_CODE',
};

const jwtToken: TextMember = {
	kind: 'text',
	name: 'jwtToken',
	path: ['jwtToken'],
	label: 'JWT',
	description: 'JSON web token, signed with the key of your connected app',
	max: 8000,
	pattern: /^([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_\-+/=]*)$/,
	patternHint: 'be a JSON web token: three parts in base64, separated by dots',
	secret: true,
};

const privateLinkForAll: Property = {
	...flag(
		'usePrivateLinkForMetadataAndAuthorization',
		'Use PrivateLink for Metadata and Authorization',
		'Whether calls for metadata and tokens also go through the private connection, not over the internet',
	),
	mode: 'Private',
	required: true,
};

const dataTransferApi: ChoiceMember = {
	kind: 'choice',
	name: 'dataTransferApi',
	path: ['dataTransferApi'],
	label: 'Data Transfer API',
	description: 'Which of the APIs of Salesforce to use; they format data differently',
	options: [
		{
			name: 'Automatic',
			value: 'AUTOMATIC',
			description: 'By the number of records, so that the format may change from run to run',
		},
		{
			name: 'Bulk API 2.0',
			value: 'BULKV2',
			description: 'For many records; leaves compound fields out',
		},
		{ name: 'REST API', value: 'REST_SYNC', description: 'For few records; many may time out' },
	],
	default: 'AUTOMATIC',
};

export const salesforce = {
	type: 'Salesforce',
	label: 'Salesforce',
	flow: {
		key: 'Salesforce',
		source: objectSource([...comparisons, 'CONTAINS'], {
			members: [
				dataTransferApi,
				flag(
					'enableDynamicFieldUpdate',
					'Import New Fields',
					'Whether each run also transfers fields that were added in Salesforce since',
				),
				flag(
					'includeDeletedRecords',
					'Include Deleted Records',
					'Whether to transfer records that were deleted in Salesforce',
				),
			],
			triggers: ['Event', 'OnDemand', 'Scheduled'],
		}),
		destination: writingDestination(['DELETE', 'INSERT', 'UPDATE', 'UPSERT'], {
			members: [dataTransferApi],
		}),
	},
	profile: {
		key: 'Salesforce',
		privateMode: true,
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://my-company.my.salesforce.com' }),
			flag(
				'isSandboxEnvironment',
				'Sandbox',
				'Whether the instance is a sandbox, not a production environment',
			),
			privateLinkForAll,
		],
		ways: [
			{
				value: 'tokens',
				label: 'Access and Refresh Tokens',
				secrets: [required(accessToken), required(refreshToken), clientCredentialsArn],
				fixedCredentials: [{ member: grantType, value: 'AUTHORIZATION_CODE' }],
			},
			{
				value: 'authorizationCode',
				label: 'Authorization Code',
				secrets: [...oAuthRequest, required(clientCredentialsArn)],
				fixedCredentials: [{ member: grantType, value: 'AUTHORIZATION_CODE' }],
			},
			{
				value: 'jwtBearer',
				label: 'JWT Bearer',
				secrets: [required(jwtToken)],
				fixedCredentials: [{ member: grantType, value: 'JWT_BEARER' }],
			},
		],
	},
} satisfies Connector;
