import { createServer } from 'http';
import type { IncomingMessage, Server } from 'http';
import type { AddressInfo } from 'net';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';
import { ActiveTrigger } from '../support/harness';
import type { Delivery, DeliveryResult, TriggerOptions } from '../support/trigger';
import { until } from '../sandbox/conductorone-receiver';
import { Tenant, byId, ids } from './support';

type Rest = NonNullable<Delivery['rest']>;

/** What n8n does with requests to webhooks, as a server of its own. */
class N8n {
	/** What came of each request, in order. */
	readonly results: DeliveryResult[] = [];
	/** Behind this trigger, and what the rest of its workflow does. */
	trigger: ActiveTrigger | undefined;
	rest: Rest | undefined;
	/** Tests have a workflow each: the node remembers, and the sandbox repeats itself after a reset. */
	workflowId = 'workflow-0';
	private tests = 0;

	private constructor(private readonly server: Server) {}

	static async start(): Promise<N8n> {
		const server = createServer();
		const n8n = new N8n(server);
		server.on('request', (request, response) => {
			void n8n.answer(request).then(({ status, answer }) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(answer));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return n8n;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** What the workflow went on with, for all requests so far. */
	get items(): IDataObject[] {
		return this.results.flatMap(({ items }) => items ?? []);
	}

	reset(): void {
		this.results.length = 0;
		this.trigger = undefined;
		this.rest = undefined;
		this.tests += 1;
		this.workflowId = `workflow-${this.tests}`;
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}

	private async answer(request: IncomingMessage): Promise<DeliveryResult> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const rawBody = Buffer.concat(parts);
		const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
		if (!this.trigger) return { status: 404, answer: {}, items: undefined };
		const result = await this.trigger
			.deliver({
				body: JSON.parse(rawBody.toString('utf8')),
				rawBody,
				headers: Object.fromEntries(headers),
				test: request.url?.startsWith('/webhook-test/') ?? false,
				...(this.rest && { rest: this.rest }),
			})
			.catch((error: Error) => ({
				status: 500,
				answer: { message: error.message },
				items: undefined,
			}));
		this.results.push(result);
		return result;
	}
}

type Id = ReturnType<typeof byId>;

/** What a forger changes of a signed request. */
interface Forgery {
	readonly claims?: Record<string, unknown>;
	readonly header?: Record<string, unknown>;
}

/** The local ConductorOne, and an n8n that it can reach. */
class Place {
	constructor(
		readonly tenant: Tenant,
		readonly n8n: N8n,
	) {}

	/** Opens a request that waits for n8n. */
	async ask(webhookId: unknown, by: 'approvedByWebhook' | 'provisionedByWebhook'): Promise<Id> {
		this.tenant.control.configure('conductorOne', {
			approvalWebhookId: webhookId,
			provisionWebhookId: webhookId,
			webhookRetryMs: 20,
		});
		const [task] = await this.tenant.json('task.createGrantRequest', {
			appId: byId(ids.apps.okta),
			entitlementId: byId(ids.entitlements[by]),
			userId: byId(ids.users.member),
		});
		return byId(task?.id);
	}

	/** Waits until n8n has answered so many requests. */
	async arrived(count = 1): Promise<void> {
		await until(() => Promise.resolve(this.n8n.results.length >= count));
	}

	async taskOf(taskId: Id): Promise<IDataObject | undefined> {
		return (await this.tenant.json('task.get', { taskId }))[0];
	}

	/** Waits until a request is closed; gives it. */
	async ended(taskId: Id): Promise<IDataObject | undefined> {
		await until(async () => (await this.taskOf(taskId))?.state === 'TASK_STATE_CLOSED');
		return await this.taskOf(taskId);
	}

	/** What ConductorOne sends. */
	deliveryBody(event: string, payload: object = {}) {
		return {
			version: 'v1',
			webhookId: 'delivery',
			callbackUrl: `${this.tenant.url}/webhooks/v1/callbacks/x`,
			event: `c1.webhooks.v1.${event}`,
			payload: { '@type': `type.googleapis.com/c1.webhooks.v1.${event}`, ...payload },
		};
	}

	/** The headers with which ConductorOne sends it, unless somebody forges them. */
	signed(destination: unknown, body: object, forgery: Forgery = {}): Record<string, string> {
		return this.tenant.sandbox.conductorOne.sign({
			destination: String(destination),
			body: JSON.stringify(body),
			...forgery,
		});
	}
}

/** A place that is fresh for each test. */
export function usePlace(): () => Place {
	let place: Place;
	beforeAll(async () => {
		place = new Place(await Tenant.start(), await N8n.start());
	});
	afterEach(() => {
		place.tenant.reset();
		place.n8n.reset();
	});
	afterAll(async () => {
		await place.n8n.close();
		await place.tenant.close();
	});
	return () => place;
}

/** The node as another process has it, which remembers nothing of this one. */
export async function nodeOfAnotherProcess(): Promise<ConductorOneTrigger> {
	let module: typeof import('../../nodes/ConductorOne/ConductorOneTrigger.node') | undefined;
	await jest.isolateModulesAsync(async () => {
		module = await import('../../nodes/ConductorOne/ConductorOneTrigger.node');
	});
	if (!module) throw new Error('The node could not be loaded');
	return new module.ConductorOneTrigger();
}

/** A trigger of the tenant, by default pushed to. */
export function triggerOf(
	{ tenant, n8n }: Place,
	parameters: Record<string, unknown> = {},
	options: Partial<TriggerOptions> = {},
): ActiveTrigger {
	return new ActiveTrigger({
		node: new ConductorOneTrigger(),
		parameters: parameters as INodeParameters,
		credentials: tenant.store(),
		n8nUrl: n8n.url,
		workflowId: n8n.workflowId,
		...options,
	});
}

/** A trigger that is active, and which n8n hands requests to. */
export async function active(
	place: Place,
	parameters: Record<string, unknown> = {},
): Promise<{ trigger: ActiveTrigger; webhook: IDataObject }> {
	const trigger = triggerOf(place, parameters);
	place.n8n.trigger = trigger;
	await trigger.activate();
	const [webhook] = (await webhooks(place.tenant)).filter(({ url }) =>
		String(url).startsWith(place.n8n.url),
	);
	if (!webhook) throw new Error('There is no webhook');
	return { trigger, webhook };
}

/** The tenant's webhooks. */
export async function webhooks(tenant: Tenant): Promise<IDataObject[]> {
	return await tenant.json('webhook.getMany', { returnAll: true, simplify: false });
}
