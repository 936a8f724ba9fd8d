import { createRunExecutionData } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { requiredText } from '../../engine/fields';
import { runAsTool, runWorkflow } from '../support/harness';
import type { WorkflowOptions } from '../support/harness';
import { ToyNode, toyOperation } from '../support/toy';

interface Setting extends Partial<WorkflowOptions> {
	readonly options?: INodeParameters;
	readonly tokenSecret?: string;
	/** The item fails the first time it is tried. */
	readonly failsOnce?: number;
}

/** Creates `name` for each item and returns the tokens it did so with, by name, one per try. */
function creator({ failsOnce, tokenSecret }: Setting) {
	const tokens: Record<string, string[]> = {};
	const create = toyOperation({
		value: 'create',
		name: 'Create',
		action: 'Create toy',
		description: 'Create a toy',
		idempotent: true,
		fields: [requiredText({ displayName: 'Name', name: 'name' })],
		execute({ params, idempotencyToken }) {
			const tried = (tokens[params.name] ??= []);
			tried.push(idempotencyToken({ name: params.name }));
			if (params.name === `toy ${failsOnce}` && tried.length === 1) {
				throw new OutcomeError('Not this time');
			}
			return {};
		},
	});
	return { node: new ToyNode([create], { ...(tokenSecret && { tokenSecret }) }), tokens };
}

async function tokensOf(setting: Setting): Promise<Record<string, string[]>> {
	const { node, tokens } = creator(setting);
	await runWorkflow({
		node,
		parameters: {
			operation: 'create',
			name: '=toy {{ $json.number }}',
			options: { concurrency: 1, ...setting.options },
		},
		items: [{ number: 0 }, { number: 1 }],
		executionId: '77',
		...setting,
	});
	return tokens;
}

async function tokenOf(setting: Setting = {}): Promise<string | undefined> {
	return (await tokensOf(setting))['toy 0']?.[0];
}

describe('the idempotency token', () => {
	it('has the form of a UUID', async () => {
		expect(await tokenOf()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});

	it('is the same when n8n retries the node', async () => {
		const { 'toy 0': first = [], 'toy 1': second = [] } = await tokensOf({
			failsOnce: 1,
			maxTries: 3,
		});

		expect(first).toHaveLength(2);
		expect(new Set(first).size).toBe(1);
		expect(second).toHaveLength(2);
		expect(new Set(second).size).toBe(1);
		expect(second[0]).not.toBe(first[0]);
	});

	it('is the same when a node that continues is retried', async () => {
		const { 'toy 0': first = [] } = await tokensOf({
			failsOnce: 0,
			maxTries: 2,
			onError: 'continueRegularOutput',
		});

		expect(first).toHaveLength(2);
		expect(new Set(first).size).toBe(1);
	});

	it.each<[string, Setting]>([
		['execution', { executionId: '78' }],
		['node', { nodeId: 'another' }],
		['credential', { tokenSecret: 'dummy-other-secret' }],
		['input', { parameters: { operation: 'create', name: 'toy x' } }],
	])('differs by %s', async (_what, setting) => {
		const [other] = Object.values(await tokensOf(setting)).flat();

		expect(other).toBeDefined();
		expect(other).not.toBe(await tokenOf());
	});

	it('differs by item, even if the input is equal', async () => {
		const tokens = await tokensOf({ items: [{ number: 0 }, { number: 0 }] });

		expect(new Set(tokens['toy 0']).size).toBe(2);
	});

	it('differs by round, where a node runs several times in one execution', async () => {
		const tokens = await tokensOf({ rounds: [[{ number: 0 }], [{ number: 0 }]] });

		expect(tokens['toy 0']).toHaveLength(2);
		expect(new Set(tokens['toy 0']).size).toBe(2);
	});

	it('is never the same where there is no execution to go by', async () => {
		const setting = { executionId: undefined };

		expect(await tokenOf(setting)).not.toBe(await tokenOf(setting));
	});

	it("is the user's own where given", async () => {
		const options = { idempotencyKey: '=key {{ $json.number }}' };

		expect(await tokensOf({ options })).toEqual({ 'toy 0': ['key 0'], 'toy 1': ['key 1'] });
	});

	it('cannot be just any text', async () => {
		const { node } = creator({});
		const { error } = await runWorkflow({
			node,
			parameters: { operation: 'create', name: 'a', options: { idempotencyKey: 'clé' } },
		});

		expect(error).toMatchObject({
			message: "'Idempotency Key' has characters that are not allowed here [item 0]",
			description: 'It must be printable ASCII',
		});
	});

	describe('of a tool, whose retries n8n counts as new runs,', () => {
		function agent(setting: Setting) {
			const { node, tokens } = creator(setting);
			const execution = createRunExecutionData();
			let runIndex = 0;
			const call = async (name: string) =>
				await runAsTool({
					node,
					parameters: { operation: 'create', name },
					executionId: '77',
					runIndex: runIndex++,
					execution,
				});
			return { call, tokens };
		}

		it('is the same when the agent calls again because the call failed', async () => {
			const { call, tokens } = agent({ failsOnce: 0 });
			await expect(call('toy 0')).rejects.toThrow('Not this time');
			await call('toy 0');

			expect(tokens['toy 0']).toHaveLength(2);
			expect(new Set(tokens['toy 0']).size).toBe(1);
		});

		it('is another when the agent wants the same once more', async () => {
			const { call, tokens } = agent({});
			await call('a');
			await call('a');
			await call('b');

			expect(tokens.a).toHaveLength(2);
			expect(new Set([...(tokens.a ?? []), ...(tokens.b ?? [])]).size).toBe(3);
		});
	});
});
