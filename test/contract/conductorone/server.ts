import { createServer, type IncomingMessage, type Server } from 'http';
import type { AddressInfo } from 'net';

import type { CredentialData } from '../../support/credential-store';
import type { OpenApi } from '../../support/openapi';
import { SAMPLE_ID } from '../../support/openapiSample';
import type { Row } from './rows';

/**
 * A tenant that knows nothing but the official document: it judges each request by it, and answers
 * with every member that the answer may have.
 */
export class ContractServer {
	/** The official operations called since the last row began. */
	calls: string[] = [];

	/** What the document has against the requests, and against the answers given to them. */
	problems: string[] = [];

	private row: Row = { calls: [] };

	private constructor(
		private readonly document: OpenApi,
		private readonly server: Server,
	) {}

	static async start(document: OpenApi): Promise<ContractServer> {
		const server = createServer();
		const contract = new ContractServer(document, server);
		server.on('request', (request, response) => {
			void bodyOf(request).then((text) => {
				const { status, json } = contract.answer(request.method ?? '', request.url ?? '', text);
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(json));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return contract;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** What people enter for this tenant, and for an incoming webhook of it. */
	get credentials(): CredentialData {
		return {
			conductorOneApi: {
				authentication: 'bearerToken',
				accessToken: 'dummy-bearer-token',
				tenantUrl: this.url,
			},
			conductorOneIncomingWebhookApi: {
				authentication: 'hmac',
				webhookUrl: SAMPLE_ID,
				webhookSecret: 'dummy-secret-of-a-webhook',
			},
		};
	}

	begin(row: Row): void {
		this.row = row;
		this.calls = [];
		this.problems = [];
	}

	async close(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}

	private answer(method: string, url: string, text: string): { status: number; json: unknown } {
		const body: unknown = text === '' ? undefined : JSON.parse(text);
		const message = this.row.messages?.[url];
		if (message !== undefined) {
			this.calls.push(url);
			if (message !== null) this.problems.push(...this.document.messageProblems(message, body));
			return { status: 200, json: {} };
		}
		const request = { method, url, body };
		const operation = this.document.operationId(request)?.replace('c1.api.', '');
		this.calls.push(operation ?? `${method} ${url}`);
		this.note(this.document.requestProblems(request), request);
		if (operation === undefined) return { status: 404, json: { code: 5, message: 'not found' } };
		const sample = this.document.sampleResponse(request) as Record<string, unknown>;
		const response = this.row.replies?.[operation]?.(sample) ?? sample;
		this.note(this.document.responseProblems({ ...request, response }), request);
		return { status: 200, json: response };
	}

	private note(problems: string[], { method, url }: { method: string; url: string }): void {
		this.problems.push(...problems.map((problem) => `${method} ${url}: ${problem}`));
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}
