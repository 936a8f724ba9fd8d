import { InputError } from '../../../engine/field';
import { pause } from '../../../engine/time';
import { isLoopback } from './credential';
import { readText } from './errors';
import type { Gate } from './gate';
import { withRetries } from './retry';
import type { Send } from './wire';

interface Ways {
	/** Scheme and host of the tenant. */
	readonly origin: string;
	readonly authenticated: Send;
	readonly unauthenticated: Send;
	readonly gate: Gate;
	readonly signal: AbortSignal | undefined;
}

/** Reads files: with the token from the tenant, without it from anywhere else. */
export function readOver({ origin, authenticated, unauthenticated, gate, signal }: Ways) {
	return async (address: string): Promise<string> => {
		const url = fileUrl(address);
		const send = url.origin === origin ? authenticated : unauthenticated;
		const attempt = async () =>
			readText(await send({ method: 'GET', url: url.href, headers: { accept: '*/*' } }));
		return await withRetries(async () => await gate(attempt), {
			safe: true,
			pause: async (milliseconds) => await pause(milliseconds, signal),
		});
	};
}

function fileUrl(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const safe =
		url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
	if (!url || !safe || url.username !== '' || url.password !== '') {
		throw new InputError(
			'OpenAPI Document URL',
			'is not the address of a file',
			'Use one such as https://acme.conductor.one/api/v1/openapi.yaml',
		);
	}
	return url;
}
