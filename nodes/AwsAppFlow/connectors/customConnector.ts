import { object, objectSource, writingDestination } from './flowMembers';
import { LABEL_PARAMETER } from './memberField';
import {
	accessToken,
	basicCredentials,
	clientId,
	clientSecret,
	inside,
	oAuthCode,
	onlyFor,
	refreshToken,
	required,
	secretWord,
	solid,
	tokenUrl,
	word,
} from './members';
import { comparisons } from './operators';
import type {
	ChoiceMember,
	Connector,
	MapMember,
	Mapper,
	Member,
	Property,
	TextMember,
} from './types';

const OAUTH = ['tokens', 'authorizationCode', 'clientCredentials'];

const MAP = {
	kind: 'map',
	maximum: 50,
	keyRules: {
		min: 1,
		max: 128,
		pattern: /^[\w]+$/,
		patternHint: 'have names of letters, digits, and underscores',
	},
	valueRules: solid(2048),
} as const;

const profileProperties: MapMember = {
	...MAP,
	name: 'moreProperties',
	path: ['profileProperties'],
	label: 'More Properties',
	entry: 'Property',
	description: 'Properties of the connection that the form above does not list',
	mapper: {
		name: 'profileProperties',
		label: 'Connection Properties',
		description: 'What the connector needs to know about the application',
		words: { singular: 'property', plural: 'properties' },
		method: 'getCustomConnectorProperties',
		dependsOn: [`${LABEL_PARAMETER}.value`],
	},
};

const grantType: ChoiceMember = {
	kind: 'choice',
	name: 'oAuth2GrantType',
	path: ['oAuth2Properties', 'oAuth2GrantType'],
	label: 'Grant Type',
	options: [
		{ name: 'Authorization Code', value: 'AUTHORIZATION_CODE' },
		{ name: 'Client Credentials', value: 'CLIENT_CREDENTIALS' },
		{ name: 'JWT Bearer', value: 'JWT_BEARER' },
	],
	default: 'AUTHORIZATION_CODE',
};

const oAuth2Properties: Property[] = [
	...inside<Member>('oAuth2Properties', [
		required(tokenUrl),
		{
			...MAP,
			name: 'tokenUrlCustomProperties',
			path: ['tokenUrlCustomProperties'],
			label: 'Token URL Properties',
			entry: 'Property',
			description: 'What the connector wants to be sent along to the token URL',
		},
	]).map((member) => onlyFor(OAUTH, member)),
	onlyFor(['tokens'], required(grantType)),
];

const authenticationType: ChoiceMember = {
	kind: 'choice',
	name: 'authenticationType',
	path: ['authenticationType'],
	label: 'Authentication Type',
	options: [
		{ name: 'API Key', value: 'APIKEY' },
		{ name: 'Basic', value: 'BASIC' },
		{ name: 'Custom', value: 'CUSTOM' },
		{ name: 'OAuth 2.0', value: 'OAUTH2' },
	],
	default: 'OAUTH2',
};

const credentialsMap: MapMember = {
	...MAP,
	name: 'authParameters',
	path: ['credentialsMap'],
	label: 'Secrets',
	entry: 'Secret',
	description: "What the connector's authentication type asks for",
	secret: true,
	lookup: 'getCustomAuthParameters',
};

const entityName: TextMember = {
	...object,
	name: 'entityName',
	path: ['entityName'],
	max: 1024,
};

/** What the connector wants to know about one side of a flow. */
function settings(
	side: 'source' | 'destination',
	mapper: Pick<Mapper, 'label' | 'method'>,
): MapMember {
	return {
		...MAP,
		name: 'customProperties',
		path: ['customProperties'],
		label: 'More Settings',
		entry: 'Setting',
		description: 'Settings of the connector that the form above does not list',
		mapper: {
			...mapper,
			name: `${side}Settings`,
			description: 'What the connector needs to know for flows',
			words: { singular: 'setting', plural: 'settings' },
			dependsOn: [`${side}ConnectorLabel.value`, `${side}ConnectorProfileName.value`],
		},
	};
}

const sourceSettings = settings('source', {
	label: 'Source Settings',
	method: 'getSourceSettings',
});

const destinationSettings = settings('destination', {
	label: 'Destination Settings',
	method: 'getDestinationSettings',
});

const dataTransferApi: readonly Member[] = inside<Member>('dataTransferApi', [
	{
		kind: 'text',
		name: 'dataTransferApiName',
		path: ['Name'],
		label: 'Data Transfer API Name',
		description: "Which of the application's APIs to use",
		lookup: 'getDataTransferApis',
		dependsOn: ['sourceConnectorLabel.value', 'sourceConnectorProfileName.value'],
		max: 64,
		pattern: /^[\w/-]+$/,
		patternHint: 'consist of letters, digits, and / - _',
	},
	{
		kind: 'choice',
		name: 'dataTransferApiType',
		path: ['Type'],
		label: 'Data Transfer API Type',
		options: [
			{ name: 'Asynchronous', value: 'ASYNC', description: 'For large data sets' },
			{ name: 'Automatic', value: 'AUTOMATIC', description: 'By the amount of data' },
			{ name: 'Synchronous', value: 'SYNC', description: 'For small and medium data sets' },
		],
		default: 'AUTOMATIC',
	},
]);

export const customConnector = {
	type: 'CustomConnector',
	label: 'Custom Connector',
	description: 'Any connector that is registered with a label: by AWS, a partner, or you',
	flow: {
		key: 'CustomConnector',
		source: objectSource([...comparisons, 'CONTAINS'], {
			object: entityName,
			members: [sourceSettings, ...dataTransferApi],
			triggers: ['Event', 'OnDemand', 'Scheduled'],
		}),
		destination: writingDestination(['DELETE', 'INSERT', 'UPDATE', 'UPSERT'], {
			object: entityName,
			members: [destinationSettings],
		}),
	},
	profile: {
		key: 'CustomConnector',
		privateMode: true,
		labelled: true,
		properties: [profileProperties, ...oAuth2Properties],
		ways: [
			{
				value: 'tokens',
				label: 'OAuth 2.0 (Tokens)',
				secrets: inside('oauth2', [
					clientId,
					clientSecret,
					required(accessToken),
					required({
						...refreshToken,
						description: 'AppFlow asks for one even where access tokens do not expire',
					}),
				]),
				fixedCredentials: [{ member: authenticationType, value: 'OAUTH2' }],
			},
			{
				value: 'authorizationCode',
				label: 'OAuth 2.0 (Authorization Code)',
				secrets: inside('oauth2', oAuthCode),
				fixedCredentials: [{ member: authenticationType, value: 'OAUTH2' }],
				fixedProperties: [{ member: grantType, value: 'AUTHORIZATION_CODE' }],
			},
			{
				value: 'clientCredentials',
				label: 'OAuth 2.0 (Client Credentials)',
				secrets: inside('oauth2', [required(clientId), required(clientSecret)]),
				fixedCredentials: [{ member: authenticationType, value: 'OAUTH2' }],
				fixedProperties: [{ member: grantType, value: 'CLIENT_CREDENTIALS' }],
			},
			{
				value: 'apiKey',
				label: 'API Key',
				secrets: inside('apiKey', [
					required(secretWord('apiKey', 'API Key', 256)),
					secretWord('apiSecretKey', 'API Secret Key', 256),
				]),
				fixedCredentials: [{ member: authenticationType, value: 'APIKEY' }],
			},
			{
				value: 'basic',
				label: 'Basic',
				secrets: inside('basic', basicCredentials),
				fixedCredentials: [{ member: authenticationType, value: 'BASIC' }],
			},
			{
				value: 'custom',
				label: 'Custom',
				description: "The connector's own authentication type",
				secrets: inside<Member>('custom', [
					required(
						word('customAuthenticationType', 'Authentication Type', 256, {
							description: 'Name of the authentication type, as the connector calls it',
							lookup: 'getCustomAuthenticationTypes',
						}),
					),
					credentialsMap,
				]),
				fixedCredentials: [{ member: authenticationType, value: 'CUSTOM' }],
			},
		],
	},
} satisfies Connector;
