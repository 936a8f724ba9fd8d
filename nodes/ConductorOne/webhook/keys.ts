import { createPublicKey } from 'crypto';
import type { KeyObject } from 'crypto';

import { isObject } from '../../../engine/json';

type Algorithm = 'EdDSA' | 'ES256' | 'RS256';

/** A public key of a tenant. What it can verify follows from the key, never from a token. */
export interface TenantKey {
	readonly id: string | undefined;
	readonly algorithm: Algorithm;
	readonly key: KeyObject;
}

/** Shorter RSA keys can be broken. */
const SHORTEST_RSA = 2048;

/** The usable keys of a JSON Web Key Set; others, such as those for encryption, are left out. */
export function readKeys(body: unknown): TenantKey[] {
	const keys = isObject(body) && Array.isArray(body.keys) ? body.keys : [];
	return keys.flatMap((jwk: unknown) => (isObject(jwk) ? readKey(jwk) : []));
}

function readKey(jwk: Readonly<Record<string, unknown>>): TenantKey[] {
	const key = publicKeyOf(jwk);
	const algorithm = key && algorithmOf(key);
	if (!key || !algorithm) return [];
	if (jwk.alg !== undefined && jwk.alg !== algorithm) return [];
	if (jwk.use !== undefined && jwk.use !== 'sig') return [];
	return [{ id: typeof jwk.kid === 'string' ? jwk.kid : undefined, algorithm, key }];
}

const PUBLIC_MEMBERS = ['kty', 'crv', 'n', 'e', 'x', 'y'] as const;

function publicKeyOf(jwk: Readonly<Record<string, unknown>>): KeyObject | undefined {
	const members = PUBLIC_MEMBERS.flatMap((name) => {
		const value = jwk[name];
		return typeof value === 'string' ? [[name, value] as const] : [];
	});
	try {
		return createPublicKey({ key: Object.fromEntries(members), format: 'jwk' });
	} catch {
		return undefined;
	}
}

function algorithmOf({
	asymmetricKeyType,
	asymmetricKeyDetails,
}: KeyObject): Algorithm | undefined {
	switch (asymmetricKeyType) {
		case 'ed25519':
			return 'EdDSA';
		case 'ec':
			return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ES256' : undefined;
		case 'rsa':
			return (asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA ? 'RS256' : undefined;
		default:
			return undefined;
	}
}
