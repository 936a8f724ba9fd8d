import {
	type AuthParameter,
	type Authentication,
	type ConnectorDefinition,
	NO_AUTHENTICATION,
	type RuntimeSetting,
} from './custom';

/** Some of the connectors that AWS wrote: every account has them, without registering anything. */
export const AUTHORED_CONNECTORS: Record<string, ConnectorDefinition> = {
	Asana: authored('Asana', {
		isCustomAuthSupported: true,
		customAuthConfigs: [
			{
				customAuthenticationType: 'PAT',
				authParameters: [secret('patToken', 'Personal access token')],
			},
		],
	}),
	GitHub: authored(
		'GitHub',
		{
			...oAuth({
				scopes: ['repo', 'read:org'],
				tokenUrl: 'https://github.com/login/oauth/access_token',
				authCodeUrl: 'https://github.com/login/oauth/authorize',
			}),
			isCustomAuthSupported: true,
			customAuthConfigs: [
				{
					customAuthenticationType: 'BasicAuthPersonalAccessToken',
					authParameters: [
						plain('username', 'User name'),
						secret('personalAccessToken', 'Personal access token'),
					],
				},
			],
		},
		[],
	),
	GoogleAnalytics4: authored(
		'Google Analytics 4',
		oAuth({
			scopes: ['https://www.googleapis.com/auth/analytics.readonly'],
			tokenUrl: 'https://oauth2.googleapis.com/token',
			authCodeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
		}),
	),
	HubSpot: authored(
		'HubSpot',
		oAuth({
			scopes: ['crm.objects.contacts.read', 'crm.objects.companies.read'],
			tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
			authCodeUrl: 'https://app.hubspot.com/oauth/authorize',
		}),
	),
	JDBCsmall: {
		...authored('JDBC', {
			isCustomAuthSupported: true,
			customAuthConfigs: [
				{
					customAuthenticationType: 'CUSTOM',
					authParameters: [
						plain('driver', 'JDBC driver', ['mysql', 'postgresql']),
						plain('hostname', 'Host name'),
						plain('port', 'Port'),
						plain('database', 'Database name'),
						plain('username', 'User name'),
						secret('password', 'Password'),
					],
				},
			],
		}),
		privateLink: true,
	},
	Mailchimp: authored(
		'Mailchimp',
		{
			isCustomAuthSupported: true,
			customAuthConfigs: [
				{
					customAuthenticationType: 'api_key',
					authParameters: [secret('api_key', 'API key')],
				},
			],
		},
		[instanceUrl('Mailchimp instance URL')],
	),
	SalesforceMarketingCloud: authored(
		'Salesforce Marketing Cloud',
		oAuth({ scopes: [], grantTypes: ['CLIENT_CREDENTIALS'] }),
		[instanceUrl('REST base URI of the installed package')],
	),
};

function authored(
	name: string,
	authentication: Partial<Authentication>,
	runtimeSettings: RuntimeSetting[] = [],
): ConnectorDefinition {
	return {
		name,
		owner: 'AWS',
		version: '1.0',
		modes: ['SOURCE'],
		privateLink: false,
		authentication: { ...NO_AUTHENTICATION, ...authentication },
		runtimeSettings,
		apiVersions: ['v1'],
	};
}

function oAuth(options: {
	scopes: string[];
	tokenUrl?: string;
	authCodeUrl?: string;
	grantTypes?: string[];
}): Partial<Authentication> {
	const { scopes, tokenUrl, authCodeUrl, grantTypes = ['AUTHORIZATION_CODE'] } = options;
	return {
		isOAuth2Supported: true,
		oAuth2Defaults: {
			oauthScopes: scopes,
			tokenUrls: tokenUrl ? [tokenUrl] : [],
			authCodeUrls: authCodeUrl ? [authCodeUrl] : [],
			oauth2GrantTypesSupported: grantTypes,
			oauth2CustomProperties: [],
		},
	};
}

function plain(key: string, label: string, values?: string[]): AuthParameter {
	return {
		key,
		label,
		isRequired: true,
		isSensitiveField: false,
		...(values ? { connectorSuppliedValues: values } : {}),
	};
}

function secret(key: string, label: string): AuthParameter {
	return { key, label, isRequired: true, isSensitiveField: true };
}

function instanceUrl(label: string): RuntimeSetting {
	return {
		key: 'instanceUrl',
		dataType: 'String',
		label,
		isRequired: true,
		scope: 'CONNECTOR_PROFILE',
	};
}
