import type { IHttpRequestOptions } from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import { answerOf } from '../../../engine/http';
import { isObject } from '../../../engine/json';

/** A request as it goes over the wire. */
export interface WireRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly headers: Record<string, string>;
	readonly body?: string;
}

/** An answer as it came. */
export interface WireReply {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The body as it came. */
	readonly text: string;
}

/**
 * Sends one request as it is: no redirect followed, no status treated as a failure.
 *
 * @throws {NetworkError} when no answer came
 */
export type Send = (request: WireRequest) => Promise<WireReply>;

/** Long enough for every call of the API, short enough that nothing hangs for ever. */
const TIMEOUT_MS = 120_000;

const USER_AGENT = 'n8n-nodes-appflow-conductorone';

/** No answer came: the host cannot be reached, or hung up. */
export class NetworkError extends ServiceError {}

/** A request for n8n's HTTP helpers. Made anew for each try, because n8n changes what it gets. */
export function helperOptions(request: WireRequest): IHttpRequestOptions {
	const { method, url, headers, body } = request;
	return {
		method,
		url,
		headers: { ...headers, 'user-agent': USER_AGENT },
		...(body !== undefined && { body }),
		// As text, because what is not JSON should not be taken for it.
		encoding: 'text',
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		// n8n's errors carry the whole request, its token included: only words may pass.
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

/** Through n8n's HTTP helper, without the credential's token. */
export function sendThroughHelper(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
): Send {
	return async (request) =>
		await httpRequest(helperOptions(request)).then(
			readReply,
			async (error: unknown) => await Promise.reject(networkError(error, request.url)),
		);
}

/** Through the only helper that n8n gives to credential tests. */
export function sendThroughTest(request: (options: object) => Promise<unknown>): Send {
	return async ({ method, url, headers, body }) =>
		await request({
			method,
			uri: url,
			headers: { ...headers, 'user-agent': USER_AGENT },
			...(body !== undefined && { body }),
			timeout: TIMEOUT_MS,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
		}).then(readReply, async (error: unknown) => await Promise.reject(networkError(error, url)));
}

/** An answer of n8n's helpers. */
export function readReply(response: unknown): WireReply {
	const { status, headers, body } = answerOf(response);
	return {
		status,
		headers,
		text: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
	};
}

const REASONS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'The host refused the connection',
	ECONNRESET: 'The connection was closed before an answer came',
	ECONNABORTED: 'No answer came in time',
	ETIMEDOUT: 'No answer came in time',
	ENOTFOUND: 'There is no host of that name: check the client ID or the tenant URL',
	EAI_AGAIN: 'The name server did not answer',
};

/** Why no answer came, without anything of the request but its host. */
export function networkError(error: unknown, url: string): NetworkError {
	const code = codeOf(error);
	const reason = REASONS[code] ?? (code === '' ? messageOf(error) : undefined);
	return new NetworkError({
		message: `Could not get an answer from ${new URL(url).host}`,
		description: [reason, code && `Code: ${code}`],
		...(code && { code }),
	});
}

function codeOf(error: unknown): string {
	for (let current = error; isObject(current); current = current.cause) {
		for (const code of [current.code, current.httpCode]) {
			if (typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code)) return code;
		}
	}
	return '';
}

/** n8n's own words, such as those of its network guard; they hold no headers and no body. */
function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : '';
}
