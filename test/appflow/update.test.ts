import { byArn, byName, salesforce, useAccount } from './support';

const account = useAccount();

const update = 'connectorProfile.update';
const rotate = 'connectorProfile.rotateCredentials';

const { instanceUrl: _instanceUrl, ...secrets } = salesforce;
const changed = (name: string) => account().sent('UpdateConnectorProfile').at(-1) ?? { name };

describe('Update', () => {
	test('changes what was added, keeps the rest, and sends the secrets', async () => {
		const json = await account().json(update, {
			connectorProfileName: byName('salesforce-sandbox'),
			...secrets,
			updateFields: { instanceUrl: 'https://acme--new.sandbox.my.salesforce.com' },
		});
		expect(json).toEqual([
			{
				connectorProfileName: 'salesforce-sandbox',
				connectorProfileArn: expect.stringContaining('connectorprofile/salesforce-sandbox'),
				connectorType: 'Salesforce',
				connectionMode: 'Public',
			},
		]);
		expect(account().sent('UpdateConnectorProfile')).toEqual([
			{
				connectorProfileName: 'salesforce-sandbox',
				connectionMode: 'Public',
				connectorProfileConfig: {
					connectorProfileProperties: {
						Salesforce: {
							instanceUrl: 'https://acme--new.sandbox.my.salesforce.com',
							isSandboxEnvironment: true,
						},
					},
					connectorProfileCredentials: {
						Salesforce: {
							accessToken: 'dummy-access',
							refreshToken: 'dummy-refresh',
							oAuth2GrantType: 'AUTHORIZATION_CODE',
						},
					},
				},
			},
		]);
	});

	test('keeps nested properties, lists, and numbers as they are', async () => {
		await account().json(update, {
			connectorProfileName: byName('sap-orders-private'),
			connectorType: 'SAPOData',
			secretsFrom: 'fields',
			authentication: 'basic',
			username: 'dummy-user',
			password: 'dummy-password',
			updateFields: { clientNumber: '200' },
		});
		expect(changed('sap')).toEqual({
			connectorProfileName: 'sap-orders-private',
			connectionMode: 'Private',
			connectorProfileConfig: {
				connectorProfileProperties: {
					SAPOData: {
						applicationHostUrl: 'https://sap.acme.example',
						applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
						portNumber: 443,
						clientNumber: '200',
						logonLanguage: 'EN',
						privateLinkServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
						disableSSO: true,
					},
				},
				connectorProfileCredentials: {
					SAPOData: {
						basicAuthCredentials: { username: 'dummy-user', password: 'dummy-password' },
					},
				},
			},
		});
	});

	test('can change the connection mode, and otherwise keeps it', async () => {
		const parameters = {
			connectorProfileName: byName('salesforce-private-pending'),
			...secrets,
		};
		await account().json(update, parameters);
		expect(changed('kept')).toMatchObject({ connectionMode: 'Private' });
		await account().json(update, { ...parameters, updateFields: { connectionMode: 'Public' } });
		expect(changed('public')).toMatchObject({ connectionMode: 'Public' });
	});

	test('can switch Redshift from a cluster to serverless, without leftovers', async () => {
		await account().json(update, {
			connectorProfileName: byName('redshift-reporting'),
			connectorType: 'Redshift',
			authentication: 'dataApiServerless',
			updateFields: { workgroupName: 'reporting-serverless' },
		});
		const { connectorProfileConfig } = changed('redshift');
		expect(connectorProfileConfig).toEqual({
			connectorProfileProperties: {
				Redshift: {
					bucketName: 'acme-appflow-staging',
					roleArn: 'arn:aws:iam::123456789012:role/redshift-copy',
					dataApiRoleArn: 'arn:aws:iam::123456789012:role/appflow-data-api',
					databaseName: 'sales',
					isRedshiftServerless: true,
					workgroupName: 'reporting-serverless',
				},
			},
			connectorProfileCredentials: { Redshift: {} },
		});
	});

	test('takes JSON for a part of the configuration, and keeps the rest', async () => {
		await account().json(update, {
			connectorProfileName: byName('snowflake-warehouse'),
			connectorType: 'Snowflake',
			configureWith: 'json',
			secretsFrom: 'fields',
			connectorProfileConfig: {
				connectorProfileProperties: { Snowflake: { warehouse: 'LOADING' } },
				connectorProfileCredentials: { Snowflake: { username: 'u', password: 'dummy' } },
			},
		});
		expect(changed('snowflake')).toMatchObject({
			connectorProfileConfig: {
				connectorProfileProperties: {
					Snowflake: {
						warehouse: 'LOADING',
						stage: 'RAW.PUBLIC.APPFLOW',
						bucketName: 'acme-appflow-staging',
						bucketPrefix: 'snowflake',
						accountName: 'acme',
						region: 'eu-west-1',
					},
				},
			},
		});
	});

	test('adds members that have no field yet', async () => {
		await account().json(update, {
			connectorProfileName: byName('salesforce-sandbox'),
			...secrets,
			updateFields: {
				additionalMembers: { connectorProfileProperties: { Salesforce: { later: true } } },
			},
		});
		expect(changed('later')).toMatchObject({
			connectorProfileConfig: {
				connectorProfileProperties: {
					Salesforce: {
						instanceUrl: 'https://acme--test.sandbox.my.salesforce.com',
						isSandboxEnvironment: true,
						later: true,
					},
				},
			},
		});
	});

	test('needs the secrets, and the form says so', async () => {
		const { message, description } = await account().failure(update, {
			connectorProfileName: byName('salesforce-sandbox'),
			...secrets,
			accessToken: '={{ $json.gone }}',
			refreshToken: '={{ $json.gone }}',
			updateFields: { isSandboxEnvironment: false },
		});
		expect(message).toBe("'Access Token', 'Refresh Token' are empty [item 0]");
		expect(description).toContain("Salesforce needs this for 'Access and Refresh Tokens'");
		expect(account().requests()).toEqual([]);
	});

	test('of a profile that does not exist is a clear message', async () => {
		const { message } = await account().failure(update, {
			connectorProfileName: byName('nowhere'),
			...secrets,
		});
		expect(message).toBe("There is no connector profile named 'nowhere' [item 0]");
		expect(account().changes()).toEqual([]);
	});

	test('of another connector is a clear message', async () => {
		const { message, description } = await account().failure(update, {
			connectorProfileName: byName('slack-support'),
			...secrets,
		});
		expect(message).toBe(
			"'Connector' is Salesforce, but 'slack-support' is a profile for Slack [item 0]",
		);
		expect(description).toContain('choose the right one, or create another profile');
		expect(account().changes()).toEqual([]);
	});
});

describe('Rotate Credentials', () => {
	test('changes nothing but the secrets', async () => {
		const before = await account().described('salesforce-sandbox');
		account().control.clearRequests();
		await account().json(rotate, {
			connectorProfileName: byName('salesforce-sandbox'),
			...secrets,
			accessToken: 'dummy-access-2',
		});
		expect(account().calls()).toEqual(['DescribeConnectorProfiles', 'UpdateConnectorProfile']);
		expect(changed('rotated')).toEqual({
			connectorProfileName: 'salesforce-sandbox',
			connectionMode: 'Public',
			connectorProfileConfig: {
				connectorProfileProperties: before?.connectorProfileProperties,
				connectorProfileCredentials: {
					Salesforce: {
						accessToken: 'dummy-access-2',
						refreshToken: 'dummy-refresh',
						oAuth2GrantType: 'AUTHORIZATION_CODE',
					},
				},
			},
		});
		const after = await account().described('salesforce-sandbox');
		expect({ ...after, lastUpdatedAt: before?.lastUpdatedAt }).toEqual(before);
	});

	test('sends Snowflake’s stage as it was given, not as AWS returns it', async () => {
		expect(await account().described('snowflake-warehouse')).toMatchObject({
			connectorProfileProperties: { Snowflake: { stage: '@RAW.PUBLIC.APPFLOW' } },
		});
		await account().json(rotate, {
			connectorProfileName: byName('snowflake-warehouse'),
			connectorType: 'Snowflake',
			secretsFrom: 'fields',
			authentication: 'password',
			username: 'dummy-user',
			password: 'dummy-password',
		});
		expect(changed('snowflake')).toMatchObject({
			connectorProfileConfig: {
				connectorProfileProperties: { Snowflake: { stage: 'RAW.PUBLIC.APPFLOW' } },
			},
		});
	});

	test('keeps a private connection private, and can wait for it', async () => {
		account().control.configure('appflow', { provisioningMs: 0 });
		const [json] = await account().json(rotate, {
			connectorProfileName: byName('salesforce-private-pending'),
			...secrets,
			options: { waitForPrivateConnection: true, privateConnectionInterval: 1 },
		});
		expect(changed('private')).toMatchObject({ connectionMode: 'Private' });
		expect(json).toMatchObject({
			connectorProfileName: 'salesforce-private-pending',
			privateConnectionProvisioningState: { status: 'CREATED' },
		});
	});

	test('takes the new secrets from a credential', async () => {
		const { secretsFrom: _from, ...credential } = secrets;
		await account().json(
			rotate,
			{ connectorProfileName: byName('salesforce-sandbox'), connectorType: 'Salesforce' },
			{ connector: { ...credential, accessToken: 'dummy-access-3' } },
		);
		expect(changed('rotated')).toMatchObject({
			connectorProfileConfig: {
				connectorProfileProperties: { Salesforce: { isSandboxEnvironment: true } },
				connectorProfileCredentials: { Salesforce: { accessToken: 'dummy-access-3' } },
			},
		});
	});

	test('finds the profile by its ARN', async () => {
		const arn = 'arn:aws:appflow:eu-west-1:123456789012:connectorprofile/salesforce-sandbox';
		await account().json(rotate, { connectorProfileName: byArn(arn), ...secrets });
		expect(changed('by ARN')).toMatchObject({ connectorProfileName: 'salesforce-sandbox' });
	});

	test('sends an empty structure where a connector has no properties', async () => {
		await account().json(rotate, {
			connectorProfileName: byName('amplitude-events'),
			connectorType: 'Amplitude',
			secretsFrom: 'fields',
			apiKey: 'dummy-key',
			secretKey: 'dummy-secret',
		});
		expect(changed('amplitude')).toMatchObject({
			connectorProfileConfig: { connectorProfileProperties: { Amplitude: {} } },
		});
	});

	test('reports secrets that the application refuses, and changes nothing', async () => {
		const before = await account().described('salesforce-sandbox');
		const { message } = await account().failure(rotate, {
			connectorProfileName: byName('salesforce-sandbox'),
			...secrets,
			refreshToken: 'expired-token',
		});
		expect(message).toContain('rejected the login');
		expect(await account().described('salesforce-sandbox')).toEqual(before);
	});
});
