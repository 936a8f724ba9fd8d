/** Passes many items through the engine, and through the barest of nodes. Figure (e). */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { text } from '../../engine/fields';
import { operationOf } from '../../engine/operation';
import type { Resource } from '../../engine/operation';
import { runNode } from '../../engine/run';
import { Credentials } from './support/credentials';
import type { NodeOfPackage } from './support/host';
import { runAsProbe, spentOn } from './support/report';
import { nodeThat, runSteps } from './support/workflow';

export interface ItemsInput {
	readonly items: number;
	readonly repetitions: number;
}

const name = text({ displayName: 'Name', name: 'name' });

const resources: ReadonlyArray<Resource<undefined>> = [
	{
		value: 'item',
		name: 'Item',
		operations: [
			operationOf<undefined>()({
				value: 'pass',
				name: 'Pass',
				action: 'Pass item',
				description: 'Give something back at once',
				fields: [],
				execute: () => ({ passed: true }),
			}),
			operationOf<undefined>()({
				value: 'passName',
				name: 'Pass Name',
				action: 'Pass name of item',
				description: 'Give the name back at once',
				fields: [name],
				execute: ({ params }) => ({ name: params.name }),
			}),
		],
	},
];

/** A node on our engine, whose operations do nothing. */
function engineNode(): NodeOfPackage {
	return withProperties(
		nodeThat(async function () {
			const open = async () => await Promise.resolve({ service: undefined, tokenSecret: 'dummy' });
			return await runNode(this, { resources, open });
		}),
	);
}

/** A node that copies its input; the least that n8n-core asks of a node. */
const copyNode = nodeThat(async function () {
	const copied = this.getInputData().map(({ json }, item) => ({
		json: { ...json },
		pairedItem: { item },
	}));
	return await Promise.resolve([copied]);
});

/** A node that also reads one parameter of each item, as the least useful node has to. */
const readingNode = withProperties(
	nodeThat(async function () {
		const count = this.getInputData().length;
		const read = Array.from({ length: count }, (_, item) => itemWithName(this, item));
		return await Promise.resolve([read]);
	}),
);

function itemWithName(context: IExecuteFunctions, item: number): INodeExecutionData {
	return { json: { name: context.getNodeParameter('name', item) }, pairedItem: { item } };
}

function withProperties({ type, version }: NodeOfPackage): NodeOfPackage {
	const description = { ...type.description, properties: describeResources(resources) };
	return { version, type: { ...type, description } };
}

runAsProbe<ItemsInput>(async ({ items: count, repetitions }, report) => {
	const items = Array.from({ length: count }, (_, index) => ({ name: `item ${index}` }));
	const credentials = new Credentials([]);
	const fromItem = { resource: 'item', operation: 'passName', name: '={{ $json.name }}' };
	const steps = {
		copy: { node: copyNode },
		engine: { node: engineNode(), parameters: { resource: 'item', operation: 'pass' } },
		reading: { node: readingNode, parameters: fromItem },
		engineReading: { node: engineNode(), parameters: fromItem },
	};
	for (let repetition = -1; repetition < repetitions; repetition += 1) {
		for (const [key, step] of Object.entries(steps)) {
			let given: readonly INodeExecutionData[] = [];
			const spent = await spentOn(async () => {
				given = await runSteps([step], items, credentials);
			});
			if (given.length !== count) throw new Error(`${key} gave ${given.length} items`);
			// The first round only warms up.
			if (repetition >= 0) report.addSpent(key, spent);
		}
	}
});
