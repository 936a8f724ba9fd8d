import { getEventListeners } from 'events';

import type { IExecuteFunctions } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { integer } from '../../engine/fields';
import { Gates, ToyNode, settle, toyOperation } from '../support/toy';
import { runWorkflow } from '../support/harness';

const words = { name: 'Do', action: 'Do it', description: 'Do it' };
const number = integer({ displayName: 'Number', name: 'number', default: 0, minimum: 0 });
const parameters = {
	operation: 'wait',
	number: '={{ $json.number }}',
	options: { concurrency: 2 },
};
const items = Array.from({ length: 6 }, (_, index) => ({ number: index }));

/** Resolves when the signal aborts. */
async function aborted(signal: AbortSignal | undefined): Promise<void> {
	await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
}

describe('cancelling the execution', () => {
	it.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'aborts what is in flight, starts nothing more, and says what was done (%s)',
		async (onError) => {
			const cancel = new AbortController();
			const gates = new Gates<number>();
			const abortedItems: number[] = [];
			const node = new ToyNode([
				toyOperation({
					...words,
					value: 'wait',
					fields: [number],
					async execute({ params, signal }) {
						if (params.number === 0) return {};
						void gates.pass(params.number);
						await aborted(signal);
						abortedItems.push(params.number);
						throw new OutcomeError('The request was aborted');
					},
				}),
			]);
			const running = runWorkflow({ node, parameters, items, onError, signal: cancel.signal });
			await gates.untilStarted(2);
			cancel.abort();
			const { status, thrown, items: output } = await running;

			expect(abortedItems).toEqual([1, 2]);
			expect(gates.started).toEqual([1, 2]);
			expect(status).toBe('canceled');
			expect(thrown).toEqual([
				expect.objectContaining({
					message: 'The execution was canceled',
					description: '1 of 6 items had succeeded',
				}),
			]);
			expect(output.filter(({ json }) => json.error !== undefined)).toEqual([]);
			expect(node.closed).toBe(1);
		},
	);

	it('ends a pause', async () => {
		const cancel = new AbortController();
		const gates = new Gates<number>();
		const afterPause: number[] = [];
		const node = new ToyNode([
			toyOperation({
				...words,
				value: 'wait',
				fields: [number],
				async execute({ params, pause }) {
					void gates.pass(params.number);
					await pause(3_600_000);
					afterPause.push(params.number);
					return {};
				},
			}),
		]);
		const running = runWorkflow({ node, parameters, items, signal: cancel.signal });
		await gates.untilStarted(2);
		cancel.abort();

		expect((await running).status).toBe('canceled');
		expect(afterPause).toEqual([]);
	});

	it('is listened for once, however many items wait for it', async () => {
		const warnings: Error[] = [];
		const warned = (warning: Error) => void warnings.push(warning);
		const cancel = new AbortController();
		const gates = new Gates<number>();
		const listeners: number[] = [];
		let signal: AbortSignal | undefined;
		const node = new ToyNode(
			[
				toyOperation({
					...words,
					value: 'wait',
					fields: [number],
					async execute({ params, pause }) {
						void gates.pass(params.number);
						await pause(3_600_000);
						return {};
					},
				}),
			],
			{
				wrap(context) {
					signal = context.getExecutionCancelSignal();
					listeners.push(getEventListeners(signal ?? cancel.signal, 'abort').length);
					return context;
				},
			},
		);
		process.on('warning', warned);
		const running = runWorkflow({
			node,
			parameters: { ...parameters, options: { concurrency: 30 } },
			items: Array.from({ length: 30 }, (_, index) => ({ number: index })),
			signal: cancel.signal,
		});
		await gates.untilStarted(30);
		await settle();
		listeners.push(getEventListeners(signal ?? cancel.signal, 'abort').length);
		cancel.abort();
		expect((await running).status).toBe('canceled');
		await settle();
		process.off('warning', warned);

		expect(warnings).toEqual([]);
		expect(signal).toBeDefined();
		const [before = 0, waiting] = listeners;
		expect(waiting).toBe(before + 1);
	});

	it('is no longer listened for when the node has ended', async () => {
		const counts: number[] = [];
		let signal: AbortSignal | undefined;
		const count = () => {
			if (signal) counts.push(getEventListeners(signal, 'abort').length);
		};
		const node = new ToyNode(
			[toyOperation({ ...words, value: 'wait', fields: [], execute: () => ({}) })],
			{
				wrap(context) {
					signal = context.getExecutionCancelSignal();
					count();
					return context;
				},
			},
		);
		const { execute } = node;
		const counting = Object.assign(node, {
			async execute(this: IExecuteFunctions) {
				const output = await execute.call(this);
				count();
				return output;
			},
		});
		await runWorkflow({ node: counting, parameters, items });

		const [before] = counts;
		expect(counts).toEqual([before, before]);
	});

	it('ends a list between two pages', async () => {
		const cancel = new AbortController();
		let pages = 0;
		let ended = false;
		const node = new ToyNode([
			toyOperation({
				...words,
				value: 'wait',
				fields: [],
				async *execute() {
					try {
						for (; pages < 100; pages += 1) {
							if (pages === 3) cancel.abort();
							await settle();
							yield [{}];
						}
					} finally {
						ended = true;
					}
				},
			}),
		]);
		const { status } = await runWorkflow({ node, parameters, signal: cancel.signal });

		expect(status).toBe('canceled');
		expect(pages).toBe(3);
		expect(ended).toBe(true);
	});

	it('while the service is opened leaves the items alone', async () => {
		const cancel = new AbortController();
		const started: number[] = [];
		const node = new ToyNode(
			[
				toyOperation({
					...words,
					value: 'wait',
					fields: [number],
					execute({ params }) {
						started.push(params.number);
						return {};
					},
				}),
			],
			{ onOpen: () => cancel.abort() },
		);
		const { status } = await runWorkflow({ node, parameters, items, signal: cancel.signal });

		expect(status).toBe('canceled');
		expect(started).toEqual([]);
		expect(node.closed).toBe(1);
	});

	it('is what is told when it made the opening of the service fail', async () => {
		const cancel = new AbortController();
		const node = new ToyNode(
			[toyOperation({ ...words, value: 'wait', fields: [], execute: () => ({}) })],
			{
				onOpen() {
					cancel.abort();
					throw new OutcomeError('The request was aborted');
				},
			},
		);
		const { thrown } = await runWorkflow({
			node,
			parameters,
			onError: 'continueRegularOutput',
			signal: cancel.signal,
		});

		expect(thrown).toEqual([expect.objectContaining({ message: 'The execution was canceled' })]);
	});

	it('leaves no listeners behind, however many items paused', async () => {
		let seen: AbortSignal | undefined;
		const node = new ToyNode([
			toyOperation({
				...words,
				value: 'wait',
				fields: [],
				async execute({ signal, pause }) {
					seen = signal;
					await pause(1);
					return {};
				},
			}),
		]);
		await runWorkflow({ node, parameters, items: 50 });
		if (!seen) throw new Error('The operation got no signal');

		expect(getEventListeners(seen, 'abort')).toEqual([]);
	});
});
