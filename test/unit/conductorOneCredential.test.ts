import { readCredential } from '../../nodes/ConductorOne/transport/credential';

const clientOf = (clientId: string, tenantUrl = '') =>
	readCredential({
		authentication: 'clientCredentials',
		clientId,
		clientSecret: 'dummy',
		tenantUrl,
	});

test.each([
	['strange-hydra-68836@acme.conductor.one/pcc', 'https://acme.conductor.one'],
	['brave-otter-1@acme.conductor.one/spc', 'https://acme.conductor.one'],
	['eu-otter@acme.c1eu.ai/spc', 'https://acme.c1eu.ai'],
	['otter@Access.Example.COM:8443/spc', 'https://access.example.com:8443'],
	['otter@acme.conductor.one', 'https://acme.conductor.one'],
])('%s belongs to %s', (clientId, origin) => {
	expect(clientOf(clientId).tenant.origin).toBe(origin);
});

test.each([
	['https://acme.conductor.one', 'https://acme.conductor.one'],
	['  https://ACME.conductor.one/  ', 'https://acme.conductor.one'],
	['https://acme.conductor.one/app/connectors?x=1', 'https://acme.conductor.one'],
	['acme.c1eu.ai', 'https://acme.c1eu.ai'],
	['http://127.0.0.1:4572', 'http://127.0.0.1:4572'],
	['http://localhost:4572', 'http://localhost:4572'],
	['http://[::1]:4572', 'http://[::1]:4572'],
])('the tenant URL %s means %s, whatever the client ID says', (tenantUrl, origin) => {
	expect(clientOf('otter@other.conductor.one/spc', tenantUrl).tenant.origin).toBe(origin);
});

test('the audience of an assertion is the host without its port', () => {
	expect(clientOf('otter@acme.example.com:8443/spc').tenant.hostname).toBe('acme.example.com');
});

test.each([
	'http://acme.conductor.one',
	'ftp://acme.conductor.one',
	'http://localhost.example.com',
])('%s is refused', (tenantUrl) => {
	expect(() => clientOf('otter@acme.conductor.one/spc', tenantUrl)).toThrow('https://');
});

test('a bearer token may be pasted with its scheme', () => {
	const credential = readCredential({
		authentication: 'bearerToken',
		accessToken: ' Bearer dummy-token \n',
		tenantUrl: 'https://acme.conductor.one',
	});
	expect(credential).toMatchObject({ kind: 'bearer', token: 'dummy-token' });
});

test('other credentials have other fingerprints, and a fingerprint holds no secret', () => {
	const one = clientOf('otter@acme.conductor.one/spc');
	const same = clientOf('otter@acme.conductor.one/spc');
	const other = clientOf('otter@acme.conductor.one/spc', 'https://acme.c1eu.ai');
	expect(one).toEqual(same);
	expect(one).not.toHaveProperty('fingerprint', other.kind === 'client' && other.fingerprint);
	expect(one.kind === 'client' && one.fingerprint).toMatch(/^[\da-f]{64}$/);
});
