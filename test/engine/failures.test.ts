import { inspect } from 'util';

import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError, ServiceError } from '../../engine/errors';
import { integer, requiredText, text } from '../../engine/fields';
import { Gates, ToyNode, settle, toyOperation } from '../support/toy';
import { runWorkflow } from '../support/harness';

const words = { name: 'Do', action: 'Do it', description: 'Do it' };

/** Does what its name says: fails in some way, or not. */
const act = toyOperation({
	...words,
	value: 'act',
	fields: [requiredText({ displayName: 'Name', name: 'name', max: 20 })],
	execute({ params }) {
		if (params.name === 'conflict') {
			throw new ServiceError({
				message: 'The profile exists already',
				description: ['Choose another name', undefined, 'Request ID: 1234'],
				status: 409,
				code: 'ConflictException',
			});
		}
		if (params.name === 'outcome') throw new OutcomeError('It was not made', 'Look at the console');
		if (params.name === 'bug') throw new TypeError('Cannot read properties of undefined');
		if (params.name === 'thrown text') return Promise.reject('just text');
		if (params.name === 'trap') {
			throw new ServiceError({
				message: 'You may not approvePermissions',
				description: ['eacces'],
			});
		}
		return { name: params.name };
	},
});

const node = () => new ToyNode([act]);
const named = (...names: string[]): IDataObject[] => names.map((name) => ({ name }));
const parameters = { operation: 'act', name: '={{ $json.name }}' };

describe('when an item fails', () => {
	it.each(['continueRegularOutput', 'old setting'])(
		'with %s, it becomes an item with its error; the others are untouched',
		async (setting) => {
			const { items, status } = await runWorkflow({
				node: node(),
				parameters,
				items: named('a', 'conflict', 'c'),
				...(setting === 'old setting'
					? { continueOnFail: true }
					: { onError: 'continueRegularOutput' as const }),
			});

			expect(status).toBe('success');
			expect(items).toEqual([
				{ json: { name: 'a' }, pairedItem: { item: 0 } },
				{
					json: {
						error: 'The profile exists already [item 1]\nChoose another name.\nRequest ID: 1234.',
					},
					pairedItem: { item: 1 },
				},
				{ json: { name: 'c' }, pairedItem: { item: 2 } },
			]);
		},
	);

	it('with the error output, it goes there with its own data beside the error', async () => {
		const { items, errorItems } = await runWorkflow({
			node: node(),
			parameters,
			items: [{ name: 'a' }, { name: 'outcome', source: 'list' }, { name: 'c' }],
			onError: 'continueErrorOutput',
		});

		expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['a', { item: 0 }],
			['c', { item: 2 }],
		]);
		expect(errorItems).toEqual([
			{
				json: {
					name: 'outcome',
					source: 'list',
					error: 'It was not made [item 1]\nLook at the console',
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('without these, starts no more, waits for those in flight, and says how many succeeded', async () => {
		const gates = new Gates<number>();
		const ended: number[] = [];
		const operation = toyOperation({
			...words,
			value: 'wait',
			fields: [integer({ displayName: 'Number', name: 'number', default: 0, minimum: 0 })],
			async execute({ params: { number } }) {
				await gates.pass(number);
				ended.push(number);
				if (number === 2) throw new OutcomeError('It was not made', 'Look at the console');
				if (number === 1) throw new OutcomeError('A later one');
				return {};
			},
		});
		const toy = new ToyNode([operation]);
		const running = runWorkflow({
			node: toy,
			parameters: {
				operation: 'wait',
				number: '={{ $json.number }}',
				options: { concurrency: 3 },
			},
			items: Array.from({ length: 9 }, (_, number) => ({ number })),
		});
		let over = false;
		void running.then(() => (over = true));
		await gates.untilStarted(3);
		gates.open(0);
		await gates.untilStarted(4);
		gates.open(2);
		await settle();

		expect(gates.started).toEqual([0, 1, 2, 3]);
		expect(over).toBe(false);
		expect(toy.closed).toBe(0);

		gates.open(1, 3);
		const { error, thrown, items, status } = await running;

		expect(ended).toEqual([0, 2, 1, 3]);
		expect(status).toBe('error');
		expect(items).toEqual([]);
		expect(error?.message).toBe('It was not made [item 2]');
		expect(error?.description).toBe('Look at the console\n\n2 of 9 items had succeeded');
		expect(thrown).toEqual([expect.objectContaining({ context: { itemIndex: 2 } })]);
		expect(toy.closed).toBe(1);
	});

	it('says nothing about others where there are none', async () => {
		const { error } = await runWorkflow({ node: node(), parameters, items: named('outcome') });

		expect(error?.description).toBe('Look at the console');
	});
});

describe('when the service cannot be opened', () => {
	const closedNode = () =>
		new ToyNode([act], {
			onOpen: () => {
				throw new ServiceError({ message: 'The keys are wrong', description: ['Check them'] });
			},
		});

	it('says so without naming an item', async () => {
		const { error, thrown } = await runWorkflow({ node: closedNode(), parameters, items: 2 });

		expect(error).toMatchObject({ message: 'The keys are wrong', description: 'Check them.' });
		expect(thrown[0]).toBeInstanceOf(NodeApiError);
	});

	it('fails each item of a node that continues, instead of sending it on as a success', async () => {
		const { items, errorItems } = await runWorkflow({
			node: closedNode(),
			parameters,
			items: named('a', 'b'),
			onError: 'continueErrorOutput',
		});

		expect(items).toEqual([]);
		expect(errorItems.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[{ name: 'a', error: 'The keys are wrong [item 0]\nCheck them.' }, { item: 0 }],
			[{ name: 'b', error: 'The keys are wrong [item 1]\nCheck them.' }, { item: 1 }],
		]);
	});
});

describe('bad input', () => {
	const sent: string[] = [];
	const send = toyOperation({
		...words,
		value: 'send',
		fields: [
			requiredText({ displayName: 'Profile Name', name: 'name', max: 5 }),
			text({ displayName: 'Label', name: 'label', pattern: /^\w*$/, patternHint: 'be one word' }),
		],
		execute({ params }) {
			sent.push(params.name);
			return {};
		},
	});

	it('is refused before anything is sent, naming field and item', async () => {
		const { error, thrown } = await runWorkflow({
			node: new ToyNode([send]),
			parameters: {
				operation: 'send',
				name: 'fine',
				label: '={{ $json.label }}',
				options: { concurrency: 1 },
			},
			items: [{ label: 'two words' }, { label: 'one' }],
		});

		expect(error?.message).toBe("'Label' has characters that are not allowed here [item 0]");
		expect(error?.description).toBe('It must be one word\n\n0 of 2 items had succeeded');
		expect(thrown[0]).toBeInstanceOf(NodeOperationError);
		expect(sent).toEqual([]);
	});

	it('from an expression is refused where the form could not', async () => {
		const { json } = await runWorkflow({
			node: new ToyNode([send]),
			parameters: { operation: 'send', name: '={{ $json.name }}' },
			items: [{}, { name: ' ' }, { name: 'too long' }, { name: { first: 'a' } }],
			onError: 'continueRegularOutput',
		});

		expect(json.map(({ error }) => error)).toEqual([
			"'Profile Name' is empty [item 0]",
			"'Profile Name' is empty [item 1]",
			"'Profile Name' is too long: 8 of at most 5 characters [item 2]",
			"'Profile Name' is not text [item 3]\nCheck the expression: it gives an object or a list",
		]);
		expect(sent).toEqual([]);
	});

	it('is an expression that cannot be resolved, in a field or in the options', async () => {
		const broken = '={{ $("Nowhere").item.json.name }}';
		const inField = await runWorkflow({
			node: node(),
			parameters: { operation: 'act', name: broken },
		});

		expect(inField.error?.message).toMatch(/ \[item 0\]$/);
		expect(inField.thrown[0]).toBeInstanceOf(NodeOperationError);
		expect(inField.thrown[0]).toMatchObject({ context: { itemIndex: 0, parameter: 'name' } });

		const inOptions = await runWorkflow({
			node: node(),
			parameters: {
				operation: 'act',
				name: 'a',
				options: {
					concurrency: `={{ $json.broken ? $("Nowhere").item.json.name : 2 }}`,
				},
			},
			items: [{ broken: true }, { broken: false }],
			onError: 'continueRegularOutput',
		});

		expect(inOptions.json).toEqual([
			{ error: expect.stringMatching(/ \[item 0\]/) },
			{ name: 'a' },
		]);
	});

	it('is an operation that the node does not have', async () => {
		const { error } = await runWorkflow({
			node: node(),
			parameters: { operation: 'fly', name: 'a' },
		});

		expect(error?.message).toBe("'Operation' is 'fly' of 'toy', which is not known [item 0]");
	});
});

describe('errors', () => {
	const failing = async (name: string) => {
		const result = await runWorkflow({ node: node(), parameters, items: named(name) });
		const [thrown] = result.thrown;
		if (!(thrown instanceof Error)) throw new Error('Nothing was thrown');
		return { ...result, thrown };
	};

	it('of the service are NodeApiErrors with status, code, and item', async () => {
		const { thrown } = await failing('conflict');

		expect(thrown).toBeInstanceOf(NodeApiError);
		expect(thrown).toMatchObject({
			message: 'The profile exists already [item 0]',
			description: 'Choose another name.\nRequest ID: 1234.',
			httpCode: '409',
			context: { itemIndex: 0 },
			errorResponse: { code: 'ConflictException' },
		});
	});

	it.each([
		['outcome', 'It was not made [item 0]'],
		['bug', 'Cannot read properties of undefined [item 0]'],
		['thrown text', 'The operation did not complete [item 0]'],
	])('of other kinds (%s) are NodeOperationErrors', async (name, message) => {
		const { thrown } = await failing(name);

		expect(thrown).toBeInstanceOf(NodeOperationError);
		expect(thrown).toMatchObject({ message, context: { itemIndex: 0 } });
	});

	it('keep their own words where those contain the name of a system error', async () => {
		const { thrown, error } = await failing('trap');

		expect(thrown.message).toBe('You may not approvePermissions [item 0]');
		expect(error).toMatchObject({
			message: 'You may not approvePermissions [item 0]',
			description: 'eacces.',
		});
	});
});

describe('secrets', () => {
	const canary = 'dummy "canary"/ü&1+ secret\\';
	const short = 'q7';
	const fromCredential = 'dummy-credential-canary';

	const leak = toyOperation({
		...words,
		value: 'leak',
		fields: [
			requiredText({ displayName: 'Password', name: 'password', secret: true }),
			text({ displayName: 'Pin', name: 'pin', secret: true }),
		],
		execute({ params, hint }) {
			const inUrl = new URLSearchParams({ password: params.password }).toString();
			const quotes = [
				params.password,
				encodeURIComponent(params.password),
				inUrl,
				inUrl.toLowerCase(),
				JSON.stringify({ password: params.password }),
				JSON.stringify({ body: JSON.stringify({ password: params.password }) }),
				`pin ${params.pin}!`,
				fromCredential,
			];
			hint(quotes.join(' '));
			const error = new ServiceError({
				message: `Refused: ${quotes.join(' ')}`,
				description: quotes,
				status: 400,
			});
			throw Object.assign(error, { cause: new Error(params.password), config: { quotes } });
		},
	});
	const leakingNode = () =>
		new ToyNode([leak], { onOpen: (redactor) => redactor.protect(fromCredential) });
	const leaking = { operation: 'leak', password: canary, pin: short };

	const spellings = [
		canary,
		encodeURIComponent(canary),
		new URLSearchParams([['', canary]]).toString().slice(1),
		JSON.stringify(canary).slice(1, -1),
		JSON.stringify(JSON.stringify(canary)).slice(3, -3),
		'canary',
		`pin ${short}`,
		fromCredential,
	];
	const expectNoneIn = (saved: string) => {
		for (const spelling of spellings) {
			expect(saved).not.toContain(spelling);
			expect(saved.toLowerCase()).not.toContain(spelling.toLowerCase());
		}
	};

	it('are in nothing that an error holds, however it is written out', async () => {
		const { thrown, error, run, reported } = await runWorkflow({
			node: leakingNode(),
			parameters: leaking,
		});
		const [first] = thrown;
		if (!(first instanceof Error)) throw new Error('Nothing was thrown');

		expectNoneIn(first.message);
		expectNoneIn(String(first.stack));
		expectNoneIn(JSON.stringify(first));
		expectNoneIn(JSON.stringify({ ...first }));
		expectNoneIn(inspect(first, { depth: 20, showHidden: true }));
		expectNoneIn(JSON.stringify(error));
		expectNoneIn(inspect(error, { depth: 20 }));
		expectNoneIn(inspect(run.data.resultData, { depth: 20 }));
		expectNoneIn(inspect(reported, { depth: 20 }));
		expect(first.message).toMatch(/^Refused: \*\*\* \*\*\* password=\*\*\* password=\*\*\* /);
		expect(first.message).toContain('pin ***!');
	});

	it('are not in the items and remarks of a node that continues', async () => {
		const { items, hints } = await runWorkflow({
			node: leakingNode(),
			parameters: leaking,
			onError: 'continueRegularOutput',
		});

		expectNoneIn(inspect(items, { depth: 20, showHidden: true }));
		expect(items[0]?.json.error).toContain('Refused: ***');
		expectNoneIn(JSON.stringify(hints));
		expect(hints).toHaveLength(1);
	});

	it('are not in the words about a service that cannot be opened', async () => {
		const { error } = await runWorkflow({
			node: new ToyNode([leak], {
				onOpen(redactor) {
					redactor.protect(fromCredential);
					throw new Error(`No key ${fromCredential}`);
				},
			}),
			parameters: leaking,
		});

		expect(error?.message).toBe('No key ***');
	});
});
