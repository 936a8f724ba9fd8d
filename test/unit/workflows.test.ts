import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeType } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';

const FOLDER = join(__dirname, '../../workflows');
const OURS = new Map<string, INodeType>(
	[new AwsAppFlow(), new AwsAppFlowTrigger(), new ConductorOne(), new ConductorOneTrigger()].map(
		(node) => [`n8n-nodes-appflow-conductorone.${node.description.name}`, node],
	),
);

interface Saved {
	readonly nodes: readonly INode[];
	readonly connections: Readonly<
		Record<string, { main: ReadonlyArray<ReadonlyArray<{ node: string }>> }>
	>;
}

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Saved;
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the saved parameters have names that the form does not have. */
function unknownNames(saved: unknown, form: unknown, at: string): string[] {
	if (Array.isArray(saved)) {
		const rows: unknown[] = Array.isArray(form) ? form : [];
		return saved.flatMap((row, index) => unknownNames(row, rows[index], `${at}[${index}]`));
	}
	// What look-ups and mappers hold is theirs.
	if (!isPlain(saved) || '__rl' in saved || 'mappingMode' in saved) return [];
	return Object.entries(saved).flatMap(([name, value]) => {
		const path = at === '' ? name : `${at}.${name}`;
		return isPlain(form) && name in form ? unknownNames(value, form[name], path) : [path];
	});
}

const ourNodes = files.flatMap((file) =>
	read(file).nodes.flatMap((node) => {
		const type = OURS.get(node.type);
		return type ? [[file, node.name, node, type] as const] : [];
	}),
);

describe('the examples', () => {
	test.each(ourNodes)('%s: %s is filled in as its form is', (_file, _name, node, type) => {
		const { description } = type;
		const { properties } = description;
		const form = NodeHelpers.getNodeParameters(
			properties,
			node.parameters,
			true,
			false,
			node,
			description,
		);
		expect(unknownNames(node.parameters, form, '')).toEqual([]);
		expect(NodeHelpers.getNodeParametersIssues(properties, node, description)).toBeNull();
	});

	test.each(files)('%s: names and connections fit, and every ID is there once', (file) => {
		const { nodes, connections } = read(file);
		const names = nodes.map(({ name }) => name);
		const targets = Object.values(connections).flatMap(({ main }) =>
			main.flatMap((links) => links.map(({ node }) => node)),
		);
		for (const list of [names, nodes.map(({ id }) => id)]) {
			expect(new Set(list).size).toBe(list.length);
		}
		expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
		const spoken = [...JSON.stringify(nodes).matchAll(/\$\('(.+?)'\)/g)].map(([, name]) => name);
		expect(names).toEqual(expect.arrayContaining(spoken));
	});
});
