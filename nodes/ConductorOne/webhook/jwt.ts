import { verify } from 'crypto';

import { isObject } from '../../../engine/json';
import type { TenantKey } from './keys';

/** A JSON Web Token that was taken apart, not one that is trusted. */
interface Jwt {
	readonly algorithm: string;
	readonly keyId: string | undefined;
	readonly claims: Readonly<Record<string, unknown>>;
	/** What the signature is about. */
	readonly signed: Buffer;
	readonly signature: Buffer;
}

/** Longer ones are none of ConductorOne's. */
const LONGEST = 16_384;

const JWT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** The token in an `Authorization` header; `undefined` if it holds none that can be verified. */
export function readJwt(authorization: string | undefined): Jwt | undefined {
	const text = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
	const [, head = '', body = '', signature = ''] =
		text.length > LONGEST ? [] : (JWT.exec(text) ?? []);
	const header = readPart(head);
	const claims = readPart(body);
	// An extension that must be understood is not.
	if (!header || !claims || header.crit !== undefined) return undefined;
	const { alg, kid } = header;
	if (typeof alg !== 'string' || (kid !== undefined && typeof kid !== 'string')) return undefined;
	return {
		algorithm: alg,
		keyId: kid,
		claims,
		signed: Buffer.from(`${head}.${body}`),
		signature: Buffer.from(signature, 'base64url'),
	};
}

function readPart(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Whether one of the keys has signed it, by the algorithm that the key is for. */
export function isSignedBy(jwt: Jwt, keys: readonly TenantKey[]): boolean {
	return keys
		.filter(({ id }) => jwt.keyId === undefined || id === jwt.keyId)
		.filter(({ algorithm }) => algorithm === jwt.algorithm)
		.some((key) => hasSigned(key, jwt));
}

function hasSigned({ algorithm, key }: TenantKey, { signed, signature }: Jwt): boolean {
	switch (algorithm) {
		case 'EdDSA':
			return verify(null, signed, key, signature);
		case 'ES256':
			return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
		case 'RS256':
			return verify('sha256', signed, key, signature);
	}
}
