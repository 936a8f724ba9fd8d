import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { HttpHandler } from '@smithy/core/protocols';

import { answerOf } from '../../../engine/http';
import { isObject } from '../../../engine/json';

/** A request as it goes over the wire, signed. */
export interface WireRequest {
	readonly url: string;
	readonly method: string;
	readonly headers: Record<string, string>;
	readonly body: string;
	readonly signal?: AbortSignal;
}

/** An answer as it came. */
export interface WireResponse {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Record<string, string>;
	readonly body: Uint8Array;
}

/** Sends one request as it is: no redirect followed, no status treated as a failure. */
export type Send = (request: WireRequest) => Promise<WireResponse>;

/** No answer came. Carries the system's code, and nothing of the request but where it went. */
export class ConnectionError extends Error {
	override readonly name = 'ConnectionError';

	constructor(
		message: string,
		readonly code: string,
		/** Name and port of the server. */
		readonly host: string,
	) {
		super(message);
	}
}

type HttpRequest = IExecuteFunctions['helpers']['httpRequest'];

/** Through n8n's HTTP helper: its proxy, TLS settings, SSRF guard and allowed domains apply. */
export function sendThroughHelper(httpRequest: HttpRequest, allowedDomains?: string): Send {
	return async ({ url, method, headers, body, signal }) => {
		const options: IHttpRequestOptions = {
			url,
			method: methodOf(method),
			headers,
			...(body !== '' && { body }),
			...(signal && { abortSignal: signal }),
			...(allowedDomains && { allowedDomains }),
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		return await httpRequest(options).then(toWireResponse, rejectWithoutRequest(url));
	};
}

/** Through the only helper that n8n gives to credential tests. */
export function sendThroughTest(context: ICredentialTestFunctions): Send {
	return async ({ url, method, headers, body }) =>
		await context.helpers
			.request({
				uri: url,
				method,
				headers,
				...(body !== '' && { body }),
				encoding: null,
				resolveWithFullResponse: true,
				simple: false,
				followRedirect: false,
			})
			.then(toWireResponse, rejectWithoutRequest(url));
}

const METHODS: readonly IHttpRequestMethods[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

function methodOf(method: string): IHttpRequestMethods {
	return METHODS.find((candidate) => candidate === method) ?? 'POST';
}

function toWireResponse(response: unknown): WireResponse {
	const { status, headers, body } = answerOf(response);
	return {
		status,
		headers,
		body: body instanceof Uint8Array ? body : new TextEncoder().encode(bodyText(body)),
	};
}

function bodyText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}

/** Errors may carry the whole request, signature and secrets included: only words pass. */
export function rejectWithoutRequest(url: string): (error: unknown) => Promise<never> {
	return async (error) => {
		const message = error instanceof Error ? error.message : 'The connection failed';
		return await Promise.reject(new ConnectionError(message, codeOf(error), new URL(url).host));
	};
}

/** What n8n's helper calls an answer that broke off; by the system's name the SDK knows to ask again. */
const BROKEN_OFF = 'ERR_BAD_RESPONSE';

function codeOf(error: unknown): string {
	for (let current = error; isObject(current); current = current.cause) {
		if (current.code === BROKEN_OFF) return 'ECONNRESET';
		if (typeof current.code === 'string') return current.code;
	}
	return '';
}

type SdkRequest = Parameters<HttpHandler<object>['handle']>[0];

function urlOf({ protocol, hostname, port, path, query }: SdkRequest): string {
	const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`);
	const parameters = Object.entries(query ?? {});
	// By far the most calls have none, and take the address as it is.
	if (parameters.length === 0) return url.href;
	for (const [name, value] of parameters) {
		for (const one of Array.isArray(value) ? value : [value ?? '']) {
			url.searchParams.append(name, one);
		}
	}
	return withPlainSpaces(url).href;
}

/** Signatures count a space as `%20`; the form that forms use, `+`, would not match. */
export function withPlainSpaces(url: URL): URL {
	const plain = new URL(url);
	plain.search = url.search.replaceAll('+', '%20');
	return plain;
}

/** A request handler for the AWS SDK over one of the ways to send. */
export function createRequestHandler(send: Send): HttpHandler<object> {
	return {
		metadata: { handlerProtocol: 'http/1.1' },
		async handle(request, { abortSignal } = {}) {
			const { method, headers, body } = request;
			const response = await send({
				url: urlOf(request),
				method,
				// STS answers in JSON, which the SDK cannot read, to whoever says nothing else.
				headers: { accept: '*/*', ...headers },
				body: typeof body === 'string' ? body : new TextDecoder().decode(body),
				...(abortSignal instanceof AbortSignal && { signal: abortSignal }),
			});
			return {
				response: {
					statusCode: response.status,
					headers: response.headers,
					body: response.body,
				},
			};
		},
		updateHttpClientConfig() {},
		httpHandlerConfigs: () => ({}),
	};
}
