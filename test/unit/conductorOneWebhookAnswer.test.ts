import { answerFrom } from '../../nodes/ConductorOne/webhook/answer';
import type { EventKind } from '../../nodes/ConductorOne/webhook/events';
import { GivenAnswers } from '../../nodes/ConductorOne/webhook/given';
import { ProcessMemory, isNew } from '../../nodes/ConductorOne/webhook/memory';

const documentOf = (kind: EventKind, json: unknown) => answerFrom(kind, json)?.document;

describe('an answer', () => {
	it('keeps what the tenant would read, and no more', () => {
		const json = { approve: { comment: 'Fine', by: 'me' }, version: 'v2', other: 1 };
		expect(documentOf('approval', json)).toEqual({ version: 'v1', approve: { comment: 'Fine' } });
	});

	it('has a comment that is not too long', () => {
		const document = documentOf('provisioning', { answer: 'errored', comment: '🙂'.repeat(1100) });
		expect(document).toEqual({ version: 'v1', errored: { comment: '🙂'.repeat(1024) } });
	});

	it('can replace a policy', () => {
		const policySteps = [{ accept: {} }];
		expect(documentOf('approval', { answer: 'replacePolicy', policySteps })).toEqual({
			version: 'v1',
			replacePolicy: { comment: '', policySteps },
		});
	});

	it.each([
		['no users', []],
		['too many users', Array.from({ length: 33 }, () => 'a')],
		['an address', ['name@example.com']],
		['a number', [7]],
	])('reassigns to nobody when it names %s', (_what, newStepUserIds) => {
		expect(documentOf('approval', { reassign: { newStepUserIds } })).toBeUndefined();
	});

	it('is the context of an automation, as a whole or as what is called so', () => {
		const context = { a: 1 };
		expect(documentOf('automation', context)).toEqual({ version: 'v1', context });
		expect(documentOf('automation', { context })).toEqual({ version: 'v1', context });
		expect(documentOf('automation', { context, b: 2 })).toEqual({
			version: 'v1',
			context: { context, b: 2 },
		});
	});

	it('of more than 250 KB is none', () => {
		expect(documentOf('automation', { text: 'x'.repeat(260_000) })).toBeUndefined();
	});

	it.each(['finding', 'postAction', 'test'] as const)('to %s says nothing', (kind) => {
		expect(documentOf(kind, { message: 'Workflow was started' })).toEqual({ version: 'v1' });
	});

	it.each([[null], ['approve'], [[{ approve: {} }]], [{ answer: 'toString' }]])(
		'is not made of %j',
		(json) => {
			expect(documentOf('approval', json)).toBeUndefined();
		},
	);
});

describe('what is remembered', () => {
	it('is forgotten when its time is over', () => {
		const data = {};
		expect(isNew(data, 'tokens', 'a', { now: 0, until: 100 })).toBe(true);
		expect(isNew(data, 'tokens', 'a', { now: 99, until: 200 })).toBe(false);
		expect(isNew(data, 'deliveries', 'a', { now: 99, until: 200 })).toBe(true);
		expect(isNew(data, 'tokens', 'a', { now: 100, until: 200 })).toBe(true);
	});

	it('does not grow for ever', () => {
		const data: Record<string, object> = {};
		for (let index = 0; index < 1200; index += 1) {
			isNew(data, 'tokens', `id-${index}`, { now: 0, until: 100 });
		}
		expect(Object.keys(data.tokens ?? {})).toHaveLength(500);
		expect(isNew(data, 'tokens', 'id-1199', { now: 0, until: 100 })).toBe(false);
	});

	it('by the process is of one place each, and of a thousand at most', () => {
		const memory = new ProcessMemory();
		const isFirst = (place: string) =>
			isNew(memory.of(place), 'tokens', 'a', { now: 0, until: 100 });
		expect([isFirst('0'), isFirst('0'), isFirst('1')]).toEqual([true, false, true]);
		for (let index = 2; index <= 1000; index += 1) isFirst(String(index));
		expect([isFirst('1'), isFirst('0')]).toEqual([false, true]);
	});

	it('of answers goes with the oldest', () => {
		const given = new GivenAnswers();
		for (let index = 0; index < 600; index += 1) given.begin(`id-${index}`, 0);
		expect(given.of('id-0', 1)).toBeUndefined();
		expect(given.of('id-599', 1)).toBe('pending');
		expect(given.of('id-599', 60 * 60_000)).toBeUndefined();
	});
});
