import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, ids, okta, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

/** Reports that the login of the Okta connector failed. */
async function report(changes: INodeParameters = {}): Promise<IDataObject> {
	const [finding] = await tenant.json('finding.create', {
		severity: 'FINDING_SEVERITY_HIGH',
		customSubType: 'login-failed',
		findingAbout: 'connector',
		...okta,
		additionalFields: {
			description: 'The login of Okta failed',
			remediationDescription: 'Renew its token',
		},
		...changes,
	});
	return finding ?? {};
}

const about = ({ id }: IDataObject) => ({ findingId: byId(id) });

const change = async (
	finding: IDataObject,
	operation: string,
	parameters: INodeParameters = {},
): Promise<IDataObject> => {
	const given = { ...about(finding), ...parameters };
	return (await tenant.json(`finding.${operation}`, given))[0] ?? {};
};

const read = async (finding: IDataObject) => await change(finding, 'get', { simplify: false });

const later = (hours: number) =>
	new Date(tenant.control.now().getTime() + hours * 3_600_000).toISOString();

describe(`a finding${unjudged}`, () => {
	test('says what was found, where, and who owns that', async () => {
		const finding = await report();
		expect(finding).toMatchObject({
			connectorTarget: { appId: ids.apps.okta, connectorId: ids.connectors.okta },
			computedOwner: { identityUserId: ids.users.admin },
			state: 'FINDING_STATE_OPEN',
			sourceKind: 'FINDING_SOURCE_KIND_EXTERNAL',
		});
		const simple = await change(finding, 'get');
		expect(Object.keys(simple).length).toBeLessThanOrEqual(10);
		expect(simple).toMatchObject({
			id: finding.id,
			type: 'custom',
			customSubType: 'login-failed',
			severity: 'FINDING_SEVERITY_HIGH',
			description: 'The login of Okta failed',
		});
	});

	test('is the same one when the same thing is reported again, and another one elsewhere', async () => {
		const first = await report();
		expect((await report()).id).toBe(first.id);
		expect((await report({ customSubType: 'sync-failed' })).id).not.toBe(first.id);
		const elsewhere = await report({ connectorId: byId(ids.connectors.oktaFailed) });
		expect(elsewhere.id).not.toBe(first.id);
		expect(await tenant.json('finding.search', { returnAll: true })).toHaveLength(3);
	});

	test('is the same one as its key says, whatever it is about', async () => {
		const additionalFields = { dedupKeyParts: 'orders, crm' };
		const first = await report({ additionalFields });
		expect(first.dedupKeyParts).toEqual(['orders', 'crm']);
		const connectorId = byId(ids.connectors.oktaFailed);
		expect((await report({ additionalFields, connectorId })).id).toBe(first.id);
	});

	test.each<[string, INodeParameters, object]>([
		[
			'a user, by e-mail address',
			{ userId: { ...byId('tomas.raman@example.com'), mode: 'email' } },
			{ identityUserTarget: { identityUserId: ids.users.member } },
		],
		['the tenant', {}, { tenantTarget: {} }],
	])('can be about %s', async (name, parameters, expected) => {
		const findingAbout = name === 'the tenant' ? 'tenant' : 'user';
		const finding = await report({ findingAbout, ...parameters });
		expect(finding).toMatchObject({ ...expected, connectorTarget: null });
		expect((await report({ findingAbout, ...parameters })).id).toBe(finding.id);
	});

	test('that was resolved is open again when it is reported again', async () => {
		const finding = await report();
		expect(await change(finding, 'resolve')).toMatchObject({ state: 'FINDING_STATE_RESOLVED' });
		expect(await report()).toMatchObject({
			id: finding.id,
			state: 'FINDING_STATE_OPEN',
			recurrenceCount: 1,
		});
	});

	test('whose risk was accepted stays so when it is reported again', async () => {
		const finding = await report();
		await change(finding, 'acceptRisk', { justification: 'It is a test system' });
		expect(await report()).toMatchObject({ id: finding.id, state: 'FINDING_STATE_RISK_ACCEPTED' });
	});
});

describe(`what people decide about a finding${unjudged}`, () => {
	test.each<[string, INodeParameters, string, object]>([
		[
			'acceptRisk',
			{ justification: 'It is a test system' },
			'RISK_ACCEPTED',
			{ riskAcceptanceJustification: 'It is a test system' },
		],
		['resolve', { additionalFields: { reason: 'Renewed' } }, 'RESOLVED', {}],
		[
			'suppress',
			{ additionalFields: { reason: 'Noise' } },
			'SUPPRESSED',
			{ suppressReason: 'Noise' },
		],
	])('%s', async (operation, parameters, state, members) => {
		const finding = await report();
		const changed = { state: `FINDING_STATE_${state}`, ...members };
		expect(await change(finding, operation, parameters)).toMatchObject(changed);
		expect(await read(finding)).toMatchObject(changed);
		const [found] = await tenant.json('finding.search', { filters: { states: [changed.state] } });
		expect(found).toMatchObject({ id: finding.id });
		expect(
			await tenant.json('finding.search', { filters: { states: ['FINDING_STATE_OPEN'] } }),
		).toEqual([]);
	});

	test('snoozing ends at its time', async () => {
		const finding = await report();
		await change(finding, 'snooze', { snoozeUntil: later(2) });
		tenant.control.advanceClock(60 * 60 * 1000);
		expect(await read(finding)).toMatchObject({ state: 'FINDING_STATE_SNOOZED' });
		tenant.control.advanceClock(60 * 60 * 1000);
		expect(await read(finding)).toMatchObject({ state: 'FINDING_STATE_OPEN' });
	});

	test('what was decided can be taken back', async () => {
		const finding = await report();
		await change(finding, 'resolve');
		expect(await change(finding, 'reopen')).toMatchObject({ state: 'FINDING_STATE_OPEN' });
		await change(finding, 'suppress');
		expect(await change(finding, 'unsuppress')).toMatchObject({ state: 'FINDING_STATE_OPEN' });
	});

	test('what does not fit is refused in words', async () => {
		const finding = await report();
		const { message, description } = await tenant.failure('finding.reopen', about(finding));
		expect(`${message} ${description}`).toMatch(/finding is open/);
		const past = await tenant.failure('finding.snooze', {
			...about(finding),
			snoozeUntil: '2020-01-01T00:00:00Z',
		});
		expect(`${past.message} ${past.description}`).toMatch(/in the future/);
	});
});

describe(`the task for a finding${unjudged}`, () => {
	test('is one like any other, for the owner, with what to do about it', async () => {
		const finding = await report();
		const created = await change(finding, 'createTask');
		expect(created).toMatchObject({
			taskId: expect.stringMatching(/^\w{27}$/),
			finding: { id: finding.id, state: 'FINDING_STATE_IN_PROGRESS', taskId: created.taskId },
		});
		const [task] = await tenant.json('task.get', { taskId: byId(created.taskId), simplify: false });
		expect(task).toMatchObject({
			description: 'Renew its token',
			stepApproverIds: [ids.users.admin],
			type: { finding: { findingId: finding.id, findingType: 'custom' } },
		});
		const filters = { taskTypes: ['FINDING'], taskStates: ['TASK_STATE_OPEN'] };
		expect(await tenant.json('task.search', { filters })).toMatchObject([
			{ id: created.taskId, type: 'finding' },
		]);
	});

	test.each([
		['approve', 'REMEDIATED', 'RESOLVED'],
		['close', 'CANCELLED', 'OPEN'],
	])('%s ends it, and the finding knows', async (operation, outcome, state) => {
		const finding = await report();
		const { taskId } = await change(finding, 'createTask');
		await tenant.json(`task.${operation}`, { taskId: byId(taskId) });
		expect(await tenant.json('task.get', { taskId: byId(taskId) })).toMatchObject([
			{ state: 'TASK_STATE_CLOSED', outcome: `FINDING_TASK_OUTCOME_${outcome}` },
		]);
		expect(await read(finding)).toMatchObject({ state: `FINDING_STATE_${state}`, taskId });
	});

	test("can follow a policy of one's choice", async () => {
		const finding = await report();
		const policyId = byId(ids.role);
		await change(finding, 'createTask', { additionalFields: { policyId } });
		expect(tenant.requests().at(-1)?.body).toEqual({ policyId: ids.role });
	});
});

describe(`the search for findings${unjudged}`, () => {
	test('by type, connector, words, and owner', async () => {
		const owned = await report();
		const unowned = await report({ connectorId: byId(ids.connectors.oktaFailed) });
		tenant.control.perform('conductorOne', 'putFinding');
		const search = async (filters: INodeParameters) =>
			(await tenant.json('finding.search', { returnAll: true, filters })).map(({ id }) => id);
		expect(await search({ findingTypes: ['FINDING_TYPE_CUSTOM'] })).toEqual([owned.id, unowned.id]);
		expect(await search({ connectorIds: ids.connectors.okta })).toEqual([owned.id]);
		expect(await search({ query: 'LOGIN OF okta' })).toEqual([owned.id, unowned.id]);
		expect(await search({ ownerIdentityUserIds: 'priya.raman@example.com' })).toEqual([owned.id]);
		const both = { ownerIdentityUserIds: ids.users.admin, includeUnassigned: true };
		expect(await search(both)).toHaveLength(3);
		expect(await search({ includeUnassigned: true })).not.toContain(owned.id);
	});

	test('the history tells who did what, newest first', async () => {
		const finding = await report();
		await report({ customSubType: 'sync-failed' });
		const { taskId } = await change(finding, 'createTask');
		tenant.control.advanceClock(1000);
		await change(finding, 'resolve');
		const history = await tenant.json('finding.getHistory', about(finding));
		expect(history.map(({ eventType }) => String(eventType).split('TYPE_')[1]).sort()).toEqual([
			'CREATED',
			'RESOLVED',
			'TASK_CREATED',
		]);
		expect(history[0]).toMatchObject({
			eventType: 'FINDING_AUDIT_EVENT_TYPE_RESOLVED',
			actorSubject: 'priya.raman@example.com',
		});
		expect(history.find(({ ticketId }) => ticketId !== '')).toMatchObject({ ticketId: taskId });
		const since = { since: String(history[0]?.createdAt) };
		expect(await tenant.json('finding.getHistory', { ...about(finding), filters: since })).toEqual([
			history[0],
		]);
	});
});
