import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const { ordinary, twoApprovals, stepUp, withForm, automatic } = ids.entitlements;

const byEmail = (email: unknown) => ({ ...byId(email), mode: 'email' });

const request = (entitlement: string = ordinary) => ({
	appId: byId(ids.apps.okta),
	entitlementId: byId(entitlement),
	userId: byId(ids.users.member),
});

const open = async (entitlement?: string, more = {}) => {
	const [task] = await tenant.json('task.createGrantRequest', { ...request(entitlement), ...more });
	return task ?? {};
};

const taskOf = async (entitlement?: string) => {
	const { id } = await open(entitlement);
	tenant.control.clearRequests();
	return { taskId: byId(id) };
};

const actionCalls = () => tenant.calls().filter((call) => call.includes('/action/'));

describe(`requests for access${unjudged}`, () => {
	test('a grant for a user, named by e-mail address, for a time', async () => {
		const [member] = await tenant.json('user.get', { userId: byId(ids.users.member) });
		tenant.control.clearRequests();
		const task = await open(ordinary, {
			userId: byEmail(member?.email),
			additionalFields: {
				description: 'For the audit',
				grantDuration: '1 day 2h',
				externalUrl: 'https://example.com/tickets/42',
			},
		});
		expect(task).toMatchObject({
			type: 'grant',
			state: 'TASK_STATE_OPEN',
			currentStep: 'approval',
			userId: ids.users.member,
			existing: false,
		});
		expect(tenant.requests().at(-1)?.body).toEqual({
			appId: ids.apps.okta,
			appEntitlementId: ordinary,
			identityUserId: ids.users.member,
			description: 'For the audit',
			grantDuration: '93600s',
			source: { externalUrl: 'https://example.com/tickets/42' },
		});
	});

	test('many requests look an address up once', async () => {
		const [member] = await tenant.json('user.get', { userId: byId(ids.users.member) });
		const lookUps = async (items: number) => {
			tenant.control.clearRequests();
			const given = { ...request(), userId: byEmail(member?.email) };
			await tenant.json('task.createRevokeRequest', given, { items });
			return tenant.calls().filter((call) => call.endsWith('/search/users')).length;
		};
		expect(await lookUps(4)).toBe(await lookUps(1));
	});

	test('an address that nobody has fails before anything is requested', async () => {
		const failure = await tenant.failure('task.createOffboarding', {
			userId: byEmail('nobody@example.com'),
		});
		expect(failure.message).toContain("'User' names nobody@example.com");
		expect(new Set(tenant.calls())).toEqual(new Set(['POST /api/v1/search/users']));
	});

	test('one account instead of a user', async () => {
		const account = { subject: 'account', appUserId: byId(ids.role) };
		await open(ordinary, { userId: byId(''), ...account });
		const { body } = tenant.requests()[0] ?? {};
		expect(body).toMatchObject({ appUserId: ids.role });
		expect(body).not.toHaveProperty('identityUserId');
	});

	test('a request that is open already is returned', async () => {
		const first = await open();
		const again = await open();
		expect(again).toMatchObject({ id: first.id, existing: true });
	});

	test('or fails, if that is wanted', async () => {
		await open();
		const failure = await tenant.failure('task.createGrantRequest', {
			...request(),
			options: { returnExisting: false },
		});
		expect(failure.message).toContain('There is an open request for this access already');
		expect(failure.description).toContain('duplicate ticket found');
	});

	test.each([
		['soon', "'Duration' is not a duration"],
		['0h', "'Duration' is 0 seconds"],
	])('a duration such as %s is refused, and nothing sent', async (grantDuration, message) => {
		const failure = await tenant.failure('task.createGrantRequest', {
			...request(),
			additionalFields: { grantDuration },
		});
		expect(failure.message).toContain(message);
		expect(tenant.calls()).toEqual([]);
	});

	test('an offboarding, an action, and a resource action', async () => {
		const [offboarding] = await tenant.json('task.createOffboarding', {
			userId: byId(ids.users.member),
		});
		expect(offboarding).toMatchObject({ type: 'offboarding', userId: ids.users.member });
		for (const operation of ['task.createAction', 'task.createResourceAction']) {
			const [action] = await tenant.json(operation, {
				actionId: ids.role,
				additionalFields: { formValues: '{"name":"Design"}' },
				simplify: false,
			});
			expect(action).toMatchObject({
				type: { action: { actionId: ids.role, formValues: { name: 'Design' } } },
			});
		}
	});
});

describe(`actions${unjudged}`, () => {
	test('Approve finds the current step itself and shows the task as it is afterwards', async () => {
		const task = await taskOf();
		const [approved] = await tenant.json('task.approve', { ...task, comment: 'As agreed' });
		expect(approved).toMatchObject({
			state: 'TASK_STATE_CLOSED',
			outcome: 'GRANT_OUTCOME_GRANTED',
		});
		const [read, act] = tenant.requests();
		expect(read?.method).toBe('GET');
		expect(act?.body).toEqual({
			comment: 'As agreed',
			policyStepId: expect.stringMatching(/^\w{27}$/),
		});
	});

	test('an action that takes effect late is seen all the same', async () => {
		const task = await taskOf();
		tenant.control.configure('conductorOne', { taskActionSeconds: 0.2 });
		const [denied] = await tenant.json('task.deny', task);
		expect(denied).toMatchObject({ state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_DENIED' });
	});

	test('each approval of a policy is about a step of its own', async () => {
		const task = await taskOf(twoApprovals);
		const [first] = await tenant.json('task.approve', task);
		expect(first).toMatchObject({ state: 'TASK_STATE_OPEN', currentStep: 'approval' });
		const [second] = await tenant.json('task.approve', task);
		expect(second).toMatchObject({ state: 'TASK_STATE_CLOSED' });
		const steps = tenant
			.requests()
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/approve'))
			.map(({ body }) => JSON.stringify(body));
		expect(new Set(steps).size).toBe(2);
	});

	test('a decision about an earlier step is not applied to a later one', async () => {
		const task = await taskOf(twoApprovals);
		const [before] = await tenant.json('task.get', { ...task, simplify: false });
		await tenant.json('task.approve', task);
		tenant.control.clearRequests();
		const { id } = (before as { policy: { current: { id: string } } }).policy.current;
		const failure = await tenant.failure('task.approve', {
			...task,
			options: { onlyAtStepId: id },
		});
		expect(failure.message).toContain('The task has moved on to another step');
		expect(actionCalls()).toEqual([]);
	});

	test('what is not allowed now is not sent, and the error says what is', async () => {
		const task = await taskOf();
		const failure = await tenant.failure('task.retryProvisioning', task);
		expect(failure.message).toContain("'Retry Provisioning' is not allowed for this task now");
		expect(failure.description).toContain('approve');
		expect(actionCalls()).toEqual([]);
	});

	test('unless the user insists', async () => {
		const task = await taskOf();
		const failure = await tenant.failure('task.retryProvisioning', {
			...task,
			options: { ignoreAllowedActions: true },
		});
		expect(actionCalls()).toHaveLength(1);
		expect(failure.description).toContain('action not permitted');
	});

	test('nothing is done with a closed task', async () => {
		const task = await taskOf(automatic);
		const failure = await tenant.failure('task.approve', task);
		expect(failure.message).toContain('The task is closed already');
		expect(actionCalls()).toEqual([]);
	});

	test('an approval that needs step-up says so, and gives the URL to visit', async () => {
		const task = await taskOf(stepUp);
		const failure = await tenant.failure('task.approve', task);
		expect(failure.description).toContain("use 'Approve With Step-Up'");
		const [pending] = await tenant.json('task.approveWithStepUp', task);
		expect(pending).toMatchObject({
			state: 'TASK_STATE_OPEN',
			redirectUrl: `${tenant.url}/step-up`,
		});
		const [approved] = await tenant.json('task.approveWithStepUp', {
			...task,
			stepUpTransactionId: ids.role,
		});
		expect(approved).toMatchObject({ state: 'TASK_STATE_CLOSED' });
	});

	test('Reassign takes IDs and e-mail addresses', async () => {
		const [admin] = await tenant.json('user.getCurrent');
		const task = await taskOf();
		await tenant.json('task.reassign', {
			...task,
			newStepUserIds: `${ids.users.member}, ${String(admin?.email)}`,
		});
		const body = tenant.requests().find(({ path }) => path.endsWith('/reassign'))?.body;
		expect(body).toMatchObject({ newStepUserIds: [ids.users.member, ids.users.admin] });
	});

	test.each([
		['close', {}, { state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_CANCELLED' }],
		['restart', {}, { state: 'TASK_STATE_OPEN', currentStep: 'approval' }],
		['reset', {}, { state: 'TASK_STATE_OPEN', currentStep: 'approval' }],
		['skipStep', {}, { state: 'TASK_STATE_CLOSED' }],
		['escalate', {}, { state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_GRANTED' }],
		['processNow', {}, { state: 'TASK_STATE_OPEN' }],
		['updateGrantDuration', { duration: '90 minutes' }, { state: 'TASK_STATE_OPEN' }],
		['comment', { comment: 'Looking into it' }, { state: 'TASK_STATE_OPEN' }],
	])('%s', async (operation, fields, result) => {
		const task = await taskOf();
		const [item] = await tenant.json(`task.${operation}`, { ...task, ...fields });
		expect(item).toMatchObject(result);
		expect(actionCalls()).toHaveLength(1);
	});

	test('Update Request Data answers a form', async () => {
		const task = await taskOf(withForm);
		const [item] = await tenant.json('task.updateRequestData', {
			...task,
			data: '{"reason":"New laptop"}',
		});
		expect(item).toMatchObject({ currentStep: 'approval' });
	});
});

describe(`reading tasks${unjudged}`, () => {
	test('by number, with what is related joined in', async () => {
		const { id, numericId } = await open();
		const [task] = await tenant.json('task.get', {
			taskId: byId(numericId),
			simplify: false,
			options: { include: ['app_id', 'user_id'] },
		});
		expect(task).toMatchObject({
			id,
			numericId,
			app: { displayName: 'Okta' },
			user: { id: ids.users.member },
		});
	});

	test('by state, kind, and whose turn it is', async () => {
		const { id } = await open();
		await open(automatic);
		const found = await tenant.json('task.search', {
			returnAll: true,
			filters: {
				taskStates: ['TASK_STATE_OPEN'],
				taskTypes: ['GRANT'],
				assigneesInIds: ids.users.admin,
				createdAfter: '2020-01-01',
			},
		});
		expect(found.map((task) => task.id)).toEqual([id]);
		expect(tenant.requests().at(-1)?.body).toMatchObject({
			taskTypes: [{ grant: {} }],
			createdAfter: '2020-01-01T00:00:00.000Z',
		});
	});

	test('what happened to it, by its number, or only the comments', async () => {
		const { id, numericId } = await open();
		await tenant.json('task.comment', { taskId: byId(id), comment: 'Looking into it' });
		const history = await tenant.json('task.getHistory', { taskId: byId(numericId) });
		expect(history.map(({ event }) => event)).toEqual([
			'taskCreated',
			'policyEvaluationStep',
			'comment',
		]);
		const comments = await tenant.json('task.getHistory', {
			taskId: byId(id),
			commentsOnly: true,
		});
		expect(comments).toEqual([expect.objectContaining({ comment: 'Looking into it' })]);
	});
});

describe(`waiting${unjudged}`, () => {
	test('until it is closed, whatever happens meanwhile', async () => {
		tenant.control.configure('conductorOne', { provisionSeconds: 3600 });
		const { id } = await open(automatic);
		const waiting = tenant.json('task.wait', { taskId: byId(id), options: { checkInterval: 1 } });
		tenant.control.advanceClock(3_600_000);
		expect(await waiting).toEqual([
			expect.objectContaining({ state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_GRANTED' }),
		]);
	});

	test('through a failure of the service that passes', async () => {
		const task = await taskOf();
		const waiting = tenant.json('task.wait', task);
		while (tenant.calls().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		// As often as one question is asked again.
		const headers = { 'retry-after': '0' };
		tenant.control.failNext({ path: '/tasks/', status: 503, times: 5, headers });
		while (tenant.calls().length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
		await tenant.json('task.close', task);
		expect(await waiting).toEqual([expect.objectContaining({ state: 'TASK_STATE_CLOSED' })]);
	});

	test('until somebody has to approve it', async () => {
		const task = await taskOf();
		const [item] = await tenant.json('task.wait', { ...task, waitFor: 'approval' });
		expect(item).toMatchObject({ currentStep: 'approval' });
	});

	test('but not for what can no longer come', async () => {
		const task = await taskOf(automatic);
		const failure = await tenant.failure('task.wait', { ...task, waitFor: 'approval' });
		expect(failure.message).toContain('The task was closed before it was at an approval step');
		expect(failure.description).toContain('GRANT_OUTCOME_GRANTED');
	});

	test('time that is up fails the item, or returns the task as it is', async () => {
		const task = await taskOf();
		const failure = await tenant.failure('task.wait', { ...task, options: { timeout: 0 } });
		expect(failure.message).toContain('The task is not closed yet');
		const [item] = await tenant.json('task.wait', {
			...task,
			options: { timeout: 0, returnOnTimeout: true },
		});
		expect(item).toMatchObject({ state: 'TASK_STATE_OPEN' });
	});

	test('ends when the execution is cancelled', async () => {
		const task = await taskOf();
		const stop = new AbortController();
		const running = tenant.run('task.wait', task, { signal: stop.signal });
		while (tenant.calls().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		stop.abort();
		expect((await running).status).toBe('canceled');
	});
});
