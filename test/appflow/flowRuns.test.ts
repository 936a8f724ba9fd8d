import { createRunExecutionData } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { runAsTool } from '../support/harness';
import { byArn, byName, passTime, until, useAccount } from './support';

const account = useAccount();

const start = 'flow.start';
const ON_DEMAND = 'zendesk-tickets-to-redshift';

type Data = Record<string, unknown>;

/** Makes an on-demand flow; words in its name say how it behaves. */
async function makeFlow(newFlowName: string): Promise<void> {
	await account().json('flow.duplicate', { flowName: byName(ON_DEMAND), newFlowName });
	account().control.clearRequests();
}

const addRuns = (flowName: string, input: Data = {}) =>
	account().control.perform('appflow', 'addRuns', { flowName, ...input }) as {
		executionIds: string[];
	};

const waiting = (name: string, options: Data = {}) => ({
	flowName: byName(name),
	waitForCompletion: true,
	options: { runCheckInterval: 1, ...options },
});

const looks = () => account().requests('DescribeFlowExecutionRecords').length;

/** Lets the service's time pass as soon as the run has been asked for. */
async function afterLooks(count: number, milliseconds: number): Promise<void> {
	await until(() => looks() >= count);
	account().control.advanceClock(milliseconds);
}

afterEach(() => jest.restoreAllMocks());

describe('Start', () => {
	test('starts a flow and gives the ID of the run at once', async () => {
		const json = await account().json(start, { flowName: byName(ON_DEMAND) });
		expect(json).toEqual([
			{
				started: true,
				flowName: ON_DEMAND,
				flowArn: expect.stringContaining(`:flow/${ON_DEMAND}`),
				flowStatus: 'Active',
				executionId: expect.any(String),
			},
		]);
		expect(account().calls()).toEqual(['DescribeFlow', 'StartFlow']);
	});

	test.each([
		['github-issues-to-snowflake', 'Draft', true],
		['salesforce-accounts-to-s3', 'Active', false],
		['salesforce-changes-to-eventbridge', 'Active', false],
	])('puts %s, which starts by itself, into service and says so', async (name, _was, activated) => {
		const { json, hints } = await account().run(start, waiting(name));
		expect(json).toMatchObject([
			{ started: false, flowName: name, flowStatus: 'Active', activated },
		]);
		expect(hints).toMatchObject([
			{ message: expect.stringContaining(`'${name}' starts by itself`) },
		]);
		expect(account().requests('StartFlow')).toHaveLength(activated ? 1 : 0);
	});

	test('of a deprecated flow explains itself before it asks', async () => {
		account().control.perform('appflow', 'setFlowStatus', {
			flowName: ON_DEMAND,
			status: 'Deprecated',
			message: 'The connector has been retired.',
		});
		const { message, description } = await account().failure(start, {
			flowName: byName(ON_DEMAND),
		});
		expect(message).toContain(`'${ON_DEMAND}' is in the state Deprecated`);
		expect(description).toContain('The connector has been retired');
		expect(account().calls()).toEqual(['DescribeFlow']);
	});

	test('explains what AWS refuses by the state of the flow', async () => {
		account().control.perform('appflow', 'setFlowStatus', {
			flowName: ON_DEMAND,
			status: 'Errored',
			message: 'The login failed.',
		});
		account().control.failNext({ operation: 'StartFlow', status: 409, message: 'Not now' });
		const { message, description } = await account().failure(start, {
			flowName: byName(ON_DEMAND),
		});
		expect(message).toContain('is in the state Errored, in which it cannot be started');
		expect(description).toContain('Reason of the state: The login failed');
		expect(description).toContain('AWS says: Not now');
	});

	test('of a missing flow says so', async () => {
		const { message } = await account().failure(start, { flowName: byName('nowhere') });
		expect(message).toBe("There is no flow named 'nowhere' [item 0]");
	});

	test('of several items starts a run for each', async () => {
		const json = await account().json(start, { flowName: byName(ON_DEMAND) }, { items: 3 });
		expect(new Set(json.map(({ executionId }) => executionId)).size).toBe(3);
	});

	describe('with Wait for Completion', () => {
		test('gives what the run moved and how long it took', async () => {
			account().control.configure('appflow', { runMs: 60_000 });
			const running = account().json(start, waiting(ON_DEMAND));
			await afterLooks(1, 60_000);
			expect(await running).toEqual([
				{
					started: true,
					flowName: ON_DEMAND,
					executionId: expect.any(String),
					executionStatus: 'Successful',
					startedAt: expect.stringMatching(/Z$/),
					lastUpdatedAt: expect.stringMatching(/Z$/),
					durationSeconds: 60,
					recordsProcessed: 100,
					recordsFailed: 0,
					bytesProcessed: 41_200,
					zeroRecords: false,
				},
			]);
		});

		test('tolerates that the run has no record yet', async () => {
			account().control.configure('appflow', { runMs: 0, recordDelayMs: 60_000 });
			const running = account().json(start, waiting(ON_DEMAND));
			await afterLooks(2, 60_000);
			expect(await running).toMatchObject([{ executionStatus: 'Successful' }]);
		});

		test('finds the run among more than a hundred', async () => {
			addRuns(ON_DEMAND, { count: 250 });
			account().control.configure('appflow', { runMs: 0 });
			const [json] = await account().json(start, waiting(ON_DEMAND));
			expect(json).toMatchObject({ executionStatus: 'Successful', recordsProcessed: 100 });
		});

		test('flags and mentions a run that moved nothing', async () => {
			await makeFlow('empty');
			account().control.configure('appflow', { runMs: 0 });
			const { json, hints } = await account().run(start, waiting('empty'));
			expect(json).toMatchObject([{ recordsProcessed: 0, zeroRecords: true }]);
			expect(hints).toMatchObject([{ message: expect.stringContaining('moved no records') }]);
		});

		test('says when some records could not be written', async () => {
			await makeFlow('partial');
			account().control.configure('appflow', { runMs: 0 });
			const { json, hints } = await account().run(start, waiting('partial'));
			const failed = Number(json[0]?.recordsFailed);
			expect(failed).toBeGreaterThan(0);
			expect(hints).toMatchObject([
				{ message: expect.stringContaining(`could not write ${failed} of its records`) },
			]);
		});

		test('lets the item fail with the run, and says why', async () => {
			await makeFlow('failing');
			account().control.configure('appflow', { runMs: 0 });
			const { message, description } = await account().failure(start, waiting('failing'));
			expect(message).toBe("The run of 'failing' failed [item 0]");
			expect(description).toContain('AppFlow says: The source did not answer in time');
			expect(description).toMatch(/Execution ID: \S+/);
		});

		test('says what to do about a login that was refused', async () => {
			account().control.configure('appflow', { runMs: 0 });
			account().control.perform('appflow', 'breakProfile', {
				connectorProfileName: 'zendesk-tickets',
			});
			const { description } = await account().failure(start, waiting(ON_DEMAND));
			expect(description).toContain('Rotate Credentials');
		});

		test('returns a failed run if asked to', async () => {
			await makeFlow('failing');
			account().control.configure('appflow', { runMs: 0 });
			const json = await account().json(start, waiting('failing', { returnFailedRun: true }));
			expect(json).toMatchObject([
				{
					executionStatus: 'Error',
					errorMessage: expect.stringContaining('did not answer in time'),
					zeroRecords: true,
				},
			]);
		});

		test('ends with a run that somebody cancels, once that is done', async () => {
			await makeFlow('stuck');
			account().control.configure('appflow', { cancelMs: 60_000 });
			const running = account().failure(start, waiting('stuck'));
			await until(() => looks() >= 1);
			await account().json('flowRun.cancel', { flowName: byName('stuck') });
			const before = looks();
			await until(() => looks() > before);
			account().control.advanceClock(60_000);
			expect((await running).message).toBe("The run of 'stuck' was canceled [item 0]");
		});

		test('stops waiting when time is up, and says that the run goes on', async () => {
			await makeFlow('stuck');
			const running = account().failure(start, waiting('stuck', { runTimeout: 2 }));
			await until(() => looks() >= 1);
			passTime(2 * 60_000);
			const { message, description } = await running;
			expect(message).toBe("The run of 'stuck' has not ended after 2 minutes [item 0]");
			expect(description).toMatch(/It is InProgress and goes on at AWS.*execution ID \S+/);
		});

		test('gives up on a run that never gets a record', async () => {
			account().control.configure('appflow', { recordDelayMs: 1e9 });
			const running = account().failure(start, waiting(ON_DEMAND));
			await until(() => looks() >= 1);
			passTime(6 * 60_000);
			expect((await running).message).toMatch(/has no run '\S+'/);
		});

		test('waits through failures of AWS that pass', async () => {
			account().control.configure('appflow', { runMs: 0 });
			account().control.failNext({
				operation: 'DescribeFlowExecutionRecords',
				status: 500,
				times: 6,
			});
			const [json] = await account().json(start, waiting(ON_DEMAND));
			expect(json).toMatchObject({ executionStatus: 'Successful' });
		});

		test.each([
			[false, 'InProgress'],
			[true, 'CancelStarted'],
		])('canceled with cancelRunWithExecution %s leaves the run %s', async (along, state) => {
			await makeFlow('stuck');
			account().control.configure('appflow', { cancelMs: 1e9 });
			const stop = new AbortController();
			const running = account().run(
				start,
				waiting('stuck', { runCheckInterval: 3600, cancelRunWithExecution: along }),
				{ signal: stop.signal },
			);
			await until(() => account().requests('Describe.*Records')[0]?.status === 200);
			stop.abort();
			expect((await running).status).toBe('canceled');
			if (along) await until(() => account().requests('CancelFlow.*')[0]?.status === 200);
			const json = await account().json('flowRun.getMany', { flowName: byName('stuck') });
			expect(json).toMatchObject([{ executionStatus: state }]);
		});
	});

	test('starts one run for each time that an agent asks for one', async () => {
		const execution = createRunExecutionData();
		const use = async (runIndex: number) =>
			await runAsTool({
				node: new AwsAppFlow(),
				credentials: account().store(),
				parameters: { resource: 'flow', operation: 'start', flowName: byName(ON_DEMAND) },
				executionId: '7',
				runIndex,
				execution,
			});
		const [[first], [second]] = [await use(0), await use(1)];
		expect(first?.json.executionId).not.toBe(second?.json.executionId);
	});

	test('gives an agent that asks again after a failure the run of the first time', async () => {
		await makeFlow('slow');
		const execution = createRunExecutionData();
		const use = async (waitForCompletion: boolean) =>
			await runAsTool({
				node: new AwsAppFlow(),
				credentials: account().store(),
				parameters: {
					resource: 'flow',
					operation: 'start',
					flowName: byName('slow'),
					waitForCompletion,
				},
				executionId: '7',
				execution,
			});
		account().control.failNext({ operation: 'DescribeFlowExecutionRecords', status: 403 });
		await expect(use(true)).rejects.toThrow();
		await use(false);
		const { runs } = account().control.perform('appflow', 'listRuns', { flowName: 'slow' }) as {
			runs: IDataObject[];
		};
		expect(runs).toHaveLength(1);
	});

	describe('with Retry On Fail', () => {
		const twice = { maxTries: 2, executionId: '7' };

		test('does not start a second run when only the answer was lost', async () => {
			account().control.failNext({ operation: 'StartFlow', closeConnection: 'after', times: 5 });
			const { tries } = await account().run(start, { flowName: byName(ON_DEMAND) }, twice);
			expect(tries).toBe(2);
			const { runs } = account().control.perform('appflow', 'listRuns', {
				flowName: ON_DEMAND,
			}) as { runs: IDataObject[] };
			expect(runs.filter(({ executionStatus }) => executionStatus === 'InProgress')).toHaveLength(
				1,
			);
		});

		test('starts a new run when the first one failed', async () => {
			await makeFlow('flaky');
			account().control.configure('appflow', { runMs: 0 });
			const { tries, json } = await account().run(start, waiting('flaky'), twice);
			expect(tries).toBe(2);
			expect(json).toMatchObject([{ executionStatus: 'Successful' }]);
			const runs = await account().json('flowRun.getMany', { flowName: byName('flaky') });
			expect(runs.map(({ executionStatus }) => executionStatus).sort()).toEqual([
				'Error',
				'Successful',
			]);
		});
	});
});

describe('Flow Run', () => {
	const run = (operation: string, name: string, executionId: unknown, more: Data = {}) =>
		[`flowRun.${operation}`, { flowName: byName(name), executionId, ...more }] as const;

	describe('Get', () => {
		test('finds a run on any page', async () => {
			const { executionIds } = addRuns(ON_DEMAND, { count: 250 });
			for (const executionId of [executionIds[0], executionIds[249]]) {
				expect(await account().json(...run('get', ON_DEMAND, executionId))).toMatchObject([
					{ flowName: ON_DEMAND, executionId, executionStatus: 'Successful' },
				]);
			}
		});

		test('gives all that AWS says with Simplify off', async () => {
			const [executionId] = addRuns(ON_DEMAND).executionIds;
			const [json] = await account().json(
				...run('get', ON_DEMAND, executionId, { simplify: false }),
			);
			expect(json).toMatchObject({
				flowName: ON_DEMAND,
				executionId,
				executionResult: { bytesWritten: expect.any(Number) },
			});
		});

		test('of a run of another flow says that this flow has none like it', async () => {
			const [executionId] = addRuns('zendesk-users-to-s3').executionIds;
			const { message, description } = await account().failure(
				...run('get', ON_DEMAND, executionId),
			);
			expect(message).toBe(`The flow '${ON_DEMAND}' has no run '${executionId}' [item 0]`);
			expect(description).toContain('Check that the ID is one of this flow');
		});

		test.each([
			['', "'Execution ID' is empty"],
			['two words', "'Execution ID' has characters that are not allowed here"],
		])('of the ID %j asks nothing', async (executionId, problem) => {
			const { message } = await account().failure(
				...run('get', ON_DEMAND, `={{ '${executionId}' }}`),
			);
			expect(message).toContain(problem);
			expect(account().requests()).toEqual([]);
		});

		test('of a flow of another account asks for no run', async () => {
			await account().failure('flowRun.get', {
				flowName: byArn(`arn:aws:appflow:eu-west-1:999999999999:flow/${ON_DEMAND}`),
				executionId: 'x',
			});
			expect(account().calls()).toEqual(['DescribeFlow']);
		});
	});

	describe('Get Many', () => {
		const getMany = async (parameters: Data) =>
			await account().json('flowRun.getMany', { flowName: byName('many'), ...parameters });

		beforeEach(async () => await makeFlow('many'));

		test('gives the newest first', async () => {
			addRuns('many', { count: 30 });
			const times = (await getMany({ limit: 5 })).map(({ startedAt }) => String(startedAt));
			expect(times).toEqual([...times].sort().reverse());
			const all = (await getMany({ returnAll: true })).map(({ startedAt }) => String(startedAt));
			expect(all).toHaveLength(30);
			expect(times).toEqual(all.slice(0, 5));
		});

		test('reads all pages with Return All, and no more than it needs with a limit', async () => {
			addRuns('many', { count: 250 });
			account().control.clearRequests();
			expect(await getMany({ returnAll: true })).toHaveLength(250);
			expect(looks()).toBe(3);
			account().control.clearRequests();
			expect(await getMany({ limit: 50 })).toHaveLength(50);
			expect(looks()).toBe(1);
		});

		test('says when the limit left some out', async () => {
			addRuns('many', { count: 3 });
			const hintsOf = async (limit: number) =>
				(await account().run('flowRun.getMany', { flowName: byName('many'), limit })).hints;
			expect(await hintsOf(2)).toMatchObject([{ message: expect.stringContaining('first 2') }]);
			expect(await hintsOf(3)).toEqual([]);
		});

		test('filters by status and by when runs started', async () => {
			const noon = Date.UTC(2026, 0, 15, 12);
			addRuns('many', { count: 3, startedAt: noon, everyMs: 3_600_000 });
			addRuns('many', { status: 'Error', startedAt: noon + 3_600_000 });
			const filtered = async (filters: Data) =>
				(await getMany({ filters })).map(({ startedAt }) => String(startedAt).slice(11, 16));
			expect(await filtered({ executionStatus: 'Error' })).toEqual(['13:00']);
			expect(await filtered({ startedAfter: '2026-01-15T12:00:00Z' })).toEqual(['13:00', '12:00']);
			expect(await filtered({ startedBefore: '2026-01-15T12:00:00Z' })).toEqual(['11:00', '10:00']);
			expect(
				await filtered({
					startedAfter: '2026-01-15T11:00:00+00:00',
					startedBefore: '2026-01-15T13:00:00Z',
				}),
			).toEqual(['12:00', '11:00']);
		});

		test('of a flow that never ran gives nothing', async () => {
			expect(await getMany({})).toEqual([]);
		});

		test('of a time that is none asks nothing', async () => {
			const { message } = await account().failure('flowRun.getMany', {
				flowName: byName('many'),
				filters: { startedAfter: 'yesterday' },
			});
			expect(message).toContain("'Started After' is not a date and time");
			expect(account().requests()).toEqual([]);
		});
	});

	describe('Wait', () => {
		test('waits for a run that is under way', async () => {
			const [executionId] = addRuns(ON_DEMAND, { status: 'InProgress' }).executionIds;
			const running = account().json(
				...run('wait', ON_DEMAND, executionId, { options: { runCheckInterval: 1 } }),
			);
			await until(() => looks() >= 1);
			account().control.perform('appflow', 'endRun', { flowName: ON_DEMAND, executionId });
			expect(await running).toMatchObject([{ executionId, executionStatus: 'Successful' }]);
		});

		test('of a run that has ended gives its result at once', async () => {
			const [executionId] = addRuns(ON_DEMAND, { recordsProcessed: 7 }).executionIds;
			expect(await account().json(...run('wait', ON_DEMAND, executionId))).toMatchObject([
				{ recordsProcessed: 7 },
			]);
			expect(looks()).toBe(1);
		});

		test('of an ID of another flow gives up after a while', async () => {
			const [executionId] = addRuns('zendesk-users-to-s3').executionIds;
			const running = account().failure(...run('wait', ON_DEMAND, executionId));
			await until(() => looks() >= 1);
			passTime(2 * 60_000);
			expect((await running).message).toContain(`'${ON_DEMAND}' has no run '${executionId}'`);
		});
	});

	describe('Cancel', () => {
		const cancel = async (parameters: Data) =>
			await account().json('flowRun.cancel', { flowName: byName(ON_DEMAND), ...parameters });

		test('ends all runs in progress and names them', async () => {
			const { executionIds } = addRuns(ON_DEMAND, { count: 3, status: 'InProgress' });
			addRuns(ON_DEMAND, { count: 2 });
			const [json] = await cancel({});
			expect(json).toMatchObject({ flowName: ON_DEMAND, notCanceled: [] });
			expect([...(json?.canceled as string[])].sort()).toEqual([...executionIds].sort());
			expect(account().sent('CancelFlowExecutions')).toEqual([{ flowName: ON_DEMAND }]);
		});

		test('ends chosen runs, and says which it could not', async () => {
			const [running] = addRuns(ON_DEMAND, { status: 'InProgress' }).executionIds;
			const [ended] = addRuns(ON_DEMAND).executionIds;
			const json = await cancel({
				runsToCancel: 'chosen',
				executionIds: `${running}, ${ended}, nobody`,
			});
			expect(json).toEqual([
				{ flowName: ON_DEMAND, canceled: [running], notCanceled: [ended, 'nobody'] },
			]);
		});

		test('with nothing to end does no harm', async () => {
			expect(await cancel({})).toEqual([{ flowName: ON_DEMAND, canceled: [], notCanceled: [] }]);
		});

		test.each([
			['none', '', "'Execution IDs' is empty"],
			['too many', Array.from({ length: 101 }, (_, index) => `id-${index}`), 'at most 100'],
		])('of %s of the chosen asks nothing', async (_what, executionIds, problem) => {
			const { message } = await account().failure('flowRun.cancel', {
				flowName: byName(ON_DEMAND),
				runsToCancel: 'chosen',
				executionIds: `={{ ${JSON.stringify(executionIds)} }}`,
			});
			expect(message).toContain(problem);
			expect(account().requests()).toEqual([]);
		});
	});
});
