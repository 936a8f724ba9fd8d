import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt, type Answer } from './conductorone-client';

let c1: Client;
beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const request = (appEntitlementId: string) => ({
	appId: ids.apps.okta,
	appEntitlementId,
	identityUserId: ids.users.member,
});

async function open(entitlement: string = ids.entitlements.ordinary) {
	const { body } = await c1.post('/api/v1/task/grant', request(entitlement));
	return textAt(body, 'taskView', 'task', 'id');
}

const task = async (id: string) =>
	at((await c1.get(`/api/v1/tasks/${id}`)).body, 'taskView', 'task');
const stepOf = async (id: string) => textAt(await task(id), 'policy', 'current', 'id');
const act = async (id: string, action: string, body: object): Promise<Answer> =>
	await c1.post(`/api/v1/tasks/${id}/action/${action}`, body);
const messageOf = (answer: Answer) => textAt(answer.body, 'message');

test('a user asks for access in ConductorOne itself', async () => {
	const { id } = c1.sandbox.control.perform('conductorOne', 'requestAccess', {
		email: 'tomas.raman@example.com',
		description: 'On call this week',
	});
	expect(await task(String(id))).toMatchObject({
		displayName: 'Grant Engineering for Tomas Raman',
		description: 'On call this week',
		createdByUserId: ids.users.member,
		stepApproverIds: [ids.users.admin],
	});
});

test('a request waits for the manager, then for the connector, then is closed', async () => {
	c1.sandbox.control.configure('conductorOne', { provisionSeconds: 60 });
	const id = await open();
	expect(await task(id)).toMatchObject({
		state: 'TASK_STATE_OPEN',
		stepApproverIds: [ids.users.admin],
		policy: { current: { approval: { state: 'APPROVAL_INSTANCE_STATE_WAITING' } } },
	});
	await act(id, 'approve', { policyStepId: await stepOf(id) });
	expect(await task(id)).toMatchObject({
		policy: {
			current: { provision: { state: 'PROVISION_INSTANCE_STATE_WAITING' } },
			history: [{ approval: { approved: { userId: ids.users.admin } } }],
		},
	});
	c1.sandbox.control.advanceClock(60_000);
	expect(await task(id)).toMatchObject({
		state: 'TASK_STATE_CLOSED',
		actions: [],
		type: { grant: { outcome: 'GRANT_OUTCOME_GRANTED' } },
	});
});

test('the answer to an action shows the task as it was', async () => {
	c1.sandbox.control.configure('conductorOne', { taskActionSeconds: 5 });
	const id = await open();
	const answer = await act(id, 'close', {});
	expect(at(answer.body, 'taskView', 'task', 'state')).toBe('TASK_STATE_OPEN');
	expect(at(await task(id), 'state')).toBe('TASK_STATE_OPEN');
	c1.sandbox.control.advanceClock(5000);
	expect(at(await task(id), 'state')).toBe('TASK_STATE_CLOSED');
});

test('a second request for the same access names the first', async () => {
	const id = await open();
	const again = await c1.post('/api/v1/task/grant', request(ids.entitlements.ordinary));
	expect(again.status).toBe(409);
	expect(messageOf(again)).toContain('duplicate ticket found');
	expect(JSON.stringify(at(again.body, 'details'))).toContain(id);
});

test('nobody to give access to is an internal error, as on a tenant', async () => {
	const { identityUserId, ...nobody } = request(ids.entitlements.ordinary);
	expect(identityUserId).toBeDefined();
	const answer = await c1.wrong('POST', '/api/v1/task/grant', nobody);
	expect(answer.status).toBe(500);
	expect(messageOf(answer)).toContain('user_id is required');
});

test.each([
	['a step that is over', 'approve', { policyStepId: ids.role }, 'no longer available'],
	['what the step does not allow', 'retry-provisioning', {}, 'action not permitted'],
])('%s is refused', async (_what, action, body, message) => {
	expect(messageOf(await act(await open(), action, body))).toContain(message);
});

test('nothing can be done with a closed task', async () => {
	const id = await open(ids.entitlements.denied);
	expect(messageOf(await act(id, 'comment', { comment: 'x' }))).toContain('task is closed');
});

test('a task is found by its number too', async () => {
	const id = await open();
	const number = textAt(await task(id), 'numericId');
	expect(await task(number)).toMatchObject({ id });
});

test('searches combine filters, and hold each task once', async () => {
	const first = await open();
	const second = await open(ids.entitlements.twoApprovals);
	await act(first, 'close', {});
	const search = async (filters: object) => {
		c1.sandbox.control.configure('conductorOne', { emptyPages: false });
		const { body } = await c1.post('/api/v1/search/tasks', { pageSize: 10, ...filters });
		return listAt(body, 'list').map((row) => at(row, 'task', 'id'));
	};
	expect(await search({ taskStates: ['TASK_STATE_OPEN'] })).toEqual([second]);
	expect(await search({ grantOutcomes: ['GRANT_OUTCOME_CANCELLED'] })).toEqual([first]);
	expect(await search({ taskTypes: [{ revoke: {} }] })).toEqual([]);
	expect(await search({ sortBy: 'TASK_SEARCH_SORT_BY_REVERSE_CREATED_AT' })).toEqual([
		second,
		first,
	]);
	expect(await search({ currentStep: 'TASK_SEARCH_CURRENT_STEP_APPROVAL' })).toEqual([second]);
});
