import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const open = { accessReviewId: byId(ids.accessReviews.open) };
const policyId = byId(ids.role);

const draft = {
	displayName: 'Payroll of Okta',
	policyId,
	ownerIds: 'tomas.raman@example.com, priya.raman@example.com',
};

/** A new draft; gives the parameter that names it. */
async function drafted(more: INodeParameters = {}) {
	const [made] = await tenant.json('accessReview.create', { ...draft, ...more });
	return { accessReviewId: byId(made?.id) };
}

const entitlements = (...names: Array<keyof typeof ids.entitlements>) => ({
	entries: names.map((name) => ({ appId: ids.apps.okta, id: ids.entitlements[name] })),
});

const scoped = async (where: INodeParameters) =>
	(await tenant.json('accessReview.getScope', where))[0] ?? {};

describe(`a campaign${unjudged}`, () => {
	test('is drafted, with owners by e-mail address, and read again', async () => {
		const [made] = await tenant.json('accessReview.create', {
			...draft,
			additionalFields: {
				completionDate: '2099-03-31T18:00:00+02:00',
				notificationConfig: ['sendKickoff'],
				scopeV2: '{"allUsers": {}, "appAccess": {}}',
			},
		});
		expect(made).toMatchObject({
			displayName: 'Payroll of Okta',
			state: 'ACCESS_REVIEW_STATE_DRAFT',
			completionDate: '2099-03-31T16:00:00.000Z',
			notificationConfig: { sendKickoff: true, sendReminders: false, sendClose: false },
			scopeV2: { allUsers: {}, appAccess: {} },
		});
		expect(tenant.requests().at(-1)?.body).toMatchObject({
			ownerIds: [ids.users.member, ids.users.admin],
		});
		const [read] = await tenant.json('accessReview.get', { accessReviewId: byId(made?.id) });
		expect(read).toMatchObject({ id: made?.id, displayName: 'Payroll of Okta' });
		expect(Object.keys(read ?? {}).length).toBeLessThanOrEqual(10);
	});

	test('can begin as a copy of what another one covers', async () => {
		const copy = await drafted({
			additionalFields: { duplicateFrom: byId(ids.accessReviews.open) },
		});
		expect((await scoped(copy)).entitlements).toMatchObject([
			{ appEntitlementId: ids.entitlements.twoApprovals },
		]);
	});

	test('all of them are listed, over all pages, without the deleted ones', async () => {
		const all = async () =>
			await tenant.json('accessReview.getMany', { returnAll: true, simplify: false });
		tenant.control.configure('conductorOne', { maxPageSize: 10 });
		const before = await all();
		expect(before).toHaveLength(31);
		expect(before[0]).toMatchObject({ state: 'ACCESS_REVIEW_STATE_OPEN' });
		expect(await tenant.json('accessReview.delete', open)).toEqual([{ deleted: true }]);
		expect((await all()).map(({ id }) => id)).not.toContain(ids.accessReviews.open);
		expect(await tenant.json('accessReview.get', open)).toMatchObject([
			{ state: 'ACCESS_REVIEW_STATE_DELETED' },
		]);
	});

	test('an update changes what was added, and nothing else', async () => {
		const where = await drafted({ additionalFields: { description: 'Who may pay' } });
		await tenant.json('accessReview.update', {
			...where,
			updateFields: {
				displayName: 'Payroll',
				autoStartCampaign: true,
				scheduledStartDate: '2099-02-01T08:00:00Z',
			},
		});
		expect(tenant.requests().at(-1)?.body).toMatchObject({
			updateMask: expect.stringMatching(/^[a-zA-Z]+(,[a-zA-Z]+){2}$/),
		});
		const [read] = await tenant.json('accessReview.get', { ...where, simplify: false });
		expect(read).toMatchObject({
			displayName: 'Payroll',
			description: 'Who may pay',
			autoStartCampaign: true,
		});
		// An emptied text is cleared.
		await tenant.json('accessReview.update', { ...where, updateFields: { description: '' } });
		const [cleared] = await tenant.json('accessReview.get', where);
		expect(cleared).toMatchObject({ displayName: 'Payroll', description: '' });
	});

	test('starts when it is set to, and its policy is locked from then on', async () => {
		const where = await drafted();
		await tenant.json('accessReview.update', {
			...where,
			updateFields: {
				autoStartCampaign: true,
				scheduledStartDate: new Date(Date.now() + 60_000).toISOString(),
			},
		});
		const change = { ...where, updateFields: { policyId: byId(ids.tenant) } };
		await tenant.json('accessReview.update', change);
		tenant.control.advanceClock(120_000);
		const [started] = await tenant.json('accessReview.get', where);
		expect(started).toMatchObject({ state: 'ACCESS_REVIEW_STATE_OPEN', policyId: ids.tenant });
		const failure = await tenant.failure('accessReview.update', change);
		expect(`${failure.message} ${failure.description}`).toMatch(
			/policy_id cannot be changed once the campaign has started.*request ID/is,
		);
		// What is not locked can still be changed: only what was added is sent.
		await tenant.json('accessReview.update', {
			...where,
			updateFields: { reviewInstructions: 'Ask the team lead' },
		});
	});
});

describe('what a campaign covers', () => {
	test('is replaced by entitlements and a scope, as a whole', async () => {
		const where = await drafted();
		await tenant.json('accessReview.replaceScope', {
			...where,
			entitlements: entitlements('ordinary', 'stepUp'),
			scope: '{"allUsers": {}}',
		});
		await tenant.json('accessReview.replaceScope', {
			...where,
			entitlements: entitlements('stepUp'),
		});
		const scope = await scoped(where);
		expect(scope).toMatchObject({
			scope: null,
			entitlements: [{ appId: ids.apps.okta, appEntitlementId: ids.entitlements.stepUp }],
		});
	});

	test('is all entitlements of a resource type', async () => {
		const where = await drafted();
		await tenant.json('accessReview.replaceScopeByResourceType', {
			...where,
			resourceTypeSelections: {
				entries: [{ appId: ids.apps.okta, id: ids.resourceTypes.oktaGroup }],
			},
		});
		expect((await scoped(where)).entitlements).toHaveLength(8);
	});

	test('cannot be changed once it has started', async () => {
		const failure = await tenant.failure('accessReview.replaceScope', {
			...open,
			entitlements: entitlements('stepUp'),
		});
		expect(`${failure.message} ${failure.description}`).toMatch(/has started.*request ID/is);
		expect((await scoped(open)).entitlements).toHaveLength(1);
	});
});

describe('reports', () => {
	const generate = async (parameters: INodeParameters = {}) =>
		await tenant.json('accessReview.generateReport', { ...open, ...parameters });

	test('are waited for, and downloaded from where the output says', async () => {
		await generate();
		tenant.control.configure('conductorOne', { reportSeconds: 1 });
		const [report] = await generate({
			reportFormat: 'ACCESS_REVIEW_REPORT_FORMAT_CSV',
			options: {
				reportColumns: [
					'ACCESS_REVIEW_REPORT_COLUMN_USER_NAME',
					'ACCESS_REVIEW_REPORT_COLUMN_DECISIONS',
				],
			},
		});
		expect(report).toMatchObject({
			format: 'ACCESS_REVIEW_REPORT_FORMAT_CSV',
			state: 'REPORT_STATE_OK',
		});
		const file = await fetch(String(report?.downloadUrl));
		expect(await file.text()).toContain('USER_NAME,');
		const all = await tenant.json('accessReview.getReports', { ...open, returnAll: true });
		expect(all.map(({ format }) => format)).toEqual([
			'ACCESS_REVIEW_REPORT_FORMAT_CSV',
			'ACCESS_REVIEW_REPORT_FORMAT_JSON',
		]);
	});

	test('need not be waited for', async () => {
		tenant.control.configure('conductorOne', { reportSeconds: 60 });
		expect(await generate({ options: { waitForReport: false } })).toEqual([{ success: true }]);
		expect(await tenant.json('accessReview.getReports', open)).toMatchObject([
			{ state: 'REPORT_STATE_PENDING', downloadUrl: '' },
		]);
	});

	test('that cannot be made are a failure', async () => {
		tenant.control.configure('conductorOne', { reportsFail: true });
		const failure = await tenant.failure('accessReview.generateReport', open);
		expect(failure.message).toContain('could not make the report');
	});

	test('of a draft: what ConductorOne says', async () => {
		const failure = await tenant.failure('accessReview.generateReport', await drafted());
		expect(`${failure.message} ${failure.description}`).toMatch(/has not started.*request ID/is);
	});
});

describe('a template', () => {
	const template = { accessReviewTemplateId: ids.accessReviews.template };

	test('is made, read, changed, and deleted', async () => {
		const [made] = await tenant.json('accessReviewTemplate.create', {
			...draft,
			additionalFields: {
				accessReviewDuration: '2 weeks',
				recurrenceRule: '{"frequency": "FREQUENCY_MONTHLY", "interval": 3}',
			},
		});
		expect(made).toMatchObject({
			displayName: 'Payroll of Okta',
			accessReviewDuration: '1209600s',
			recurrenceRule: { frequency: 'FREQUENCY_MONTHLY', interval: 3 },
		});
		const where = { accessReviewTemplateId: String(made?.id) };
		await tenant.json('accessReviewTemplate.update', {
			...where,
			updateFields: { accessReviewDuration: '10d' },
		});
		const [read] = await tenant.json('accessReviewTemplate.get', where);
		expect(read).toMatchObject({ accessReviewDuration: '864000s', policyId: ids.role });
		expect(Object.keys(read ?? {}).length).toBeLessThanOrEqual(10);
		await tenant.json('accessReviewTemplate.delete', where);
		const failure = await tenant.failure('accessReviewTemplate.update', {
			...where,
			updateFields: { displayName: 'x' },
		});
		expect(failure.message).toContain('no such object');
	});

	test('covers what campaigns made from it are to cover', async () => {
		await tenant.json('accessReviewTemplate.replaceScope', {
			...template,
			entitlements: entitlements('stepUp'),
			scope: '{"allUsers": {}}',
		});
		expect(await tenant.json('accessReviewTemplate.getScope', template)).toMatchObject([
			{
				scope: { allUsers: {} },
				entitlements: [{ appEntitlementId: ids.entitlements.stepUp }],
			},
		]);
		await tenant.json('accessReviewTemplate.replaceScopeByResourceType', {
			...template,
			resourceTypeSelections: {
				entries: [{ appId: ids.apps.okta, id: ids.resourceTypes.oktaGroup }],
			},
		});
		const [scope] = await tenant.json('accessReviewTemplate.getScope', template);
		expect(scope?.entitlements).toHaveLength(8);
	});
});

describe('bad input is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['accessReview.create', { ...draft, ownerIds: '={{ "" }}' }, "'Owner Users' is empty"],
		['accessReview.create', { ...draft, displayName: '={{ "" }}' }, "'Display Name' is empty"],
		[
			'accessReview.create',
			{ ...draft, additionalFields: { completionDate: 'soon' } },
			"'Completion Date' is not a date and time",
		],
		['accessReview.update', open, "'Update Fields' is empty"],
		[
			'accessReview.create',
			{ ...draft, additionalFields: { scopeV2: '{"allUsers": ' } },
			"'Scope'",
		],
		['accessReview.replaceScope', open, 'nothing would be reviewed'],
		['accessReview.replaceScopeByResourceType', open, "'Resource Types' is empty"],
		[
			'accessReviewTemplate.create',
			{ ...draft, additionalFields: { accessReviewDuration: 'a while' } },
			"'Duration' is not a duration",
		],
		['accessReviewTemplate.get', { accessReviewTemplateId: 'not an ID' }, 'is not an ID'],
	])('%s, case %#', async (operation, parameters, words) => {
		expect((await tenant.failure(operation, parameters)).message).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});
});
