import { isObject } from '../../../engine/json';
import { rejectWithoutRequest } from './wire';
import type { Send } from './wire';

/** The SDK repeats a call whose connection broke, and knows that by the names of sockets only. */
const SOCKET_CODES: ReadonlyMap<unknown, string> = new Map([
	['UND_ERR_SOCKET', 'ECONNRESET'],
	['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'],
	['UND_ERR_HEADERS_TIMEOUT', 'ETIMEDOUT'],
	['UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'],
]);

/**
 * Past n8n's HTTP helper, over connections that stay open.
 *
 * In place of the SDK's own fetch handler: that makes every request twice, and hands on the signal
 * of the whole run, to which each finished request goes on listening.
 */
export const sendDirect: Send = async ({ url, method, headers, body, signal }) => {
	const own = new AbortController();
	const abort = () => own.abort();
	if (signal?.aborted) abort();
	signal?.addEventListener('abort', abort, { once: true });
	try {
		const response = await fetch(url, {
			method,
			headers,
			...(body !== '' && { body }),
			redirect: 'manual',
			signal: own.signal,
		});
		return {
			status: response.status,
			headers: headersOf(response),
			body: new Uint8Array(await response.arrayBuffer()),
		};
	} catch (error) {
		return await rejectWithoutRequest(url)(causeOf(error));
	} finally {
		signal?.removeEventListener('abort', abort);
	}
};

function headersOf(response: Response): Record<string, string> {
	const headers: Record<string, string> = {};
	response.headers.forEach((value, name) => {
		headers[name] = value;
	});
	return headers;
}

/** Why fetch failed: itself, it says no more than that it did. */
function causeOf(error: unknown): unknown {
	const cause = isObject(error) ? error.cause : undefined;
	if (!isObject(cause)) return error;
	const code = SOCKET_CODES.get(cause.code) ?? cause.code;
	return Object.assign(new Error(String(cause.message)), { code });
}
