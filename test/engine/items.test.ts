import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { flag, integer, requiredText, showWhen, text } from '../../engine/fields';
import { limitFields, limited, pagesOf } from '../../engine/paging';
import { Gates, ToyNode, settle, toyOperation } from '../support/toy';
import { runWorkflow } from '../support/harness';

const name = requiredText({ displayName: 'Name', name: 'name' });
const words = { name: 'Do', action: 'Do it', description: 'Do it' };

const echo = toyOperation({
	...words,
	value: 'echo',
	fields: [name],
	execute: ({ params }) => ({ name: params.name }),
});

const fan = toyOperation({
	...words,
	value: 'fan',
	fields: [integer({ displayName: 'Count', name: 'count', default: 1, minimum: 0 })],
	execute: ({ params }) => Array.from({ length: params.count }, (_, part) => ({ part })),
});

const numbered = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, number) => ({ number }));

const pairing = (items: ReadonlyArray<{ json: IDataObject; pairedItem?: unknown }>) =>
	items.map(({ json, pairedItem }) => [json, pairedItem]);

describe('outputs', () => {
	it('are one per item, in the order of the input, paired, whichever ends first', async () => {
		const gates = new Gates<string>();
		const operation = toyOperation({
			...words,
			value: 'wait',
			fields: [name],
			async execute({ params }) {
				await gates.pass(params.name);
				return { name: params.name };
			},
		});
		const running = runWorkflow({
			node: new ToyNode([operation]),
			parameters: { operation: 'wait', name: '=item {{ $json.number }}' },
			items: numbered(3),
		});
		await gates.untilStarted(3);
		for (const last of ['item 2', 'item 1', 'item 0']) {
			gates.open(last);
			await settle();
		}

		expect(pairing((await running).items)).toEqual([
			[{ name: 'item 0' }, { item: 0 }],
			[{ name: 'item 1' }, { item: 1 }],
			[{ name: 'item 2' }, { item: 2 }],
		]);
	});

	it('may be none or many per item', async () => {
		const { items } = await runWorkflow({
			node: new ToyNode([fan]),
			parameters: { operation: 'fan', count: '={{ $json.number }}' },
			items: numbered(3),
		});

		expect(pairing(items)).toEqual([
			[{ part: 0 }, { item: 1 }],
			[{ part: 0 }, { item: 2 }],
			[{ part: 1 }, { item: 2 }],
		]);
	});

	it('may come in pages, of which some are empty', async () => {
		const paged = toyOperation({
			...words,
			value: 'paged',
			fields: [name],
			async *execute({ params }) {
				for (const page of [['a', 'b'], [], ['c']]) {
					await settle();
					yield page.map((letter) => ({ letter: params.name + letter }));
				}
			},
		});
		const { items } = await runWorkflow({
			node: new ToyNode([paged]),
			parameters: { operation: 'paged', name: '={{ $json.number }}' },
			items: numbered(2),
		});

		expect(pairing(items)).toEqual([
			[{ letter: '0a' }, { item: 0 }],
			[{ letter: '0b' }, { item: 0 }],
			[{ letter: '0c' }, { item: 0 }],
			[{ letter: '1a' }, { item: 1 }],
			[{ letter: '1b' }, { item: 1 }],
			[{ letter: '1c' }, { item: 1 }],
		]);
	});
});

describe('concurrency', () => {
	const gatedNode = (gates: Gates<number>) =>
		new ToyNode([
			toyOperation({
				...words,
				value: 'wait',
				fields: [integer({ displayName: 'Number', name: 'number', default: 0, minimum: 0 })],
				async execute({ params }) {
					await gates.pass(params.number);
					return {};
				},
			}),
		]);
	const parameters = { operation: 'wait', number: '={{ $json.number }}' };

	it.each([
		['5 by default', {}, 5],
		['the number in the options', { options: { concurrency: 2 } }, 2],
		['an expression in the options', { options: { concurrency: '={{ 1 + 2 }}' } }, 3],
	])('is %s, and never more', async (_case, options, limit) => {
		const gates = new Gates<number>();
		const running = runWorkflow({
			node: gatedNode(gates),
			parameters: { ...parameters, ...options },
			items: numbered(12),
		});
		for (let ended = 0; ended < 12; ended += 1) {
			await gates.untilStarted(Math.min(12, ended + limit));
			await settle();
			expect(gates.started).toHaveLength(Math.min(12, ended + limit));
			gates.open(ended);
		}

		expect((await running).items).toHaveLength(12);
		expect(gates.mostWaiting).toBe(limit);
	});

	it('lets a slow item hold back no other', async () => {
		const gates = new Gates<number>();
		const running = runWorkflow({
			node: gatedNode(gates),
			parameters: { ...parameters, options: { concurrency: 2 } },
			items: numbered(10),
		});
		gates.open(1, 2, 3, 4, 5, 6, 7, 8, 9);
		await gates.untilStarted(10);
		expect(gates.waiting).toBeGreaterThan(0);
		gates.open(0);

		expect((await running).status).toBe('success');
	});

	it.each([
		[0, "'Concurrency' is 0: it has to be from 1 to 50"],
		[51, "'Concurrency' is 51: it has to be from 1 to 50"],
		['many', "'Concurrency' is not a whole number"],
	])('refuses %p before anything is opened', async (concurrency, message) => {
		const node = new ToyNode([echo]);
		const { error } = await runWorkflow({
			node,
			parameters: { operation: 'echo', name: 'a', options: { concurrency } },
		});

		expect(error?.message).toBe(message);
		expect(node.opened).toBe(0);
	});
});

describe('parameters', () => {
	it('may be expressions and differ from item to item, the operation included', async () => {
		const { json } = await runWorkflow({
			node: new ToyNode([echo, fan]),
			parameters: {
				operation: "={{ $json.number === 1 ? 'fan' : 'echo' }}",
				name: '=item {{ $json.number }}',
				count: 2,
			},
			items: numbered(3),
		});

		expect(json).toEqual([{ name: 'item 0' }, { part: 0 }, { part: 1 }, { name: 'item 2' }]);
	});

	it('that the form hides count as not given', async () => {
		const operation = toyOperation({
			...words,
			value: 'hide',
			fields: [
				flag({ displayName: 'More', name: 'more' }),
				showWhen(
					text({ displayName: 'Detail', name: 'detail', default: 'preset', allowEmpty: true }),
					{ more: [true] },
				),
			],
			execute: ({ params }) => ({ detail: params.detail ?? 'nothing' }),
		});
		const node = new ToyNode([operation]);
		const detailOf = async (more: boolean | string) => {
			const parameters = { operation: 'hide', more, detail: 'left over' };
			return (await runWorkflow({ node, parameters })).json;
		};

		expect(await detailOf(false)).toEqual([{ detail: 'nothing' }]);
		expect(await detailOf(true)).toEqual([{ detail: 'left over' }]);
		// n8n cannot know what an expression will give, so it shows the field.
		expect(await detailOf('={{ true }}')).toEqual([{ detail: 'left over' }]);
	});

	it('in the options have a value only when the user added them', async () => {
		const operation = toyOperation({
			...words,
			value: 'optional',
			fields: [],
			options: [text({ displayName: 'Tag', name: 'tag', default: 'preset' })],
			execute: ({ params }) => ({ tag: params.options.tag ?? 'nothing' }),
		});
		const node = new ToyNode([operation]);
		const tagOf = async (options: INodeParameters) =>
			(await runWorkflow({ node, parameters: { operation: 'optional', options } })).json;

		expect(await tagOf({})).toEqual([{ tag: 'nothing' }]);
		expect(await tagOf({ tag: '' })).toEqual([{ tag: 'nothing' }]);
		expect(await tagOf({ tag: '={{ "a" + "b" }}' })).toEqual([{ tag: 'ab' }]);
	});
});

describe('10,000 items', () => {
	it('read each parameter once, open the service once, and keep their order', async () => {
		const reads = new Map<string, number>();
		const counting = (context: IExecuteFunctions): IExecuteFunctions => {
			const { getNodeParameter } = context;
			const counted = (parameter: string, item: number, ...rest: unknown[]): unknown => {
				const key = `${parameter} of ${item}`;
				reads.set(key, (reads.get(key) ?? 0) + 1);
				return Reflect.apply(getNodeParameter, context, [parameter, item, ...rest]);
			};
			return Object.assign(context, { getNodeParameter: counted });
		};
		const node = new ToyNode([echo], { wrap: counting });
		const { json } = await runWorkflow({
			node,
			parameters: { operation: 'echo', name: '={{ $json.number }}', options: { concurrency: 3 } },
			items: numbered(10_000),
		});

		expect(json.map((item) => item.name)).toEqual(
			numbered(10_000).map(({ number }) => `${number}`),
		);
		expect(node).toMatchObject({ opened: 1, closed: 1 });
		expect(new Set(reads.values())).toEqual(new Set([1]));
		expect(reads.has('name of 9999')).toBe(true);
	});
});

describe('a list that the limit cuts off', () => {
	const list = toyOperation({
		...words,
		value: 'list',
		fields: [...limitFields],
		execute: ({ params }) =>
			limited(
				pagesOf(async () => await Promise.resolve({ items: [{}, {}, {}] })),
				params,
			),
	});
	const hintsOf = async (parameters: INodeParameters) =>
		(
			await runWorkflow({
				node: new ToyNode([list]),
				parameters: { operation: 'list', ...parameters },
				items: 2,
			})
		).hints.map(({ message }) => message);

	it('is remarked on once', async () => {
		expect(await hintsOf({ limit: 2 })).toEqual([
			'The list goes on after the first 2: raise Limit, or turn on Return All, to get the rest',
		]);
	});

	it('is not remarked on where all of it is there', async () => {
		expect(await hintsOf({ limit: 3 })).toEqual([]);
		expect(await hintsOf({ returnAll: true })).toEqual([]);
	});
});

describe('remarks', () => {
	it('are shown once, however many items make them', async () => {
		const operation = toyOperation({
			...words,
			value: 'remark',
			fields: [],
			execute({ hint }) {
				hint('The list was cut');
				return {};
			},
		});
		const { hints } = await runWorkflow({
			node: new ToyNode([operation]),
			parameters: { operation: 'remark' },
			items: 3,
		});

		expect(hints).toEqual([
			expect.objectContaining({ message: 'The list was cut', location: 'outputPane' }),
		]);
	});
});
