import type { IDataObject } from 'n8n-workflow';

import { byName, until, useAccount } from './support';

const account = useAccount();

const start = 'flow.start';
const ON_DEMAND = 'accounts-on-demand';

type Data = Record<string, unknown>;

beforeEach(async () => {
	const flowName = byName('salesforce-accounts-to-s3');
	const [scheduled] = await account().json('flow.export', { flowName });
	await account().json('flow.create', {
		newFlowName: ON_DEMAND,
		defineWith: 'json',
		flowDefinition: { ...scheduled, triggerConfig: { triggerType: 'OnDemand' } },
	});
	account().control.clearRequests();
});

/** Lets a run of the node go on until something holds, or it is over already. */
async function during(running: Promise<unknown>, holds: () => boolean): Promise<void> {
	let over = false;
	const end = () => void (over = true);
	running.then(end, end);
	await until(() => over || holds());
}

const answered = (operation: string, times = 1) =>
	account()
		.requests(operation)
		.filter(({ status }) => status === 200).length >= times;

const january = {
	field: 'CreatedDate',
	operator: 'BETWEEN',
	value: '2026-01-01',
	valueUpTo: '2026-02-01',
};

const january2026 = {
	taskType: 'Filter',
	sourceFields: ['CreatedDate'],
	connectorOperator: { Salesforce: 'BETWEEN' },
	taskProperties: {
		DATA_TYPE: 'datetime',
		LOWER_BOUND: String(Date.UTC(2026, 0, 1)),
		UPPER_BOUND: String(Date.UTC(2026, 1, 1)),
	},
};

/** The form's answers for a run of its own kind; changes take effect at once unless told otherwise. */
const withFilter = (filter: Data = january, more: Data = {}, options: Data = {}) => ({
	flowName: byName(ON_DEMAND),
	runWithFilter: true,
	recordFilters: { entries: [filter] },
	options: { settleSeconds: 0, ...options },
	...more,
});

const definition = async (): Promise<IDataObject> =>
	(await account().json('flow.export', { flowName: byName(ON_DEMAND) }))[0] ?? {};

/** The tasks that each run used, oldest first. */
const tasksOfRuns = () =>
	(
		account().control.perform('appflow', 'listRuns', { flowName: ON_DEMAND }) as {
			runs: Array<{ tasks: IDataObject[] }>;
		}
	).runs.map(({ tasks }) => tasks);

const updates = () => account().requests('UpdateFlow');

test('the run uses the filter, and the flow is as it was afterwards', async () => {
	const before = await definition();
	const json = await account().json(start, withFilter());
	expect(json).toMatchObject([{ started: true, executionId: expect.any(String) }]);
	expect(tasksOfRuns()).toEqual([expect.arrayContaining([expect.objectContaining(january2026)])]);
	expect(await definition()).toEqual(before);
	expect(updates()).toHaveLength(2);
});

test('with Wait for Completion gives the result of that run', async () => {
	account().control.configure('appflow', { runMs: 0 });
	const json = await account().json(start, withFilter(january, { waitForCompletion: true }));
	expect(json).toMatchObject([{ executionStatus: 'Successful', recordsProcessed: 50 }]);
});

test('the pause lets the change take effect before the run starts', async () => {
	account().control.configure('appflow', { updateLagMs: 900, runMs: 0 });
	await account().json(start, withFilter(january, {}, { settleSeconds: 1 }));
	expect(tasksOfRuns()).toEqual([expect.arrayContaining([expect.objectContaining(january2026)])]);
});

test('items that run the same flow with other filters do not meet', async () => {
	const before = await definition();
	const filter = { ...january, valueUpTo: '={{ $json.to }}' };
	const items = ['2026-01-10', '2026-01-20', '2026-01-30'].map((to) => ({ to }));
	expect(await account().json(start, withFilter(filter), { items })).toHaveLength(3);
	const bounds = tasksOfRuns().map(
		(tasks) =>
			tasks
				.map(({ taskProperties }) => (taskProperties as IDataObject | undefined)?.UPPER_BOUND)
				.filter((bound) => bound !== undefined).length,
	);
	expect(bounds).toEqual([1, 1, 1]);
	expect(await definition()).toEqual(before);
});

test('a flow whose start fails is put back', async () => {
	const before = await definition();
	account().control.failNext({ operation: 'StartFlow', status: 402 });
	const { message } = await account().failure(start, withFilter());
	expect(message).toBe('An AppFlow quota is used up [item 0]');
	expect(await definition()).toEqual(before);
});

test('a flow whose run fails is put back', async () => {
	const before = await definition();
	account().control.configure('appflow', { runMs: 0 });
	account().control.perform('appflow', 'breakProfile', {
		connectorProfileName: 'salesforce-production',
	});
	await account().run(start, withFilter(january, { waitForCompletion: true }));
	expect(await definition()).toEqual(before);
});

test('a change whose answer was lost is taken back too', async () => {
	const before = await definition();
	account().control.failNext({ operation: 'UpdateFlow', closeConnection: 'after', times: 5 });
	await account().failure(start, withFilter());
	expect(await definition()).toEqual(before);
});

test.each([
	['before the start', 1, 0],
	['after it', 2, 1],
])('an execution canceled %s leaves the flow as it was', async (_when, pauses, started) => {
	const before = await definition();
	account().control.clearRequests();
	const stop = new AbortController();
	const running = account().run(start, withFilter(january, {}, { settleSeconds: 1 }), {
		signal: stop.signal,
	});
	const last = pauses === 1 ? 'UpdateFlow' : 'StartFlow';
	await during(running, () => answered(last));
	stop.abort();
	expect((await running).status).toBe('canceled');
	await until(() => answered('UpdateFlow', 2));
	expect(account().requests('StartFlow')).toHaveLength(started);
	expect(await definition()).toEqual(before);
});

test('a run that was begun is canceled with the execution, if asked to', async () => {
	const stop = new AbortController();
	const running = account().run(
		start,
		withFilter(
			january,
			{ waitForCompletion: true },
			{ settleSeconds: 1, cancelRunWithExecution: true },
		),
		{ signal: stop.signal },
	);
	await during(running, () => answered('StartFlow'));
	stop.abort();
	await running;
	await until(() => answered('CancelFlowExecutions'));
	expect(updates()).toHaveLength(2);
});

test('a flow that is busy is put back a little later', async () => {
	const before = await definition();
	account().control.clearRequests();
	const running = account().json(start, withFilter());
	await during(running, () => answered('StartFlow'));
	account().control.failNext({ operation: 'UpdateFlow', status: 409 });
	await running;
	expect(updates()).toHaveLength(3);
	expect(await definition()).toEqual(before);
});

test('a flow that cannot be put back is a failure, with the tasks that it had', async () => {
	const { tasks } = await definition();
	const running = account().failure(start, withFilter());
	await during(running, () => answered('StartFlow'));
	account().control.failNext({ operation: 'UpdateFlow', status: 403 });
	const { message, description } = await running;
	expect(message).toContain(`'${ON_DEMAND}' still has the filters of this run`);
	expect(description).toContain('AWS denied access');
	expect(description).toMatch(/The run was started: \S+/);
	const line = description.split('\n').find((text) => text.startsWith('{')) ?? '';
	await account().json('flow.update', {
		flowName: byName(ON_DEMAND),
		defineWith: 'json',
		flowDefinition: line,
	});
	expect((await definition()).tasks).toEqual(tasks);
});

test('what somebody else changed in the meantime stays', async () => {
	const running = account().run(start, withFilter(january, {}, { settleSeconds: 1 }));
	await during(running, () => answered('StartFlow'));
	await account().json('flow.update', {
		flowName: byName(ON_DEMAND),
		options: { description: 'New words' },
	});
	await running;
	const { description, tasks } = await definition();
	expect(description).toBe('New words');
	expect(tasks).not.toEqual(expect.arrayContaining([expect.objectContaining(january2026)]));
});

test.each<[string, Data, string]>([
	['no filter', { recordFilters: {} }, "'Run With Filter' is on, but there is no filter"],
	['an unknown field', withFilter({ ...january, field: 'nothing' }), 'nothing'],
	['bounds the wrong way', withFilter({ ...january, valueUpTo: '2025-01-01' }), 'CreatedDate'],
	[
		'a scheduled flow',
		{ flowName: byName('salesforce-accounts-to-s3') },
		"is for flows on demand, but 'salesforce-accounts-to-s3' starts by schedule",
	],
])('%s changes nothing', async (_what, parameters, problem) => {
	const { message } = await account().failure(start, { ...withFilter(), ...parameters });
	expect(message).toContain(problem);
	expect(updates()).toEqual([]);
	expect(account().requests('StartFlow')).toEqual([]);
});
