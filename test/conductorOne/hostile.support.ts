import { createServer } from 'http';
import type { IncomingHttpHeaders, Server } from 'http';
import type { AddressInfo } from 'net';

export interface Asked {
	readonly method: string;
	/** Path and query. */
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

export interface Said {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** JSON, or text as it is. */
	readonly body?: object | string;
	/** Hangs up instead of answering. */
	readonly hangUp?: boolean;
}

/** A server that need not behave: it says whatever a test lets it say. */
export class Hostile {
	readonly asked: Asked[] = [];

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	static async start(say: (asked: Asked, before: number) => Said): Promise<Hostile> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const hostile = new Hostile(server, `http://127.0.0.1:${port}`);
		server.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const { method = '', url = '', headers } = request;
				const asked = { method, url, headers, body: Buffer.concat(parts).toString('utf8') };
				const { status = 200, headers: own, body = {}, hangUp } = say(asked, hostile.asked.length);
				hostile.asked.push(asked);
				if (hangUp) return void request.socket.destroy();
				response.writeHead(status, { 'content-type': 'application/json', ...own });
				response.end(typeof body === 'string' ? body : JSON.stringify(body));
			});
		});
		return hostile;
	}

	/** What was asked, as `GET /api/v1/apps`, without tokens. */
	get calls(): string[] {
		return this.asked
			.map(({ method, url }) => `${method} ${url}`)
			.filter((call) => !call.includes('/auth/'));
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}
}
