import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { OutcomeError, ServiceError } from '../../../engine/errors';
import { pause, throwIfCancelled } from '../../../engine/time';
import { SESSION_FIELD, readCredential } from './credential';
import type { ClientCredential } from './credential';
import { FinalError } from './retry';
import { isUsable, mintToken, parseToken, withoutStatus } from './token';
import type { Token } from './token';
import { tokenFor } from './tokenCache';
import type { Send } from './wire';

/**
 * Tells n8n, which renews a credential's token after a 401 only and knows nothing of lifetimes, that
 * the token has had its time: n8n renews it and asks again, before anything is sent.
 */
class TokenExpiredError extends Error {
	override readonly name = 'TokenExpiredError';
	readonly response = { status: 401 };

	constructor() {
		super('The access token has expired');
	}
}

/** Why there is no token for a credential's data; n8n-core keeps the words of an error only. */
const refusals = new WeakMap<object, ServiceError>();

/** What ends the search for a token; n8n-core tells credential types of no cancellation. */
const cancellations = new WeakMap<object, AbortSignal>();

/** Lets a cancelled execution neither wait for a token any longer nor send anything with it. */
export function endWith(data: ICredentialDataDecryptedObject, signal: AbortSignal): void {
	cancellations.set(data, signal);
}

/** The refusal of which n8n made the given words, if it was one. */
export function refusalOf(
	data: ICredentialDataDecryptedObject,
	words: readonly string[],
): ServiceError | undefined {
	const refusal = refusals.get(data);
	return refusal && words.includes(refusal.message) ? refusal : undefined;
}

/**
 * Gives n8n a token to keep in the credential. n8n asks when it has none, or when the one it has was
 * refused or has expired.
 *
 * @returns the hidden member's new value; nothing for a credential that is a token itself
 */
export async function renewToken(
	data: ICredentialDataDecryptedObject,
	send: Send,
): Promise<IDataObject> {
	const credential = readCredential(data);
	if (credential.kind === 'bearer') return {};
	const failed = savedToken(data, credential)?.accessToken;
	const signal = cancellations.get(data);
	const token = await tokenFor(
		credential,
		failed,
		async () =>
			await mintToken(send, credential, async (milliseconds) => await pause(milliseconds, signal)),
		signal,
	).catch(async (error: unknown) => {
		if (error instanceof ServiceError) refusals.set(data, finalOf(error));
		return await Promise.reject(withoutStatus(error));
	});
	return { [SESSION_FIELD]: JSON.stringify(token) };
}

/**
 * Adds the token to a request, of our nodes or of n8n's HTTP Request node.
 *
 * @throws {OutcomeError} when the request goes anywhere but to the tenant: the token must not;
 * {CancelledError} when the execution was cancelled while a token was on its way
 */
export function addToken(
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	throwIfCancelled(cancellations.get(data));
	const credential = readCredential(data);
	const { origin } = credential.tenant;
	if (!goesTo(request, origin)) {
		throw new OutcomeError(
			`This credential can be used with ${origin} only`,
			'The access token is sent to its own tenant and nowhere else. Check the URL of the request',
		);
	}
	const token =
		credential.kind === 'bearer' ? credential.token : usableToken(data, credential).accessToken;
	const others = Object.entries(request.headers ?? {}).filter(
		([name]) => name.toLowerCase() !== 'authorization',
	);
	// Both of n8n's ways to say it: its HTTP Request node still uses the older one.
	return Object.assign(request, {
		headers: { ...Object.fromEntries(others), Authorization: `Bearer ${token}` },
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
		sendCredentialsOnCrossOriginRedirect: false,
	});
}

function finalOf({ message, description, status, code }: ServiceError): FinalError {
	return new FinalError({
		message,
		description: [description],
		...(status !== undefined && { status }),
		...(code !== undefined && { code }),
	});
}

/** The access token that a request was sent with. */
export function tokenOf(request: IHttpRequestOptions): string | undefined {
	const header = request.headers?.Authorization;
	return typeof header === 'string' ? header.replace(/^Bearer /, '') : undefined;
}

/** Whether n8n would send that token again; if not, it has a newer one, or is about to ask for it. */
export function isCurrent(data: ICredentialDataDecryptedObject, accessToken: string): boolean {
	const token = parseToken(data[SESSION_FIELD]);
	return token?.accessToken === accessToken && token.renewAt > 0;
}

/** Marks a token that was refused, so that n8n renews it; a newer one is left alone. */
export function expireToken(data: ICredentialDataDecryptedObject, refused: string): void {
	const token = parseToken(data[SESSION_FIELD]);
	if (token?.accessToken === refused) {
		data[SESSION_FIELD] = JSON.stringify({ ...token, renewAt: 0 });
	}
}

function savedToken(
	data: ICredentialDataDecryptedObject,
	credential: ClientCredential,
): Token | undefined {
	const token = parseToken(data[SESSION_FIELD]);
	return token?.fingerprint === credential.fingerprint ? token : undefined;
}

function usableToken(data: ICredentialDataDecryptedObject, credential: ClientCredential): Token {
	const token = savedToken(data, credential);
	if (!token || !isUsable(token, credential)) throw new TokenExpiredError();
	return token;
}

/** Whether a request goes to that origin, whichever of its two addresses is taken: n8n has both. */
function goesTo(request: IHttpRequestOptions, origin: string): boolean {
	const given = ['uri' in request ? request.uri : undefined, request.url];
	const addresses = given.filter((address) => address !== undefined && address !== '');
	const base = request.baseURL || undefined;
	return (
		addresses.length > 0 &&
		addresses.every(
			(address) =>
				typeof address === 'string' &&
				URL.canParse(address, base) &&
				new URL(address, base).origin === origin,
		)
	);
}
