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
	inputs: INodeType['description']['inputs'] = [NodeConnectionTypes.Main],
): INodeType {
	return {
		description: { ...description(type, outputs), properties, inputs },
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
	readonly assignments: ReadonlyArray<{
		readonly name: string;
		readonly value: unknown;
		readonly type: string;
	}>;
}

/** A value of the Set node: objects may be written as JSON. */
const assigned = ({ type, value }: Assignments['assignments'][number]) =>
	type === 'object' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value;

interface Matching {
	readonly values: ReadonlyArray<{ readonly field1: string; readonly field2: string }>;
}

/** The Merge node as a left join, which takes the first match. */
function joined(context: IExecuteFunctions): INodeExecutionData[][] {
	const { values } = context.getNodeParameter('mergeByFields', 0) as unknown as Matching;
	const others = context.getInputData(1);
	return [
		context.getInputData(0).map((item, index) => {
			const match = others.find(({ json }) =>
				values.every(({ field1, field2 }) => item.json[field1] === json[field2]),
			);
			return { json: { ...item.json, ...match?.json }, pairedItem: { item: index } };
		}),
	];
}

/** The Remove Duplicates node, by one field. */
function firstOfEach(context: IExecuteFunctions): INodeExecutionData[][] {
	const field = String(context.getNodeParameter('fieldsToCompare', 0));
	const items = context.getInputData();
	return [
		items.flatMap((item, index) => {
			const first = items.findIndex(({ json }) => json[field] === item.json[field]);
			return first === index ? [{ ...item, pairedItem: { item: index } }] : [];
		}),
	];
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
	'n8n-nodes-base.merge': standIn(
		'n8n-nodes-base.merge',
		[kept('mergeByFields')],
		1,
		function () {
			return joined(this);
		},
		[NodeConnectionTypes.Main, NodeConnectionTypes.Main],
	),
	'n8n-nodes-base.removeDuplicates': standIn(
		'n8n-nodes-base.removeDuplicates',
		[kept('fieldsToCompare')],
		1,
		function () {
			return firstOfEach(this);
		},
	),
	'n8n-nodes-base.set': standIn(
		'n8n-nodes-base.set',
		[kept('assignments'), kept('includeOtherFields'), kept('include')],
		1,
		function () {
			return [
				this.getInputData().map(({ json, binary }, index) => {
					const given = this.getNodeParameter('assignments', index) as unknown as Assignments;
					const keeps =
						this.getNodeParameter('includeOtherFields', index, false) === true &&
						this.getNodeParameter('include', index) !== 'selected';
					const fields = given.assignments.map((each) => [each.name, assigned(each)]);
					return {
						json: { ...(keeps && json), ...Object.fromEntries(fields) },
						...(binary && { binary }),
						pairedItem: { item: index },
					};
				}),
			];
		},
	),
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
