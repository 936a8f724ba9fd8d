import { randomBytes, sign } from 'crypto';

import { OutcomeError, ServiceError } from '../../../engine/errors';
import { isObject } from '../../../engine/json';
import { privateKeyOf } from './clientSecret';
import type { ClientCredential } from './credential';
import { failureOf, readBody } from './errors';
import { withRetries } from './retry';
import type { Send, WireReply } from './wire';

/** An access token, as it is kept in the credential's hidden member. */
export interface Token {
	readonly accessToken: string;
	/** When to renew it, in milliseconds since the epoch: a while before it expires. */
	readonly renewAt: number;
	/** Of the credential it was minted for; another one must not use it. */
	readonly fingerprint: string;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** The service allows at most five minutes. */
const ASSERTION_LIFETIME_S = 120;
/** How far apart the clocks of n8n and the service may be. */
const CLOCK_SKEW_S = 120;
/** A token is renewed this long before its end, so that it does not expire on its way. */
const EXPIRY_SKEW_S = 60;

/** Whether the token can still be used, and belongs to the credential. */
export function isUsable(token: Token, credential: ClientCredential): boolean {
	return token.fingerprint === credential.fingerprint && token.renewAt > Date.now();
}

/** The token in a credential's hidden member; `undefined` if it holds none. */
export function parseToken(saved: unknown): Token | undefined {
	if (typeof saved !== 'string' || saved === '') return undefined;
	const value = parseJson(saved);
	if (!isObject(value)) return undefined;
	const { accessToken, renewAt, fingerprint } = value;
	return typeof accessToken === 'string' &&
		typeof renewAt === 'number' &&
		typeof fingerprint === 'string'
		? { accessToken, renewAt, fingerprint }
		: undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What proves who the client is, in place of its secret: a JWT signed with the secret's key. */
function assertionOf({ clientId, clientSecret, tenant }: ClientCredential): string {
	const now = Math.floor(Date.now() / 1000);
	const parts = [
		{ alg: 'EdDSA', nonce: randomBytes(16).toString('hex') },
		{
			iss: clientId,
			sub: clientId,
			aud: [tenant.hostname],
			iat: now,
			nbf: now - CLOCK_SKEW_S,
			exp: now + ASSERTION_LIFETIME_S,
		},
	].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
	const signed = parts.join('.');
	const signature = sign(null, Buffer.from(signed), privateKeyOf(clientSecret));
	return `${signed}.${signature.toString('base64url')}`;
}

/**
 * Asks the tenant for an access token (`POST /auth/v1/token`). Each one is an entry in the customer's
 * audit log, so see `tokenCache.ts` before calling this.
 *
 * @throws {ServiceError} when the tenant refuses; {InputError} when the secret is malformed
 */
export async function mintToken(
	send: Send,
	credential: ClientCredential,
	pause: (milliseconds: number) => Promise<void>,
): Promise<Token> {
	const mint = async () => {
		const assertion = assertionOf(credential);
		const reply = await send({
			method: 'POST',
			url: `${credential.tenant.origin}/auth/v1/token`,
			headers: {
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({
				client_id: credential.clientId,
				grant_type: 'client_credentials',
				client_assertion_type: ASSERTION_TYPE,
				client_assertion: assertion,
			}).toString(),
		});
		// Who echoes it must not bring it into an error: for two minutes it is as good as the secret.
		return readToken({ ...reply, text: reply.text.replaceAll(assertion, '***') }, credential);
	};
	return await withRetries(mint, { safe: true, pause });
}

function readToken(reply: WireReply, { fingerprint, tenant }: ClientCredential): Token {
	if (reply.status >= 400) throw refusal(reply, tenant.hostname);
	const body = readBody(reply);
	const { access_token: accessToken, token_type: type, expires_in: lifetime } = body;
	if (typeof type === 'string' && type.toLowerCase() === 'dpop') throw dpopOnly();
	const seconds = Number(lifetime);
	if (typeof accessToken !== 'string' || accessToken === '' || !(seconds > 0)) {
		throw new ServiceError({
			message: 'The answer of the token endpoint holds no token',
			description: ['Check the tenant URL of the credential'],
			status: reply.status,
		});
	}
	const usable = Math.max(seconds - EXPIRY_SKEW_S, seconds / 2);
	return { accessToken, renewAt: Date.now() + usable * 1000, fingerprint };
}

function dpopOnly(): ServiceError {
	return new ServiceError({
		message: 'This credential works only with proof of possession (DPoP), which n8n cannot give',
		description: ["Create a credential without 'Require DPoP'"],
		code: 'DPOP',
	});
}

/** Why there is no token. A refused client is told apart from a host that is no tenant. */
function refusal(reply: WireReply, hostname: string): ServiceError {
	const { status } = reply;
	if (/dpop/i.test(reply.text)) return dpopOnly();
	if (status === 404) {
		return failureOf(reply, {
			message: `${hostname} is not a ConductorOne tenant`,
			fix: 'Check the client ID and the tenant URL of the credential',
		});
	}
	if (status !== 400 && status !== 401 && status !== 403) return failureOf(reply);
	return failureOf(reply, {
		message: 'ConductorOne does not accept the client ID and secret',
		fix: "Check that both belong together, that the credential is neither revoked nor expired, that n8n's address is among its allowed IPs, and that this machine's clock is right",
	});
}

/** The same failure for n8n's own code, which would swap words of errors that have a status. */
export function withoutStatus(error: unknown): unknown {
	return error instanceof ServiceError ? new OutcomeError(error.message, error.description) : error;
}
