import { byName, labelled, useAccount } from './support';

const account = useAccount();

const create = 'connectorProfile.create';
const form = (value: Record<string, unknown>) => ({ mappingMode: 'defineBelow', value });
const rows = (values: Record<string, string>) => ({
	entries: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** A connector of our own, with every way to authenticate and one setting that it needs. */
const acme = {
	newConnectorProfileName: 'tickets',
	...labelled('AcmeTickets'),
	secretsFrom: 'fields',
	profileProperties: form({ instanceUrl: 'https://tickets.acme.example' }),
};
const apiKey = { ...acme, authentication: 'apiKey', apiKey: 'dummy-key' };
const oAuth = {
	...acme,
	authentication: 'authorizationCode',
	oAuthUrl: 'https://login.acme.example/oauth/token',
	clientId: 'dummy-client',
	clientSecret: 'dummy-client-secret',
	authCode: 'dummy-code',
	redirectUri: 'https://example.com/back',
	additionalFields: { tokenUrlCustomProperties: rows({ audience: 'tickets' }) },
};
const ownWay = {
	...acme,
	authentication: 'custom',
	customAuthenticationType: 'SignedRequest',
	authParameters: rows({ keyId: 'dummy-id', keySecret: 'dummy-secret', algorithm: 'HS512' }),
};

const sentCustom = () => {
	const [{ connectorProfileConfig, ...request } = {}] = account().sent('CreateConnectorProfile');
	const { connectorProfileProperties, connectorProfileCredentials } =
		Object(connectorProfileConfig);
	return {
		...request,
		properties: connectorProfileProperties?.CustomConnector,
		credentials: connectorProfileCredentials?.CustomConnector,
	};
};

describe('a profile for a custom connector', () => {
	const address = { profileProperties: { instanceUrl: 'https://tickets.acme.example' } };

	test('with an API key', async () => {
		await account().json(create, apiKey);
		expect(sentCustom()).toEqual({
			connectorProfileName: 'tickets',
			connectorType: 'CustomConnector',
			connectorLabel: 'AcmeTickets',
			connectionMode: 'Public',
			properties: address,
			credentials: { authenticationType: 'APIKEY', apiKey: { apiKey: 'dummy-key' } },
		});
	});

	test('with a user name and password', async () => {
		await account().json(create, {
			...acme,
			authentication: 'basic',
			username: 'dummy-user',
			password: 'dummy-password',
		});
		expect(sentCustom()).toMatchObject({
			properties: address,
			credentials: {
				authenticationType: 'BASIC',
				basic: { username: 'dummy-user', password: 'dummy-password' },
			},
		});
	});

	test('with an authorization code, whose verifier the SDK does not know', async () => {
		const codeVerifier = 'dummy-verifier-dummy-verifier-dummy-verifier';
		await account().json(create, { ...oAuth, codeVerifier });
		expect(sentCustom()).toMatchObject({
			properties: {
				...address,
				oAuth2Properties: {
					tokenUrl: 'https://login.acme.example/oauth/token',
					oAuth2GrantType: 'AUTHORIZATION_CODE',
					tokenUrlCustomProperties: { audience: 'tickets' },
				},
			},
			credentials: {
				authenticationType: 'OAUTH2',
				oauth2: {
					clientId: 'dummy-client',
					clientSecret: 'dummy-client-secret',
					oAuthRequest: {
						authCode: 'dummy-code',
						redirectUri: 'https://example.com/back',
						codeVerifier,
					},
				},
			},
		});
	});

	test('with client credentials', async () => {
		await account().json(create, { ...oAuth, authentication: 'clientCredentials' });
		expect(sentCustom()).toMatchObject({
			properties: { oAuth2Properties: { oAuth2GrantType: 'CLIENT_CREDENTIALS' } },
			credentials: {
				oauth2: { clientId: 'dummy-client', clientSecret: 'dummy-client-secret' },
			},
		});
	});

	test('with tokens that were had some other way', async () => {
		await account().json(create, {
			...oAuth,
			authentication: 'tokens',
			oAuth2GrantType: 'JWT_BEARER',
			accessToken: 'dummy-access',
			refreshToken: 'dummy-refresh',
		});
		expect(sentCustom()).toMatchObject({
			properties: { oAuth2Properties: { oAuth2GrantType: 'JWT_BEARER' } },
			credentials: {
				oauth2: { accessToken: 'dummy-access', refreshToken: 'dummy-refresh' },
			},
		});
	});

	test('with the connector’s own way to authenticate', async () => {
		await account().json(create, ownWay);
		expect(sentCustom()).toMatchObject({
			credentials: {
				authenticationType: 'CUSTOM',
				custom: {
					customAuthenticationType: 'SignedRequest',
					credentialsMap: {
						keyId: 'dummy-id',
						keySecret: 'dummy-secret',
						algorithm: 'HS512',
					},
				},
			},
		});
	});

	test('with secrets from a credential', async () => {
		const { secretsFrom: _from, ...inNode } = ownWay;
		const { customAuthenticationType, authParameters, ...rest } = inNode;
		await account().json(create, rest, {
			connector: {
				connectorType: 'CustomConnector',
				connectorLabel: 'AcmeTickets',
				authentication: 'custom',
				customAuthenticationType,
				authParameters,
			},
		});
		expect(sentCustom()).toMatchObject({
			credentials: { custom: { credentialsMap: { keySecret: 'dummy-secret' } } },
		});
	});

	test('that is private, where the connector allows it', async () => {
		await account().json(create, { ...apiKey, connectionMode: 'Private' });
		expect(sentCustom()).toMatchObject({ connectionMode: 'Private' });
	});

	test('with more properties than the connector lists', async () => {
		const additionalFields = { moreProperties: rows({ region: 'eu' }) };
		await account().json(create, { ...apiKey, additionalFields });
		expect(sentCustom().properties).toEqual({
			profileProperties: { instanceUrl: 'https://tickets.acme.example', region: 'eu' },
		});
	});

	test('asks once what the connector needs, however many items there are', async () => {
		await account().json(
			create,
			{ ...apiKey, newConnectorProfileName: '=tickets-{{ $itemIndex }}' },
			{ items: 10 },
		);
		expect(account().requests('DescribeConnector')).toHaveLength(1);
		expect(account().requests('CreateConnectorProfile')).toHaveLength(10);
	});

	test('is asked about again after that failed', async () => {
		account().control.failNext({ operation: 'DescribeConnector', status: 400 });
		const { json } = await account().run(
			create,
			{
				...apiKey,
				newConnectorProfileName: '=tickets-{{ $itemIndex }}',
				options: { concurrency: 1 },
			},
			{ items: 2, onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([{ error: expect.any(String) }, { created: true }]);
	});

	test('may have a label of its own in each item', async () => {
		await account().json(
			create,
			{
				...apiKey,
				newConnectorProfileName: '=of-{{ $json.label }}',
				connectorLabel: '={{ $json.label }}',
			},
			{ items: [{ label: 'AcmeTickets' }, { label: 'acme-inventory' }] },
		);
		expect(
			account()
				.sent('CreateConnectorProfile')
				.map(({ connectorLabel }) => connectorLabel)
				.sort(),
		).toEqual(['AcmeTickets', 'acme-inventory']);
	});
});

describe('what the connector says is checked before anything is created', () => {
	test.each<[string, Record<string, unknown>, string, string]>([
		[
			'a setting that it needs',
			{ ...apiKey, profileProperties: form({}) },
			"'Instance URL' is empty [item 0]",
			'AcmeTickets needs this',
		],
		[
			'a setting with a value that it does not offer',
			{
				...apiKey,
				profileProperties: form({ instanceUrl: 'https://x.example', environment: 'moon' }),
			},
			"'Environment' has a value that AcmeTickets does not offer [item 0]",
			'Use one of: production, test',
		],
		[
			'a secret that its way to authenticate needs',
			{ ...ownWay, authParameters: rows({ keyId: 'dummy-id' }) },
			"'Key secret' is empty [item 0]",
			'AcmeTickets needs this',
		],
		[
			'a secret with a value that it does not offer',
			{ ...ownWay, authParameters: rows({ keyId: 'i', keySecret: 's', algorithm: 'MD5' }) },
			"'Algorithm' has a value that AcmeTickets does not offer [item 0]",
			'Use one of: HS256, HS512',
		],
		[
			'a way to authenticate of its own that it does not have',
			{ ...ownWay, customAuthenticationType: 'Handshake' },
			"'Authentication Type' is 'Handshake', which AcmeTickets does not have [item 0]",
			'It has: SignedRequest, StaffCode',
		],
		[
			'a property for its token URL',
			{ ...oAuth, additionalFields: {} },
			"'Audience' is empty [item 0]",
			'AcmeTickets needs this',
		],
		[
			'a way to authenticate that it does not support',
			{ ...apiKey, ...labelled('Asana') },
			"'Authentication' is 'API Key', which Asana does not support [item 0]",
			'It supports: Custom',
		],
		[
			'a grant type that it does not support',
			{ ...oAuth, ...labelled('HubSpot'), authentication: 'clientCredentials' },
			"'Authentication' uses the grant type CLIENT_CREDENTIALS, which HubSpot does not support [item 0]",
			'It supports: AUTHORIZATION_CODE',
		],
		[
			'a private connection where there is none',
			{ ...ownWay, ...labelled('Asana'), connectionMode: 'Private' },
			"'Connection Mode' is 'Private', which Asana does not support [item 0]",
			"Set it to 'Public'",
		],
	])('%s', async (_what, parameters, message, description) => {
		const failure = await account().failure(create, parameters);
		expect(failure.message).toBe(message);
		expect(failure.description).toContain(description);
		expect(account().calls()).toEqual(['DescribeConnector']);
	});

	test('a label that does not exist', async () => {
		const failure = await account().failure(create, { ...apiKey, ...labelled('NoSuchThing') });
		expect(failure.message).toBe('AppFlow has nothing by that name [item 0]');
		expect(failure.description).toContain('Connector with label: NoSuchThing does not exist');
		expect(account().changes()).toEqual([]);
	});

	test('a label for a connector that has none', async () => {
		const failure = await account().failure(create, {
			newConnectorProfileName: 'new-profile',
			connectorType: 'Amplitude',
			configureWith: 'json',
			secretsFrom: 'fields',
			connectorProfileConfig: {
				connectorLabel: 'AcmeTickets',
				connectorProfileProperties: { Amplitude: {} },
				connectorProfileCredentials: { Amplitude: { apiKey: 'k', secretKey: 's' } },
			},
		});
		expect(failure.message).toContain("has 'connectorLabel', which is not part");
		expect(account().requests()).toEqual([]);
	});
});

describe('an existing profile of a custom connector', () => {
	const secrets = {
		connectorType: 'CustomConnector',
		connectorProfileName: byName('acme-tickets'),
		secretsFrom: 'fields',
		authentication: 'apiKey',
		apiKey: 'dummy-key-2',
	};
	const kept = {
		connectorProfileName: 'acme-tickets',
		connectionMode: 'Public',
		connectorProfileConfig: {
			connectorProfileProperties: {
				CustomConnector: {
					profileProperties: {
						instanceUrl: 'https://tickets.acme.example',
						environment: 'production',
					},
				},
			},
			connectorProfileCredentials: {
				CustomConnector: { authenticationType: 'APIKEY', apiKey: { apiKey: 'dummy-key-2' } },
			},
		},
	};

	test('gets new secrets without its label being named', async () => {
		await account().json('connectorProfile.rotateCredentials', secrets);
		expect(account().sent('UpdateConnectorProfile')).toEqual([kept]);
	});

	test('keeps the settings that an update does not fill in', async () => {
		await account().json('connectorProfile.update', {
			...secrets,
			profileProperties: form({ environment: 'test', instanceUrl: '' }),
		});
		expect(account().sent('UpdateConnectorProfile')).toMatchObject([
			{
				connectorProfileConfig: {
					connectorProfileProperties: {
						CustomConnector: {
							profileProperties: {
								instanceUrl: 'https://tickets.acme.example',
								environment: 'test',
							},
						},
					},
				},
			},
		]);
	});

	test('is not changed by somebody who names another label', async () => {
		const { message, description } = await account().failure('connectorProfile.update', {
			...secrets,
			...labelled('acme-inventory'),
		});
		expect(message).toBe(
			"'Connector Label' is 'acme-inventory', but 'acme-tickets' is a profile for 'AcmeTickets' [item 0]",
		);
		expect(description).toContain("A profile's label cannot be changed");
		expect(account().changes()).toEqual([]);
	});

	test('is held against what its own connector says', async () => {
		const { message } = await account().failure('connectorProfile.update', {
			...secrets,
			profileProperties: form({ environment: 'moon' }),
		});
		expect(message).toBe("'Environment' has a value that AcmeTickets does not offer [item 0]");
		expect(account().changes()).toEqual([]);
	});
});

describe('the form that the connector describes', () => {
	const chosen = {
		resource: 'connectorProfile',
		operation: 'create',
		...labelled('AcmeTickets'),
		secretsFrom: 'fields',
		authentication: 'custom',
	};

	test('has the settings of a profile, and those of no flow', async () => {
		expect(await account().mapping('getCustomConnectorProperties', { parameters: chosen })).toEqual(
			{
				fields: [
					{
						id: 'instanceUrl',
						displayName: 'Instance URL',
						defaultMatch: false,
						required: true,
						display: true,
						type: 'string',
					},
					{
						id: 'environment',
						displayName: 'Environment',
						defaultMatch: false,
						required: false,
						display: true,
						type: 'options',
						options: [
							{ name: 'production', value: 'production' },
							{ name: 'test', value: 'test' },
						],
					},
				],
			},
		);
	});

	test('requires nothing in an update, where the profile has it already', async () => {
		const { fields } = await account().mapping('getCustomConnectorProperties', {
			parameters: {
				...chosen,
				operation: 'update',
				connectorProfileName: byName('acme-tickets'),
			},
		});
		expect(fields.map(({ required }) => required)).toEqual([false, false]);
	});

	test('says when the connector needs no settings', async () => {
		const { fields, emptyFieldsNotice } = await account().mapping('getCustomConnectorProperties', {
			parameters: { ...chosen, ...labelled('GitHub') },
		});
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('GitHub');
	});

	test('offers the ways to authenticate, and their secrets', async () => {
		expect(await account().options('getCustomAuthenticationTypes', { parameters: chosen })).toEqual(
			[
				{ name: 'SignedRequest', value: 'SignedRequest' },
				{ name: 'StaffCode', value: 'StaffCode' },
			],
		);
		expect(
			await account().options('getCustomAuthParameters', {
				parameters: { ...chosen, customAuthenticationType: 'SignedRequest' },
			}),
		).toEqual([
			{ name: 'Key ID (required)', value: 'keyId' },
			{ name: 'Key secret (required)', value: 'keySecret' },
			{ name: 'Algorithm', value: 'algorithm' },
		]);
	});

	test('offers the labels that the account has, with what they are', async () => {
		const { results } = await account().search('searchConnectorLabels', { filter: 'acme' });
		expect(results).toEqual([
			{ name: 'AcmeTickets', value: 'AcmeTickets', description: 'An application of our own' },
			{
				name: 'acme-inventory',
				value: 'acme-inventory',
				description: 'An application of our own',
			},
		]);
	});
});
