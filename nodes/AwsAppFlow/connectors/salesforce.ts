import {
	accessToken,
	clientCredentialsArn,
	flag,
	instanceUrl,
	oAuthRequest,
	refreshToken,
	required,
} from './members';
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

export const salesforce = {
	type: 'Salesforce',
	label: 'Salesforce',
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
