import { WorkflowExecute } from 'n8n-core';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
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
	hooksOf,
	latestVersion,
	nodeOf,
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

/** A workflow, and the types of its nodes by the names that it has for them. */
export interface Graph {
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly types: ReadonlyMap<string, INodeType>;
}

interface GraphResult {
	readonly status: IRun['status'];
	/** Message of the error that ended it. */
	readonly error: string | undefined;
	/** What a node gave, by output; no items if it did not run. */
	readonly itemsOf: (name: string, output?: number) => INodeExecutionData[];
}

/** Runs several nodes, one after the other, in one workflow; see {@link runGraph}. */
export async function runChain(
	links: readonly Link[],
	credentials: CredentialData,
): Promise<GraphResult> {
	const start: INodeType = {
		description: description('test.start', 1),
		execute: async () => await Promise.resolve([[{ json: {} }]]),
	};
	const nodes = links.map(({ name, node, parameters, alwaysOutputData }) => ({
		...nodeOf(name, typeName(node), parameters),
		typeVersion: latestVersion(node),
		...(alwaysOutputData && { alwaysOutputData }),
	}));
	const names = [START_NAME, ...nodes.map(({ name }) => name)];
	return await runGraph(
		{
			nodes: [nodeOf(START_NAME, 'test.start', {}), ...nodes],
			connections: Object.fromEntries(
				names
					.slice(1)
					.map((next, index) => [
						found(names[index], 'node'),
						{ main: [[{ node: next, type: NodeConnectionTypes.Main, index: 0 }]] },
					]),
			),
			types: new Map([
				['test.start', start],
				...links.map(({ node }) => [typeName(node), node] as const),
			]),
		},
		START_NAME,
		credentials,
	);
}

/**
 * Runs a workflow from one of its nodes in n8n-core's own engine; the nodes share the credentials.
 *
 * @param items What the first node gets; what it found, if it is a trigger that polls
 */
export async function runGraph(
	{ nodes, connections, types }: Graph,
	startName: string,
	credentials: CredentialData,
	items: readonly IDataObject[] = [{}],
): Promise<GraphResult> {
	const store = new CredentialStore(credentials);
	const typeOf = (name: string) => found(types.get(name), name);
	const own = nodes.map((node): INode => {
		const wanted = typeOf(node.type).description.credentials ?? [];
		const references = Object.entries(store.references).filter(([type]) =>
			wanted.some(({ name }) => name === type),
		);
		return { ...node, credentials: Object.fromEntries(references) };
	});
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: {
			getByName: typeOf,
			getByNameAndVersion: typeOf,
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
		nodes: own,
		connections,
	});
	const hooks = hooksOf('trigger', '', { id: 'workflow', active: false, nodes: own, connections });
	collectReports();
	const start = found(workflow.getNode(startName), startName);
	const given = items.map((json) => ({ json }));
	const run = await new WorkflowExecute(
		{ ...additionalDataOf(store), hooks },
		'trigger',
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [given] }, source: null }],
			},
		}),
	).processRunExecutionData(workflow);
	const { error, runData } = run.data.resultData;
	return {
		status: run.status,
		error: error?.message,
		itemsOf: (name, output = 0) => runData[name]?.at(-1)?.data?.main?.[output] ?? [],
	};
}
