import { NodeApiError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { CancelledError, ServiceError } from '../../../engine/errors';
import type { Redactor } from '../../../engine/redact';
import { pause, throwIfCancelled } from '../../../engine/time';
import type { AxiosAdapter, AxiosInstance } from './axios';
import { answerOver, checkCallbackUrl } from './callback';
import { privateKeyOf } from './clientSecret';
import { readCredential, secretsOf } from './credential';
import { triesOfDeletion } from './deletion';
import { readBody } from './errors';
import { readOver } from './file';
import { createGate } from './gate';
import type { Gate } from './gate';
import { openIncomingWebhook } from './incoming';
import type { IncomingWebhook } from './incoming';
import { INCOMING_TYPE, readIncomingCredential, secretsOfIncoming } from './incomingCredential';
import type { IncomingCredential } from './incomingCredential';
import { isSafe } from './repetition';
import { withRetries } from './retry';
import { endWith, expireToken, isCurrent, refusalOf, tokenOf } from './session';
import { helperOptions, networkError, readReply, sendThroughHelper } from './wire';
import type { Send, WireReply, WireRequest } from './wire';

/** Name of the credential type. */
export const CREDENTIAL_TYPE = 'conductorOneApi';

/** A request to the tenant's API. */
export interface ApiRequest {
	readonly method: WireRequest['method'];
	/** Begins with `/api/`; IDs in it are encoded. */
	readonly path: string;
	/** Members that are `undefined` are left out. */
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	/** JSON. A POST or PUT without one sends an empty object. */
	readonly body?: Readonly<Record<string, unknown>>;
	/** Whether a POST only reads, beyond the searches, which are known by their path. */
	readonly readsOnly?: boolean;
}

/** One tenant of ConductorOne. */
export interface ConductorOne {
	/** Scheme and host of the tenant. */
	readonly origin: string;
	/** The same for all items of a run: what they have in common can be kept by it. */
	readonly run: object;
	/**
	 * Sends one request and returns its JSON reply.
	 *
	 * @throws {ServiceError} for every failure, in words; {CancelledError} when the execution was
	 * cancelled
	 */
	request(request: ApiRequest): Promise<Record<string, unknown>>;
	/** @throws {InputError} when the URL is not one of the tenant */
	checkCallbackUrl(callbackUrl: string): void;
	/**
	 * Answers a webhook's delivery at its callback URL, without the credential's token.
	 *
	 * @throws {InputError} when the URL is not one of the tenant; {ServiceError} when it is not accepted
	 */
	answerCallback(callbackUrl: string, document: Readonly<Record<string, unknown>>): Promise<void>;
	/**
	 * The incoming webhook that the node has a credential for.
	 *
	 * @throws {InputError} when the credential cannot be used, or is for another tenant
	 */
	incomingWebhook(): Promise<IncomingWebhook>;
	/**
	 * Reads a file from an address. The token goes along to the tenant itself only.
	 *
	 * @throws {InputError} when it is no address; {ServiceError} when there is nothing to be had
	 */
	readFile(url: string): Promise<string>;
}

/** Where the tenant can be reached from. */
type Context =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/**
 * Opens the tenant that a node's credential belongs to. axios is loaded here, not before.
 *
 * @param concurrency How many requests may be in flight, also where one operation sends several
 */
export async function connect(
	context: Context,
	data: ICredentialDataDecryptedObject,
	redactor: Redactor,
	concurrency: number,
): Promise<ConductorOne> {
	const credential = readCredential(data);
	// Said here, before any request; later n8n would take it for a failed one.
	if (credential.kind === 'client') privateKeyOf(credential.clientSecret);
	secretsOf(data).forEach((secret) => redactor.protect(secret));
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	if (signal) endWith(data, signal);
	const { createAxios } = await import('./axios');
	const { origin } = credential.tenant;
	const authenticated = sendAuthenticated(context, data, redactor, signal);
	const unauthenticated = sendUnauthenticated(context);
	const axios = createAxios({
		baseURL: origin,
		headers: { accept: 'application/json' },
		adapter: adapterOver(authenticated, (config) => axios.getUri(config)),
		// Replies are read by their type and status, which axios would not look at.
		transformResponse: (body: unknown) => body,
		validateStatus: () => true,
	});
	const gate = createGate(concurrency);
	return {
		origin,
		run: {},
		request: requestOver(axios, gate, signal),
		checkCallbackUrl: (url) => void checkCallbackUrl(url, origin),
		answerCallback: answerOver(unauthenticated, { origin, gate, signal }),
		incomingWebhook: once(async () =>
			openIncomingWebhook(await incomingCredentialOf(context, redactor), unauthenticated, {
				origin,
				gate,
				signal,
			}),
		),
		readFile: readOver({ origin, authenticated, unauthenticated, gate, signal }),
	};
}

/** What all items of a run have in common, made when the first one wants it. */
function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
	let made: Promise<Result> | undefined;
	return async () => await (made ??= make());
}

async function incomingCredentialOf(
	context: Context,
	redactor: Redactor,
): Promise<IncomingCredential> {
	const data = await context.getCredentials(INCOMING_TYPE);
	secretsOfIncoming(data).forEach((secret) => redactor.protect(secret));
	return readIncomingCredential(data);
}

/** Without the token, for what must not have it. */
function sendUnauthenticated(context: Context): Send {
	const { helpers } = context;
	return sendThroughHelper(async (options): Promise<unknown> => await helpers.httpRequest(options));
}

/** axios' end of the wire: n8n's HTTP helper, so that its proxy, TLS and network guard apply. */
function adapterOver(
	send: Send,
	urlOf: (config: Parameters<AxiosAdapter>[0]) => string,
): AxiosAdapter {
	return async (config) => {
		const { data } = config;
		const reply = await send({
			method: methodOf(config.method),
			url: urlOf(config),
			headers: Object.fromEntries(
				Object.entries(config.headers.toJSON()).map(([name, value]) => [name, String(value)]),
			),
			...(typeof data === 'string' && { body: data }),
		});
		return {
			config,
			status: reply.status,
			statusText: '',
			headers: { ...reply.headers },
			data: reply.text,
		};
	};
}

const METHODS: ReadonlyArray<WireRequest['method']> = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function methodOf(method: string | undefined): WireRequest['method'] {
	return METHODS.find((candidate) => candidate === method?.toUpperCase()) ?? 'GET';
}

/** For so long after a token was renewed, another one would be refused for the same reason. */
const RENEWAL_PAUSE_MS = 60_000;

/** Sends with the credential's token; a token that was refused is renewed once. */
function sendAuthenticated(
	context: Context,
	data: ICredentialDataDecryptedObject,
	redactor: Redactor,
	signal: AbortSignal | undefined,
): Send {
	/** Once the tenant has refused to give a token, every further item would only ask again. */
	let refused: ServiceError | undefined;
	/** When a token that the tenant no longer accepted was renewed last. */
	let renewedAt = -Infinity;
	const sendOnce = async (request: WireRequest): Promise<[WireReply, string | undefined]> => {
		throwIfCancelled(signal);
		if (refused) throw refused;
		const options = helperOptions(request);
		const reply = await helperRequest(context, data, options).then(
			readReply,
			async (error: unknown) => {
				if (signal?.aborted) return await Promise.reject(new CancelledError());
				const refusal = refusalIn(error, data);
				if (isFinal(refusal)) refused = refusal;
				return await Promise.reject(refusal ?? networkError(error, request.url));
			},
		);
		const token = tokenOf(options);
		if (token !== undefined) redactor.protect(token);
		return [reply, token];
	};
	return async (request) => {
		const [reply, token] = await sendOnce(request);
		if (reply.status !== 401 || token === undefined || data.authentication === 'bearerToken') {
			return reply;
		}
		if (isCurrent(data, token)) {
			// A new one is refused as well, so it is not the token; and each is in the tenant's audit log.
			if (Date.now() - renewedAt < RENEWAL_PAUSE_MS) return reply;
			renewedAt = Date.now();
			expireToken(data, token);
		}
		const [second] = await sendOnce(request);
		return second;
	};
}

/** The same object of credential data for all calls: what n8n renews, every call has. */
async function helperRequest(
	context: Context,
	data: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data };
	return await context.helpers.httpRequestWithAuthentication.call(
		context,
		CREDENTIAL_TYPE,
		options,
		{ credentialsDecrypted },
	);
}

/** The tenant's refusal to give a token, of which n8n made an error of its own. */
function refusalIn(error: unknown, data: ICredentialDataDecryptedObject): ServiceError | undefined {
	return error instanceof NodeApiError
		? refusalOf(data, [error.message, ...error.messages])
		: undefined;
}

/** Whether the tenant did answer, and would answer the same again. */
function isFinal(refusal: ServiceError | undefined): refusal is ServiceError {
	const status = refusal?.status ?? (refusal?.code === 'DPOP' ? 400 : 500);
	return status < 500 && status !== 429;
}

function requestOver(
	axios: AxiosInstance,
	gate: Gate,
	signal: AbortSignal | undefined,
): ConductorOne['request'] {
	return async (request) => {
		const { method, path, query, body } = request;
		const withBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
		const send = async () => {
			const { status, headers, data } = await axios.request<string>({
				method,
				url: path,
				params: query,
				...((withBody || body) && { data: body ?? {} }),
			});
			return readBody(readReply({ statusCode: status, headers, body: data }));
		};
		const attempt = method === 'DELETE' ? triesOfDeletion(send) : send;
		return await withRetries(async () => await gate(attempt), {
			safe: isSafe(request),
			pause: async (milliseconds) => await pause(milliseconds, signal),
		});
	};
}
