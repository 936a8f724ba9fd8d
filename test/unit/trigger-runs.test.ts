import type { DescribeFlowExecutionRecordsRequest, ExecutionRecord } from '@aws-sdk/client-appflow';

import { cursorFrom } from '../../engine/poll/cursor';
import {
	hasChanged,
	memoryOfKnownFlow,
	memoryOfNewFlow,
	readRuns,
} from '../../nodes/AwsAppFlow/events/runs';
import type { RunMemory } from '../../nodes/AwsAppFlow/events/runs';
import type { AppFlow } from '../../nodes/AwsAppFlow/transport/client';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-01T00:00:00Z');

/** A run that took a minute, so many minutes ago. */
const run = (minutes: number, status: ExecutionRecord['executionStatus'] = 'Successful') => ({
	executionId: `run-${minutes}`,
	executionStatus: status,
	startedAt: new Date(NOW - minutes * MINUTE),
	lastUpdatedAt: new Date(NOW - (minutes - 1) * MINUTE),
});
const runs = (count: number) => Array.from({ length: count }, (_, index) => run(index + 1));

const flowWith = (last?: ExecutionRecord) => ({
	flowName: 'flow',
	...(last && {
		lastRunExecutionDetails: {
			mostRecentExecutionTime: last.startedAt,
			mostRecentExecutionStatus: last.executionStatus,
		},
	}),
});

/** AppFlow with these records in this order; counts the pages that are read. */
function appFlowWith(records: readonly ExecutionRecord[]) {
	const pages: string[] = [];
	const service = {
		region: 'eu-west-1',
		connectorCredential: undefined,
		close() {},
		async send(_operation: string, input: DescribeFlowExecutionRecordsRequest) {
			const start = Number(input.nextToken ?? 0);
			const end = start + (input.maxResults ?? 20);
			pages.push(String(start));
			return await Promise.resolve({
				flowExecutions: records.slice(start, end),
				...(end < records.length && { nextToken: String(end) }),
			});
		},
	};
	return { service: service as unknown as AppFlow, pages };
}

async function read(records: readonly ExecutionRecord[], memory: RunMemory, last = records[0]) {
	const { service, pages } = appFlowWith(records);
	const changes = await readRuns(service, flowWith(last), memory, {
		now: NOW,
		signal: undefined,
	});
	return {
		...changes,
		pages: pages.length,
		ids: changes.ended.map(({ executionId }) => executionId),
	};
}

const since = (minutes: number, unfinished: Record<string, number> = {}): RunMemory => ({
	last: '',
	cursor: cursorFrom(NOW - minutes * MINUTE),
	unfinished,
});

test('records that come newest first are read no further than needed', async () => {
	expect(await read(runs(1000), since(3))).toMatchObject({
		pages: 1,
		ids: ['run-3', 'run-2', 'run-1'],
	});
});

test('records that come in another order are all read', async () => {
	const oldestFirst = runs(1000).reverse();
	expect(await read(oldestFirst, since(3))).toMatchObject({
		pages: 10,
		ids: ['run-3', 'run-2', 'run-1'],
	});
	const [newest, ...others] = runs(1000);
	expect(await read([...others, newest ?? run(1)], since(3), newest)).toMatchObject({
		pages: 10,
		ids: ['run-3', 'run-2', 'run-1'],
	});
});

test('a run that is awaited is looked for on later pages', async () => {
	const memory = since(3, { 'run-450': NOW - 450 * MINUTE });
	const { pages, ids } = await read(runs(1000), memory);
	expect(pages).toBe(5);
	expect(ids).toEqual(['run-450', 'run-3', 'run-2', 'run-1']);
});

test('a run that AWS does not show any more is given up after three days', async () => {
	const awaited = (days: number) => since(3, { gone: NOW - days * 24 * 60 * MINUTE });
	expect((await read(runs(5), awaited(2))).memory.unfinished).toHaveProperty('gone');
	expect((await read(runs(5), awaited(4))).memory.unfinished).toEqual({});
});

test('a record that is late is waited for, but not for ever', async () => {
	const { service } = appFlowWith([run(100)]);
	const flow = flowWith(run(1));
	const later = async (memory: RunMemory, hours: number) =>
		await readRuns(service, flow, memory, { now: NOW + hours * 60 * MINUTE, signal: undefined });
	const { memory } = await later(since(60), 0);
	expect(hasChanged(flow, memory)).toBe(true);
	const still = await later(memory, 5);
	expect(hasChanged(flow, still.memory)).toBe(true);
	const enough = await later(still.memory, 7);
	expect(hasChanged(flow, enough.memory)).toBe(false);
});

test('a record that may be that of the run before is waited for, but not for long', async () => {
	const { service } = appFlowWith([run(2)]);
	const flow = flowWith(run(1));
	const later = async (memory: RunMemory, minutes: number) =>
		await readRuns(service, flow, memory, { now: NOW + minutes * MINUTE, signal: undefined });
	const { memory } = await later(since(60), 0);
	expect(hasChanged(flow, memory)).toBe(true);
	expect(hasChanged(flow, (await later(memory, 20)).memory)).toBe(false);
});

test('of a flow that ran before, only later runs count, even if clocks and times differ somewhat', async () => {
	const last = run(10);
	const memory = memoryOfKnownFlow(flowWith(last), NOW);
	const started = new Date((last.startedAt?.getTime() ?? 0) + 20_000);
	expect((await read([{ ...last, startedAt: started }], memory)).ids).toEqual([]);
	expect((await read([run(8), last], memory)).ids).toEqual(['run-8']);
});

test('of a flow that never ran, or is new, each run counts', async () => {
	expect((await read([run(5000)], memoryOfKnownFlow(flowWith(), NOW))).ids).toEqual(['run-5000']);
	expect((await read([run(5000)], memoryOfNewFlow())).ids).toEqual(['run-5000']);
});
