import { generateKeyPairSync } from 'crypto';

import { Client, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

const introspect = async (token: string) =>
	await c1.send('GET', '/api/v1/auth/introspect', {
		headers: { authorization: `Bearer ${token}` },
	});

test('a signed assertion gets a bearer token that opens the API', async () => {
	const answer = await c1.token();
	expect(answer.status).toBe(200);
	expect(answer.body).toEqual({
		access_token: expect.any(String),
		token_type: 'Bearer',
		expires_in: 3600,
	});
	const who = await introspect(textAt(answer.body, 'access_token'));
	expect(who.status).toBe(200);
	expect(who.body).toMatchObject({ principleId: 'svc-sandbox', userId: '' });
	expect(c1.sandbox.conductorOne.mints()).toBe(1);
});

test('the plain client secret in the body works too', async () => {
	const { clientSecret } = c1.sandbox.conductorOne;
	const answer = await c1.token({
		client_assertion: undefined,
		client_assertion_type: undefined,
		client_secret: clientSecret,
	});
	expect(answer.status).toBe(200);
});

test.each<[string, () => Record<string, string | undefined>, string]>([
	[
		'another key',
		() => {
			const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
			const secret = `a:b:v1:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
			return { client_assertion: c1.assertion({ secret }) };
		},
		'invalid signature',
	],
	[
		'another algorithm in the header',
		() => ({ client_assertion: c1.assertion({ header: { alg: 'RS256' } }) }),
		'EdDSA',
	],
	[
		'another issuer',
		() => ({ client_assertion: c1.assertion({ claims: { iss: 'x@127.0.0.1/spc' } }) }),
		'iss and sub',
	],
	[
		'another subject',
		() => ({ client_assertion: c1.assertion({ claims: { sub: 'x@127.0.0.1/spc' } }) }),
		'iss and sub',
	],
	[
		'an audience with the port',
		() => ({ client_assertion: c1.assertion({ claims: { aud: [new URL(c1.url).host] } }) }),
		'aud ["127.0.0.1"]',
	],
	[
		'an audience that is the token URL',
		() => ({ client_assertion: c1.assertion({ claims: { aud: [`${c1.url}/auth/v1/token`] } }) }),
		'aud ["127.0.0.1"]',
	],
	[
		'an audience that is no array',
		() => ({ client_assertion: c1.assertion({ claims: { aud: '127.0.0.1' } }) }),
		'aud ["127.0.0.1"]',
	],
	[
		'no expiry',
		() => ({ client_assertion: c1.assertion({ claims: { exp: undefined } }) }),
		'must have exp',
	],
	[
		'an expiry in the past',
		() => ({ client_assertion: c1.assertion({ claims: { exp: seconds(-1) } }) }),
		'expired',
	],
	[
		'an expiry too far away',
		() => ({ client_assertion: c1.assertion({ claims: { exp: seconds(400) } }) }),
		'within 5 minutes',
	],
	[
		'a start in the future',
		() => ({ client_assertion: c1.assertion({ claims: { nbf: seconds(90) } }) }),
		'not valid yet',
	],
	['no JWT at all', () => ({ client_assertion: 'dummy' }), 'not a signed JWT'],
	['another assertion type', () => ({ client_assertion_type: 'jwt' }), 'client_assertion_type'],
	['an unknown client', () => ({ client_id: 'nobody@127.0.0.1/spc' }), 'unknown client'],
	[
		'a wrong client secret',
		() => ({ client_assertion: undefined, client_secret: 'dummy-secret' }),
		'wrong client secret',
	],
])('%s is refused as OAuth 2 has it', async (_name, form, description) => {
	const answer = await c1.token(form());
	expect(answer.status).toBe(401);
	expect(answer.body).toEqual({
		error: 'invalid_client',
		error_description: expect.stringContaining(description),
	});
	expect(c1.sandbox.conductorOne.mints()).toBe(0);
});

test('other grants are refused', async () => {
	const answer = await c1.token({ grant_type: 'password' });
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({ error: 'unsupported_grant_type' });
});

test('credentials in a Basic header are refused', async () => {
	const { clientId, clientSecret } = c1.sandbox.conductorOne;
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const answer = await c1.token({}, { authorization: `Basic ${basic}` });
	expect(answer.status).toBe(401);
	expect(answer.body).toMatchObject({ error: 'invalid_client' });
});

test('a JSON body is refused', async () => {
	const answer = await c1.token({}, { 'content-type': 'application/json' });
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({ error: 'invalid_request' });
});

describe('a credential that requires DPoP', () => {
	const askWithDpopClient = async () => {
		const { clientId, clientSecret } = c1.sandbox.conductorOne.dpop;
		return await c1.token({
			client_id: clientId,
			client_assertion: c1.assertion({
				secret: clientSecret,
				claims: { iss: clientId, sub: clientId },
			}),
		});
	};

	test('is told to send a proof', async () => {
		const answer = await askWithDpopClient();
		expect(answer.status).toBe(400);
		expect(answer.body).toMatchObject({ error: 'invalid_dpop_proof' });
	});

	test('or gets a token that is no bearer token', async () => {
		c1.sandbox.control.configure('conductorOne', { dpopAnswer: 'token' });
		const answer = await askWithDpopClient();
		expect(answer.body).toMatchObject({ token_type: 'DPoP' });
		const who = await introspect(textAt(answer.body, 'access_token'));
		expect(who.status).toBe(401);
	});
});

test('a token lives as long as it says, by the clock of the sandbox', async () => {
	c1.sandbox.control.configure('conductorOne', { tokenLifetimeSeconds: 600 });
	const answer = await c1.token();
	expect(answer.body).toMatchObject({ expires_in: 600 });
	const token = textAt(answer.body, 'access_token');

	c1.sandbox.control.advanceClock(599_000);
	expect((await introspect(token)).status).toBe(200);
	c1.sandbox.control.advanceClock(2_000);
	const expired = await introspect(token);
	expect(expired.status).toBe(401);
	expect(expired.body).toEqual({
		code: 16,
		message: expect.stringMatching(/^invalid or expired token \(request-id: \w+\)$/),
		details: [],
	});

	// A client whose clock did not move still gets a new one.
	expect((await c1.token()).status).toBe(200);
	expect(c1.sandbox.conductorOne.mints()).toBe(2);
});

test('revoked tokens stop working at once', async () => {
	const token = textAt((await c1.token()).body, 'access_token');
	c1.sandbox.conductorOne.revokeTokens();
	expect((await introspect(token)).status).toBe(401);
});

test('the bearer token belongs to a person', async () => {
	const who = await c1.get('/api/v1/auth/introspect');
	expect(who.body).toMatchObject({ roles: ['Super Administrator'], disabledModules: [] });
	expect(textAt(who.body, 'userId')).not.toBe('');
	const view = await c1.post('/api/v1/users/introspect');
	expect(textAt(view.body, 'userView', 'user', 'id')).toBe(textAt(who.body, 'userId'));
});

test('a service principal is no user', async () => {
	const token = textAt((await c1.token()).body, 'access_token');
	const answer = await c1.send('POST', '/api/v1/users/introspect', {
		body: '{}',
		headers: { authorization: `Bearer ${token}` },
	});
	expect(answer.status).toBe(404);
});

test('a read-only credential reads, searches and changes nothing', async () => {
	const { clientId, clientSecret } = c1.sandbox.conductorOne.readOnly;
	const minted = await c1.token({
		client_id: clientId,
		client_assertion: c1.assertion({
			secret: clientSecret,
			claims: { iss: clientId, sub: clientId },
		}),
	});
	const headers = { authorization: `Bearer ${textAt(minted.body, 'access_token')}` };
	const search = await c1.send('POST', '/api/v1/search/apps', { body: '{}', headers });
	expect(search.status).toBe(200);
	const appId = textAt((await c1.get('/api/v1/apps')).body, 'list', 0, 'id');
	const create = await c1.send('POST', `/api/v1/apps/${appId}/connectors`, { body: '{}', headers });
	expect(create.status).toBe(403);
	expect(create.body).toMatchObject({ code: 7 });
});
