import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { ConductorOneApi } from '../../credentials/ConductorOneApi.credentials';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { requestWithCredential, testCredential } from '../support/harness';
import { TYPE, Tenant, ids, okta } from './support';

let tenant: Tenant;
beforeEach(async () => {
	// A host of its own for each test: tokens are kept per process.
	tenant = await Tenant.start();
});
afterEach(async () => await tenant.close());

const twenty = { items: 20 };
const press = async (data: Record<string, string>) =>
	await testCredential({ type: TYPE, data, node: new ConductorOne() });

/** A server that answers every request alike and remembers what it got. */
async function stranger(status: number, headers: Record<string, string>, body = '') {
	const seen: Array<{ url: string; authorization: string | undefined }> = [];
	const server = createServer((request, response) => {
		seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		seen,
		close: async () =>
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			}),
	};
}

const tokenRequests = () => tenant.control.requests({ path: '/auth/v1/token' });

describe('client credentials', () => {
	test('one token is minted for many items at once, and kept by n8n for later runs', async () => {
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { ...twenty, credentials });
		expect(tenant.requests()).toHaveLength(20);
		expect(tenant.mints).toBe(1);
		expect((await credentials.stored(TYPE)).sessionToken).toContain('accessToken');
		await tenant.json('connector.get', okta, { ...twenty, credentials });
		expect(tenant.mints).toBe(1);
	});

	test('credentials are read once per run', async () => {
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { ...twenty, credentials });
		expect(credentials.reads.get(TYPE)).toBe(1);
	});

	test('the secret stays here: the token is asked for with a signed assertion, in the body', async () => {
		const data = tenant.clientData();
		await tenant.json('connector.get', okta, { credentials: tenant.store(data) });
		const [request] = tokenRequests();
		expect(request?.headers.authorization).toBeUndefined();
		expect(request?.body).toMatchObject({
			client_id: data.clientId,
			grant_type: 'client_credentials',
		});
		expect(JSON.stringify(request?.body)).not.toContain('secret-token');
	});

	test('a token that the tenant no longer accepts is renewed once, for all items', async () => {
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { credentials });
		tenant.sandbox.conductorOne.revokeTokens();
		expect(await tenant.json('connector.get', okta, { ...twenty, credentials })).toHaveLength(20);
		expect(tenant.mints).toBe(2);
	});

	test('a request that is refused with its new token too is not sent a third time', async () => {
		const credentials = tenant.store(tenant.clientData());
		tenant.control.failNext({ path: '^/api/', status: 401, times: 9, message: 'not today' });
		const failure = await tenant.failure('connector.get', okta, { credentials });
		expect(failure.message).toContain('does not accept the access token');
		expect(tenant.requests()).toHaveLength(2);
		expect(tenant.mints).toBe(2);
	});

	test('an expired token is renewed before anything is sent with it', async () => {
		tenant.control.configure('conductorOne', { tokenLifetimeSeconds: 600 });
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { credentials });
		const kept = String((await credentials.stored(TYPE)).sessionToken);
		const expired = tenant.clientData({
			sessionToken: kept.replace(/"renewAt":\d+/, '"renewAt":1'),
		});
		await tenant.json('connector.get', okta, { credentials: tenant.store(expired) });
		expect(tenant.mints).toBe(2);
		expect(tenant.requests().map(({ status }) => status)).toEqual([200, 200]);
	});

	test('the lifetime is the one the tenant gives, with time to spare', async () => {
		tenant.control.configure('conductorOne', { tokenLifetimeSeconds: 600 });
		const credentials = tenant.store(tenant.clientData());
		const before = Date.now();
		await tenant.json('connector.get', okta, { credentials });
		const { renewAt } = JSON.parse(String((await credentials.stored(TYPE)).sessionToken));
		expect(renewAt).toBeGreaterThanOrEqual(before + 540_000);
		expect(renewAt).toBeLessThanOrEqual(Date.now() + 540_000);
	});

	test('tokens that live for less than a minute can be used', async () => {
		tenant.control.configure('conductorOne', { tokenLifetimeSeconds: 30 });
		const credentials = tenant.store(tenant.clientData());
		expect(await tenant.json('connector.get', okta, { credentials })).toHaveLength(1);
		expect(tenant.mints).toBe(1);
	});

	test('a token of another client ID is not used, however it got there', async () => {
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { credentials });
		const sessionToken = (await credentials.stored(TYPE)).sessionToken;
		const reader = { ...tenant.sandbox.conductorOne.readOnly, sessionToken };
		const { thrown } = await tenant.run('connector.pause', okta, {
			credentials: tenant.store(tenant.clientData(reader)),
		});
		expect(String(thrown[0])).toContain('not allowed');
		expect(tenant.mints).toBe(2);
	});

	test('pasted values may have space around them', async () => {
		const { clientId, clientSecret } = tenant.sandbox.conductorOne;
		const credentials = tenant.store(
			tenant.clientData({ clientId: ` ${clientId}\n`, clientSecret: `\t${clientSecret} \n` }),
		);
		expect(await tenant.json('connector.get', okta, { credentials })).toHaveLength(1);
	});

	test('too many requests for tokens are waited out', async () => {
		tenant.control.failNext({
			path: '/auth/v1/token',
			status: 429,
			headers: { 'retry-after': '0' },
		});
		const credentials = tenant.store(tenant.clientData());
		expect(await tenant.json('connector.get', okta, { credentials })).toHaveLength(1);
	});

	test.each(['error', 'token'])(
		'a DPoP-only credential gets a plain explanation (%s)',
		async (how) => {
			tenant.control.configure('conductorOne', { dpopAnswer: how });
			const data = tenant.clientData({ ...tenant.sandbox.conductorOne.dpop });
			const failure = await tenant.failure('connector.get', okta, {
				credentials: tenant.store(data),
			});
			expect(failure.message).toContain('proof of possession (DPoP)');
			expect(failure.description).toContain('Require DPoP');
			expect(tenant.requests()).toEqual([]);
			expect(await press(data)).toMatchObject({
				status: 'Error',
				message: expect.stringContaining('DPoP'),
			});
		},
	);

	test('a wrong secret is told apart from everything else', async () => {
		const data = tenant.clientData({
			clientSecret: tenant.sandbox.conductorOne.readOnly.clientSecret,
		});
		const failure = await tenant.failure('connector.get', okta, {
			credentials: tenant.store(data),
		});
		expect(failure.message).toContain('does not accept the client ID and secret');
		expect(failure.description).toContain('invalid signature');
		expect(tenant.requests()).toEqual([]);
	});

	test('a refused client is not asked for again with every item', async () => {
		const data = tenant.clientData({
			clientSecret: tenant.sandbox.conductorOne.readOnly.clientSecret,
		});
		const { items } = await tenant.run('connector.get', okta, {
			...twenty,
			credentials: tenant.store(data),
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(20);
		for (const { json } of items) expect(json.error).toContain('does not accept the client ID');
		expect(tokenRequests()).toHaveLength(1);
	});
});

describe('bearer token', () => {
	test('is sent as it is; one that is refused is not sent again', async () => {
		await tenant.json('connector.get', okta, { credentials: tenant.store(tenant.bearerData()) });
		expect(tenant.mints).toBe(0);
		const wrong = tenant.store(tenant.bearerData({ accessToken: 'dummy-wrong-token' }));
		const failure = await tenant.failure('connector.get', okta, { credentials: wrong });
		expect(failure.message).toContain('does not accept the access token');
		expect(tenant.requests()).toHaveLength(2);
	});
});

describe('where the token goes', () => {
	test('a redirect is refused, and its target gets nothing', async () => {
		const target = await stranger(200, { 'content-type': 'application/json' }, '{}');
		const tricked = await stranger(302, { location: `${target.url}/api/v1/apps` });
		const credentials = tenant.store(tenant.bearerData({ tenantUrl: tricked.url }));
		const failure = await tenant.failure('app.getMany', {}, { credentials });
		expect(failure.message).toContain('redirect, which is not followed');
		expect(failure.description).toContain(new URL(target.url).host);
		expect(tricked.seen).toHaveLength(1);
		expect(target.seen).toEqual([]);
		await Promise.all([target.close(), tricked.close()]);
	});

	test('a redirect of the token endpoint is refused', async () => {
		const target = await stranger(200, { 'content-type': 'application/json' }, '{}');
		const tricked = await stranger(307, { location: `${target.url}/auth/v1/token` });
		const credentials = tenant.store(tenant.clientData({ tenantUrl: tricked.url }));
		const failure = await tenant.failure('app.getMany', {}, { credentials });
		expect(failure.message).toContain('redirect');
		expect(target.seen).toEqual([]);
		await Promise.all([target.close(), tricked.close()]);
	});

	test("n8n's HTTP Request node can use the credential, and its token is minted", async () => {
		const response = await requestWithCredential({
			type: TYPE,
			credentials: tenant.store(tenant.clientData()),
			request: { url: `${tenant.url}/api/v1/apps/${ids.apps.okta}`, json: true },
		});
		expect(response).toMatchObject({ app: { displayName: 'Okta' } });
		expect(tenant.mints).toBe(1);
	});

	test("n8n's HTTP Request node cannot send the token to another host", async () => {
		const other = await stranger(200, { 'content-type': 'application/json' }, '{}');
		for (const data of [tenant.bearerData(), tenant.clientData()]) {
			const request = requestWithCredential({
				type: TYPE,
				credentials: tenant.store(data),
				request: { url: `${other.url}/api/v1/apps` },
			});
			await expect(request).rejects.toThrow(`This credential can be used with ${tenant.url} only`);
		}
		expect(other.seen).toEqual([]);
		await other.close();
	});

	test.each([
		['an absolute path beside a base', { baseURL: 'BASE', url: 'http://127.0.0.1:9/api' }],
		['another scheme', { url: 'https://127.0.0.1:PORT/api' }],
		['a user name that looks like the host', { url: 'http://127.0.0.1:PORT@example.com/' }],
		['the older way to name the address', { url: '', uri: 'http://example.com/' }],
		['the newer address beside the older one', { uri: 'BASE/api', url: 'http://example.com/' }],
		['the older address beside the newer one', { url: 'BASE/api', uri: 'http://example.com/' }],
		['no address', { url: 'api/v1/apps' }],
	])('the token is refused to %s', async (_name, request) => {
		const { port } = new URL(tenant.url);
		const text = JSON.stringify(request).replaceAll('PORT', port).replaceAll('BASE', tenant.url);
		const credential = new ConductorOneApi();
		await expect(credential.authenticate(tenant.bearerData(), JSON.parse(text))).rejects.toThrow(
			/can be used with/,
		);
	});

	test('redirects are switched off in both of the ways that n8n has', async () => {
		const credential = new ConductorOneApi();
		const signed = await credential.authenticate(tenant.bearerData(), {
			url: `${tenant.url}/api/v1/apps`,
			headers: { authorization: 'Basic dummy', 'X-Other': '1' },
		});
		expect(signed).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			headers: {
				Authorization: `Bearer ${tenant.sandbox.conductorOne.bearerToken}`,
				'X-Other': '1',
			},
		});
		expect(signed.headers).not.toHaveProperty('authorization');
	});
});

describe('the credential test', () => {
	test('names the service principal and its roles', async () => {
		expect(await press(tenant.clientData())).toEqual({
			status: 'OK',
			message: 'Connected to 127.0.0.1 as service principal svc-sandbox (Super Administrator)',
		});
	});

	test('names the person a bearer token belongs to', async () => {
		const { message, status } = await press(tenant.bearerData());
		expect(status).toBe('OK');
		expect(message).toMatch(/^Connected to 127\.0\.0\.1 as user [A-Z]/);
	});

	test('mints a token of its own: a kept one would hide that the secret is revoked', async () => {
		await tenant.json('connector.get', okta, { credentials: tenant.store(tenant.clientData()) });
		await press(tenant.clientData());
		expect(tenant.mints).toBe(2);
	});

	test.each([
		['no client ID', { clientId: '' }, /'Client ID' is empty/],
		['half a client ID', { clientId: 'brave-otter-1' }, /'Client ID' is not complete/],
		[
			'a secret without its prefix',
			{ clientSecret: 'eyJrdHkiOiJ' },
			/does not begin with "secret-token/,
		],
		['a secret cut off', { clientSecret: 'secret-token:conductorone.com:v1:eyJrd' }, /cut off/],
		['a bare name as tenant', { tenantUrl: 'acme' }, /'Tenant URL' is not a full host name/],
		['plain http', { tenantUrl: 'http://acme.conductor.one' }, /does not begin with https/],
	])('says what is wrong with %s', async (_name, changes, expected) => {
		const { status, message } = await press(tenant.clientData(changes));
		expect(status).toBe('Error');
		expect(message).toMatch(expected);
		expect(tenant.control.requests()).toEqual([]);
	});

	test('says that a bearer token is wrong, or that its tenant is missing', async () => {
		const wrong = await press(tenant.bearerData({ accessToken: 'dummy-wrong-token' }));
		expect(wrong.message).toContain('does not accept the access token');
		expect(wrong.message).not.toContain('dummy-wrong-token');
		const nowhere = await press(tenant.bearerData({ tenantUrl: '' }));
		expect(nowhere.message).toContain("'Tenant URL' is empty");
	});

	test('says that the address is not of the API, or that nothing answers there', async () => {
		const page = await stranger(200, { 'content-type': 'text/html' }, '<html></html>');
		const html = await press(tenant.bearerData({ tenantUrl: page.url }));
		expect(html.message).toContain('not from the ConductorOne API');
		await page.close();
		const nobody = await press(tenant.bearerData({ tenantUrl: page.url }));
		expect(nobody.message).toContain('Could not get an answer from');
	});
});

test('a credential is used for the host in its client ID when no tenant URL is given', async () => {
	const data = tenant.clientData({ tenantUrl: '' });
	const credential = new ConductorOneApi();
	const host = new URL(tenant.url).host;
	const request = credential.authenticate(data, { url: 'https://other.example.com/' });
	await expect(request).rejects.toThrow(`can be used with https://${host} only`);
});
