import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Disturbances } from './disturbances';
import type { Recorder } from './recorder';
import type { SandboxRequest, SandboxResponse, SandboxService } from './service';

/** An address that is served. */
export interface Listener {
	/** For example `http://127.0.0.1:4571`, without a slash at the end. */
	url: string;
	close(): Promise<void>;
}

/** Answers every request with what `answer` says, on loopback only. Port 0 takes a free one. */
export async function listen(
	port: number,
	answer: (request: SandboxRequest, response: ServerResponse) => Promise<void>,
	onConnection: () => void = () => {},
): Promise<Listener> {
	const server = createServer((incoming, response) => {
		readRequest(incoming)
			.then(async (request) => await answer(request, response))
			.catch((error: unknown) => {
				if (response.headersSent || response.destroyed) response.destroy();
				else send(response, { status: 500, body: { message: String(error) } });
			});
	});
	server.on('connection', onConnection);
	// Longer than any client's own idle time, so that it is never the sandbox that hangs up first.
	server.keepAliveTimeout = 65_000;
	await started(server, port);
	const address = server.address();
	return {
		url: `http://127.0.0.1:${portOf(address)}`,
		close: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Serves sandbox services at one address, recorded and disturbed as the control API says. */
export async function serve(
	port: number,
	services: SandboxService[],
	pick: (request: SandboxRequest) => SandboxService,
	recorder: Recorder,
	disturbances: Disturbances,
): Promise<Listener> {
	const names = services.map((service) => service.name);
	return await listen(
		port,
		async (request, response) => {
			const service = pick(request);
			const bodyText = lazily(() => request.body.toString('utf8'));
			const arrival = {
				service: service.name,
				operation: service.operationOf?.(request) ?? `${request.method} ${request.path}`,
				method: request.method,
				path: request.path,
				url: request.query.size > 0 ? `${request.rawPath}?${request.query}` : request.rawPath,
				headers: request.headers,
				bodyText,
			};
			const ticket = recorder.begin(arrival);
			try {
				const latency = disturbances.latencyOf(arrival);
				if (latency > 0) await waitUnlessGone(latency, response);
				if (response.destroyed) return ticket.finish({});
				const disturbance = disturbances.take(arrival);
				if (disturbance?.closeConnection === 'before') {
					response.destroy();
					return ticket.finish({});
				}
				const answer = disturbance?.error
					? errorAnswer(service, disturbance.error, request)
					: await service.handle(request);
				if (disturbance?.closeConnection === 'after' || response.destroyed) {
					response.destroy();
					return ticket.finish({ notes: answer.notes });
				}
				// Counted as done before the last byte leaves, or a fast client's next request would
				// seem to overlap with this one.
				ticket.finish({ status: answer.status, notes: answer.notes });
				send(response, {
					...answer,
					headers: { ...answer.headers, ...disturbance?.headers },
				});
			} catch (error) {
				ticket.finish({ status: 500, notes: { crash: String(error) } });
				throw error;
			}
		},
		() => recorder.connectionOpened(names),
	);
}

/** Writes an answer. */
export function send(response: ServerResponse, answer: SandboxResponse): void {
	const { body } = answer;
	const payload =
		body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
			? (body ?? '')
			: JSON.stringify(body);
	response.writeHead(answer.status, {
		...(typeof body === 'object' && !Buffer.isBuffer(body)
			? { 'content-type': 'application/json' }
			: {}),
		...answer.headers,
		'content-length': Buffer.byteLength(payload),
	});
	response.end(payload);
}

function errorAnswer(
	service: SandboxService,
	error: { status: number; error?: string; message?: string },
	request: SandboxRequest,
): SandboxResponse {
	return (
		service.errorResponse?.(error, request) ?? {
			status: error.status,
			body: { error: error.error ?? 'InjectedFailure', message: error.message ?? '' },
		}
	);
}

async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest> {
	const body = await readBody(incoming);
	const [rawPath = '/', query = ''] = splitOnce(incoming.url ?? '/', '?');
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return {
		method: incoming.method ?? 'GET',
		path: decoded(rawPath),
		rawPath,
		query: new URLSearchParams(query),
		headers,
		body,
	};
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	return await new Promise((resolve, reject) => {
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => resolve(Buffer.concat(chunks)));
		incoming.on('error', reject);
	});
}

async function started(server: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', reject);
			resolve();
		});
	});
}

async function waitUnlessGone(ms: number, response: ServerResponse): Promise<void> {
	await new Promise<void>((resolve) => {
		const timer = setTimeout(done, ms);
		response.once('close', done);
		function done() {
			clearTimeout(timer);
			response.off('close', done);
			resolve();
		}
	});
}

function lazily(make: () => string): () => string {
	let made: string | undefined;
	return () => (made ??= make());
}

function splitOnce(whole: string, separator: string): string[] {
	const at = whole.indexOf(separator);
	return at === -1 ? [whole] : [whole.slice(0, at), whole.slice(at + 1)];
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
	return address.port;
}
