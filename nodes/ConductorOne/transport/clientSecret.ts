import { createPrivateKey } from 'crypto';
import type { KeyObject } from 'crypto';

import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';

const FIX =
	'Copy the secret again, with its beginning "secret-token:conductorone.com:v1:". If it is lost, create a new credential: ConductorOne shows a secret only once';

/**
 * The Ed25519 private key inside a client secret, which is
 * `secret-token:conductorone.com:v1:` and a JSON Web Key in base64url.
 *
 * @throws {InputError} saying what is wrong, without showing any of it
 */
export function privateKeyOf(clientSecret: string): KeyObject {
	const parts = clientSecret.split(':');
	const [scheme, issuer, version, encoded = ''] = parts;
	if (scheme !== 'secret-token' || issuer !== 'conductorone.com') {
		throw new InputError(
			'Client Secret',
			'does not begin with "secret-token:conductorone.com:"',
			FIX,
		);
	}
	if (version !== 'v1') {
		throw new InputError('Client Secret', 'is of a version that is not known, or cut off', FIX);
	}
	if (parts.length !== 4 || !/^[\w-]+=*$/.test(encoded)) {
		throw new InputError('Client Secret', 'has a last part that is not base64url', FIX);
	}
	const jwk = parseJson(Buffer.from(encoded, 'base64url').toString('utf8'));
	if (!isObject(jwk)) throw new InputError('Client Secret', 'is cut off or changed', FIX);
	if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') {
		throw new InputError('Client Secret', 'does not hold an Ed25519 key', FIX);
	}
	const { kty, crv, x, d } = jwk;
	if (typeof x !== 'string' || typeof d !== 'string') {
		throw new InputError('Client Secret', 'holds a public key, not a private one', FIX);
	}
	const key = importKey({ kty, crv, x, d });
	if (!key) throw new InputError('Client Secret', 'holds a key that is damaged', FIX);
	return key;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function importKey(key: { kty: string; crv: string; x: string; d: string }): KeyObject | undefined {
	try {
		return createPrivateKey({ key, format: 'jwk' });
	} catch {
		return undefined;
	}
}
