import {
	type AppflowClient,
	CancelFlowExecutionsCommand,
	CreateFlowCommand,
	type CreateFlowCommandInput,
	DeleteConnectorProfileCommand,
	DeleteFlowCommand,
	DescribeFlowCommand,
	DescribeFlowExecutionRecordsCommand,
	type ExecutionRecord,
	ListFlowsCommand,
	ListTagsForResourceCommand,
	paginateDescribeFlowExecutionRecords,
	StartFlowCommand,
	StopFlowCommand,
	UnregisterConnectorCommand,
	UpdateFlowCommand,
} from '@aws-sdk/client-appflow';

import type { Sandbox } from '../../sandbox';
import { useAppFlow } from './appflow-clients';
import { accountsFlow, scheduled } from './appflow-flows';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sandbox: Sandbox;
let client: AppflowClient;
useAppFlow((...started) => ([sandbox, client] = started));

const create = async (input: CreateFlowCommandInput) =>
	await client.send(new CreateFlowCommand(input));

const update = async ({ tags, kmsArn, ...input }: CreateFlowCommandInput) =>
	await client.send(new UpdateFlowCommand(input));

const describeFlow = async (flowName: string) =>
	await client.send(new DescribeFlowCommand({ flowName }));

const start = async (flowName: string) => await client.send(new StartFlowCommand({ flowName }));

const records = async (flowName: string): Promise<ExecutionRecord[]> => {
	const found: ExecutionRecord[] = [];
	const pages = paginateDescribeFlowExecutionRecords({ client, pageSize: 100 }, { flowName });
	for await (const { flowExecutions = [] } of pages) found.push(...flowExecutions);
	return found;
};

const listed = async (name: string) => {
	const { flows = [] } = await client.send(new ListFlowsCommand({ maxResults: 100 }));
	return flows.find(({ flowName }) => flowName === name);
};

describe('the life of a flow', () => {
	it('is created, described whole, updated and deleted', async () => {
		const flow = accountsFlow('accounts', { tags: { team: 'sales' }, description: 'All accounts' });
		const flowArn = 'arn:aws:appflow:eu-west-1:123456789012:flow/accounts';
		expect(await create(flow)).toMatchObject({ flowArn, flowStatus: 'Active' });

		const { clientToken, ...definition } = flow;
		const created = await describeFlow('accounts');
		expect(created).toMatchObject({
			...definition,
			flowArn,
			flowStatus: 'Active',
			createdBy: 'arn:aws:iam::123456789012:user/n8n',
			createdAt: expect.any(Date),
			schemaVersion: 1,
		});
		expect(created.lastRunExecutionDetails).toBeUndefined();
		const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: flowArn }));
		expect(tags).toEqual({ team: 'sales' });
		expect(await listed('accounts')).toMatchObject({
			sourceConnectorType: 'Salesforce',
			destinationConnectorType: 'S3',
			triggerType: 'OnDemand',
		});

		sandbox.control.advanceClock(60_000);
		await update(accountsFlow('accounts', { tasks: flow.tasks?.slice(0, 2) }));
		const updated = await describeFlow('accounts');
		expect(updated.description).toBeUndefined();
		expect(updated.tasks).toHaveLength(2);
		expect(updated).toMatchObject({ schemaVersion: 2, createdAt: created.createdAt });
		expect(updated.lastUpdatedAt?.getTime()).toBeGreaterThan(created.lastUpdatedAt?.getTime() ?? 0);

		await client.send(new DeleteFlowCommand({ flowName: 'accounts' }));
		await expect(describeFlow('accounts')).rejects.toMatchObject({
			name: 'ResourceNotFoundException',
		});
	});

	it('refuses a name that is taken, and one flow more than the quota', async () => {
		await create(accountsFlow('taken'));
		await expect(create(accountsFlow('taken'))).rejects.toMatchObject({
			name: 'ConflictException',
		});
		const { flows = [] } = await client.send(new ListFlowsCommand({ maxResults: 100 }));
		sandbox.control.configure('appflow', { flowQuota: flows.length });
		await expect(create(accountsFlow('more'))).rejects.toMatchObject({
			name: 'ServiceQuotaExceededException',
			$metadata: { httpStatusCode: 402 },
		});
	});

	it('does not run more flows at a time than the quota allows', async () => {
		sandbox.control.configure('appflow', { concurrentRunQuota: 2 });
		await create(accountsFlow('stuck-accounts'));
		// The seed has one run in progress.
		await start('stuck-accounts');
		await expect(start('stuck-accounts')).rejects.toMatchObject({
			name: 'ServiceQuotaExceededException',
		});
	});

	it('gives the same answer to the same client token, and runs once', async () => {
		await create(accountsFlow('once'));
		const started = async () =>
			await client.send(new StartFlowCommand({ flowName: 'once', clientToken: 'token' }));
		const [first, second] = [await started(), await started()];
		expect(second.executionId).toBe(first.executionId);
		expect(await records('once')).toHaveLength(1);
	});

	it('keeps a flow that is running or active, unless the deletion is forced', async () => {
		await create(accountsFlow('stuck-one'));
		await start('stuck-one');
		const remove = async (flowName: string, forceDelete?: boolean) =>
			await client.send(new DeleteFlowCommand({ flowName, forceDelete }));
		await expect(remove('stuck-one')).rejects.toMatchObject({ name: 'ConflictException' });
		await remove('stuck-one', true);

		await create(accountsFlow('daily', { triggerConfig: scheduled('rate(1days)') }));
		await start('daily');
		await expect(remove('daily')).rejects.toMatchObject({ name: 'ConflictException' });
		await client.send(new StopFlowCommand({ flowName: 'daily' }));
		await remove('daily');
	});
});

describe('a run', () => {
	it('is in progress, then successful, with what it moved', async () => {
		await create(accountsFlow('accounts'));
		const { executionId, flowStatus } = await start('accounts');
		expect(flowStatus).toBe('Active');
		expect(await records('accounts')).toMatchObject([
			{ executionId, executionStatus: 'InProgress', startedAt: expect.any(Date) },
		]);
		expect((await listed('accounts'))?.lastRunExecutionDetails).toMatchObject({
			mostRecentExecutionStatus: 'InProgress',
		});

		sandbox.control.advanceClock(5_000);
		const [record] = await records('accounts');
		expect(record).toMatchObject({
			executionStatus: 'Successful',
			executionResult: { recordsProcessed: 100, bytesProcessed: expect.any(Number) },
		});
		expect(record?.executionResult?.errorInfo).toBeUndefined();
		expect((await describeFlow('accounts')).lastRunExecutionDetails).toMatchObject({
			mostRecentExecutionStatus: 'Successful',
			mostRecentExecutionTime: record?.startedAt,
		});
	});

	it.each([
		['fails-always', 'Error', 0, 'The source did not answer in time. Try again later.'],
		['empty', 'Successful', 0, undefined],
		['partial', 'Successful', 100, 'The destination refused 10 records.'],
		['slow', 'InProgress', expect.any(Number), undefined],
		['translate', 'Successful', 100, undefined],
	])('of a flow called %s turns out as %s', async (name, status, recordsProcessed, message) => {
		await create(accountsFlow(name));
		await start(name);
		sandbox.control.advanceClock(5_000);
		const [record] = await records(name);
		expect(record).toMatchObject({
			executionStatus: status,
			executionResult: { recordsProcessed },
		});
		expect(record?.executionResult?.errorInfo?.executionMessage).toBe(message);
	});

	it('of a flaky flow fails every other time', async () => {
		await create(accountsFlow('flaky'));
		const statuses = [];
		for (let run = 0; run < 3; run += 1) {
			await start('flaky');
			sandbox.control.advanceClock(5_000);
			const { lastRunExecutionDetails } = await describeFlow('flaky');
			statuses.push(lastRunExecutionDetails?.mostRecentExecutionStatus);
		}
		expect(statuses).toEqual(['Error', 'Successful', 'Error']);
	});

	it('of a delayed flow appears late, though the flow tells of it', async () => {
		await create(accountsFlow('delayed-accounts'));
		await start('delayed-accounts');
		expect(await records('delayed-accounts')).toEqual([]);
		expect((await listed('delayed-accounts'))?.lastRunExecutionDetails).toBeDefined();
		sandbox.control.advanceClock(5_000);
		expect(await records('delayed-accounts')).toHaveLength(1);
	});

	it('moves fewer records through a filter', async () => {
		sandbox.control.configure('appflow', { recordsPerRun: 8 });
		const { tasks = [], ...flow } = accountsFlow('filtered');
		const filter = {
			taskType: 'Filter' as const,
			sourceFields: ['Industry'],
			connectorOperator: { Salesforce: 'EQUAL_TO' as const },
			taskProperties: { DATA_TYPE: 'string', VALUE: 'Energy' },
		};
		await create({ ...flow, tasks: [...tasks, filter] });
		await start('filtered');
		sandbox.control.advanceClock(5_000);
		expect(await records('filtered')).toMatchObject([{ executionResult: { recordsProcessed: 4 } }]);
	});

	it('may appear late in the records', async () => {
		sandbox.control.configure('appflow', { recordDelayMs: 60_000 });
		await create(accountsFlow('accounts'));
		await start('accounts');
		expect(await records('accounts')).toEqual([]);
		sandbox.control.advanceClock(60_000);
		expect(await records('accounts')).toHaveLength(1);
	});

	it('uses the flow as it was for a while after an update', async () => {
		sandbox.control.configure('appflow', { updateLagMs: 15_000 });
		await create(accountsFlow('accounts', { tasks: tasksWithFilter() }));
		await update(accountsFlow('accounts'));
		const soon = await start('accounts');
		sandbox.control.advanceClock(15_000);
		const later = await start('accounts');
		sandbox.control.advanceClock(5_000);
		const moved = new Map(
			(await records('accounts')).map((record) => [
				record.executionId,
				record.executionResult?.recordsProcessed,
			]),
		);
		expect(moved.get(soon.executionId)).toBe(50);
		expect(moved.get(later.executionId)).toBe(100);
	});

	it('fails when the login of its profile is refused, or the profile is gone', async () => {
		await client.send(
			new DeleteConnectorProfileCommand({
				connectorProfileName: 'salesforce-production',
				forceDelete: true,
			}),
		);
		await start('s3-accounts-to-salesforce');
		sandbox.control.advanceClock(5_000);
		const failed = (await records('s3-accounts-to-salesforce')).filter(
			({ executionStatus }) => executionStatus === 'Error',
		);
		expect(failed).toMatchObject([
			{
				executionResult: {
					errorInfo: {
						executionMessage: 'Connector profile salesforce-production does not exist.',
					},
				},
			},
		]);
	});

	it('fails when the connector of its profile is not registered any more', async () => {
		const profile = {
			connectorType: 'CustomConnector' as const,
			connectorProfileName: 'acme-tickets',
			apiVersion: 'v1',
		};
		const flow = accountsFlow('tickets', {
			sourceFlowConfig: {
				...profile,
				sourceConnectorProperties: {
					CustomConnector: {
						entityName: 'issues',
						dataTransferApi: { Name: 'bulk', Type: 'ASYNC' },
					},
				},
			},
			tasks: [
				{
					taskType: 'Map_all',
					sourceFields: [],
					connectorOperator: { CustomConnector: 'NO_OP' },
				},
			],
		});
		await create(flow);
		await client.send(
			new UnregisterConnectorCommand({ connectorLabel: 'AcmeTickets', forceDelete: true }),
		);
		await start('tickets');
		sandbox.control.advanceClock(5_000);
		const [record] = await records('tickets');
		expect(record?.executionResult?.errorInfo?.executionMessage).toBe(
			'Connector AcmeTickets is not registered any more.',
		);
	});

	it('is canceled in two steps, chosen or all, and only while in progress', async () => {
		await create(accountsFlow('stuck-accounts'));
		const first = await start('stuck-accounts');
		await start('stuck-accounts');
		const cancel = async (executionIds?: string[]) =>
			await client.send(
				new CancelFlowExecutionsCommand({ flowName: 'stuck-accounts', executionIds }),
			);
		const { executionId = '' } = first;
		expect(await cancel([executionId, 'unknown'])).toMatchObject({
			invalidExecutions: ['unknown'],
		});
		const statuses = async () =>
			(await records('stuck-accounts')).map(({ executionStatus }) => executionStatus).sort();
		expect(await statuses()).toEqual(['CancelStarted', 'InProgress']);
		sandbox.control.advanceClock(1_000);
		expect(await statuses()).toEqual(['Canceled', 'InProgress']);
		expect((await cancel()).invalidExecutions).toEqual([]);
		sandbox.control.advanceClock(1_000);
		expect(await statuses()).toEqual(['Canceled', 'Canceled']);
		expect((await cancel([executionId])).invalidExecutions).toEqual([executionId]);
	});

	it('is on a page of 20 among others, in no order of time', async () => {
		await create(accountsFlow('busy'));
		for (let run = 0; run < 25; run += 1) {
			await start('busy');
			sandbox.control.advanceClock(60_000);
		}
		const page = await client.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'busy' }));
		expect(page.flowExecutions).toHaveLength(20);
		expect(page.nextToken).toBeDefined();
		const all = await records('busy');
		expect(new Set(all.map(({ executionId }) => executionId)).size).toBe(25);
		const times = all.map(({ startedAt }) => startedAt?.getTime() ?? 0);
		expect(times).not.toEqual([...times].sort((a, b) => a - b));
		expect(times).not.toEqual([...times].sort((a, b) => b - a));
	});
});

describe('a schedule', () => {
	it('begins with StartFlow, ends with StopFlow, and has no execution ID', async () => {
		await create(accountsFlow('hourly', { triggerConfig: scheduled('rate(1hours)') }));
		expect((await describeFlow('hourly')).flowStatus).toBe('Draft');
		sandbox.control.advanceClock(7_200_000);
		expect(await records('hourly')).toEqual([]);

		const started = await start('hourly');
		expect(started).toMatchObject({ flowStatus: 'Active' });
		expect(started.executionId).toBeUndefined();
		expect((await start('hourly')).flowStatus).toBe('Active');
		sandbox.control.advanceClock(3 * 3_600_000 + 60_000);
		const runs = await records('hourly');
		expect(runs).toHaveLength(3);
		const windows = runs.map(({ dataPullStartTime, dataPullEndTime }) => [
			dataPullStartTime?.getTime(),
			dataPullEndTime?.getTime(),
		]);
		const ends = windows.map(([, end]) => end);
		expect(windows.filter(([begin]) => ends.includes(begin))).toHaveLength(2);

		const stopped = await client.send(new StopFlowCommand({ flowName: 'hourly' }));
		expect(stopped.flowStatus).toBe('Suspended');
		sandbox.control.advanceClock(3 * 3_600_000);
		expect(await records('hourly')).toHaveLength(3);
	});

	it('is given up after so many failures in a row, with the reason', async () => {
		const triggerConfig = scheduled('rate(5minutes)', { flowErrorDeactivationThreshold: 2 });
		await create(accountsFlow('failing', { triggerConfig }));
		await start('failing');
		sandbox.control.advanceClock(3_600_000);
		expect(await describeFlow('failing')).toMatchObject({
			flowStatus: 'Suspended',
			flowStatusMessage: expect.stringContaining('in a row'),
		});
		expect(await records('failing')).toHaveLength(2);
	});

	it('in the form of cron counts in UTC, and ends at its end time', async () => {
		const monday = nextMonday(sandbox.control.now());
		const triggerConfig = scheduled('cron(30 6 ? * MON,WED *)', {
			scheduleEndTime: new Date(monday.getTime() + 7 * DAY),
		});
		await create(accountsFlow('weekdays', { triggerConfig }));
		await start('weekdays');
		sandbox.control.advanceClock(monday.getTime() - sandbox.control.now().getTime());
		const before = (await records('weekdays')).length;
		sandbox.control.advanceClock(14 * DAY);
		const times = (await records('weekdays')).map(({ startedAt }) => startedAt?.getTime() ?? 0);
		const halfPastSix = monday.getTime() + 6.5 * HOUR;
		expect(times.sort((a, b) => a - b).slice(before)).toEqual([halfPastSix, halfPastSix + 2 * DAY]);
		expect(await describeFlow('weekdays')).toMatchObject({
			flowStatus: 'Suspended',
			flowStatusMessage: expect.stringContaining('end time'),
		});
	});

	it('begins at its start time, and catches up with its latest runs only', async () => {
		const scheduleStartTime = new Date(sandbox.control.now().getTime() + 2 * DAY);
		const triggerConfig = scheduled('rate(1minutes)', { scheduleStartTime });
		await create(accountsFlow('minutely', { triggerConfig }));
		await start('minutely');
		sandbox.control.advanceClock(2 * DAY - HOUR);
		expect(await records('minutely')).toEqual([]);
		sandbox.control.advanceClock(30 * DAY);
		const starts = (await records('minutely')).map(({ startedAt }) => startedAt?.getTime() ?? 0);
		expect(starts.length).toBeLessThanOrEqual(101);
		expect(Math.max(...starts)).toBeGreaterThan(sandbox.control.now().getTime() - HOUR);
	});

	it('is not for flows that are run on demand', async () => {
		await create(accountsFlow('accounts'));
		await expect(client.send(new StopFlowCommand({ flowName: 'accounts' }))).rejects.toMatchObject({
			name: 'UnsupportedOperationException',
		});
	});
});

function tasksWithFilter() {
	return [
		...(accountsFlow('any').tasks ?? []),
		{
			taskType: 'Filter' as const,
			sourceFields: ['Industry'],
			connectorOperator: { Salesforce: 'EQUAL_TO' as const },
			taskProperties: { DATA_TYPE: 'string', VALUE: 'Energy' },
		},
	];
}

/** Midnight in UTC before the next Monday that is at least a day away. */
function nextMonday(now: Date): Date {
	const midnight = new Date(now);
	midnight.setUTCHours(0, 0, 0, 0);
	const days = ((8 - midnight.getUTCDay()) % 7) + 7;
	return new Date(midnight.getTime() + days * DAY);
}
