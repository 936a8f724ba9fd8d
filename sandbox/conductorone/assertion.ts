import { verify } from 'crypto';

import { isObject } from '../core/json';
import type { Client } from './credentials';

/** How far apart the clocks of client and service may be, in seconds. */
const leeway = 60;
/** The longest that an assertion may be valid from now on, in seconds. */
const longest = 5 * 60;

/**
 * Verifies the JWT with which a client proves who it is, in place of its secret.
 *
 * It is judged by real time, not by the sandbox's: the client that signs it cannot know that a test
 * moved the sandbox's clock.
 *
 * @returns what is wrong with it, or undefined
 */
export function problemWithAssertion(
	assertion: string,
	client: Client,
	hostname: string,
): string | undefined {
	const parts = assertion.split('.');
	const [header, claims] = parts.slice(0, 2).map(parsePart);
	if (parts.length !== 3 || !header || !claims) return 'client_assertion is not a signed JWT';
	if (header.alg !== 'EdDSA') return 'client_assertion must be signed with EdDSA';

	const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
	const signature = Buffer.from(parts[2] ?? '', 'base64url');
	if (!verify(null, signed, client.publicKey, signature)) {
		return 'client_assertion has an invalid signature';
	}
	return problemWithClaims(claims, client, hostname);
}

function problemWithClaims(
	{ iss, sub, aud, exp, nbf, iat }: Record<string, unknown>,
	client: Client,
	hostname: string,
): string | undefined {
	const now = Math.floor(Date.now() / 1000);
	if (iss !== client.clientId || sub !== client.clientId) {
		return 'client_assertion must have the client ID as iss and sub';
	}
	if (!Array.isArray(aud) || !aud.includes(hostname)) {
		return `client_assertion must have aud ["${hostname}"]`;
	}
	if (typeof exp !== 'number') return 'client_assertion must have exp';
	if (exp <= now) return 'client_assertion is expired';
	if (exp > now + longest) return 'client_assertion must expire within 5 minutes';
	if (typeof nbf === 'number' && nbf > now + leeway) return 'client_assertion is not valid yet';
	if (typeof iat === 'number' && iat > now + leeway) {
		return 'client_assertion was issued in the future';
	}
	return undefined;
}

function parsePart(part: string): Record<string, unknown> | undefined {
	try {
		const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return isObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
