import { readFileSync } from 'fs';
import { join } from 'path';

import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IConnections,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

import { description } from './n8n';
import type { Graph } from './chain';

/** The package, as n8n names its nodes. */
const PACKAGE = 'n8n-nodes-appflow-conductorone.';

interface Saved {
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
}

/**
 * An example as a graph to run: with the given nodes of ours, and with the least of n8n's own nodes
 * that the examples need. The editor's tests run them with the real ones.
 */
export function exampleGraph(file: string, ours: readonly INodeType[]): Graph {
	const path = join(__dirname, '../../workflows', file);
	const saved = JSON.parse(readFileSync(path, 'utf8')) as Saved;
	const nodes = saved.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	const known = new Map<string, INodeType>([
		...ours.map((node) => [PACKAGE + node.description.name, node] as const),
		...Object.entries(standIns),
	]);
	return { nodes, connections: saved.connections, types: known };
}

const kept = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'json',
	default: {},
});

function standIn(
	type: string,
	properties: INodeProperties[],
	outputs: number,
	execute: (this: IExecuteFunctions) => INodeExecutionData[][],
): INodeType {
	return {
		description: { ...description(type, outputs), properties },
		async execute() {
			return await Promise.resolve(execute.call(this));
		},
	};
}

interface Conditions {
	readonly conditions: ReadonlyArray<{ readonly leftValue: unknown }>;
}

/** Both kinds of conditions: all that the examples have are expressions that are true or false. */
function divided(context: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const yes: INodeExecutionData[] = [];
	const no: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const { conditions } = context.getNodeParameter('conditions', index) as unknown as Conditions;
		const holds = conditions.every(({ leftValue }) => leftValue === true);
		(holds ? yes : no).push({ ...item, pairedItem: { item: index } });
	}
	return [yes, no];
}

interface Assignments {
	readonly assignments: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

const passing = (type: string) =>
	standIn(type, [], 1, function () {
		return [this.getInputData()];
	});

const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': passing('n8n-nodes-base.manualTrigger'),
	'n8n-nodes-base.scheduleTrigger': passing('n8n-nodes-base.scheduleTrigger'),
	'n8n-nodes-base.wait': passing('n8n-nodes-base.wait'),
	'n8n-nodes-base.if': standIn('n8n-nodes-base.if', [kept('conditions')], 2, function () {
		return divided(this);
	}),
	'n8n-nodes-base.filter': standIn('n8n-nodes-base.filter', [kept('conditions')], 1, function () {
		return [divided(this)[0]];
	}),
	'n8n-nodes-base.set': standIn('n8n-nodes-base.set', [kept('assignments')], 1, function () {
		return [
			this.getInputData().map(({ binary }, index) => {
				const given = this.getNodeParameter('assignments', index) as unknown as Assignments;
				const fields = given.assignments.map(({ name, value }) => [name, value]);
				return {
					json: Object.fromEntries(fields),
					...(binary && { binary }),
					pairedItem: { item: index },
				};
			}),
		];
	}),
};

/** The name of the node that nothing leads to: where it starts. */
export function startOf({ nodes, connections }: Pick<Graph, 'nodes' | 'connections'>): string {
	const targets = new Set(
		Object.values(connections).flatMap((outputs) =>
			(outputs[NodeConnectionTypes.Main] ?? []).flatMap((links) =>
				(links ?? []).map(({ node }) => node),
			),
		),
	);
	const start = nodes.find(({ name }) => !targets.has(name));
	if (!start) throw new Error('Nothing starts it');
	return start.name;
}
