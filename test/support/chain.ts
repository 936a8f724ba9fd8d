import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	IConnections,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
} from 'n8n-workflow';

import { CredentialStore } from './credential-store';
import type { CredentialData } from './credential-store';
import {
	additionalDataOf,
	collectReports,
	description,
	found,
	latestVersion,
	nodeOf,
	nodeTypesOf,
	typeName,
} from './n8n';

const START_NAME = 'Start';

/** One node of a chain. */
export interface Link {
	/** Its name in the workflow. */
	readonly name: string;
	readonly node: INodeType;
	readonly parameters: INodeParameters;
	/** The setting "Always Output Data". */
	readonly alwaysOutputData?: boolean;
}

export interface ChainResult {
	readonly status: IRun['status'];
	/** Message of the error that ended it. */
	readonly error: string | undefined;
	/** What a node gave; no items if it did not run. */
	readonly itemsOf: (name: string) => INodeExecutionData[];
}

/**
 * Runs several nodes, one after the other, in one workflow and in n8n-core's own engine, all with
 * the same credentials.
 */
export async function runChain(
	links: readonly Link[],
	credentials: CredentialData,
): Promise<ChainResult> {
	const store = new CredentialStore(credentials);
	const nodes: INode[] = [
		nodeOf(START_NAME, 'test.start', {}),
		...links.map(({ name, node, parameters, alwaysOutputData }) => ({
			...nodeOf(name, typeName(node), parameters),
			typeVersion: latestVersion(node),
			credentials: Object.fromEntries(
				Object.entries(store.references).filter(([type]) =>
					node.description.credentials?.some((one) => one.name === type),
				),
			),
			...(alwaysOutputData && { alwaysOutputData }),
		})),
	];
	const names = nodes.map(({ name }) => name);
	const connections: IConnections = Object.fromEntries(
		names
			.slice(1)
			.map((next, index) => [
				found(names[index], 'node'),
				{ main: [[{ node: next, type: NodeConnectionTypes.Main, index: 0 }]] },
			]),
	);
	const types = new Map(links.map(({ node }) => [typeName(node), node]));
	const start: INodeType = {
		description: description('test.start', 1),
		execute: async () => await Promise.resolve([[{ json: {} }]]),
	};
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf(...types.values(), start),
		settings: { executionOrder: 'v1' },
		nodes,
		connections,
	});
	const hooks = new ExecutionLifecycleHooks('trigger', '', {
		id: 'workflow',
		name: 'Workflow',
		active: false,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		activeVersionId: null,
		nodes,
		connections,
	});
	collectReports();
	const run = await new WorkflowExecute(
		{ ...additionalDataOf(store), hooks },
		'trigger',
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{
						node: found(workflow.getNode(START_NAME), START_NAME),
						data: { main: [[{ json: {} }]] },
						source: null,
					},
				],
			},
		}),
	).processRunExecutionData(workflow);
	const { error, runData } = run.data.resultData;
	return {
		status: run.status,
		error: error?.message,
		itemsOf: (name) => runData[name]?.at(-1)?.data?.main?.[0] ?? [],
	};
}
