import { SupplyDataContext, WorkflowExecute } from 'n8n-core';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	IConnections,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunExecutionData,
	NodeExecutionHint,
	OnError,
} from 'n8n-workflow';

import type { CredentialStore } from './credential-store';
import {
	NODE_NAME,
	additionalDataOf,
	collectReports,
	description,
	found,
	hooksOf,
	nodeOf,
	nodeTypesOf,
	nodeUnderTest,
	storeOf,
} from './n8n';
import type { Given } from './n8n';

const START_NAME = 'Start';

export interface WorkflowOptions extends Given {
	/** JSON of the input items, or how many empty ones; one empty item if not given. */
	readonly items?: number | readonly IDataObject[];
	/** Runs the node several times in one execution, with these items; instead of `items`. */
	readonly rounds?: ReadonlyArray<readonly IDataObject[]>;
	readonly onError?: OnError;
	/** The setting that n8n had before `onError`. */
	readonly continueOnFail?: boolean;
	/** "Retry On Fail": how often the node is tried in all, 2 to 5. */
	readonly maxTries?: number;
	readonly executeOnce?: boolean;
	readonly executionId?: string;
	/** The node's ID; the same one if not given. */
	readonly nodeId?: string;
	/** Cancels the execution as the Stop button does. */
	readonly signal?: AbortSignal;
	readonly mode?: 'manual' | 'trigger';
	/** What the workflow remembers from earlier executions; see `staticData` of the result. */
	readonly staticData?: IDataObject;
}

/** What one run of the node gave. */
interface Round {
	/** The first output. */
	readonly items: INodeExecutionData[];
	/** The second output, which `onError: 'continueErrorOutput'` adds. */
	readonly errorItems: INodeExecutionData[];
	/** The error as n8n saves it: a plain object. */
	readonly error: ExecutionError | undefined;
	readonly hints: NodeExecutionHint[];
}

/** The last run of the node, and the execution around it. */
export interface WorkflowResult extends Round {
	/** The JSON of `items`. */
	readonly json: IDataObject[];
	readonly rounds: Round[];
	/** `success`, `error` or `canceled`. */
	readonly status: IRun['status'];
	/** What `execute` itself threw, by try: the real error objects. */
	readonly thrown: unknown[];
	/** How often `execute` was called. */
	readonly tries: number;
	/** Everything n8n would have logged or sent to its error tracking. */
	readonly reported: unknown[];
	readonly credentials: CredentialStore;
	/** All that n8n saves of the execution. */
	readonly run: IRun;
	/** What n8n would save as the workflow's static data, read back from its database. */
	readonly staticData: IDataObject;
}

/**
 * Runs a node in n8n-core's own engine: a start node with the given items, then the node.
 *
 * @throws {WorkflowHasIssuesError} when n8n would refuse to start: a required field is empty
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
	const store = storeOf(options);
	const rounds = options.rounds ?? [inputItems(options.items)];
	const thrown: unknown[] = [];
	const watched = watch(options.node, thrown);
	const nodes: INode[] = [
		nodeOf(START_NAME, 'test.start', {}),
		{
			...nodeUnderTest(options, store),
			...(options.nodeId && { id: options.nodeId }),
			...(options.onError && { onError: options.onError }),
			...(options.continueOnFail !== undefined && { continueOnFail: options.continueOnFail }),
			...(options.executeOnce && { executeOnce: true }),
			...(options.maxTries && {
				retryOnFail: true,
				maxTries: options.maxTries,
				waitBetweenTries: 1,
			}),
		},
	];
	const connections: IConnections = {
		[START_NAME]: {
			main: rounds.map(() => [{ node: NODE_NAME, type: NodeConnectionTypes.Main, index: 0 }]),
		},
	};
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf(watched.node, startNode(rounds)),
		settings: { executionOrder: 'v1' },
		nodes,
		connections,
		...(options.staticData && { staticData: structuredClone(options.staticData) }),
	});
	const mode = options.mode ?? 'trigger';
	const start = found(workflow.getNode(START_NAME), START_NAME);
	const additionalData = {
		...additionalDataOf(store, options.executionId),
		hooks: hooksOf(mode, options.executionId ?? '', {
			id: 'workflow',
			active: false,
			nodes,
			connections,
		}),
	};
	const execution = new WorkflowExecute(
		additionalData,
		mode,
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
			},
		}),
	);
	const reported = collectReports();
	const running = execution.processRunExecutionData(workflow);
	const cancel = () => running.cancel();
	if (options.signal?.aborted) cancel();
	options.signal?.addEventListener('abort', cancel, { once: true });
	const run = await running;
	options.signal?.removeEventListener('abort', cancel);
	const results = (run.data.resultData.runData[NODE_NAME] ?? []).map(
		({ data, error, hints }): Round => ({
			items: data?.main?.[0] ?? [],
			errorItems: data?.main?.[1] ?? [],
			error,
			hints: hints ?? [],
		}),
	);
	const last = results.at(-1) ?? {
		items: [],
		errorItems: [],
		error: run.data.resultData.error,
		hints: [],
	};
	return {
		...last,
		json: last.items.map(({ json }) => json),
		rounds: results,
		status: run.status,
		thrown,
		tries: watched.tries(),
		reported,
		credentials: store,
		run,
		staticData: JSON.parse(JSON.stringify(workflow.staticData)),
	};
}

interface ToolOptions extends Given {
	/** What the agent gives the tool. */
	readonly input?: IDataObject;
	readonly executionId?: string;
	/** How often the agent has used the tool before in this execution. */
	readonly runIndex?: number;
	/** What n8n keeps of the execution, shared by all uses in it; fresh if not given. */
	readonly execution?: IRunExecutionData;
}

/** Runs a node as an AI agent does that has it as a tool. */
export async function runAsTool(options: ToolOptions): Promise<INodeExecutionData[]> {
	const store = storeOf(options);
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf(options.node),
		connections: {},
		nodes: [nodeUnderTest(options, store)],
	});
	const node = found(workflow.getNode(NODE_NAME), NODE_NAME);
	const items = [{ json: options.input ?? {} }];
	const context = new SupplyDataContext(
		workflow,
		node,
		additionalDataOf(store, options.executionId),
		'trigger',
		options.execution ?? createRunExecutionData(),
		options.runIndex ?? 0,
		items,
		{ [NodeConnectionTypes.AiTool]: [items] },
		NodeConnectionTypes.AiTool,
		{ node, data: {}, source: null },
		[],
	);
	const execute = found(options.node.execute, 'execute');
	// As n8n itself does: a tool's context has all that `execute` may use.
	const output = await execute.call(context as unknown as IExecuteFunctions);
	return Array.isArray(output) ? (output[0] ?? []) : [];
}

function inputItems(items: WorkflowOptions['items'] = 1): readonly IDataObject[] {
	return typeof items === 'number' ? Array.from({ length: items }, () => ({})) : items;
}

/** Gives each round's items at an output of its own. */
function startNode(rounds: ReadonlyArray<readonly IDataObject[]>): INodeType {
	return {
		description: description('test.start', rounds.length),
		execute: async () =>
			await Promise.resolve(
				rounds.map((items) => items.map((json, item) => ({ json, pairedItem: { item } }))),
			),
	};
}

/** The same node; notes its tries and what it throws. */
function watch(node: INodeType, thrown: unknown[]): { node: INodeType; tries: () => number } {
	const { execute } = node;
	let tries = 0;
	if (!execute) return { node, tries: () => tries };
	const watched: INodeType = {
		description: node.description,
		methods: node.methods,
		async execute(this: IExecuteFunctions, response) {
			tries += 1;
			try {
				return await execute.call(this, response);
			} catch (error) {
				thrown.push(error);
				throw error;
			}
		},
	};
	return { node: watched, tries: () => tries };
}
