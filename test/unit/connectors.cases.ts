/** A connection: what a user fills in, and what AWS has to receive. */
export interface ConnectionCase {
	readonly connectorType: string;
	/** The union key, where it is not the type. */
	readonly key?: string;
	readonly authentication?: string;
	/** Other selectors of the form. */
	readonly selectors?: Readonly<Record<string, unknown>>;
	/** Every visible field for properties, by parameter name. */
	readonly given: Readonly<Record<string, unknown>>;
	/** Every visible field for secrets. */
	readonly secrets: Readonly<Record<string, unknown>>;
	readonly properties: Readonly<Record<string, unknown>>;
	readonly credentials: Readonly<Record<string, unknown>>;
}

const VERIFIER = 'dummy-verifier-dummy-verifier-dummy-verifier';
const ARN = 'arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:dummy';

const code = {
	authCode: 'dummy-code',
	redirectUri: 'https://example.com/back',
	codeVerifier: VERIFIER,
};
const client = { clientId: 'dummy-client', clientSecret: 'dummy-secret' };
const access = { accessToken: 'dummy-access' };
const tokens = { ...access, refreshToken: 'dummy-refresh' };
const basic = { username: 'dummy-user', password: ' dummy password ' };
const instance = { instanceUrl: 'https://example.com' };

export const connectionCases: readonly ConnectionCase[] = [
	{
		connectorType: 'Amplitude',
		given: {},
		secrets: { apiKey: 'dummy-key', secretKey: 'dummy-secret' },
		properties: {},
		credentials: { apiKey: 'dummy-key', secretKey: 'dummy-secret' },
	},
	{
		connectorType: 'Datadog',
		given: instance,
		secrets: { apiKey: 'dummy-key', applicationKey: 'dummy-application-key' },
		properties: instance,
		credentials: { apiKey: 'dummy-key', applicationKey: 'dummy-application-key' },
	},
	{
		connectorType: 'Dynatrace',
		given: instance,
		secrets: { apiToken: 'dummy-token' },
		properties: instance,
		credentials: { apiToken: 'dummy-token' },
	},
	{
		connectorType: 'Googleanalytics',
		key: 'GoogleAnalytics',
		authentication: 'tokens',
		given: {},
		secrets: { ...client, ...tokens },
		properties: {},
		credentials: { ...client, ...tokens },
	},
	{
		connectorType: 'Googleanalytics',
		key: 'GoogleAnalytics',
		authentication: 'authorizationCode',
		given: {},
		secrets: { ...client, ...code },
		properties: {},
		credentials: { ...client, oAuthRequest: code },
	},
	{
		connectorType: 'Honeycode',
		authentication: 'tokens',
		given: {},
		secrets: tokens,
		properties: {},
		credentials: tokens,
	},
	{
		connectorType: 'Honeycode',
		authentication: 'authorizationCode',
		given: {},
		secrets: code,
		properties: {},
		credentials: { oAuthRequest: code },
	},
	{
		connectorType: 'Infornexus',
		key: 'InforNexus',
		given: instance,
		secrets: {
			accessKeyId: 'AKIDEXAMPLE',
			userId: 'dummy-user',
			secretAccessKey: 'dummy-secret',
			datakey: 'dummy-data-key',
		},
		properties: instance,
		credentials: {
			accessKeyId: 'AKIDEXAMPLE',
			userId: 'dummy-user',
			secretAccessKey: 'dummy-secret',
			datakey: 'dummy-data-key',
		},
	},
	{
		connectorType: 'Marketo',
		authentication: 'tokens',
		given: instance,
		secrets: { ...client, ...access },
		properties: instance,
		credentials: { ...client, ...access },
	},
	{
		connectorType: 'Marketo',
		authentication: 'authorizationCode',
		given: instance,
		secrets: { ...client, ...code },
		properties: instance,
		credentials: { ...client, oAuthRequest: code },
	},
	{
		connectorType: 'Pardot',
		authentication: 'tokens',
		given: { ...instance, businessUnitId: '0Uv000000000001AAA' },
		secrets: { ...tokens, clientCredentialsArn: ARN },
		properties: { ...instance, businessUnitId: '0Uv000000000001AAA' },
		credentials: { ...tokens, clientCredentialsArn: ARN },
	},
	{
		connectorType: 'Pardot',
		authentication: 'authorizationCode',
		given: { ...instance, businessUnitId: '0Uv000000000001AAA' },
		secrets: { ...code, clientCredentialsArn: ARN },
		properties: { ...instance, businessUnitId: '0Uv000000000001AAA' },
		credentials: { oAuthRequest: code, clientCredentialsArn: ARN },
	},
	{
		connectorType: 'Redshift',
		authentication: 'dataApiCluster',
		given: {
			clusterIdentifier: 'dummy-cluster',
			databaseName: 'dev',
			dataApiRoleArn: 'arn:aws-cn:iam::123456789012:role/data-api',
			roleArn: 'arn:aws-cn:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
		},
		secrets: { username: 'dummy-user' },
		properties: {
			clusterIdentifier: 'dummy-cluster',
			databaseName: 'dev',
			dataApiRoleArn: 'arn:aws-cn:iam::123456789012:role/data-api',
			roleArn: 'arn:aws-cn:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
			isRedshiftServerless: false,
		},
		credentials: { username: 'dummy-user' },
	},
	{
		connectorType: 'Redshift',
		authentication: 'dataApiServerless',
		given: {
			workgroupName: 'dummy-workgroup',
			databaseName: 'dev',
			dataApiRoleArn: 'arn:aws:iam::123456789012:role/data-api',
			roleArn: 'arn:aws:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
		},
		secrets: {},
		properties: {
			workgroupName: 'dummy-workgroup',
			databaseName: 'dev',
			dataApiRoleArn: 'arn:aws:iam::123456789012:role/data-api',
			roleArn: 'arn:aws:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
			isRedshiftServerless: true,
		},
		credentials: {},
	},
	{
		connectorType: 'Redshift',
		authentication: 'jdbc',
		given: {
			databaseUrl: 'jdbc:redshift://example.com:5439/dev',
			roleArn: 'arn:aws:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
		},
		secrets: basic,
		properties: {
			databaseUrl: 'jdbc:redshift://example.com:5439/dev',
			roleArn: 'arn:aws:iam::123456789012:role/read-s3',
			bucketName: 'dummy-bucket',
			isRedshiftServerless: false,
		},
		credentials: basic,
	},
	{
		connectorType: 'Salesforce',
		authentication: 'tokens',
		given: instance,
		secrets: { ...tokens, clientCredentialsArn: ARN },
		properties: instance,
		credentials: {
			...tokens,
			clientCredentialsArn: ARN,
			oAuth2GrantType: 'AUTHORIZATION_CODE',
		},
	},
	{
		connectorType: 'Salesforce',
		authentication: 'authorizationCode',
		selectors: { connectionMode: 'Private' },
		given: { ...instance, usePrivateLinkForMetadataAndAuthorization: true },
		secrets: { ...code, clientCredentialsArn: ARN },
		properties: { ...instance, usePrivateLinkForMetadataAndAuthorization: true },
		credentials: {
			oAuthRequest: code,
			clientCredentialsArn: ARN,
			oAuth2GrantType: 'AUTHORIZATION_CODE',
		},
	},
	{
		connectorType: 'Salesforce',
		authentication: 'jwtBearer',
		given: instance,
		secrets: { jwtToken: 'dummy.jwt.token' },
		properties: instance,
		credentials: { jwtToken: 'dummy.jwt.token', oAuth2GrantType: 'JWT_BEARER' },
	},
	{
		connectorType: 'SAPOData',
		authentication: 'basic',
		selectors: { connectionMode: 'Private' },
		given: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 8443,
			clientNumber: '100',
			privateLinkServiceName: 'cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0123',
			disableSSO: true,
		},
		secrets: basic,
		properties: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 8443,
			clientNumber: '100',
			privateLinkServiceName: 'cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0123',
			disableSSO: true,
		},
		credentials: { basicAuthCredentials: basic },
	},
	{
		connectorType: 'SAPOData',
		authentication: 'tokens',
		given: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 443,
			clientNumber: '100',
			oAuthUrl: 'https://sap.example.com/token',
			authCodeUrl: 'https://sap.example.com/authorize',
			oAuthScopes: 'scope-a, scope-b',
		},
		secrets: { ...client, ...tokens },
		properties: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 443,
			clientNumber: '100',
			oAuthProperties: {
				tokenUrl: 'https://sap.example.com/token',
				authCodeUrl: 'https://sap.example.com/authorize',
				oAuthScopes: ['scope-a', 'scope-b'],
			},
		},
		credentials: { oAuthCredentials: { ...client, ...tokens } },
	},
	{
		connectorType: 'SAPOData',
		authentication: 'authorizationCode',
		given: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 443,
			clientNumber: '100',
			oAuthUrl: 'https://sap.example.com/token',
			authCodeUrl: 'https://sap.example.com/authorize',
			oAuthScopes: 'scope-a',
		},
		secrets: { ...client, ...code },
		properties: {
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
			portNumber: 443,
			clientNumber: '100',
			oAuthProperties: {
				tokenUrl: 'https://sap.example.com/token',
				authCodeUrl: 'https://sap.example.com/authorize',
				oAuthScopes: ['scope-a'],
			},
		},
		credentials: { oAuthCredentials: { ...client, oAuthRequest: code } },
	},
	{
		connectorType: 'Servicenow',
		key: 'ServiceNow',
		authentication: 'basic',
		given: instance,
		secrets: basic,
		properties: instance,
		credentials: basic,
	},
	{
		connectorType: 'Servicenow',
		key: 'ServiceNow',
		authentication: 'tokens',
		given: instance,
		secrets: { ...client, ...tokens },
		properties: instance,
		credentials: { oAuth2Credentials: { ...client, ...tokens } },
	},
	{
		connectorType: 'Servicenow',
		key: 'ServiceNow',
		authentication: 'authorizationCode',
		given: instance,
		secrets: { ...client, ...code },
		properties: instance,
		credentials: { oAuth2Credentials: { ...client, oAuthRequest: code } },
	},
	{
		connectorType: 'Singular',
		given: {},
		secrets: { apiKey: 'dummy-key' },
		properties: {},
		credentials: { apiKey: 'dummy-key' },
	},
	{
		connectorType: 'Slack',
		authentication: 'tokens',
		given: instance,
		secrets: { ...client, ...access },
		properties: instance,
		credentials: { ...client, ...access },
	},
	{
		connectorType: 'Slack',
		authentication: 'authorizationCode',
		given: instance,
		secrets: { ...client, ...code },
		properties: instance,
		credentials: { ...client, oAuthRequest: code },
	},
	{
		connectorType: 'Snowflake',
		authentication: 'password',
		given: { warehouse: 'DUMMY WH', stage: 'DB.SCHEMA.STAGE', bucketName: 'dummy-bucket' },
		secrets: basic,
		properties: { warehouse: 'DUMMY WH', stage: 'DB.SCHEMA.STAGE', bucketName: 'dummy-bucket' },
		credentials: basic,
	},
	{
		connectorType: 'Snowflake',
		authentication: 'keyPair',
		selectors: { connectionMode: 'Private' },
		given: {
			warehouse: 'WH',
			stage: 'DB.SCHEMA.STAGE',
			bucketName: 'dummy-bucket',
			privateLinkServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123',
		},
		secrets: {
			username: 'dummy-user',
			privateKey: '-----BEGIN PRIVATE KEY-----\nZHVtbXk=\n-----END PRIVATE KEY-----',
		},
		properties: {
			warehouse: 'WH',
			stage: 'DB.SCHEMA.STAGE',
			bucketName: 'dummy-bucket',
			privateLinkServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123',
		},
		credentials: {
			username: 'dummy-user',
			privateKey: '-----BEGIN PRIVATE KEY-----\nZHVtbXk=\n-----END PRIVATE KEY-----',
		},
	},
	{
		connectorType: 'Trendmicro',
		given: {},
		secrets: { apiSecretKey: 'dummy-key' },
		properties: {},
		credentials: { apiSecretKey: 'dummy-key' },
	},
	{
		connectorType: 'Veeva',
		given: instance,
		secrets: basic,
		properties: instance,
		credentials: basic,
	},
	{
		connectorType: 'Zendesk',
		authentication: 'tokens',
		given: instance,
		secrets: { ...client, ...access },
		properties: instance,
		credentials: { ...client, ...access },
	},
	{
		connectorType: 'Zendesk',
		authentication: 'authorizationCode',
		given: instance,
		secrets: { ...client, ...code },
		properties: instance,
		credentials: { ...client, oAuthRequest: code },
	},
	...[
		{
			authentication: 'tokens',
			given: { oAuthUrl: 'https://example.com/token', oAuth2GrantType: 'JWT_BEARER' },
			secrets: { ...client, ...tokens },
			properties: {
				oAuth2Properties: {
					tokenUrl: 'https://example.com/token',
					oAuth2GrantType: 'JWT_BEARER',
				},
			},
			credentials: { authenticationType: 'OAUTH2', oauth2: { ...client, ...tokens } },
		},
		{
			authentication: 'authorizationCode',
			given: { oAuthUrl: 'https://example.com/token' },
			secrets: { ...client, ...code },
			properties: {
				oAuth2Properties: {
					tokenUrl: 'https://example.com/token',
					oAuth2GrantType: 'AUTHORIZATION_CODE',
				},
			},
			credentials: {
				authenticationType: 'OAUTH2',
				oauth2: { ...client, oAuthRequest: code },
			},
		},
		{
			authentication: 'clientCredentials',
			given: { oAuthUrl: 'https://example.com/token' },
			secrets: client,
			properties: {
				oAuth2Properties: {
					tokenUrl: 'https://example.com/token',
					oAuth2GrantType: 'CLIENT_CREDENTIALS',
				},
			},
			credentials: { authenticationType: 'OAUTH2', oauth2: client },
		},
		{
			authentication: 'apiKey',
			given: {},
			secrets: { apiKey: 'dummy-key', apiSecretKey: 'dummy-secret' },
			properties: {},
			credentials: {
				authenticationType: 'APIKEY',
				apiKey: { apiKey: 'dummy-key', apiSecretKey: 'dummy-secret' },
			},
		},
		{
			authentication: 'basic',
			given: {},
			secrets: basic,
			properties: {},
			credentials: { authenticationType: 'BASIC', basic },
		},
		{
			authentication: 'custom',
			given: {},
			secrets: {
				customAuthenticationType: 'PAT',
				authParameters: { entries: [{ name: 'patToken', value: 'dummy-pat' }] },
			},
			properties: {},
			credentials: {
				authenticationType: 'CUSTOM',
				custom: { customAuthenticationType: 'PAT', credentialsMap: { patToken: 'dummy-pat' } },
			},
		},
	].map((way) => ({
		...way,
		connectorType: 'CustomConnector',
		selectors: { connectorLabel: { __rl: true, mode: 'list', value: 'Asana' } },
		given: {
			...way.given,
			profileProperties: {
				mappingMode: 'defineBelow',
				value: { region: 'eu', sandbox: false, empty: '' },
			},
		},
		properties: { ...way.properties, profileProperties: { region: 'eu', sandbox: 'false' } },
	})),
];

export function caseName({ connectorType, authentication }: ConnectionCase): string {
	return authentication === undefined ? connectorType : `${connectorType} with ${authentication}`;
}

/** The node's parameters for a connection whose secrets are in fields. */
export function parametersOf(connection: ConnectionCase): Record<string, unknown> {
	return {
		connectorType: connection.connectorType,
		...(connection.authentication && { authentication: connection.authentication }),
		secretsFrom: 'fields',
		...connection.selectors,
		...connection.given,
		...connection.secrets,
	};
}
