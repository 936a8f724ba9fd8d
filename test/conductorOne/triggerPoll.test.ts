import type { ActiveTrigger } from '../support/harness';
import { byId, ids } from './support';
import { triggerOf, usePlace } from './trigger.support';

const place = usePlace();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const perform = (action: string, input: Record<string, unknown> = {}) =>
	place().tenant.control.perform('conductorOne', action, input);
const advance = (milliseconds: number) => place().tenant.control.advanceClock(milliseconds);

const polling = (...kinds: string[]) => ({ triggerOn: kinds });

/** A trigger that polls, after its first poll, which is silent. */
async function watching(parameters: Record<string, unknown>): Promise<ActiveTrigger> {
	const trigger = triggerOf(place(), parameters);
	expect(await trigger.poll()).toEqual([]);
	return trigger;
}

/** Opens a request; gives its ID. */
async function ask(
	entitlement: keyof typeof ids.entitlements = 'ordinary',
	user: string = ids.users.member,
): Promise<string> {
	const [task] = await place().tenant.json('task.createGrantRequest', {
		appId: byId(ids.apps.okta),
		entitlementId: byId(ids.entitlements[entitlement]),
		userId: byId(user),
	});
	return String(task?.id);
}

const events = (items: ReadonlyArray<Record<string, unknown>>) => items.map(({ event }) => event);
const tasks = (items: ReadonlyArray<Record<string, unknown>>) => items.map(({ taskId }) => taskId);

describe('a request', () => {
	it('that is created is reported once', async () => {
		await ask('automatic');
		const trigger = await watching(polling('requestCreated'));
		advance(MINUTE);
		const taskId = await ask();
		expect(await trigger.poll()).toEqual([
			expect.objectContaining({
				event: 'requestCreated',
				taskId,
				type: 'grant',
				state: 'TASK_STATE_OPEN',
				appId: ids.apps.okta,
				appName: 'Okta',
				userId: ids.users.member,
				userEmail: expect.stringContaining('@example.com'),
				payload: { task: expect.objectContaining({ id: taskId }) },
			}),
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is not missed among many, on many pages', async () => {
		place().tenant.control.configure('conductorOne', { maxPageSize: 10 });
		const trigger = await watching(polling('requestCreated'));
		const wanted: string[] = [];
		for (let count = 0; count < 12; count += 1) {
			advance(1000);
			wanted.push(await ask('automatic'));
		}
		expect(tasks(await trigger.poll())).toEqual(wanted);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is neither missed nor repeated when n8n was stopped', async () => {
		const trigger = await watching(polling('requestCreated'));
		advance(MINUTE);
		const first = await ask();
		const { staticData } = trigger;
		expect(tasks(await trigger.poll())).toEqual([first]);
		advance(HOUR);
		const second = await ask('automatic');
		expect(tasks(await trigger.restarted().poll())).toEqual([second]);
		// As after a crash before anything was kept.
		expect(tasks(await trigger.restarted({ staticData }).poll())).toEqual([first, second]);
	});

	it('is reported after a poll that failed', async () => {
		const trigger = await watching(polling('requestCreated', 'findingOpened'));
		advance(MINUTE);
		const taskId = await ask();
		place().tenant.control.failNext({
			service: 'conductorOne',
			operation: 'c1.api.finding.v1.FindingSearchService.Search',
			status: 403,
		});
		await expect(trigger.poll()).rejects.toThrow();
		expect(tasks(await trigger.poll())).toEqual([taskId]);
	});

	it('that waits for an approval is reported, once for each step', async () => {
		const trigger = await watching(polling('requestWaiting'));
		const taskId = await ask('twoApprovals');
		await ask('automatic');
		const [waiting, ...more] = await trigger.poll();
		expect(waiting).toMatchObject({ event: 'requestWaiting', taskId });
		expect(more).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		await place().tenant.json('task.approve', { taskId: byId(taskId) });
		const [next] = await trigger.poll();
		expect(next).toMatchObject({ event: 'requestWaiting', taskId });
		expect(next?.stepId).not.toBe(waiting?.stepId);
	});

	it('that waits for other people is not reported', async () => {
		const trigger = await watching({
			...polling('requestWaiting'),
			approvers: 'priya.raman@example.com',
		});
		const mine = await ask('ordinary', ids.users.member);
		await ask('ordinary', (await userReportingToSomebodyElse()) ?? '');
		expect(tasks(await trigger.poll())).toEqual([mine]);
	});

	async function userReportingToSomebodyElse() {
		const users = await place().tenant.json('user.getMany', { limit: 50, simplify: false });
		const other = users.find(
			({ managerIds }) =>
				Array.isArray(managerIds) && !managerIds.includes(ids.users.admin as never),
		);
		return other?.id as string | undefined;
	}

	it('that is closed is reported by its outcome', async () => {
		const denied = await watching({ ...polling('requestClosed'), outcomes: ['DENIED'] });
		const any = await watching(polling('requestClosed'));
		advance(MINUTE);
		const granted = await ask('automatic');
		const refused = await ask('denied');
		const taskIds = new Set([granted, refused]);
		expect(tasks(await denied.poll())).toEqual([refused]);
		const closed = await any.poll();
		expect(new Set(tasks(closed))).toEqual(taskIds);
		expect(closed.map(({ outcome }) => outcome).sort()).toEqual([
			'GRANT_OUTCOME_DENIED',
			'GRANT_OUTCOME_GRANTED',
		]);
		expect(await any.poll()).toEqual([]);
	});

	it('of another app is not reported', async () => {
		const options = { appIds: ids.apps.slack };
		const trigger = await watching({ ...polling('requestCreated'), options });
		advance(MINUTE);
		await ask();
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('access', () => {
	it('that is given or removed is reported, each as what was asked for', async () => {
		perform('addGrantEvent', { agoMs: HOUR });
		const both = await watching(polling('accessGranted', 'accessRemoved'));
		const removed = await watching(polling('accessRemoved'));
		advance(MINUTE);
		perform('addGrantEvent');
		advance(MINUTE);
		perform('addGrantEvent', { removed: true });
		const items = await both.poll();
		expect(events(items)).toEqual(['accessGranted', 'accessRemoved']);
		expect(items[0]).toMatchObject({
			appId: ids.apps.okta,
			appName: 'Okta',
			entitlementId: ids.entitlements.ordinary,
			accountEmail: expect.stringContaining('@example.com'),
			date: expect.stringMatching(/^\d{4}-/),
		});
		expect(events(await removed.poll())).toEqual(['accessRemoved']);
		expect(await both.poll()).toEqual([]);
	});

	it('that is shown late is not missed', async () => {
		const trigger = await watching(polling('accessGranted'));
		advance(HOUR);
		perform('addGrantEvent');
		expect(await trigger.poll()).toHaveLength(1);
		perform('addGrantEvent', { agoMs: 40 * MINUTE });
		expect(await trigger.poll()).toHaveLength(1);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('a finding', () => {
	it('is reported when it opens, and when it opens again', async () => {
		perform('putFinding');
		const trigger = await watching(polling('findingOpened'));
		const { id } = perform('putFinding');
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'findingOpened',
				findingId: id,
				type: 'nhiUnowned',
				severity: 'FINDING_SEVERITY_HIGH',
			},
		]);
		perform('putFinding', { id, state: 'FINDING_STATE_RESOLVED' });
		expect(await trigger.poll()).toEqual([]);
		perform('putFinding', { id, state: 'FINDING_STATE_OPEN', recurrenceCount: 1 });
		expect(await trigger.poll()).toMatchObject([{ findingId: id }]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('of another severity is not, and a wider form tells nothing of the past', async () => {
		const parameters = { ...polling('findingOpened'), severities: ['FINDING_SEVERITY_CRITICAL'] };
		const trigger = await watching(parameters);
		perform('putFinding');
		expect(await trigger.poll()).toEqual([]);
		const wider = trigger.restarted({ parameters: polling('findingOpened') });
		expect(await wider.poll()).toEqual([]);
		perform('putFinding');
		expect(await wider.poll()).toHaveLength(1);
	});
});

describe('an automation', () => {
	it('is reported when it fails', async () => {
		perform('addExecution', { agoMs: HOUR });
		const trigger = await watching(polling('automationFailed'));
		advance(MINUTE);
		perform('addExecution', { state: 'DONE' });
		const { id } = perform('addExecution', { state: 'ERROR' });
		expect(await trigger.poll()).toMatchObject([
			{ event: 'automationFailed', executionId: id, state: 'AUTOMATION_EXECUTION_STATE_ERROR' },
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('that ran for days is reported when it fails, behind a hundred others', async () => {
		const trigger = await watching(polling('automationFailed'));
		const createdAt = new Date().toISOString();
		for (let count = 0; count < 100; count += 1) perform('addExecution', { agoMs: 30 * 24 * HOUR });
		advance(2 * 24 * HOUR);
		const { id } = perform('addExecution', { createdAt });
		expect((await trigger.poll()).map(({ executionId }) => executionId)).toEqual([id]);
	});
});

describe('a connector', () => {
	const connectorId = ids.connectors.okta;

	it('is reported when its sync fails, and when it works again', async () => {
		const trigger = await watching(polling('syncFailed', 'syncRecovered'));
		advance(MINUTE);
		perform('setSync', { connectorId, status: 'RUNNING' });
		expect(await trigger.poll()).toEqual([]);
		perform('setSync', { connectorId, status: 'ERROR', lastError: '401 Unauthorized' });
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'syncFailed',
				connectorId,
				displayName: 'Okta v2',
				appName: 'Okta',
				lastError: '401 Unauthorized',
			},
		]);
		perform('setSync', { connectorId, status: 'RUNNING' });
		expect(await trigger.poll()).toEqual([]);
		advance(MINUTE);
		perform('setSync', { connectorId, status: 'ERROR' });
		expect(await trigger.poll()).toEqual([]);
		perform('setSync', { connectorId, status: 'DONE' });
		expect(await trigger.poll()).toMatchObject([{ event: 'syncRecovered', connectorId }]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('of another app is not', async () => {
		const options = { appIds: ids.apps.slack };
		const trigger = await watching({ ...polling('syncFailed'), options });
		perform('setSync', { connectorId, status: 'ERROR' });
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('a user', () => {
	it('is reported when they are new', async () => {
		const trigger = await watching(polling('userCreated'));
		advance(MINUTE);
		const { id } = perform('addUser', { displayName: 'Nils Holm' });
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'userCreated',
				userId: id,
				displayName: 'Nils Holm',
				email: 'nils.holm@example.com',
			},
		]);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('the system log', () => {
	it('is reported by type', async () => {
		perform('addEvent');
		const all = await watching(polling('systemLogEvent'));
		const grants = await watching({ ...polling('systemLogEvent'), eventTypes: '*Grant*, *Deny*' });
		advance(MINUTE);
		perform('addEvent');
		advance(1000);
		const { uid } = perform('addEvent', {
			operation: 'c1.api.task.v1.TaskService/CreateGrantTask',
		});
		expect(await all.poll()).toHaveLength(2);
		expect(await grants.poll()).toMatchObject([
			{
				event: 'systemLogEvent',
				uid,
				operation: 'c1.api.task.v1.TaskService/CreateGrantTask',
				actorEmail: 'priya.raman@example.com',
			},
		]);
		expect(await all.poll()).toEqual([]);
	});

	it('is read to its end, however long', async () => {
		const trigger = await watching(polling('systemLogEvent'));
		advance(MINUTE);
		for (let count = 0; count < 250; count += 1) perform('addEvent', { agoMs: count });
		expect(await trigger.poll()).toHaveLength(250);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('the trigger that polls', () => {
	const everything = polling(
		'accessGranted',
		'accessRemoved',
		'automationFailed',
		'findingOpened',
		'requestClosed',
		'requestCreated',
		'requestWaiting',
		'syncFailed',
		'syncRecovered',
		'systemLogEvent',
		'userCreated',
	);

	it('reports all sorts of events, oldest first', async () => {
		const trigger = await watching(everything);
		advance(MINUTE);
		perform('addGrantEvent');
		advance(MINUTE);
		perform('addExecution');
		advance(MINUTE);
		perform('addUser');
		expect(events(await trigger.poll())).toEqual([
			'accessGranted',
			'automationFailed',
			'userCreated',
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('asks as the official document says', async () => {
		const options = { appIds: ids.apps.okta };
		await watching({
			...everything,
			options,
			approvers: ids.users.admin,
			severities: ['FINDING_SEVERITY_LOW'],
		});
		expect(place().tenant.problems()).toEqual([]);
		expect(place().tenant.requests().length).toBeGreaterThan(8);
	});

	it('says nothing of the past for what is asked for later', async () => {
		const trigger = await watching(polling('userCreated'));
		perform('putFinding');
		await ask();
		const wider = trigger.restarted({ parameters: everything });
		expect(await wider.poll()).toEqual([]);
	});

	it('begins anew at another tenant', async () => {
		const trigger = await watching(polling('findingOpened'));
		perform('putFinding');
		const moved = JSON.stringify(trigger.staticData).replace(place().tenant.url, 'http://other');
		expect(await trigger.restarted({ staticData: JSON.parse(moved) }).poll()).toEqual([]);
	});

	it('writes nothing while nothing happens', async () => {
		const trigger = await watching(everything);
		const before = trigger.staticData;
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.staticData).toEqual(before);
	});

	it('shows real examples when it is tried out, and moves nothing', async () => {
		const trigger = await watching(polling('requestCreated', 'syncFailed', 'accessRemoved'));
		advance(MINUTE);
		const taskId = await ask();
		const before = trigger.staticData;
		const items = await trigger.tryOut();
		expect(new Set(events(items))).toEqual(new Set(['requestCreated', 'syncFailed']));
		expect(trigger.staticData).toEqual(before);
		expect(tasks(await trigger.poll())).toEqual([taskId]);
	});

	it('says so when there is no example', async () => {
		const trigger = triggerOf(place(), polling('findingOpened'));
		await expect(trigger.tryOut()).rejects.toThrow('has no example of these events yet');
	});

	it.each([
		[{ triggerOn: [] }, "'Trigger On' is empty"],
		[{ triggerOn: ['requestWaiting'], approvers: 'Priya Raman' }, "'Approvers' is not an ID"],
		[{ triggerOn: ['userCreated'], options: { appIds: 'a b' } }, "'App Names or IDs' is not an ID"],
	])('names what is wrong in the form: %j', async (parameters, message) => {
		const trigger = triggerOf(place(), parameters);
		await expect(trigger.poll()).rejects.toThrow(message);
		expect(place().tenant.calls()).toEqual([]);
	});
});
