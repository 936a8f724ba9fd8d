import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { post } from '../sandbox/appflow-clients';
import { accountsFlow } from '../sandbox/appflow-flows';
import { callLoadOptions } from '../support/harness';
import { amplitude } from './support';
import { activeTrigger, pollingTrigger, useAccount } from './trigger.support';

const account = useAccount();

const HOUR = 3_600_000;
/** An on-demand flow whose last run failed, and one that never ran. */
const TICKETS = 'zendesk-tickets-to-redshift';
const ISSUES = 'github-issues-to-snowflake';

const perform = (action: string, input: Record<string, unknown>) =>
	account().control.perform('appflow', action, input);
const advance = (milliseconds: number) => account().control.advanceClock(milliseconds);
/** Lets a flow run, and gives the IDs of its runs. */
const run = (flowName: string, input: Record<string, unknown> = {}): string[] => {
	advance(2 * 60_000);
	return perform('addRuns', { flowName, ...input }).executionIds as string[];
};
const ids = (items: ReadonlyArray<Record<string, unknown>>) =>
	items.map(({ executionId }) => executionId);
const events = (items: ReadonlyArray<Record<string, unknown>>) =>
	items.map(({ event, flowName }) => `${String(event)} ${String(flowName)}`);

describe('a run', () => {
	it('that failed is reported once, with its reason', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFailed'] });
		const [executionId] = run(TICKETS, { status: 'Error', message: 'Table is locked' });
		expect(await trigger.poll()).toEqual([
			{
				event: 'runFailed',
				flowName: TICKETS,
				flowArn: expect.stringMatching(/^arn:aws:appflow:.*:flow\/zendesk-tickets-to-redshift$/),
				triggerType: 'OnDemand',
				sourceConnectorType: 'Zendesk',
				sourceConnectorProfileName: 'zendesk-tickets',
				sourceObject: 'tickets',
				destinationConnectorType: 'Redshift',
				destinationConnectorProfileName: expect.any(String),
				destinationObject: 'public.tickets',
				executionId,
				executionStatus: 'Error',
				startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				lastUpdatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				durationSeconds: 1,
				recordsProcessed: 0,
				recordsFailed: 0,
				bytesProcessed: 0,
				zeroRecords: true,
				errorMessage: 'Table is locked',
				errorCause: null,
			},
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is reported as what was asked for, and only then', async () => {
		const everything = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const succeeded = await activeTrigger(account(), { triggerOn: ['runSucceeded'] });
		const empty = await activeTrigger(account(), { triggerOn: ['zeroRecords'] });
		const both = await activeTrigger(account(), { triggerOn: ['runSucceeded', 'zeroRecords'] });
		run(TICKETS, { status: 'Error' });
		run(TICKETS, { recordsProcessed: 7 });
		run(TICKETS, { recordsProcessed: 0 });
		run(TICKETS, { status: 'Canceled' });
		const kinds = async (trigger: typeof both) => (await trigger.poll()).map(({ event }) => event);
		expect(await kinds(everything)).toEqual([
			'runFailed',
			'runSucceeded',
			'runSucceeded',
			'runCanceled',
		]);
		expect(await kinds(succeeded)).toEqual(['runSucceeded', 'runSucceeded']);
		expect(await kinds(empty)).toEqual(['zeroRecords']);
		expect(await kinds(both)).toEqual(['runSucceeded', 'zeroRecords']);
	});

	it('of two days is reported when it ends, and runs beside it are not missed', async () => {
		const flows = { flows: 'chosen', flowNames: [ISSUES] };
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'], ...flows });
		const [long] = run(ISSUES, { status: 'InProgress' });
		for (let hour = 0; hour < 4; hour += 1) {
			const [short] = run(ISSUES);
			expect(ids(await trigger.poll())).toEqual([short]);
			advance(12 * HOUR);
			expect(await trigger.poll()).toEqual([]);
		}
		perform('endRun', { flowName: ISSUES, executionId: long });
		expect(ids(await trigger.poll())).toEqual([long]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('that was under way when the trigger became active is reported when it ends', async () => {
		const [executionId] = run(ISSUES, { status: 'InProgress' });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		expect(await trigger.poll()).toEqual([]);
		advance(5 * HOUR);
		perform('endRun', { flowName: ISSUES, status: 'Error' });
		expect(await trigger.poll()).toMatchObject([{ event: 'runFailed', executionId }]);
	});

	it('is not missed when several end between two polls', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const wanted = [...run(TICKETS, { count: 3, everyMs: 10_000 }), ...run(ISSUES)];
		expect(ids(await trigger.poll())).toEqual(wanted);
	});

	it('is not missed when its record comes late', async () => {
		account().control.configure('appflow', { recordDelayMs: 60_000 });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		advance(2 * 60_000);
		await call('start-flow', { flowName: TICKETS });
		advance(2_000);
		expect(await trigger.poll()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		advance(60_000);
		expect(events(await trigger.poll())).toEqual([`runSucceeded ${TICKETS}`]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is not missed while n8n is stopped, nor reported again after', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const [first] = run(TICKETS);
		expect(ids(await trigger.poll())).toEqual([first]);
		const saved = trigger.staticData;
		const wanted = run(TICKETS, { count: 2, everyMs: 20_000 });
		expect(ids(await trigger.restarted({ staticData: saved }).poll())).toEqual(wanted);
	});

	it('of the past is not reported when the trigger becomes active', async () => {
		run(TICKETS, { status: 'Error' });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFailed'] });
		expect(await trigger.poll()).toEqual([]);
		const [executionId] = run(TICKETS, { status: 'Error' });
		expect(ids(await trigger.poll())).toEqual([executionId]);
	});

	it('of a flow made later is reported from the first one on', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		advance(HOUR);
		await call('create-flow', { ...accountsFlow('made-later') });
		const wanted = run('made-later', { count: 3, everyMs: 5_000 });
		expect(ids(await trigger.poll())).toEqual(wanted);
	});

	it('of a flow that was made anew under its name is reported', async () => {
		await call('create-flow', { ...accountsFlow('again') });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		await call('delete-flow', { flowName: 'again' });
		advance(HOUR);
		await call('create-flow', { ...accountsFlow('again') });
		const [executionId] = run('again');
		expect(ids(await trigger.poll())).toEqual([executionId]);
	});

	it('comes with the record as AWS has it, if that is wanted', async () => {
		const options = { includeRaw: true };
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'], options });
		const [executionId] = run(TICKETS);
		const [item] = await trigger.poll();
		expect(item?.raw).toMatchObject({
			executionId,
			executionStatus: 'Successful',
			executionResult: { recordsProcessed: 100 },
		});
	});
});

describe('polling', () => {
	it('reads records only of flows that ran, and describes only those that are reported', async () => {
		perform('addFlows', { count: 250 });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFailed'] });
		await trigger.poll();
		const idle = ['DescribeFlowExecutionRecords', 'ListFlows', 'ListFlows', 'ListFlows'];
		// One of the seeded flows has a run without end.
		expect(account().calls().sort()).toEqual(idle);
		account().control.clearRequests();
		run('copy-7', { status: 'Error' });
		run('copy-8');
		await trigger.poll();
		expect(account().calls().sort()).toEqual([
			'DescribeFlow',
			...Array.from({ length: 3 }, () => 'DescribeFlowExecutionRecords'),
			...Array.from({ length: 3 }, () => 'ListFlows'),
		]);
	});

	it('asks for little at once', async () => {
		perform('addFlows', { count: 20, like: ISSUES });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		for (let flow = 1; flow <= 20; flow += 1) perform('addRuns', { flowName: `copy-${flow}` });
		account().control.setLatency(5);
		expect(await trigger.poll()).toHaveLength(20);
		expect(account().control.maxInFlight('appflow')).toBeLessThanOrEqual(3);
	});

	it('loses nothing when it fails halfway', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const wanted = [...run(TICKETS), ...run(ISSUES)];
		const before = trigger.staticData;
		account().control.failNext({
			service: 'appflow',
			operation: 'DescribeFlow',
			status: 403,
			error: 'AccessDeniedException',
			message: 'not authorized to perform appflow:DescribeFlow',
			times: 1,
		});
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'AWS denied access',
			description: expect.stringContaining('appflow:DescribeFlow'),
			httpCode: '403',
		});
		expect(trigger.staticData).toEqual(before);
		expect(ids(await trigger.poll())).toEqual(wanted);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is not done twice at a time', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const wanted = run(TICKETS);
		const found = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(ids(found.flat())).toEqual(wanted);
	});

	it('gets through being throttled', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const wanted = run(TICKETS);
		account().control.failNext({
			service: 'appflow',
			operation: 'ListFlows',
			status: 429,
			error: 'ThrottlingException',
			message: 'Rate exceeded',
			times: 2,
		});
		expect(ids(await trigger.poll())).toEqual(wanted);
	});

	it('reports a run once, however many runs the flow has had', async () => {
		run(ISSUES, { count: 450, everyMs: HOUR });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const wanted = run(ISSUES, { count: 120, everyMs: 1_000 });
		expect(ids(await trigger.poll())).toEqual(wanted);
		const [last] = run(ISSUES);
		expect(ids(await trigger.poll())).toEqual([last]);
		expect(JSON.stringify(trigger.staticData).length).toBeLessThan(12_000);
	});

	it('forgets flows that were deleted', async () => {
		await call('create-flow', { ...accountsFlow('short-lived') });
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		expect(JSON.stringify(trigger.staticData)).toContain('short-lived');
		await call('delete-flow', { flowName: 'short-lived' });
		expect(await trigger.poll()).toEqual([]);
		expect(JSON.stringify(trigger.staticData)).not.toContain('short-lived');
	});

	it('changes nothing that is kept as long as nothing happens', async () => {
		const trigger = await activeTrigger(account(), {
			triggerOn: ['runFinished', 'profileChanged'],
		});
		const before = trigger.staticData;
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.staticData).toEqual(before);
	});

	it('begins anew, silently, in another region', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFailed'] });
		run(TICKETS, { status: 'Error' });
		const { staticData } = trigger;
		const moved = JSON.stringify(staticData).replace(account().access.region, 'eu-south-2');
		expect(await trigger.restarted({ staticData: JSON.parse(moved) }).poll()).toEqual([]);
	});

	it('says which credential cannot be used, without its secret', async () => {
		const keys = account().keys({ secretAccessKey: 'dummy-wrong-secret' });
		const trigger = pollingTrigger(account(), { triggerOn: ['runFailed'] }, keys);
		const error = await trigger.poll().catch((reason: unknown) => reason);
		expect(error).toMatchObject({ message: 'AWS does not accept the signature' });
		expect(JSON.stringify(error)).not.toContain('dummy-wrong-secret');
	});

	it.each([
		[{ triggerOn: [] }, "'Trigger On' is empty"],
		[{ triggerOn: ['runFailed', 'otherReport'] }, "'Trigger On' has 'Other Report'"],
		[{ flows: 'chosen' }, "'Flow Names or IDs' has no flow"],
		[{ flows: 'namePattern' }, "'Name Pattern' is empty"],
		[{ flows: 'tag' }, "'Tag Key' is empty"],
	])('names what is missing in the form: %j', async (parameters, message) => {
		const trigger = pollingTrigger(account(), parameters);
		await expect(trigger.poll()).rejects.toThrow(message);
		expect(account().calls()).toEqual([]);
	});
});

describe('the flows that are watched', () => {
	const reported = async (parameters: Record<string, unknown>) => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'], ...parameters });
		run(TICKETS);
		run(ISSUES);
		run('zendesk-users-to-s3');
		return (await trigger.poll()).map(({ flowName }) => flowName);
	};

	it('are chosen from a list', async () => {
		expect(await reported({ flows: 'chosen', flowNames: [ISSUES] })).toEqual([ISSUES]);
		const options = await callLoadOptions({
			node: new AwsAppFlowTrigger(),
			credentials: account().store(),
			method: 'getFlows',
			parameters: { flows: 'chosen' },
		});
		expect(options.map(({ value }) => value)).toContain(ISSUES);
	});

	it('fit a pattern', async () => {
		const flowNamePattern = 'zendesk-*, github-?????';
		expect(await reported({ flows: 'namePattern', flowNamePattern })).toEqual([
			TICKETS,
			'zendesk-users-to-s3',
		]);
	});

	it('have a tag', async () => {
		await call('create-flow', { ...accountsFlow('tagged', { tags: { team: 'finance' } }) });
		await call('create-flow', { ...accountsFlow('other', { tags: { team: 'sales' } }) });
		const flows = { flows: 'tag', tagKey: 'team', tagValue: 'fin*' };
		const trigger = await activeTrigger(account(), { triggerOn: ['runFinished'], ...flows });
		run('tagged');
		run('other');
		run(TICKETS);
		expect(events(await trigger.poll())).toEqual(['runSucceeded tagged']);
	});

	it('do not tell of the past when one more is watched', async () => {
		const triggerOn = ['runFinished'];
		const trigger = await activeTrigger(account(), {
			triggerOn,
			flows: 'chosen',
			flowNames: [ISSUES],
		});
		run(TICKETS);
		const wider = trigger.restarted({ parameters: { triggerOn } });
		expect(await wider.poll()).toEqual([]);
		const [executionId] = run(TICKETS);
		expect(ids(await wider.poll())).toEqual([executionId]);
	});
});

describe('a flow that runs no more', () => {
	it('is reported with the reason', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['flowDeactivated'] });
		const flowName = 'salesforce-accounts-to-s3';
		advance(HOUR);
		perform('setFlowStatus', { flowName, status: 'Errored', message: 'The login has expired' });
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'flowDeactivated',
				flowName,
				triggerType: 'Scheduled',
				sourceObject: 'Account',
				flowStatus: 'Errored',
				flowStatusMessage: 'The login has expired',
			},
		]);
		expect(await trigger.poll()).toEqual([]);
		perform('setFlowStatus', { flowName, status: 'Active' });
		expect(await trigger.poll()).toEqual([]);
		perform('setFlowStatus', { flowName, status: 'Suspended' });
		expect(await trigger.poll()).toMatchObject([{ flowStatus: 'Suspended' }]);
		expect(account().calls()).not.toContain('DescribeFlowExecutionRecords');
	});
});

describe('a connector profile', () => {
	const triggerOn = ['profileChanged', 'privateConnectionFailed'];

	it('is reported when it is new, and when it changes', async () => {
		const trigger = await activeTrigger(account(), { triggerOn });
		advance(HOUR);
		const name = 'new-profile';
		await account().json('connectorProfile.create', {
			newConnectorProfileName: name,
			...amplitude,
		});
		const found = {
			connectorProfileName: name,
			connectorType: 'Amplitude',
			connectionMode: 'Public',
			privateConnectionStatus: null,
		};
		expect(await trigger.poll()).toMatchObject([{ event: 'profileCreated', ...found }]);
		expect(await trigger.poll()).toEqual([]);
		advance(HOUR);
		await account().json('connectorProfile.rotateCredentials', {
			connectorProfileName: { __rl: true, mode: 'name', value: name },
			...amplitude,
		});
		const [changed] = await trigger.poll();
		expect(changed).toMatchObject({ event: 'profileChanged', ...found });
		expect(JSON.stringify(changed)).not.toContain('dummy-');
	});

	it('is reported when its private connection failed', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['privateConnectionFailed'] });
		advance(HOUR);
		await createPrivateProfile('will-fail');
		expect(await trigger.poll()).toEqual([]);
		advance(60_000);
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'privateConnectionFailed',
				connectorProfileName: 'will-fail',
				privateConnectionStatus: 'FAILED',
				errorMessage: expect.stringMatching(/./),
			},
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is reported only if its name fits', async () => {
		const options = { connectorProfileNamePattern: 'watched-*' };
		const trigger = await activeTrigger(account(), { triggerOn, options });
		advance(HOUR);
		for (const name of ['watched-1', 'unwatched-1']) {
			const newConnectorProfileName = name;
			await account().json('connectorProfile.create', { newConnectorProfileName, ...amplitude });
		}
		const found = await trigger.poll();
		expect(found.map(({ connectorProfileName }) => connectorProfileName)).toEqual(['watched-1']);
	});

	it('says nothing of the past when the trigger is asked for it later', async () => {
		const trigger = await activeTrigger(account(), { triggerOn: ['runFailed'] });
		const later = trigger.restarted({ parameters: { triggerOn } });
		expect(await later.poll()).toEqual([]);
	});
});

describe('trying it out', () => {
	it('shows the latest of each sort, and moves nothing', async () => {
		const triggerOn = ['runFailed', 'flowDeactivated', 'profileChanged', 'privateConnectionFailed'];
		const trigger = pollingTrigger(account(), { triggerOn });
		const [executionId] = run(TICKETS, { status: 'Error', message: 'No room' });
		expect(await trigger.tryOut()).toMatchObject([
			{ event: 'runFailed', flowName: TICKETS, executionId, errorMessage: 'No room' },
			{ event: 'flowDeactivated', flowStatus: expect.any(String) },
			{ event: expect.stringMatching(/^profile(Created|Changed)$/) },
			{ event: 'privateConnectionFailed', privateConnectionStatus: 'FAILED' },
		]);
		expect(trigger.staticData).toEqual({});
	});

	it('says that there is no example yet', async () => {
		const flows = { flows: 'chosen', flowNames: [ISSUES] };
		const trigger = pollingTrigger(account(), { triggerOn: ['runFailed'], ...flows });
		await expect(trigger.tryOut()).rejects.toThrow('AppFlow has no example of these events yet');
	});
});

it('polls every five minutes if nothing else is set, and listens to no webhook', () => {
	const trigger = pollingTrigger(account(), {});
	expect(trigger.pollTimes()).toEqual([expect.stringContaining('*/5 * * * *')]);
	expect(trigger.webhookMethods()).toEqual([]);
});

async function call(path: string, input: object): Promise<void> {
	const { status, message } = await post(account().sandbox, `/${path}`, input);
	if (status !== 200) throw new Error(message);
}

/** A private profile whose connection AWS cannot set up. */
async function createPrivateProfile(name: string): Promise<void> {
	await call('create-connector-profile', {
		connectorProfileName: name,
		connectorType: 'Snowflake',
		connectionMode: 'Private',
		connectorProfileConfig: {
			connectorProfileProperties: {
				Snowflake: {
					warehouse: 'WH',
					stage: 'DB.PUBLIC.STAGE',
					bucketName: 'acme-appflow-staging',
					privateLinkServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
				},
			},
			connectorProfileCredentials: { Snowflake: { username: 'user', password: 'dummy-password' } },
		},
	});
}
