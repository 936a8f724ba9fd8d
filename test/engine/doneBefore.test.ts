import { createRunExecutionData } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { requiredText } from '../../engine/fields';
import { runAsTool, runWorkflow } from '../support/harness';
import type { WorkflowOptions } from '../support/harness';
import { NODE_NAME } from '../support/n8n';
import { ToyNode, toyOperation } from '../support/toy';

/** Deletes names from a stock, each of which can be deleted once. Notes what it was asked for. */
function deleter(...stock: string[]) {
	const there = new Set(stock);
	const asked: string[] = [];
	const failing = new Set<string>();
	const remove = toyOperation({
		value: 'delete',
		name: 'Delete',
		action: 'Delete toy',
		description: 'Delete a toy',
		fields: [requiredText({ displayName: 'Name', name: 'name' })],
		async execute({ params, unlessDone }) {
			const { name } = params;
			await unlessDone({ name }, async () => {
				asked.push(name);
				await Promise.resolve();
				if (failing.delete(name)) throw new OutcomeError('Not this time');
				if (!there.delete(name)) throw new OutcomeError(`There is no ${name}`);
			});
			return { deleted: name };
		},
	});
	return { node: new ToyNode([remove]), asked, failing };
}

const parameters = {
	operation: 'delete',
	name: '={{ $json.name }}',
	options: { concurrency: 1 },
};

const named = (...names: string[]) => names.map((name) => ({ name }));

const run = async (node: ToyNode, options: Partial<WorkflowOptions>) =>
	await runWorkflow({ node, parameters, executionId: '77', ...options });

describe('what an earlier try did', () => {
	it('is not done again by Retry On Fail', async () => {
		const { node, asked, failing } = deleter('a', 'b', 'c');
		failing.add('b');
		const { json, status } = await run(node, { items: named('a', 'b', 'c'), maxTries: 2 });

		expect(status).toBe('success');
		expect(json).toEqual([{ deleted: 'a' }, { deleted: 'b' }, { deleted: 'c' }]);
		expect(asked).toEqual(['a', 'b', 'b', 'c']);
	});

	it('counts for the same item only', async () => {
		const { node, asked } = deleter('a');
		const { status, thrown } = await run(node, { items: named('a', 'a'), maxTries: 2 });

		expect(status).toBe('error');
		expect(String(thrown.at(-1))).toContain('There is no a');
		expect(asked).toEqual(['a', 'a', 'a']);
	});

	it('counts for the same run only', async () => {
		const { node, asked } = deleter('a');
		const { rounds } = await run(node, {
			rounds: [named('a'), named('a')],
			onError: 'continueRegularOutput',
		});

		expect(asked).toEqual(['a', 'a']);
		expect(rounds.map(({ items }) => items[0]?.json)).toEqual([
			{ deleted: 'a' },
			{ error: expect.stringContaining('There is no a') },
		]);
	});

	it('does not hide a name that never existed', async () => {
		const { node } = deleter();
		const { thrown } = await run(node, { items: named('a'), maxTries: 3 });

		expect(thrown.map(String)).toEqual(Array(3).fill(expect.stringContaining('There is no a')));
	});

	it('is not done again when the node continues and n8n tries it all the same', async () => {
		const { node, asked, failing } = deleter('a', 'b', 'c');
		failing.add('a');
		const { json } = await run(node, {
			items: named('a', 'b', 'c'),
			maxTries: 2,
			onError: 'continueRegularOutput',
		});

		expect(json).toEqual([{ deleted: 'a' }, { deleted: 'b' }, { deleted: 'c' }]);
		expect(asked).toEqual(['a', 'b', 'c', 'a']);
	});

	it('is forgotten between two uses by an agent that went well', async () => {
		const { node, asked, failing } = deleter('a');
		const execution = createRunExecutionData();
		const use = async () => await runAsTool({ node, parameters, execution, input: { name: 'a' } });
		failing.add('a');
		await expect(use()).rejects.toThrow('Not this time');
		await use();

		await expect(use()).rejects.toThrow('There is no a');
		expect(asked).toEqual(['a', 'a', 'a']);
	});

	it('is not done again by an agent that repeats a call that failed later', async () => {
		const { node, started } = starter();
		const execution = createRunExecutionData();
		const use = async () =>
			await runAsTool({ node, parameters: { operation: 'start' }, execution });
		await expect(use()).rejects.toThrow('run 1 has not ended');

		expect(await use()).toMatchObject([{ json: { run: 1 } }]);
		expect(started()).toBe(1);
	});
});

/** Starts runs, and waits for each until the second time that it is asked. */
function starter({ failing = false } = {}) {
	let runs = 0;
	const asked = new Set<number>();
	const start = toyOperation({
		value: 'start',
		name: 'Start',
		action: 'Start toy',
		description: 'Start a toy',
		fields: [],
		async execute({ once, forgetDone }) {
			const { run: number } = await once('start', async () => {
				runs += 1;
				return await Promise.resolve({ run: runs });
			});
			if (asked.has(Number(number))) return { run: Number(number) };
			asked.add(Number(number));
			if (failing) forgetDone();
			throw new OutcomeError(`run ${String(number)} has ${failing ? 'failed' : 'not ended'}`);
		},
	});
	return { node: new ToyNode([start]), started: () => runs };
}

describe('what an earlier try started', () => {
	const tried = async (node: ToyNode, options: Partial<WorkflowOptions> = {}) =>
		await runWorkflow({
			node,
			parameters: { operation: 'start' },
			executionId: '77',
			maxTries: 3,
			...options,
		});

	it('is waited for by the next one', async () => {
		const { node, started } = starter();

		expect((await tried(node)).json).toEqual([{ run: 1 }]);
		expect(started()).toBe(1);
	});

	it('is started anew when it has failed', async () => {
		const { node, started } = starter({ failing: true });

		expect((await tried(node)).thrown.map(String)).toEqual(
			[1, 2, 3].map((number) => expect.stringContaining(`run ${number} has failed`)),
		);
		expect(started()).toBe(3);
	});

	it('leaves nothing in the saved execution', async () => {
		const { node } = starter({ failing: true });
		const { run: saved } = await tried(node);

		expect(saved.data.executionData?.contextData).toEqual({ [`node:${NODE_NAME}`]: {} });
	});
});
