import { amplitude, byArn, byName, located, salesforce, useAccount } from './support';

const account = useAccount();

const create = 'connectorProfile.create';
const upsert = 'connectorProfile.createOrUpdate';
const update = 'connectorProfile.update';
const rotate = 'connectorProfile.rotateCredentials';
const get = 'connectorProfile.get';
const getMany = 'connectorProfile.getMany';
const remove = 'connectorProfile.delete';

const gone = '={{ $json.gone }}';
const long = (length: number) => 'x'.repeat(length);
const named = { newConnectorProfileName: 'new-profile' };
const sf = { ...named, ...salesforce };
const json = (connectorProfileConfig: unknown, connectorType = 'Salesforce') => ({
	...named,
	connectorType,
	configureWith: 'json',
	secretsFrom: 'fields',
	connectorProfileConfig,
});
const profile = (properties: object, credentials: object, key = 'Salesforce') =>
	JSON.stringify({
		connectorProfileProperties: { [key]: properties },
		connectorProfileCredentials: { [key]: credentials },
	});
const snowflake = {
	...named,
	connectorType: 'Snowflake',
	secretsFrom: 'fields',
	warehouse: 'WH',
	stage: 'DB.SCHEMA.STAGE',
	bucketName: 'dummy-bucket',
	authentication: 'password',
	username: 'u',
	password: 'p',
};
const tokens = { accessToken: 'dummy-a', refreshToken: 'dummy-r' };

type Row = [what: string, operation: string, parameters: Record<string, unknown>, message: string];

const names: Row[] = [
	[
		'no name',
		create,
		{ ...sf, newConnectorProfileName: gone },
		"'Connector Profile Name' is empty",
	],
	[
		'a name with spaces',
		upsert,
		{ ...sf, newConnectorProfileName: 'my profile' },
		"'Connector Profile Name' has characters that are not allowed here",
	],
	[
		'a name that is too long',
		create,
		{ ...sf, newConnectorProfileName: long(257) },
		"'Connector Profile Name' is too long: 257 of at most 256 characters",
	],
	[
		'a name that is an object',
		create,
		{ ...sf, newConnectorProfileName: '={{ { a: 1 } }}' },
		"'Connector Profile Name' is not text",
	],
	['no profile', get, { connectorProfileName: byName(gone) }, "'Connector Profile' is empty"],
	['no profile', remove, { connectorProfileName: byName(gone) }, "'Connector Profile' is empty"],
	[
		'no profile',
		rotate,
		{ ...salesforce, connectorProfileName: byArn(gone) },
		"'Connector Profile' is empty",
	],
	[
		'a profile name that cannot be one',
		get,
		{ connectorProfileName: byName('no such name') },
		"'Connector Profile' has characters that are not allowed here",
	],
	[
		'an ARN of something else',
		remove,
		{ connectorProfileName: byArn('arn:aws:appflow:eu-west-1:123456789012:flow/x') },
		"'Connector Profile' is not the ARN of a connector profile",
	],
	[
		'a name where an ARN is asked for',
		update,
		{ ...salesforce, connectorProfileName: byArn('salesforce-production') },
		"'Connector Profile' is not the ARN of a connector profile",
	],
	[
		'an ARN of another region',
		update,
		{
			...salesforce,
			connectorProfileName: byArn('arn:aws:appflow:us-east-1:123456789012:connectorprofile/x'),
		},
		"'Connector Profile' is in region us-east-1, but the credential works in eu-west-1",
	],
];

const values: Row[] = [
	[
		'an address that is too long',
		create,
		{ ...sf, instanceUrl: `https://${long(256)}` },
		"'Instance URL' is too long: 264 of at most 256 characters",
	],
	[
		'a token with white space in it',
		create,
		{ ...sf, accessToken: 'dummy token' },
		"'Access Token' has characters that are not allowed here",
	],
	[
		'a token that is too long',
		create,
		{ ...sf, accessToken: long(4097) },
		"'Access Token' is too long: 4097 of at most 4096 characters",
	],
	[
		'a JWT that is none',
		create,
		{ ...sf, authentication: 'jwtBearer', jwtToken: 'dummy' },
		"'JWT' has characters that are not allowed here",
	],
	[
		'a bucket name that is too short',
		create,
		{ ...snowflake, bucketName: 'x' },
		"'Bucket Name' is too short: 1 of at least 3 characters",
	],
	[
		'a port out of range',
		create,
		{
			...named,
			connectorType: 'SAPOData',
			secretsFrom: 'fields',
			authentication: 'basic',
			username: 'u',
			password: 'p',
			applicationHostUrl: 'https://sap.example',
			applicationServicePath: '/x',
			clientNumber: '100',
			portNumber: '={{ 70000 }}',
		},
		"'Port Number' is 70000: it has to be from 1 to 65535",
	],
	[
		'a key that is no KMS key',
		create,
		{ ...sf, options: { kmsArn: 'arn:aws:s3:::my-bucket-with-a-name' } },
		"'KMS Key ARN' has characters that are not allowed here",
	],
	[
		'a wait that is no number',
		create,
		{
			...sf,
			connectionMode: 'Private',
			options: { privateConnectionTimeout: '={{ "long" }}' },
		},
		"'Private Connection Timeout (Minutes)' is not a whole number",
	],
	[
		'a key of one’s own that is too long',
		create,
		{ ...sf, options: { idempotencyKey: long(257) } },
		"'Idempotency Key' is too long: 257 of at most 256 characters",
	],
	[
		'too many at the same time',
		create,
		{ ...sf, options: { concurrency: '={{ 51 }}' } },
		"'Concurrency' is 51: it has to be from 1 to 50",
	],
];

const secrets: Row[] = [
	[
		'secrets of the chosen way that are missing',
		create,
		{ ...sf, accessToken: gone, refreshToken: gone },
		"'Access Token', 'Refresh Token' are empty",
	],
	[
		'a property and a secret that are missing',
		upsert,
		{ ...sf, instanceUrl: gone, refreshToken: gone },
		"'Instance URL', 'Refresh Token' are empty",
	],
	[
		'secrets of another way than the chosen one',
		create,
		{
			...sf,
			authentication: 'authorizationCode',
			authCode: gone,
			redirectUri: gone,
			clientCredentialsArn: gone,
		},
		"'Authorization Code', 'Redirect URI', 'Client Credentials ARN' are empty",
	],
	[
		'no secrets to rotate',
		rotate,
		{
			connectorProfileName: byName('slack-support'),
			connectorType: 'Amplitude',
			secretsFrom: 'fields',
			apiKey: gone,
			secretKey: gone,
		},
		"'API Key', 'Secret Key' are empty",
	],
	[
		'two ways at once',
		create,
		json(profile({ instanceUrl: 'https://x' }, { ...tokens, jwtToken: 'a.b.c' })),
		"'Connector Profile Config' mixes several ways to authenticate",
	],
	[
		'two ways at once, one of them added to the form',
		create,
		{
			...snowflake,
			additionalFields: {
				additionalMembers: profile({}, { privateKey: 'dummy' }, 'Snowflake'),
			},
		},
		"'Additional Members' mixes several ways to authenticate",
	],
	[
		'a grant type that Salesforce does not take',
		create,
		json(profile({}, { ...tokens, oAuth2GrantType: 'CLIENT_CREDENTIALS' })),
		"oAuth2GrantType' has a value that is not supported",
	],
	[
		'JSON without secrets',
		create,
		json(JSON.stringify({ connectorProfileProperties: { Salesforce: {} } })),
		"'Connector Profile Config' has no secrets for Salesforce",
	],
	[
		'JSON with secrets that are to come from the credential',
		create,
		{ ...json(profile({}, tokens)), secretsFrom: 'credential' },
		"'Connector Profile Config' has 'connectorProfileCredentials', but the secrets are to come",
	],
];

const jsons: Row[] = [
	[
		'JSON that is a list',
		create,
		json('[1, 2]'),
		"'Connector Profile Config' is not a JSON object",
	],
	['JSON that is a number', create, json('={{ 5 }}'), "'Connector Profile Config' is not a JSON"],
	[
		'JSON that is none',
		create,
		json('={{ "{oops" }}'),
		"'Connector Profile Config' is not valid JSON",
	],
	['no JSON', create, json('{}'), "'Connector Profile Config' is empty"],
	[
		'JSON of something else',
		create,
		json('{"instanceUrl": "https://x"}'),
		"'Connector Profile Config' has neither 'connectorProfileProperties' nor",
	],
	[
		'the whole request instead of the configuration',
		create,
		json('{"connectorProfileName": "x", "connectorProfileConfig": {}}'),
		"'Connector Profile Config' has 'connectorProfileConfig', which is not part",
	],
	[
		'JSON for another connector',
		create,
		json(profile({}, {}, 'Slack')),
		"'Connector Profile Config: connectorProfileProperties' has 'Slack', but the connector is Salesforce",
	],
	[
		'a known member with a value that is no text',
		create,
		json(profile({ instanceUrl: 5 }, tokens)),
		"Salesforce.instanceUrl' is not text",
	],
	[
		'additional members that are a list',
		update,
		{
			...salesforce,
			connectorProfileName: byName('salesforce-sandbox'),
			updateFields: { additionalMembers: '[]' },
		},
		"'Additional Members' is not a JSON object",
	],
];

const connectors: Row[] = [
	[
		'a label on a built-in connector',
		create,
		json({ connectorLabel: 'AcmeTickets', connectorProfileProperties: {} }),
		"'Connector Profile Config' has 'connectorLabel', which is not part",
	],
	[
		'a label that cannot be one',
		create,
		{
			...named,
			connectorType: 'CustomConnector',
			connectorLabel: located('name', 'no label'),
			secretsFrom: 'fields',
			authentication: 'apiKey',
			apiKey: 'dummy-key',
		},
		"'Connector Label' has characters that are not allowed here",
	],
	[
		'no label',
		'connector.get',
		{ connectorType: 'CustomConnector', connectorLabel: located('list', gone) },
		"'Connector Label' is empty",
	],
	[
		'a label beside the filter for another connector',
		getMany,
		{ filters: { connectorType: 'Slack', connectorLabel: 'AcmeTickets' } },
		"'Connector Label' only goes with custom connectors",
	],
	[
		'a filter for a connector that does not exist',
		getMany,
		{ filters: { connectorType: '={{ "Netscape" }}' } },
		"'Connector' has a value that is not offered",
	],
];

const limits: Row[] = [
	['a limit of 0', getMany, { limit: '={{ 0 }}' }, "'Limit' is 0: it has to be 1 or more"],
	['a limit of 0', 'connector.getMany', { limit: 0 }, "'Limit' is 0: it has to be 1 or more"],
	[
		'a limit that is no number',
		getMany,
		{ limit: '={{ "all" }}' },
		"'Limit' is not a whole number",
	],
	['a limit of a half', getMany, { limit: '={{ 1.5 }}' }, "'Limit' is not a whole number"],
	[
		'101 names',
		getMany,
		{ filters: { connectorProfileNames: Array.from({ length: 101 }, (_, n) => `n${n}`).join() } },
		"'Names' has 101 entries: at most 100 are allowed",
	],
	[
		'a name that cannot be one among others',
		getMany,
		{ filters: { connectorProfileNames: 'fine, not fine' } },
		"'Names' has characters that are not allowed here",
	],
];

describe.each([
	['names', names],
	['values', values],
	['secrets', secrets],
	['JSON', jsons],
	['connectors', connectors],
	['limits', limits],
])('%s: a clear message, before any request', (_group, rows) => {
	test.each(rows)('%s (%s)', async (_what, operation, parameters, expected) => {
		const { message } = await account().failure(operation, parameters);
		expect(message).toContain(expected);
		expect(message).toMatch(/ \[item 0\]$|^'Concurrency'/);
		expect(account().requests()).toEqual([]);
	});
});

test('an ARN of another account changes nothing', async () => {
	for (const operation of [update, rotate, remove]) {
		const { message } = await account().failure(operation, {
			...salesforce,
			connectorProfileName: byArn(
				'arn:aws:appflow:eu-west-1:999999999999:connectorprofile/salesforce-sandbox',
			),
		});
		expect(message).toContain("is an ARN of another account than the credential's [item 0]");
	}
	expect(account().changes()).toEqual([]);
});

test('a connector that does not exist is refused by n8n or by the node', async () => {
	for (const connectorType of ['Netscape', 'S3']) {
		const run = account().failure(create, { ...amplitude, ...named, connectorType });
		const { message } = await run.catch((error: Error) => ({ message: error.message }));
		expect(message).toMatch(/'Connector' (has a value|is Amazon S3)|workflow has issues/);
	}
	expect(account().requests()).toEqual([]);
});

test('an operation of a newer version says so', async () => {
	const { message, description } = await account().failure('connectorProfile.rename');
	expect(message).toContain("'Operation' is 'rename' of 'connectorProfile', which is not known");
	expect(description).toContain('update the package');
});

test('the item with the bad input is named, and the others are worked on', async () => {
	const { items } = await account().run(
		create,
		{ ...amplitude, newConnectorProfileName: '={{ $json.name }}' },
		{
			items: [{ name: 'good-1' }, { name: 'not good' }, { name: 'good-2' }],
			onError: 'continueRegularOutput',
		},
	);
	expect(items).toMatchObject([
		{ json: { created: true } },
		{ json: { error: expect.stringMatching(/^'Connector Profile Name' .* \[item 1\]/) } },
		{ json: { created: true } },
	]);
	expect(account().requests()).toHaveLength(2);
});

test('empty fields of a form stop the workflow before it starts, as n8n does it', async () => {
	await expect(account().run(create, { ...sf, accessToken: '' })).rejects.toThrow(
		'The workflow has issues',
	);
});
