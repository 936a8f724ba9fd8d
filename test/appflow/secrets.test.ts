import { connectionCases, parametersOf } from '../unit/connectors.cases';
import type { ConnectionCase } from '../unit/connectors.cases';
import { Account, byName, everythingIn, until } from './support';

let theAccount: Account;
const account = () => theAccount;
beforeAll(async () => {
	theAccount = await Account.start();
});
afterEach(() => {
	account().control.clearDisturbances();
	account().control.clearRequests();
});
afterAll(async () => await account().close());

const MARK = 'canary';
const awsSecrets = {
	secretAccessKey: 'canary/secret+access=key',
	sessionToken: 'canary"session"token\\',
};
const roleSecrets = { ...awsSecrets, externalId: 'canary:external/id' };

/** A secret of that name that can be told wherever it turns up; other values stay as they are. */
function marked(value: unknown, name = ''): unknown {
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, marked(inner, key)]),
		);
	}
	if (!secretNames.has(name)) return value;
	if (name === 'clientCredentialsArn') return `arn:aws:secretsmanager:${MARK}:secret`;
	if (name === 'jwtToken') return `${MARK}head.${MARK}claims.${MARK}signature`;
	if (name === 'codeVerifier') return MARK.repeat(8);
	if (name === 'privateKey') {
		return `-----BEGIN PRIVATE KEY-----\n${MARK}first\n${MARK}second\n-----END PRIVATE KEY-----`;
	}
	return `${MARK}-${name}-"quoted"&<odd>=%41`;
}

const secretNames = new Set([
	'accessKeyId',
	'accessToken',
	'apiKey',
	'apiSecretKey',
	'apiToken',
	'applicationKey',
	'authCode',
	'clientCredentialsArn',
	'clientSecret',
	'codeVerifier',
	'datakey',
	'jwtToken',
	'password',
	'patToken',
	'privateKey',
	'refreshToken',
	'secretAccessKey',
	'secretKey',
]);

/** All connectors and ways to authenticate, but those that the custom connector here does not have. */
const plain = connectionCases
	.filter(({ secrets }) => Object.keys(secrets).length > 0)
	.filter(({ connectorType: type, authentication }) =>
		type === 'CustomConnector' ? authentication === 'custom' : true,
	)
	.map((connection): ConnectionCase =>
		JSON.parse(JSON.stringify(connection).replaceAll('cn.com.amazonaws', 'com.amazonaws')),
	);
const cases = plain.map((connection): ConnectionCase => ({
	...connection,
	secrets: {
		...Object(marked(connection.secrets)),
		...(connection.connectorType === 'CustomConnector' && {
			authParameters: { entries: [{ name: 'patToken', value: marked('', 'patToken') }] },
		}),
	},
	credentials: Object(marked(connection.credentials)),
}));

const wholeJson = (connection: ConnectionCase) => {
	const { connectorType, key = connectorType, selectors, properties, credentials } = connection;
	return {
		connectorType,
		...selectors,
		configureWith: 'json',
		secretsFrom: 'fields',
		connectorProfileConfig: JSON.stringify({
			connectorProfileProperties: { [key]: properties },
			connectorProfileCredentials: { [key]: credentials },
		}),
	};
};

/** AWS keys that STS has issued, so that a session token is part of the run. */
const withSecrets = () => account().keys(awsSecrets);

/** A service that repeats what it was sent, and the keys it was signed with, in usual spellings. */
function echo(
	request: Record<string, unknown>,
	keys: Record<string, string> = { key: account().access.secretAccessKey },
	operation = '.*',
): void {
	const texts = { ...textsOf(request), ...keys };
	account().control.failNext({
		service: 'appflow',
		operation,
		status: 400,
		times: 9,
		message: [
			'You sent',
			JSON.stringify(request),
			...Object.values(texts),
			...Object.values(texts).map(encodeURIComponent),
			new URLSearchParams(texts),
		].join(' '),
	});
}

function textsOf(request: Record<string, unknown>): Record<string, string> {
	const isText = (entry: [string, unknown]): entry is [string, string] =>
		typeof entry[1] === 'string' && entry[0] !== 'connectorProfileConfig';
	return Object.fromEntries(Object.entries(request).filter(isText));
}

function expectNothingSecret(text: string): void {
	const found = text.search(/canary|dummy-secret-access-key/i);
	const around = found < 0 ? '' : text.slice(Math.max(0, found - 200), found + 100);
	expect(around).toBe('');
}

/** What is sent to change something is sent back. */
const CHANGES = '^(Create|Update)';

const nameOf = ({ connectorType, authentication = '' }: ConnectionCase) =>
	`of-${connectorType}-${authentication}`;

const operations: Array<[string, (connection: ConnectionCase) => Record<string, unknown>]> = [
	['connectorProfile.create', () => ({ newConnectorProfileName: 'new-profile' })],
	['connectorProfile.createOrUpdate', () => ({ newConnectorProfileName: 'new-profile' })],
	[
		'connectorProfile.createOrUpdate',
		(connection) => ({ newConnectorProfileName: nameOf(connection) }),
	],
	[
		'connectorProfile.update',
		(connection) => ({ connectorProfileName: byName(nameOf(connection)) }),
	],
	[
		'connectorProfile.rotateCredentials',
		(connection) => ({ connectorProfileName: byName(nameOf(connection)) }),
	],
];

/** A profile for each of the connections; none of the tests changes them. */
beforeAll(async () => {
	for (const connection of plain) {
		await account().json('connectorProfile.create', {
			newConnectorProfileName: nameOf(connection),
			...parametersOf(connection),
		});
	}
});

describe.each(operations)('%s tells nobody a secret', (operation, named) => {
	test('of any connector, when the service repeats what it was sent', async () => {
		for (const connection of cases) {
			const parameters = { ...named(connection), ...parametersOf(connection) };
			echo(parameters, undefined, CHANGES);
			const result = await account().run(operation, parameters);
			account().control.clearDisturbances();
			const seen = everythingIn(result);
			expect(seen.includes('You sent')).toBe(true);
			expectNothingSecret(seen);
		}
	});

	test('given as JSON', async () => {
		// Rotate Credentials has fields and additional members only.
		const rotates = operation.endsWith('rotateCredentials');
		for (const connection of cases) {
			const { connectorProfileConfig, ...json } = wholeJson(connection);
			const parameters = rotates
				? {
						...named(connection),
						...parametersOf(connection),
						additionalFields: { additionalMembers: connectorProfileConfig },
					}
				: { ...named(connection), ...json, connectorProfileConfig };
			echo(parameters, undefined, CHANGES);
			const result = await account().run(operation, parameters);
			account().control.clearDisturbances();
			const seen = everythingIn(result);
			expect(seen.includes('You sent')).toBe(true);
			expectNothingSecret(seen);
		}
	});

	test('from a credential', async () => {
		for (const connection of cases) {
			const { connectorType, authentication, secrets, selectors, given } = connection;
			const connector = { connectorType, ...(authentication && { authentication }), ...secrets };
			const parameters = {
				...named(connection),
				connectorType,
				...(authentication && { authentication }),
				...selectors,
				...given,
			};
			echo({ ...parameters, ...connector }, undefined, CHANGES);
			const result = await account().run(operation, parameters, {
				connector,
			});
			account().control.clearDisturbances();
			const seen = everythingIn(result);
			expect(seen.includes('You sent')).toBe(true);
			expectNothingSecret(seen);
		}
	});

	test('when the item goes on to the error output, or to the next node', async () => {
		const [connection] = cases;
		if (!connection) throw new Error('There are cases');
		for (const onError of ['continueErrorOutput', 'continueRegularOutput'] as const) {
			const parameters = { ...named(connection), ...parametersOf(connection) };
			echo(parameters, undefined, CHANGES);
			const result = await account().run(operation, parameters, { onError });
			account().control.clearDisturbances();
			const out = [...result.items, ...result.errorItems];
			expect(out).toMatchObject([{ json: { error: expect.stringContaining('You sent') } }]);
			expectNothingSecret(everythingIn(result));
		}
	});
});

describe('no operation tells a secret of the AWS credential', () => {
	const all: Array<[string, Record<string, unknown>]> = [
		['connectorProfile.get', { connectorProfileName: byName('slack-support') }],
		['connectorProfile.getMany', {}],
		['connectorProfile.delete', { connectorProfileName: byName('slack-support') }],
		['connector.get', { connectorType: 'Salesforce' }],
		['connector.getMany', {}],
		['connector.getMany', { connectorScope: 'registered' }],
	];

	test.each(all)('%s, when AppFlow repeats it', async (operation, parameters) => {
		echo({}, awsSecrets);
		const result = await account().run(operation, parameters, { aws: withSecrets() });
		const seen = everythingIn(result);
		expect(seen.includes('You sent')).toBe(true);
		expectNothingSecret(seen);
	});

	test.each(all)('%s, when STS repeats it', async (operation, parameters) => {
		account().control.failNext({
			service: 'sts',
			status: 400,
			error: 'ValidationError',
			message: `You sent ${Object.values(roleSecrets).join(' ')}`,
		});
		const aws = account().role(roleSecrets);
		const seen = everythingIn(await account().run(operation, parameters, { aws }));
		expect(seen.includes('You sent')).toBe(true);
		expectNothingSecret(seen);
	});

	test.each(all)('%s, when nobody answers', async (operation, parameters) => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		for (const aws of [
			{ ...withSecrets(), endpoint: 'http://127.0.0.1:1' },
			account().role({ ...roleSecrets, stsEndpoint: 'http://127.0.0.1:1' }),
			{ ...withSecrets(), endpoint: 'http://appflow.invalid' },
		]) {
			const result = await account().run(operation, parameters, { aws });
			expect(result.thrown).toHaveLength(1);
			expectNothingSecret(everythingIn(result));
		}
		jest.restoreAllMocks();
	});

	test('in a session that STS issued for the run', async () => {
		account().control.failNext({ service: 'appflow', status: 400, message: 'Look: TOKEN' });
		const result = await account().run('connectorProfile.getMany', {}, { aws: account().role() });
		expect(everythingIn(result)).toContain('Look: TOKEN');
		expect(everythingIn(result)).not.toContain('dummy-session-token');
	});
});

describe('nothing secret is where it need not be', () => {
	const [connection] = cases;
	if (!connection) throw new Error('There are cases');
	const parameters = { newConnectorProfileName: 'new-profile', ...parametersOf(connection) };

	test('the output of what succeeds holds no secrets', async () => {
		const result = await account().run('connectorProfile.create', parameters);
		expect(result.status).toBe('success');
		expectNothingSecret(everythingIn(result));
	});

	test('no address holds one, nor any header but the signature', async () => {
		await account().run('connectorProfile.create', parameters);
		await account().run('connectorProfile.getMany', {}, { aws: account().role() });
		const requests = account().control.requests();
		expect(requests.length).toBeGreaterThan(2);
		for (const { url, headers } of requests) {
			expectNothingSecret(JSON.stringify([url, headers]));
			expect(url).not.toContain('dummy');
		}
	});

	test('bad input is told without the input', async () => {
		for (const field of ['apiKey', 'secretKey']) {
			const bad = { ...parameters, [field]: `${MARK} with spaces` };
			const result = await account().run('connectorProfile.create', bad);
			expect(result.thrown).toHaveLength(1);
			expectNothingSecret(everythingIn(result));
		}
	});

	test('a canceled execution tells none', async () => {
		account().control.setLatency(60_000);
		const stop = new AbortController();
		const running = account().run('connectorProfile.create', parameters, {
			aws: withSecrets(),
			signal: stop.signal,
		});
		await until(() => account().requests().length === 1);
		stop.abort();
		expectNothingSecret(everythingIn(await running));
	});

	test('another item’s message does not hold this item’s secret', async () => {
		const items = [{ secret: `${MARK}-one` }, { secret: `${MARK}-two` }];
		account().control.failNext({ service: 'appflow', status: 400, message: 'Not so', times: 9 });
		const result = await account().run(
			'connectorProfile.create',
			{ ...parameters, apiKey: 'dummy', secretKey: '={{ $json.secret }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(result.json).toHaveLength(2);
		expectNothingSecret(JSON.stringify(result.json));
	});
});
