import { createServer, type IncomingHttpHeaders, type Server } from 'http';
import type { AddressInfo } from 'net';

export interface Received {
	headers: IncomingHttpHeaders;
	text: string;
	body: Record<string, unknown>;
}

export interface ReceiverAnswer {
	status: number;
	body?: unknown;
}

/** What a webhook of the sandbox delivers to: a web server that keeps what it gets. */
export class Receiver {
	private readonly waiting: Array<(received: Received) => void> = [];

	private readonly unread: Received[] = [];

	private constructor(private readonly server: Server) {}

	static async start(answer: (received: Received) => ReceiverAnswer): Promise<Receiver> {
		const server = createServer();
		const receiver = new Receiver(server);
		server.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const text = Buffer.concat(parts).toString('utf8');
				const body = JSON.parse(text) as Record<string, unknown>;
				const received = { headers: request.headers, text, body };
				const { status, body: reply } = answer(received);
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(reply === undefined ? '' : JSON.stringify(reply));
				receiver.keep(received);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook/c1`;
	}

	/** The next delivery, as soon as it is there. */
	async next(): Promise<Received> {
		const received = this.unread.shift();
		if (received) return received;
		return await new Promise((resolve) => this.waiting.push(resolve));
	}

	/** Deliveries that nobody has read. */
	get left(): number {
		return this.unread.length;
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}

	private keep(received: Received): void {
		const waiting = this.waiting.shift();
		if (waiting) waiting(received);
		else this.unread.push(received);
	}
}

/** Waits until something holds; what does not must fail its test, and not keep jest from ending. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = performance.now() + 20_000;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error('What was waited for did not come');
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
