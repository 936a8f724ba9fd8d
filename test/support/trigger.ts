import { HookContext, PollContext, WebhookContext, WorkflowExecute } from 'n8n-core';
import { Workflow, createRunExecutionData, toCronExpression } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	TriggerTime,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { CredentialStore } from './credential-store';
import {
	NODE_NAME,
	additionalDataOf,
	collectReports,
	found,
	hooksOf,
	nodeTypesOf,
	nodeUnderTest,
	storeOf,
} from './n8n';
import type { Given } from './n8n';

export interface TriggerOptions extends Given {
	/** What n8n's database has of earlier polls and requests. */
	readonly staticData?: IDataObject;
	/** Where n8n can be reached; `http://localhost` if not given. */
	readonly n8nUrl?: string;
	/** The ID of the workflow; `workflow` if not given. */
	readonly workflowId?: string;
}

/** A request to a webhook. */
export interface Delivery {
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** As at the test URL, while somebody builds the workflow. */
	readonly test?: boolean;
	/** The body as it came, if it is not what `body` is written as. */
	readonly rawBody?: Buffer;
	/** What the rest of the workflow makes of the trigger's items: the last node's first item. */
	readonly rest?: (items: IDataObject[]) => Promise<IDataObject>;
}

export interface DeliveryResult {
	/** HTTP status. */
	readonly status: number;
	readonly answer: unknown;
	/** What the workflow went on with; `undefined` if it was not started. */
	readonly items: IDataObject[] | undefined;
}

/** As much of Express's response as n8n and triggers use. */
class TestResponse {
	statusCode = 200;
	private sent: unknown;

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	json(body: unknown): this {
		this.sent = body;
		return this;
	}

	get answered() {
		return { status: this.statusCode, answer: this.sent };
	}
}

/** A workflow that begins with a trigger, active in n8n. Follows what n8n's server does with it. */
export class ActiveTrigger {
	private readonly workflow: Workflow;
	private readonly node: INode;
	private readonly store: CredentialStore;

	constructor(private readonly options: TriggerOptions) {
		this.store = storeOf(options);
		this.workflow = new Workflow({
			id: options.workflowId ?? 'workflow',
			active: true,
			nodeTypes: nodeTypesOf(options.node),
			connections: {},
			settings: { executionOrder: 'v1' },
			nodes: [nodeUnderTest(options, this.store)],
			...(options.staticData && { staticData: options.staticData }),
		});
		this.node = found(this.workflow.getNode(NODE_NAME), NODE_NAME);
	}

	/** What n8n would save, and read again after a restart. */
	get staticData(): IDataObject {
		return JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	/** The same workflow after n8n was stopped and started, perhaps with another form. */
	restarted(changes: Partial<TriggerOptions> = {}): ActiveTrigger {
		return new ActiveTrigger({ ...this.options, staticData: this.staticData, ...changes });
	}

	/** When n8n polls, as cron expressions; none if it does not. */
	pollTimes(): string[] {
		const times = this.pollContext().getNodeParameter('pollTimes') as { item?: TriggerTime[] };
		return (times.item ?? []).map((time) => toCronExpression(time));
	}

	/** One poll; gives what the workflow goes on with. */
	async poll(): Promise<IDataObject[]> {
		const poll = found(this.options.node.poll, 'poll');
		const data = await poll.call(this.pollContext());
		return data === null ? [] : await this.execute(data, 'trigger');
	}

	/** "Execute step" in the editor, for a trigger that is not listening. */
	async tryOut(): Promise<IDataObject[]> {
		return await this.execute([[{ json: {} }]], 'manual');
	}

	/** The methods of the webhooks that n8n registers when the workflow is activated. */
	webhookMethods(): string[] {
		return (this.options.node.description.webhooks ?? []).flatMap(({ httpMethod }) => {
			const methods = this.workflow.expression.getSimpleParameterValue(
				this.node,
				httpMethod,
				'internal',
				{},
			);
			return String(methods)
				.split(',')
				.filter((method) => method !== '');
		});
	}

	/** What n8n calls for each webhook when the workflow is activated. */
	async activate({ test = false } = {}): Promise<void> {
		const { default: methods } = this.options.node.webhookMethods ?? {};
		if (this.webhookMethods().length === 0) return;
		if (await methods?.checkExists.call(this.hookContext(test))) return;
		await methods?.create.call(this.hookContext(test));
	}

	/** What n8n calls when the workflow is deactivated, or the test is over. */
	async deactivate({ test = false } = {}): Promise<void> {
		const { default: methods } = this.options.node.webhookMethods ?? {};
		if (this.webhookMethods().length === 0) return;
		// n8n's mode is "internal" then, in a test too.
		await methods?.delete.call(this.hookContext(test, 'internal'));
	}

	private hookContext(test: boolean, mode?: WorkflowExecuteMode): HookContext {
		return new HookContext(
			this.workflow,
			this.node,
			this.additionalData(),
			mode ?? (test ? 'manual' : 'trigger'),
			test ? 'manual' : 'activate',
			{ ...this.webhookData(), isTest: test },
		);
	}

	/** One request to the webhook's address. */
	async deliver(delivery: Delivery): Promise<DeliveryResult> {
		const { body, headers = {}, test = false, rest } = delivery;
		const mode = test ? 'manual' : 'webhook';
		const rawBody = delivery.rawBody ?? Buffer.from(JSON.stringify(body));
		const response = new TestResponse();
		const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
		const additionalData = {
			...this.additionalData(),
			httpRequest: {
				headers: Object.fromEntries(lowerCased),
				body,
				rawBody,
				params: {},
				query: {},
			},
			httpResponse: response,
		};
		const context = new WebhookContext(
			this.workflow,
			this.node,
			// Of a request and an answer, a trigger sees no more than this.
			additionalData as unknown as IWorkflowExecuteAdditionalData,
			mode,
			this.webhookData(),
			[],
			null,
		);
		const webhook = found(this.options.node.webhook, 'webhook');
		const { noWebhookResponse, webhookResponse, workflowData } = await webhook.call(context);
		const run = async () => workflowData && (await this.execute(workflowData, mode));
		if (noWebhookResponse) return { ...response.answered, items: await run() };
		const status = Number(this.described('responseCode') ?? 200);
		if (workflowData && this.described('responseMode') === 'lastNode') {
			const items = (await run()) ?? [];
			const last = rest ? rest(items) : Promise.resolve(items[0]);
			const [code, json] = await last.then(
				(item) => [status, item],
				() => [500, { message: 'Error in workflow' }],
			);
			response.status(Number(code));
			response.json(json);
			return { ...response.answered, items };
		}
		return {
			status,
			answer: webhookResponse ?? { message: 'Workflow was started' },
			items: await run(),
		};
	}

	/** What the description of the webhook says, expressions resolved. */
	private described(name: 'responseCode' | 'responseMode'): unknown {
		const { webhookDescription } = this.webhookData();
		const value = webhookDescription[name];
		return typeof value === 'string'
			? this.workflow.expression.getSimpleParameterValue(this.node, value, 'internal', {})
			: value;
	}

	/** An execution that begins with what the trigger gave. */
	private async execute(
		data: INodeExecutionData[][],
		mode: WorkflowExecuteMode,
	): Promise<IDataObject[]> {
		collectReports();
		const hooks = hooksOf(mode, '1', {
			id: this.workflow.id,
			active: true,
			nodes: [this.node],
			connections: {},
		});
		const run = await new WorkflowExecute(
			{ ...this.additionalData(), hooks },
			mode,
			createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: this.node, data: { main: data }, source: null }],
				},
			}),
		).processRunExecutionData(this.workflow);
		const { error, runData } = run.data.resultData;
		if (error) throw Object.assign(new Error(error.message), { description: error.description });
		return (runData[NODE_NAME]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	}

	private pollContext(): PollContext {
		return new PollContext(this.workflow, this.node, this.additionalData(), 'trigger', 'activate');
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const { n8nUrl } = this.options;
		return {
			...additionalDataOf(this.store, '1'),
			currentNodeParameters: this.node.parameters,
			...(n8nUrl !== undefined && {
				webhookBaseUrl: `${n8nUrl}/webhook`,
				webhookTestBaseUrl: `${n8nUrl}/webhook-test`,
			}),
		};
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.options.node.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: NODE_NAME,
			path: 'path',
			webhookDescription: found(webhookDescription, 'webhook'),
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}
}
