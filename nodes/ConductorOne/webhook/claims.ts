import { createHash } from 'crypto';

import type { Tenant } from '../transport/credential';

/** What a delivery has to be, for its token to be about it. */
interface Expected {
	/** Of the credential: what the token says of itself counts for nothing. */
	readonly tenant: Tenant;
	/** Public address of the webhook. */
	readonly url: string;
	/** The body, byte for byte. */
	readonly body: Buffer;
	/** Milliseconds. */
	readonly now: number;
}

/** A delivery as its token proves it. */
interface Proof {
	/** Different for each token. */
	readonly tokenId: string;
	/** When the token ends, in milliseconds. */
	readonly expiresAt: number;
}

/** Clocks may differ by that many seconds. */
const SKEW = 30;

const LONGEST_ID = 200;

/**
 * Holds the claims of a token whose signature is right against the delivery that came with it.
 *
 * @returns which claim is wrong, for the log, or what the claims prove
 */
export function checkClaims(
	claims: Readonly<Record<string, unknown>>,
	{ tenant, url, body, now }: Expected,
): Proof | string {
	const { hostname, origin } = tenant;
	const issuers: unknown[] = [hostname, new URL(origin).host, origin];
	if (!issuers.includes(claims.iss)) return 'iss';
	const audiences: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
	if (!audiences.includes(new URL(url).hostname)) return 'aud';
	if (claims.c1typ !== 'wh') return 'c1typ';
	if (claims.htm !== 'POST') return 'htm';
	if (!isSameAddress(claims.htu, url)) return 'htu';
	if (!isDigestOf(claims.htb_s256, body)) return 'htb_s256';
	const seconds = now / 1000;
	const { exp, nbf, iat, jti } = claims;
	if (typeof exp !== 'number' || !(exp > seconds - SKEW)) return 'exp';
	if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= seconds + SKEW)) return 'nbf';
	if (iat !== undefined && !(typeof iat === 'number' && iat <= seconds + SKEW)) return 'iat';
	if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_ID) return 'jti';
	return { tokenId: jti, expiresAt: (exp + SKEW) * 1000 };
}

/** Whether a claim names the address, both without their query. */
function isSameAddress(claim: unknown, url: string): boolean {
	if (typeof claim !== 'string' || !URL.canParse(claim)) return false;
	return withoutQuery(claim) === withoutQuery(url);
}

function withoutQuery(url: string): string {
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}

function isDigestOf(claim: unknown, body: Buffer): boolean {
	if (typeof claim !== 'string') return false;
	const digest = createHash('sha256').update(body).digest();
	return Buffer.from(claim, 'base64').equals(digest);
}
