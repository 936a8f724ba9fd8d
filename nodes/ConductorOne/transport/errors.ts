import { ServiceError } from '../../../engine/errors';
import type { ServiceFailure } from '../../../engine/errors';
import { isObject } from '../../../engine/json';
import { explain } from './errorTable';
import type { Explanation } from './errorTable';
import { BusyError, retryAfterMs } from './retry';
import type { WireReply } from './wire';

/** A failure of which the service gave details. */
export class DetailedError extends ServiceError {
	constructor(
		failure: ServiceFailure,
		readonly details: readonly unknown[],
	) {
		super(failure);
	}
}

/** So long a message is shown whole; beyond it, it is no message. */
const LONGEST_MESSAGE = 4_000;

/**
 * The body of a successful reply. An empty body is an empty object.
 *
 * @throws {ServiceError} for any other status, and for what is not JSON
 */
export function readBody(reply: WireReply): Record<string, unknown> {
	const text = readText(reply);
	if (text.trim() === '') return {};
	const body = parseJson(text);
	if (!isObject(body)) throw notJson(reply);
	return body;
}

/**
 * The text of a successful reply, whatever it is.
 *
 * @throws {ServiceError} for any other status
 */
export function readText(reply: WireReply): string {
	const { status } = reply;
	if (status >= 300 && status < 400) throw redirected(reply);
	if (status < 200 || status >= 400) throw failureOf(reply);
	return reply.text;
}

function redirected({ status, headers }: WireReply): ServiceError {
	const host = hostOf(headers.location);
	return new ServiceError({
		message: 'ConductorOne answered with a redirect, which is not followed',
		description: [
			host && `It points to ${host}.`,
			'Following it would hand the access token to another address. Check the tenant URL of the credential.',
		],
		status,
	});
}

function hostOf(location: string | undefined): string | undefined {
	return location && URL.canParse(location) ? new URL(location).host : undefined;
}

function notJson({ status, headers }: WireReply): ServiceError {
	return new ServiceError({
		message: 'The answer is not from the ConductorOne API',
		description: [
			`It is ${headers['content-type'] ?? 'of no type'} instead of JSON.`,
			'Check the tenant URL of the credential, and whether a proxy stands in between.',
		],
		status,
	});
}

/**
 * A failure in words: what happened, how to put it right, the service's own message, its request ID.
 *
 * @param meaning What it means, where that is known better than from the answer
 */
export function failureOf(reply: WireReply, meaning?: Explanation): ServiceError {
	const { status, headers } = reply;
	const { message: serviceMessage, code, details } = statusOf(reply.text);
	const { name, ...explained } = explain(status, code, serviceMessage);
	const { message, fix } = meaning ?? explained;
	const requestId = /\(request-id: ([\w-]+)\)/.exec(serviceMessage)?.[1] ?? headers['x-request-id'];
	const failure: ServiceFailure = {
		message,
		description: [
			fix,
			serviceMessage && `ConductorOne says: ${serviceMessage}`,
			details.length > 0
				? `Details: ${JSON.stringify(details).slice(0, LONGEST_MESSAGE)}`
				: undefined,
			requestId && `Request ID: ${requestId}`,
		],
		status,
		...(name && { code: name }),
	};
	const wait = retryAfterMs(headers['retry-after'], Date.now());
	if (wait !== undefined) return new BusyError(failure, wait);
	return details.length > 0 ? new DetailedError(failure, details) : new ServiceError(failure);
}

interface Status {
	readonly message: string;
	/** The gRPC code. */
	readonly code?: number;
	readonly details: readonly unknown[];
}

/** Reads google.rpc.Status, or the OAuth form of an error; neither is promised. */
function statusOf(text: string): Status {
	const body = parseJson(text);
	if (!isObject(body)) {
		return { message: isMarkup(text) ? '' : text.slice(0, LONGEST_MESSAGE), details: [] };
	}
	const { message, code, details, error, error_description: description } = body;
	if (typeof error === 'string') {
		const parts = [error, description].filter((part) => typeof part === 'string');
		return { message: parts.join(': '), details: [] };
	}
	return {
		message: typeof message === 'string' ? message : '',
		...(typeof code === 'number' && { code }),
		details: Array.isArray(details) ? details : [],
	};
}

function isMarkup(text: string): boolean {
	return text.trimStart().startsWith('<');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
