import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Container } from '../../../test/support/container';
import type { Credentials } from './credentials';
import type { NodeOfPackage } from './host';

/** One node of a workflow. */
interface Step {
	readonly node: NodeOfPackage;
	readonly parameters?: INodeParameters;
}

/**
 * Runs nodes one after another in n8n-core's engine, as a production execution does.
 *
 * @returns the items that the last one gave
 * @throws what a node failed with
 */
export async function runSteps(
	steps: readonly Step[],
	items: readonly IDataObject[],
	credentials: Credentials,
): Promise<INodeExecutionData[]> {
	const types = new Map<string, INodeType>([['start', startNode(items)]]);
	const nodes: INode[] = [nodeOf('start', 'start', 1, {})];
	steps.forEach(({ node, parameters = {} }, index) => {
		// n8n-core lets only its own HTTP Request node use any credential, and knows it by its type.
		const type = isHttpRequest(node.type) ? 'n8n-nodes-base.httpRequest' : `type ${index}`;
		types.set(type, node.type);
		nodes.push({
			...nodeOf(`step ${index}`, type, node.version, parameters),
			credentials: credentials.references,
		});
	});
	const connections: IConnections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index]?.name ?? '',
				{ main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] },
			]),
	);
	const named = (name: string) => types.get(name) ?? fail(`There is no node type ${name}`);
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: { getByName: named, getByNameAndVersion: named, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1' },
		nodes,
		connections,
	});
	const start = workflow.getNode('start') ?? fail('There is no start');
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
	const run = await new WorkflowExecute(
		additionalData(credentials, nodes, connections),
		'trigger',
		data,
	).processRunExecutionData(workflow);
	const { error, runData } = run.data.resultData;
	// What n8n saves of an error is a plain object.
	if (error) fail([error.message, error.description].filter((part) => part).join('\n'));
	return runData[nodes.at(-1)?.name ?? '']?.[0]?.data?.main?.[0] ?? [];
}

function isHttpRequest({ description }: INodeType): boolean {
	return description.name === 'httpRequest';
}

function nodeOf(name: string, type: string, typeVersion: number, parameters: INodeParameters) {
	return {
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0] satisfies [number, number],
		parameters,
	};
}

/** A node that does something with all items at once. */
export function nodeThat(execute: NonNullable<INodeType['execute']>): NodeOfPackage {
	return {
		version: 1,
		type: {
			description: {
				displayName: 'Bench',
				name: 'bench',
				group: ['transform'],
				version: 1,
				description: '',
				defaults: {},
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
				properties: [],
			},
			execute,
		},
	};
}

function startNode(items: readonly IDataObject[]): INodeType {
	return nodeThat(
		async () =>
			await Promise.resolve([items.map((json, item) => ({ json, pairedItem: { item } }))]),
	).type;
}

function additionalData(
	credentialsHelper: Credentials,
	nodes: INode[],
	connections: IConnections,
): IWorkflowExecuteAdditionalData {
	const notHere = async () => await Promise.reject(new Error('A benchmark has no such thing'));
	return {
		credentialsHelper,
		executionId: 'bench',
		currentNodeExecutionIndex: 0,
		executeWorkflow: notHere,
		getRunExecutionData: notHere,
		startRunnerTask: notHere,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: 'http://localhost',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost',
		webhookWaitingBaseUrl: 'http://localhost',
		webhookTestBaseUrl: 'http://localhost',
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		hooks: new ExecutionLifecycleHooks('trigger', 'bench', {
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
}

function fail(message: string): never {
	throw new Error(message);
}

// n8n-core starts a timer with the first node that runs; nothing here uses it.
Container.get(SSHClientsManager).onShutdown();
