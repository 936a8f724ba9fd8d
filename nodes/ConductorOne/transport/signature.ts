import { createHash, createHmac, createPrivateKey, sign } from 'crypto';
import type { KeyObject } from 'crypto';

import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { restoreLineBreaks } from '../../../engine/pem';

/** What is signed. */
interface Event {
	/** Address of the webhook. */
	readonly url: string;
	/** UUID, version 4. */
	readonly id: string;
	/** JSON. */
	readonly body: string;
	/** Seconds since the epoch. */
	readonly timestamp: number;
}

/** The header that proves who sent an event. */
export type Signer = (event: Event) => Readonly<Record<string, string>>;

/** By the secret that ConductorOne showed when the trigger was saved, which is used as it is. */
export function hmacSigner(secret: string): Signer {
	return ({ id, body, timestamp }) => ({
		'webhook-signature': createHmac('sha256', secret)
			.update(`${timestamp}.${id}.${body}`)
			.digest('base64url'),
	});
}

/** The service allows at most ten minutes. */
const LIFETIME_S = 300;

/**
 * By a JWT, which the tenant verifies with the public key at the trigger's JWKS URL.
 *
 * @throws {InputError} when the key cannot be used
 */
export function jwtSigner({
	privateKey,
	keyId,
}: {
	privateKey: string;
	/** May be empty. */
	keyId: string;
}): (tenant: string) => Signer {
	const key = importKey(privateKey);
	const { alg, signed } = algorithmOf(key);
	return (tenant) =>
		({ url, id, body, timestamp }) => {
			const parts = [
				{ alg, typ: 'JWT', ...(keyId !== '' && { kid: keyId }) },
				{
					sub: tenant,
					aud: url,
					iat: timestamp,
					exp: timestamp + LIFETIME_S,
					jti: id,
					htm: 'POST',
					htb_s256: createHash('sha256').update(body).digest('base64url'),
				},
			].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
			const input = parts.join('.');
			return {
				authorization: `Bearer ${input}.${signed(Buffer.from(input)).toString('base64url')}`,
			};
		};
}

const FIELD = 'Private Key';
const KINDS = 'Use an RSA key (2048 bits or more), an EC key on P-256, or an Ed25519 key';

function algorithmOf(key: KeyObject): { alg: string; signed: (input: Buffer) => Buffer } {
	const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
	if (type === 'rsa') return { alg: 'RS256', signed: (input) => sign('sha256', input, key) };
	if (type === 'ed25519') return { alg: 'EdDSA', signed: (input) => sign(null, input, key) };
	if (type === 'ec' && details?.namedCurve === 'prime256v1') {
		const rawKey = { key, dsaEncoding: 'ieee-p1363' } as const;
		return { alg: 'ES256', signed: (input) => sign('sha256', input, rawKey) };
	}
	throw new InputError(FIELD, 'is of a kind that ConductorOne does not accept', KINDS);
}

function importKey(given: string): KeyObject {
	const jwk = parsed(given);
	const key = attempt(() =>
		isObject(jwk)
			? createPrivateKey({ key: jwk, format: 'jwk' })
			: createPrivateKey(restoreLineBreaks(given)),
	);
	if (key) return key;
	throw new InputError(
		FIELD,
		'is not a private key',
		'Give it in PEM form with its first and last line, or as a JSON Web Key, without a passphrase',
	);
}

function parsed(text: string): unknown {
	return attempt((): unknown => JSON.parse(text));
}

function attempt<Result>(make: () => Result): Result | undefined {
	try {
		return make();
	} catch {
		return undefined;
	}
}
