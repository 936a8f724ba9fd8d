import type { ConnectorDefinition } from './custom';

/**
 * What a registered connector says about itself. A real one is asked through its Lambda function; here
 * all of them say the same, with every way to authenticate and every kind of setting.
 */
export function registeredDefinition(label: string): ConnectorDefinition {
	return {
		name: label,
		owner: 'Acme Ltd.',
		version: '2.1',
		modes: ['SOURCE', 'DESTINATION'],
		privateLink: true,
		authentication: {
			isBasicAuthSupported: true,
			isApiKeyAuthSupported: true,
			isOAuth2Supported: true,
			isCustomAuthSupported: true,
			oAuth2Defaults: {
				oauthScopes: ['tickets.read', 'tickets.write'],
				tokenUrls: ['https://login.acme.example/oauth/token'],
				authCodeUrls: ['https://login.acme.example/oauth/authorize'],
				oauth2GrantTypesSupported: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS', 'JWT_BEARER'],
				oauth2CustomProperties: [
					{
						key: 'audience',
						label: 'Audience',
						description: 'The API that the token is for',
						isRequired: true,
						isSensitiveField: false,
						connectorSuppliedValues: ['tickets', 'inventory'],
						type: 'TOKEN_URL',
					},
					{
						key: 'prompt',
						label: 'Prompt',
						isRequired: false,
						isSensitiveField: false,
						type: 'AUTH_URL',
					},
				],
			},
			customAuthConfigs: [
				{
					customAuthenticationType: 'SignedRequest',
					authParameters: [
						{ key: 'keyId', label: 'Key ID', isRequired: true, isSensitiveField: false },
						{ key: 'keySecret', label: 'Key secret', isRequired: true, isSensitiveField: true },
						{
							key: 'algorithm',
							label: 'Algorithm',
							isRequired: false,
							isSensitiveField: false,
							connectorSuppliedValues: ['HS256', 'HS512'],
						},
					],
				},
				{
					customAuthenticationType: 'StaffCode',
					authParameters: [
						{ key: 'staffCode', label: 'Staff code', isRequired: true, isSensitiveField: true },
					],
				},
			],
		},
		runtimeSettings: [
			{
				key: 'instanceUrl',
				dataType: 'String',
				label: 'Instance URL',
				description: 'Where the application runs',
				isRequired: true,
				scope: 'CONNECTOR_PROFILE',
			},
			{
				key: 'environment',
				dataType: 'String',
				label: 'Environment',
				isRequired: false,
				scope: 'CONNECTOR_PROFILE',
				connectorSuppliedValueOptions: ['production', 'test'],
			},
			{
				key: 'includeClosed',
				dataType: 'Boolean',
				label: 'Include closed tickets',
				isRequired: false,
				scope: 'SOURCE',
			},
			{
				key: 'notifyAssignee',
				dataType: 'Boolean',
				label: 'Notify the assignee',
				isRequired: false,
				scope: 'DESTINATION',
			},
		],
		apiVersions: ['v1', 'v2'],
		transferApis: [
			{ Name: 'rest', Type: 'SYNC' },
			{ Name: 'bulk', Type: 'ASYNC' },
		],
	};
}
