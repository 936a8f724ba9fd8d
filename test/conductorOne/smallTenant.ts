import { createServer, type IncomingHttpHeaders, type Server } from 'http';
import type { AddressInfo } from 'net';

import type { INodeParameters } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import type { CredentialData } from '../support/credential-store';
import { runWorkflow } from '../support/harness';
import type { WorkflowOptions } from '../support/harness';

/** A request as it arrived. */
export interface Arrived {
	readonly call: string;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

interface Answer {
	readonly status?: number;
	readonly json: object;
}

/** A tenant that answers what a test tells it to, for what the sandbox has no say in. */
export class SmallTenant {
	requests: Arrived[] = [];

	/** The answers, in turn; the last one over and over. */
	answers: Answer[] = [{ json: {} }];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<SmallTenant> {
		const server = createServer();
		const tenant = new SmallTenant(server);
		server.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const { method = '', url = '', headers } = request;
				const text = Buffer.concat(parts).toString('utf8');
				tenant.requests.push({ call: `${method} ${url}`, headers, text });
				const answer = tenant.answers.length > 1 ? tenant.answers.shift() : tenant.answers[0];
				response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
				response.end(JSON.stringify(answer?.json ?? {}));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return tenant;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	begin(...answers: Answer[]): void {
		this.requests = [];
		this.answers = answers;
	}

	async run(
		operation: string,
		parameters: INodeParameters,
		more: Partial<Omit<WorkflowOptions, 'credentials' | 'parameters'>> & {
			/** Credentials beside that for the tenant. */
			readonly credentials?: CredentialData;
		} = {},
	) {
		const [resource = '', name = ''] = operation.split('.');
		const result = await runWorkflow({
			node: new ConductorOne(),
			...more,
			credentials: {
				conductorOneApi: {
					authentication: 'bearerToken',
					accessToken: 'dummy-bearer-token',
					tenantUrl: this.url,
				},
				...more.credentials,
			},
			parameters: { resource, operation: name, ...parameters },
		});
		const [failure] = result.thrown;
		const described = failure instanceof Error && 'description' in failure ? failure : undefined;
		return {
			...result,
			message: failure instanceof Error ? failure.message : '',
			description: String(described?.description ?? ''),
		};
	}

	async close(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}
}
