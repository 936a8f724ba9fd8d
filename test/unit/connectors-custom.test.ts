import type { ConnectorConfiguration, ConnectorProfileConfig } from '@aws-sdk/client-appflow';

import { InputError } from '../../engine/field';
import {
	checkCustomConnector,
	customAuthParameterOptions,
	customAuthTypeOptions,
	customPropertyFields,
} from '../../nodes/AwsAppFlow/connectors/custom';

const configuration: ConnectorConfiguration = {
	connectorType: 'CustomConnector',
	connectorLabel: 'Mailer',
	connectorName: 'Mailer',
	connectorModes: ['SOURCE', 'DESTINATION'],
	isPrivateLinkEnabled: false,
	authenticationConfig: {
		isBasicAuthSupported: false,
		isApiKeyAuthSupported: true,
		isOAuth2Supported: true,
		isCustomAuthSupported: true,
		oAuth2Defaults: {
			oauth2GrantTypesSupported: ['AUTHORIZATION_CODE'],
			oauth2CustomProperties: [
				{ key: 'audience', label: 'Audience', isRequired: true, type: 'TOKEN_URL' },
				{ key: 'prompt', label: 'Prompt', isRequired: true, type: 'AUTH_URL' },
			],
		},
		customAuthConfigs: [
			{
				customAuthenticationType: 'PAT',
				authParameters: [
					{ key: 'patToken', label: 'Personal Access Token', isRequired: true },
					{ key: 'user', label: 'User', description: 'Who it belongs to' },
					{
						key: 'zone',
						label: 'Zone',
						isRequired: true,
						connectorSuppliedValues: ['eu', 'us'],
					},
				],
			},
		],
	},
	connectorRuntimeSettings: [
		{
			key: 'instanceUrl',
			label: 'Instance URL',
			dataType: 'String',
			isRequired: true,
			scope: 'CONNECTOR_PROFILE',
		},
		{
			key: 'tier',
			label: 'Tier',
			dataType: 'String',
			scope: 'CONNECTOR_PROFILE',
			connectorSuppliedValueOptions: ['free', 'paid'],
		},
		{ key: 'sandbox', dataType: 'Boolean', scope: 'CONNECTOR_PROFILE' },
		{ key: 'batch', label: 'Batch', dataType: 'Integer', isRequired: true, scope: 'SOURCE' },
	],
};

describe('The form for a custom connector', () => {
	it('asks for its connection properties, not for those of flows', () => {
		expect(customPropertyFields(configuration).fields).toEqual([
			{
				id: 'instanceUrl',
				displayName: 'Instance URL',
				defaultMatch: false,
				required: true,
				display: true,
				type: 'string',
			},
			{
				id: 'tier',
				displayName: 'Tier',
				defaultMatch: false,
				required: false,
				display: true,
				type: 'options',
				options: [
					{ name: 'free', value: 'free' },
					{ name: 'paid', value: 'paid' },
				],
			},
			{
				id: 'sandbox',
				displayName: 'sandbox',
				defaultMatch: false,
				required: false,
				display: true,
				type: 'boolean',
			},
		]);
	});

	it('requires none of them where the profile has values already', () => {
		const { fields } = customPropertyFields(configuration, { optional: true });
		expect(fields.some(({ required }) => required)).toBe(false);
	});

	it('says so if there are none', () => {
		expect(customPropertyFields({ connectorLabel: 'Plain' })).toEqual({
			fields: [],
			emptyFieldsNotice: 'Plain asks for no connection properties',
		});
	});

	it('offers its authentication types and their secrets by label', () => {
		expect(customAuthTypeOptions(configuration)).toEqual([{ name: 'PAT', value: 'PAT' }]);
		expect(customAuthParameterOptions(configuration, 'PAT')).toEqual([
			{ name: 'Personal Access Token (required)', value: 'patToken' },
			{ name: 'User', value: 'user', description: 'Who it belongs to' },
			{ name: 'Zone (required)', value: 'zone' },
		]);
		expect(customAuthParameterOptions(configuration, 'unknown')).toEqual([]);
		expect(customAuthTypeOptions({})).toEqual([]);
	});
});

const instance = { profileProperties: { instanceUrl: 'https://x.example' } };
const apiKey = { authenticationType: 'APIKEY', apiKey: { apiKey: 'dummy-key' } } as const;

type Parts = {
	readonly properties?: object;
	readonly credentials?: object;
	readonly mode?: 'Public' | 'Private';
};

function check({ properties = instance, credentials = apiKey, mode = 'Public' }: Parts): void {
	const config: ConnectorProfileConfig = {
		connectorProfileProperties: { CustomConnector: properties },
		connectorProfileCredentials: {
			CustomConnector: { authenticationType: undefined, ...credentials },
		},
	};
	checkCustomConnector({ connectionMode: mode, config }, configuration);
}

function oAuth(oAuth2GrantType: string, tokenUrlCustomProperties?: object): Parts {
	const oAuth2Properties = { tokenUrl: 'https://x', oAuth2GrantType, tokenUrlCustomProperties };
	return {
		properties: { ...instance, oAuth2Properties },
		credentials: { authenticationType: 'OAUTH2', oauth2: {} },
	};
}

function custom(customAuthenticationType: string, credentialsMap?: object): Parts {
	return {
		credentials: {
			authenticationType: 'CUSTOM',
			custom: { customAuthenticationType, credentialsMap },
		},
	};
}

describe('A configuration for a custom connector', () => {
	it.each<[string, Parts]>([
		['an API key', {}],
		['OAuth', oAuth('AUTHORIZATION_CODE', { audience: 'x' })],
		['its own authentication', custom('PAT', { patToken: 'dummy', zone: 'eu', more: 'x' })],
		[
			'an offered value',
			{ properties: { profileProperties: { ...instance.profileProperties, tier: 'free' } } },
		],
	])('is accepted with %s', (_, parts) => {
		expect(() => check(parts)).not.toThrow();
	});

	it.each<[string, Parts, string, string]>([
		[
			'a way that it does not support',
			{ credentials: { authenticationType: 'BASIC' } },
			"'Authentication' is 'Basic', which Mailer does not support",
			'It supports: API Key, Custom, OAuth 2.0',
		],
		[
			'a mode that it does not support',
			{ mode: 'Private' },
			"'Connection Mode' is 'Private', which Mailer does not support",
			"Set it to 'Public'",
		],
		[
			'a grant type that it does not support',
			oAuth('CLIENT_CREDENTIALS'),
			"'Authentication' uses the grant type CLIENT_CREDENTIALS, which Mailer does not support",
			'It supports: AUTHORIZATION_CODE',
		],
		[
			'no token URL property',
			oAuth('AUTHORIZATION_CODE'),
			"'Audience' is empty",
			'Mailer needs this',
		],
		[
			'an unknown authentication type',
			custom('SSO'),
			"'Authentication Type' is 'SSO', which Mailer does not have",
			'It has: PAT',
		],
		[
			'secrets missing',
			custom('PAT', { user: 'u' }),
			"'Personal Access Token', 'Zone' are empty",
			'Mailer needs this',
		],
		[
			'a secret that is not offered',
			custom('PAT', { patToken: 'dummy', zone: 'mars' }),
			"'Zone' has a value that Mailer does not offer",
			'Use one of: eu, us',
		],
		['a property missing', { properties: {} }, "'Instance URL' is empty", 'Mailer needs this'],
		[
			'a property value that is not offered',
			{ properties: { profileProperties: { ...instance.profileProperties, tier: 'gold' } } },
			"'Tier' has a value that Mailer does not offer",
			'Use one of: free, paid',
		],
	])('is refused with %s', (_, parts, message, fix) => {
		expect(() => check(parts)).toThrow(InputError);
		expect(() => check(parts)).toThrow(expect.objectContaining({ message, fix }));
	});
});
