import { STATUS_CODES } from 'http';

import {
	CredentialTestContext,
	ErrorReporter,
	ExecuteContext,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	LoadOptionsContext,
	RoutingNode,
	SupplyDataContext,
	WorkflowExecute,
} from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IRequestOptions,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	OnError,
	ResourceMapperFields,
} from 'n8n-workflow';

import { Container } from './container';
import { CredentialStore } from './credential-store';
import type { CredentialData } from './credential-store';

export { CredentialStore } from './credential-store';

/** The name of the node under test in its workflow. */
export const NODE_NAME = 'Node';
const START_NAME = 'Start';

interface Given {
	/** The node under test, such as `new AwsAppFlow()`. */
	readonly node: INodeType;
	/** As in a saved workflow: only what differs from the defaults; may hold expressions. */
	readonly parameters?: INodeParameters;
	/** Decrypted credentials by type name, or a store that several runs share. */
	readonly credentials?: CredentialData | CredentialStore;
	/** Credential types that are not in `credentials/`. */
	readonly credentialTypes?: readonly ICredentialType[];
}

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
}

/** What one run of the node gave. */
export interface Round {
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
	});
	const mode = options.mode ?? 'trigger';
	const start = found(workflow.getNode(START_NAME), START_NAME);
	const additionalData = {
		...additionalDataOf(store, options.executionId),
		hooks: new ExecutionLifecycleHooks(mode, options.executionId ?? '', {
			id: 'workflow',
			name: 'Workflow',
			active: false,
			isArchived: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			activeVersionId: null,
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
	};
}

export interface ToolOptions extends Given {
	/** What the agent gives the tool. */
	readonly input?: IDataObject;
	readonly executionId?: string;
	/** How often the agent has used the tool before in this execution. */
	readonly runIndex?: number;
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
		createRunExecutionData(),
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

export interface MethodOptions extends Given {
	/** Name of the method. */
	readonly method: string;
	/** What the user typed into the search box of a picker. */
	readonly filter?: string;
	/** Where the next page of a picker begins. */
	readonly paginationToken?: string;
	/** Path of the parameter that asks, as `getCurrentNodeParameter('&…')` needs it. */
	readonly path?: string;
}

/** Calls a picker's method as the editor does. */
export async function callListSearch(options: MethodOptions): Promise<INodeListSearchResult> {
	const method = found(options.node.methods?.listSearch?.[options.method], options.method);
	return await method.call(loadContext(options), options.filter, options.paginationToken);
}

/** Calls a dropdown's method as the editor does. */
export async function callLoadOptions(options: MethodOptions): Promise<INodePropertyOptions[]> {
	const method = found(options.node.methods?.loadOptions?.[options.method], options.method);
	return await method.call(loadContext(options));
}

/** Calls a resource mapper's method as the editor does. */
export async function callResourceMapping(options: MethodOptions): Promise<ResourceMapperFields> {
	const method = found(options.node.methods?.resourceMapping?.[options.method], options.method);
	return await method.call(loadContext(options));
}

export interface CredentialTestOptions {
	/** Name of the credential type. */
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
	/** The node whose `methods.credentialTest` tests it, if the type has no `test` of its own. */
	readonly node?: INodeType;
	readonly credentialTypes?: readonly ICredentialType[];
}

/** Tests a credential as the Save button does. */
export async function testCredential(
	options: CredentialTestOptions,
): Promise<INodeCredentialTestResult> {
	const { type, node } = options;
	const store = new CredentialStore({ [type]: options.data }, options.credentialTypes);
	const data = store.withDefaults(type, options.data);
	const { test } = store.typeNamed(type);
	if (!test) {
		const testedBy = node?.description.credentials?.find(({ name }) => name === type)?.testedBy;
		if (!node || typeof testedBy !== 'string') throw new Error(`Nothing tests '${type}'`);
		const method = found(node.methods?.credentialTest?.[testedBy], testedBy);
		return await method.call(new CredentialTestContext(), { id: type, name: type, type, data });
	}
	try {
		const [output] = (await routeRequest(store, type, data, test.request)) ?? [];
		for (const rule of test.rules ?? []) {
			if (rule.type !== 'responseSuccessBody') continue;
			if (output?.[0]?.json[rule.properties.key] === rule.properties.value) {
				return { status: 'Error', message: rule.properties.message };
			}
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: testFailure(error, test) };
	}
}

/**
 * What the tester of n8n's server says about a test request that failed. It looks at the error's
 * cause, which n8n-core 2.8 loses and newer ones keep; the status is at the error in all of them.
 */
function testFailure(error: unknown, test: NonNullable<ICredentialType['test']>): string {
	if (!(error instanceof Error)) return String(error);
	const status = 'httpCode' in error ? Number(error.httpCode) : NaN;
	if (!(status >= 100)) return error.message;
	const rule = test.rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	return rule?.properties.message ?? STATUS_CODES[status] ?? `Received HTTP status code: ${status}`;
}

export interface RequestOptions {
	/** Name of the credential type. */
	readonly type: string;
	readonly credentials: CredentialData | CredentialStore;
	readonly credentialTypes?: readonly ICredentialType[];
	readonly request: IHttpRequestOptions;
}

export interface LegacyRequestOptions extends Omit<RequestOptions, 'request'> {
	readonly request: IRequestOptions;
}

/**
 * Sends a request as newer nodes do, with a credential of theirs.
 *
 * @returns what the helper returned: the body, or the full response if the request asks for it
 */
export async function requestWithCredential(options: RequestOptions): Promise<unknown> {
	const { type, request } = options;
	return await answerTo(
		options,
		async (context) =>
			await context.helpers.httpRequestWithAuthentication.call(context, type, { ...request }),
	);
}

/**
 * Sends a request as n8n's HTTP Request node does with "Predefined Credential Type": with options
 * of the older form, which say `uri`.
 *
 * @returns as {@link requestWithCredential}
 */
export async function legacyRequestWithCredential(options: LegacyRequestOptions): Promise<unknown> {
	const { type, request } = options;
	return await answerTo(
		options,
		async (context) =>
			await context.helpers.requestWithAuthentication.call(context, type, { ...request }),
	);
}

async function answerTo(
	options: Omit<RequestOptions, 'request'>,
	send: (context: IExecuteFunctions) => Promise<unknown>,
): Promise<unknown> {
	let response: unknown;
	const node: INodeType = {
		description: description('n8n-nodes-base.httpRequest', 1),
		async execute(this: IExecuteFunctions) {
			response = await send(this);
			return [[]];
		},
	};
	const { thrown } = await runWorkflow({ ...options, node });
	if (thrown.length > 0) throw thrown[0];
	return response;
}

function storeOf({ credentials, credentialTypes }: Omit<Given, 'node'>): CredentialStore {
	if (credentials instanceof CredentialStore) return credentials;
	return new CredentialStore(credentials, credentialTypes);
}

function inputItems(items: WorkflowOptions['items'] = 1): readonly IDataObject[] {
	return typeof items === 'number' ? Array.from({ length: items }, () => ({})) : items;
}

function typeName(node: INodeType): string {
	const { name } = node.description;
	return name.includes('.') ? name : `test.${name}`;
}

function latestVersion(node: INodeType): number {
	const { version } = node.description;
	return typeof version === 'number' ? version : Math.max(...version);
}

function nodeOf(name: string, type: string, parameters: INodeParameters): INode {
	return { id: `id of ${name}`, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function nodeUnderTest({ node, parameters = {} }: Given, store: CredentialStore): INode {
	return {
		...nodeOf(NODE_NAME, typeName(node), parameters),
		typeVersion: latestVersion(node),
		credentials: store.references,
	};
}

function description(name: string, outputs: number): INodeType['description'] {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
		properties: [],
	};
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

function nodeTypesOf(...nodes: INodeType[]): INodeTypes {
	const byName = new Map(nodes.map((node) => [typeName(node), node]));
	const named = (name: string) => found(byName.get(name), name);
	return { getByName: named, getByNameAndVersion: named, getKnownTypes: () => ({}) };
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

function additionalDataOf(
	credentialsHelper: CredentialStore,
	executionId?: string,
): IWorkflowExecuteAdditionalData {
	const notHere = async () => await Promise.reject(new Error('The harness has no such thing'));
	return {
		credentialsHelper,
		...(executionId !== undefined && { executionId }),
		currentNodeExecutionIndex: 0,
		executeWorkflow: notHere,
		getRunExecutionData: notHere,
		startRunnerTask: notHere,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
	};
}

function loadContext(options: MethodOptions): LoadOptionsContext {
	const store = storeOf(options);
	const workflow = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf(options.node),
		connections: {},
		nodes: [nodeUnderTest(options, store)],
	});
	const node = found(workflow.getNode(NODE_NAME), NODE_NAME);
	// The editor sends the whole form, defaults included.
	const additionalData = { ...additionalDataOf(store), currentNodeParameters: node.parameters };
	return new LoadOptionsContext(workflow, node, additionalData, options.path ?? '');
}

/** Sends a credential type's test request, resolved and signed as n8n's tester does it. */
async function routeRequest(
	store: CredentialStore,
	type: string,
	data: ICredentialDataDecryptedObject,
	request: NonNullable<ICredentialType['test']>['request'],
): Promise<INodeExecutionData[][] | null | undefined> {
	const name = 'n8n-nodes-base.noOp';
	const nodeType: INodeType = {
		description: {
			...description(name, 1),
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
	const workflow = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf(nodeType),
		connections: {},
		nodes: [{ ...nodeOf(NODE_NAME, name, {}), credentials: store.references }],
	});
	const node = found(workflow.getNode(NODE_NAME), NODE_NAME);
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...additionalDataOf(store), currentNodeParameters: node.parameters },
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	return await new RoutingNode(context, nodeType, { id: type, name: type, type, data }).runNode();
}

function found<Thing>(thing: Thing | null | undefined, name: string): Thing {
	if (thing === undefined || thing === null) throw new Error(`There is no '${name}'`);
	return thing;
}

/** Collects what n8n reports instead of printing it. */
function collectReports(): unknown[] {
	const reported: unknown[] = [];
	Container.get(ErrorReporter).error = (error) => {
		reported.push(error);
	};
	return reported;
}

// n8n-core starts a timer with the first node that runs; it would hold the process for ever.
Container.get(SSHClientsManager).onShutdown();
