import { existsSync, readFileSync, readdirSync } from 'fs';
import { join, relative } from 'path';

import { TRIGGER_FILE, schemaFile } from '../../docs/generate/schemas/render';
import { nodeSchemas } from '../../docs/generate/schemas/tables';
import { resources as appFlow } from '../../nodes/AwsAppFlow/resources';
import { resources as conductorOne } from '../../nodes/ConductorOne/resources';

interface Named {
	readonly value: string;
	readonly operations: ReadonlyArray<{ readonly value: string }>;
}

const RESOURCES: Readonly<Record<string, readonly Named[]>> = {
	AwsAppFlow: appFlow,
	ConductorOne: conductorOne,
};

function operationsOf(node: string): string[] {
	return (RESOURCES[node] ?? []).flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);
}

/** The schemas as they are in the repository, by their place in the folder of the node. */
function written(node: string): Map<string, string> {
	const root = join(__dirname, '..', '..', 'nodes', node);
	const folder = join(root, '__schema__');
	const files = existsSync(folder)
		? readdirSync(folder, { recursive: true, withFileTypes: true })
		: [];
	return new Map(
		files
			.filter((file) => file.isFile())
			.map(({ parentPath, name }) => join(parentPath, name))
			.map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
	);
}

test('both nodes have output schemas', () => {
	expect(nodeSchemas.map(({ node }) => node)).toEqual(Object.keys(RESOURCES));
});

describe.each(nodeSchemas)('the output schemas of $node', (schemas) => {
	const { node, operations, trigger, without, unavailable, render } = schemas;
	const [when, why] =
		unavailable === undefined ? [it, ''] : [it.skip, ` (SKIPPED: ${unavailable})`];

	it('are there for every operation, unless there is a reason', () => {
		const listed = [...operations, ...Object.keys(without)].sort();
		expect(listed).toEqual(operationsOf(node).sort());
		const files = [...operations.map(schemaFile), ...(trigger ? [TRIGGER_FILE] : [])];
		expect([...written(node).keys()].sort()).toEqual(files.sort());
	});

	when(`say what the operations give now${why}`, async () => {
		// If this fails: npx tsx docs/generate/schemas
		expect(Object.fromEntries(written(node))).toEqual(Object.fromEntries(await render()));
	});
});
