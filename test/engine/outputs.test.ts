import type { IDataObject } from 'n8n-workflow';

import { withFile } from '../../engine/files';
import type { Outcome } from '../../engine/operation';
import { runAsTool, runWorkflow } from '../support/harness';
import type { WorkflowOptions } from '../support/harness';
import { ToyNode, toyOperation } from '../support/toy';

type Execute = Parameters<typeof toyOperation>[0]['execute'];
type ToyCall = Parameters<Execute>[0];

/** A node whose one operation does what the test says. */
function toy(once: boolean, execute: (call: ToyCall) => Outcome | Promise<Outcome>): ToyNode {
	return new ToyNode([
		toyOperation({
			value: 'make',
			name: 'Make',
			action: 'Make a toy',
			description: 'Make a toy',
			fields: [],
			once,
			execute,
		}),
	]);
}

const run = async (node: ToyNode, options: Partial<WorkflowOptions> = {}) =>
	await runWorkflow({ ...options, node, parameters: { resource: 'toy', operation: 'make' } });

describe('an operation that makes a file', () => {
	const file = { fileName: 'toy.txt', mimeType: 'text/plain', data: Buffer.from('a toy, ü') };

	it('has it on its item, with name and type, beside items without one', async () => {
		const { items } = await run(
			toy(false, () => [{ plain: true }, withFile({ made: true }, file)]),
		);
		expect(items.map(({ json }) => json)).toEqual([{ plain: true }, { made: true }]);
		expect(items[0]?.binary).toBeUndefined();
		const { data = '', ...about } = items[1]?.binary?.data ?? {};
		expect(Buffer.from(data, 'base64').toString()).toBe('a toy, ü');
		expect(about).toMatchObject({ fileName: 'toy.txt', mimeType: 'text/plain' });
	});

	it('has it in the field that it names, paired with its item', async () => {
		const node = toy(false, () => withFile({}, file, 'report'));
		const { items } = await run(node, { items: 2 });
		expect(items.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['report'], ['report']]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('an operation that runs once', () => {
	it('gets all input items, and gives its output once', async () => {
		const node = toy(true, ({ input }) => ({ sum: input().length, all: [...input()] }));
		const { json } = await run(node, { items: [{ a: 1 }, { a: 2 }, { a: 3 }] });
		expect(json).toEqual([{ sum: 3, all: [{ a: 1 }, { a: 2 }, { a: 3 }] }]);
	});

	it('fails without counting items that it never worked on', async () => {
		const node = toy(true, () => {
			throw new Error('Broken');
		});
		const { error, thrown } = await run(node, { items: 3 });
		expect(error?.message).toBe('Broken [item 0]');
		expect(thrown[0]).not.toMatchObject({ description: expect.stringContaining('items') });
	});

	it('has no option for how many items are worked on at once', () => {
		const optionsOf = (node: ToyNode) =>
			node.description.properties.find(({ name }) => name === 'options')?.options;
		expect(optionsOf(toy(true, () => []))).toEqual([]);
		expect(optionsOf(toy(false, () => []))).toHaveLength(1);
	});
});

describe('the memory of a node', () => {
	const counter = () =>
		toy(false, ({ memory }) => {
			const seen = memory.read('seen');
			memory.write('seen', { times: Number((seen as IDataObject)?.times ?? 0) + 1 });
			return { seen: seen as IDataObject, kept: memory.kept };
		});

	it('holds what the last execution wrote', async () => {
		const first = await run(counter());
		const second = await run(counter(), { staticData: first.staticData });
		expect(first.json).toEqual([{ kept: true }]);
		expect(second.json).toEqual([{ kept: true, seen: { times: 1 } }]);
	});

	it('says that manual executions and tools keep nothing', async () => {
		expect((await run(counter(), { mode: 'manual' })).json).toEqual([{ kept: false }]);
		const [item] = await runAsTool({
			node: counter(),
			parameters: { resource: 'toy', operation: 'make' },
		});
		expect(item?.json.kept).toBe(false);
	});

	it('is not touched by operations that do not use it', async () => {
		expect((await run(toy(false, () => ({})))).staticData).toEqual({});
	});
});
