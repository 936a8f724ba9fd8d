import { generateKeyPairSync, sign, verify } from 'crypto';

import { privateKeyOf } from '../../nodes/ConductorOne/transport/clientSecret';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const prefix = 'secret-token:conductorone.com:v1:';
const jwk = privateKey.export({ format: 'jwk' });

test('the key in a client secret signs', () => {
	const key = privateKeyOf(prefix + encode(jwk));
	const message = Buffer.from('message');
	expect(verify(null, message, publicKey, sign(null, message, key))).toBe(true);
});

test('padding, and members that are not needed, do no harm', () => {
	const padded = Buffer.from(JSON.stringify({ ...jwk, kid: 'k1', use: 'sig' })).toString('base64');
	expect(privateKeyOf(prefix + padded.replaceAll('+', '-').replaceAll('/', '_')).type).toBe(
		'private',
	);
});

const { x, d } = jwk;
const dummy = encode({ kty: 'OKP', crv: 'Ed25519', x, d });

test.each([
	['another prefix', `token:conductorone.com:v1:${dummy}`, 'does not begin with'],
	['no prefix', dummy, 'does not begin with'],
	['another version', `secret-token:conductorone.com:v2:${dummy}`, 'version that is not known'],
	['no key at all', 'secret-token:conductorone.com:v1', 'last part that is not base64url'],
	['five parts', `${prefix}${dummy}:more`, 'last part that is not base64url'],
	['letters that are not base64url', `${prefix}${dummy}+/`, 'last part that is not base64url'],
	['a key cut off', prefix + dummy.slice(0, 40), 'cut off or changed'],
	['something else in it', prefix + encode(['key']), 'cut off or changed'],
	['an RSA key', prefix + encode({ kty: 'RSA', n: 'AQAB', e: 'AQAB' }), 'not hold an Ed25519 key'],
	['a public key', prefix + encode({ kty: 'OKP', crv: 'Ed25519', x }), 'holds a public key'],
	['a damaged key', prefix + encode({ kty: 'OKP', crv: 'Ed25519', x, d: 'AAAA' }), 'is damaged'],
])('%s is told without showing it', (_name, secret, expected) => {
	let message = '';
	try {
		privateKeyOf(secret);
	} catch (error) {
		message = error instanceof Error ? error.message : '';
	}
	expect(message).toContain(expected);
	expect(message).not.toContain(secret.slice(-12));
});
