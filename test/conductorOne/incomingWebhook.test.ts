import { createHash, createHmac, generateKeyPairSync, verify } from 'crypto';
import type { KeyObject } from 'crypto';

import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { testCredential } from '../support/harness';
import { SmallTenant } from './smallTenant';
import type { Arrived } from './smallTenant';

const TYPE = 'conductorOneIncomingWebhookApi';
const LISTENER = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const PATH = `/api/v1/webhooks/incoming/${LISTENER}`;
const SECRET = 'ZHVtbXktc2VjcmV0LW9mLWEtd2ViaG9vaw';
const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const BODY = '{"employee":"12345","name":"Zoë"}';

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
beforeEach(() => tenant.begin({ json: {} }));
afterAll(async () => await tenant.close());

/** As people fill in the credential. */
const credential = (changes: object): ICredentialDataDecryptedObject => ({
	authentication: 'hmac',
	webhookUrl: `${tenant.url}${PATH}`,
	webhookSecret: SECRET,
	...changes,
});

const send = async (changes: object, parameters: INodeParameters = {}, more = {}) =>
	await tenant.run(
		'automation.sendToIncomingWebhook',
		{ eventData: BODY, ...parameters },
		{ ...more, credentials: { [TYPE]: credential(changes) } },
	);

const onlyRequest = (): Arrived => {
	expect(tenant.requests).toHaveLength(1);
	return tenant.requests[0] as Arrived;
};

const headerOf = ({ headers }: Arrived, name: string) => String(headers[name]);

/** The claims of a JWT whose signature is right. */
function claimsOf(request: Arrived, alg: string, key: KeyObject): Record<string, unknown> {
	const token = headerOf(request, 'authorization').replace('Bearer ', '');
	const [header = '', claims = '', signature = ''] = token.split('.');
	const parsed = (part: string) =>
		JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
	expect(parsed(header)).toMatchObject({ alg, kid: 'webhook-key-1' });
	const options = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key;
	const right = verify(
		alg === 'EdDSA' ? null : 'sha256',
		Buffer.from(`${header}.${claims}`),
		options,
		Buffer.from(signature, 'base64url'),
	);
	expect(right).toBe(true);
	return parsed(claims);
}

test('signs by HMAC, and sends the token to nobody', async () => {
	const { json } = await send({});
	const request = onlyRequest();
	expect(request.call).toBe(`POST ${PATH}`);
	expect(request.headers.authorization).toBeUndefined();
	const id = headerOf(request, 'webhook-event-id');
	const timestamp = headerOf(request, 'webhook-timestamp');
	expect(id).toMatch(UUID_V4);
	expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(300);
	const signature = createHmac('sha256', SECRET)
		.update(`${timestamp}.${id}.${request.text}`)
		.digest('base64url');
	expect(headerOf(request, 'webhook-signature')).toBe(signature);
	expect(JSON.parse(request.text)).toEqual(JSON.parse(BODY));
	expect(json).toEqual([{ eventId: id, delivered: true, duplicate: false }]);
});

test('the ID of the listener is as good as the URL', async () => {
	await send({ webhookUrl: LISTENER });
	expect(onlyRequest().call).toBe(`POST ${PATH}`);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const pemOf = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }));

test.each([
	['RS256', pemOf(rsa.privateKey), rsa.publicKey],
	['ES256', pemOf(ec.privateKey), ec.publicKey],
	['EdDSA', pemOf(ed25519.privateKey), ed25519.publicKey],
	// A password field makes one line of it.
	['RS256', pemOf(rsa.privateKey).replace(/\n/g, ' '), rsa.publicKey],
	['EdDSA', JSON.stringify(ed25519.privateKey.export({ format: 'jwk' })), ed25519.publicKey],
])('signs by JWT with %s', async (alg, privateKey, publicKey) => {
	await send({ authentication: 'jwt', privateKey, keyId: 'webhook-key-1' });
	const request = onlyRequest();
	const claims = claimsOf(request, alg, publicKey);
	expect(claims).toMatchObject({
		sub: tenant.url,
		aud: `${tenant.url}${PATH}`,
		jti: headerOf(request, 'webhook-event-id'),
		htm: 'POST',
		htb_s256: createHash('sha256').update(request.text).digest('base64url'),
	});
	const seconds = Number(claims.exp) - Date.now() / 1000;
	expect(seconds).toBeGreaterThan(0);
	expect(seconds).toBeLessThanOrEqual(600);
});

test('a capability URL needs no signature', async () => {
	await send({
		authentication: 'capabilityUrl',
		capabilitySecret: `${tenant.url}${PATH}/t/dummy-token-in-the-url`,
	});
	const request = onlyRequest();
	expect(request.call).toBe(`POST ${PATH}/t/dummy-token-in-the-url`);
	expect(request.headers['webhook-signature']).toBeUndefined();
	expect(headerOf(request, 'webhook-event-id')).toMatch(UUID_V4);
});

test('an event that the tenant has already counts as delivered', async () => {
	tenant.begin({ status: 409, json: { code: 6, message: 'already exists' } });
	const { json } = await send({});
	expect(json).toEqual([expect.objectContaining({ delivered: true, duplicate: true })]);
});

test('a failure that passes is tried again, as the same event', async () => {
	tenant.begin({ status: 503, json: {} }, { json: {} });
	await send({});
	const ids = tenant.requests.map((request) => headerOf(request, 'webhook-event-id'));
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(1);
});

test("n8n's Retry On Fail sends the same event again, other items and data another", async () => {
	tenant.begin({ status: 400, json: {} }, { json: {} });
	await send(
		{},
		{ eventData: '={{ $json }}' },
		{ items: [{ n: 1 }, { n: 2 }], maxTries: 2, executionId: '4711' },
	);
	const events = tenant.requests.map((request) => [
		request.text,
		headerOf(request, 'webhook-event-id'),
	]);
	const byBody = new Map(events.map(([body = '', id = '']) => [body, id]));
	expect(byBody.size).toBe(2);
	expect(events.length).toBeGreaterThan(byBody.size);
	expect(new Set(events.map(([, id]) => id)).size).toBe(byBody.size);
});

test("a user's own key that is a UUID is the event's ID", async () => {
	const idempotencyKey = '6f0c7a52-5f0b-4a43-9d0a-0d9f7a1c2b3e';
	const { json } = await send({}, { options: { idempotencyKey } });
	expect(json[0]?.eventId).toBe(idempotencyKey);
});

test('a signature that is not accepted is explained, without the secret', async () => {
	tenant.begin({ status: 401, json: { code: 16, message: `bad signature ${SECRET}` } });
	const { message, description } = await send({});
	expect(message).toContain('The webhook does not accept the signature');
	expect(`${message}${description}`).not.toContain(SECRET);
});

test.each([
	[
		'another host',
		{ webhookUrl: `https://evil.example.com${PATH}` },
		"'Webhook URL' does not belong",
	],
	['another path', { webhookUrl: 'https://acme.conductor.one/api/v1/apps' }, 'is not that of an'],
	['no URL', { webhookUrl: 'not a url' }, "'Webhook URL' is neither a URL nor"],
	['no secret', { webhookSecret: ' ' }, "'Webhook Secret' is empty"],
	['no key', { authentication: 'jwt', privateKey: 'x' }, "'Private Key' is not a private key"],
	[
		'a capability URL of another tenant',
		{
			authentication: 'capabilityUrl',
			capabilitySecret: `https://evil.example.com${PATH}/t/dummy-token-in-the-url`,
		},
		"'Capability URL' does not belong",
	],
	[
		'a key of another kind',
		{
			authentication: 'jwt',
			privateKey: pemOf(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey),
		},
		'is of a kind that ConductorOne does not accept',
	],
])('%s is refused, and nothing is sent', async (_name, changes, expected) => {
	const { message } = await send(changes);
	expect(message).toContain(expected);
	expect(message).not.toContain('dummy-token-in-the-url');
	expect(tenant.requests).toEqual([]);
});

test('too much data is refused, and nothing is sent', async () => {
	const { message } = await send({}, { eventData: JSON.stringify({ text: 'x'.repeat(65_536) }) });
	expect(message).toContain("'Data' is too large");
	expect(tenant.requests).toEqual([]);
});

test('without its credential nothing is sent', async () => {
	const { message } = await tenant.run('automation.sendToIncomingWebhook', { eventData: BODY });
	expect(message).toContain(TYPE);
	expect(tenant.requests).toEqual([]);
});

describe('the test of the credential', () => {
	const tested = async (changes: object) =>
		await testCredential({ node: new ConductorOne(), type: TYPE, data: credential(changes) });

	test('does not start the automation', async () => {
		expect(await tested({})).toMatchObject({ status: 'OK' });
		expect(tenant.requests).toEqual([]);
	});

	test.each([
		['what is missing', { webhookSecret: '' }, "'Webhook Secret' is empty"],
		['what is no key', { authentication: 'jwt', privateKey: 'x' }, 'is not a private key'],
		['what is no webhook', { webhookUrl: 'https://acme.conductor.one/' }, 'is not that of an'],
	])('says %s', async (_name, changes, expected) => {
		const { status, message } = await tested(changes);
		expect(status).toBe('Error');
		expect(message).toContain(expected);
	});
});
