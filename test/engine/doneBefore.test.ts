import { OutcomeError } from '../../engine/errors';
import { requiredText } from '../../engine/fields';
import { runAsTool, runWorkflow } from '../support/harness';
import type { WorkflowOptions } from '../support/harness';
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

	it('leaves nothing in the saved execution when the node has ended well', async () => {
		const { node, failing } = deleter('a');
		failing.add('a');
		const { run: saved } = await run(node, { items: named('a'), maxTries: 2 });

		expect(JSON.stringify(saved.data.executionData?.contextData)).not.toContain('doneBefore');
	});

	it('is forgotten between two uses by an agent', async () => {
		const { node, asked } = deleter('a');
		const use = async () => await runAsTool({ node, parameters, input: { name: 'a' } });
		await use();

		await expect(use()).rejects.toThrow('There is no a');
		expect(asked).toEqual(['a', 'a']);
	});
});
