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
 * Past n8n's HTTP helper, over connections that stay open. In place of the SDK's own fetch handler,
 * which makes every request twice.
 *
 * A finished request listens to its signal for as long as that lives: give each call its own.
 */
export const sendDirect: Send = async ({ url, method, headers, body, signal }) => {
	try {
		const response = await fetch(url, {
			method,
			headers,
			...(body !== '' && { body }),
			...(signal && { signal }),
			redirect: 'manual',
		});
		return {
			status: response.status,
			headers: headersOf(response),
			body: new Uint8Array(await response.arrayBuffer()),
		};
	} catch (error) {
		return await rejectWithoutRequest(url)(causeOf(error));
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
