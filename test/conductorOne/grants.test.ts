import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const okta = byId(ids.apps.okta);
const engineering = { appId: okta, entitlementId: byId(ids.entitlements.ordinary) };
const administrators = { appId: okta, entitlementId: byId(ids.entitlements.twoApprovals) };
const ref = (appId: string, id: string) => ({ entries: [{ appId, id }] });
const byEmail = (email: string) => ({ ...byId(email), mode: 'email' });

/** The second user, who has Engineering for good, and Administrators for three more days. */
const tomas = byEmail('tomas.raman@example.com');

const search = async (filters: INodeParameters, more: INodeParameters = {}) =>
	await tenant.json('grant.search', { returnAll: true, filters, ...more });

/** Access of the second user, by entitlement. */
const held = async () =>
	(await search({ userId: byId(ids.users.member) })).map(({ entitlementName }) => entitlementName);

/** A request that the administrator approves, with what its policy asks for on the way. */
async function settled(operation: string, parameters: INodeParameters) {
	const [task] = await tenant.json(operation, parameters);
	const taskId = byId(task?.id);
	if ((await tenant.json('task.get', { taskId }))[0]?.state === 'TASK_STATE_OPEN') {
		await tenant.json('task.approve', { taskId });
	}
	return (await tenant.json('task.get', { taskId }))[0] ?? {};
}

describe(`who has what${unjudged}`, () => {
	test('who has an entitlement: every account, over all pages', async () => {
		const rows = await search({ entitlementRefs: ref(ids.apps.okta, ids.entitlements.ordinary) });
		expect(rows).toHaveLength(12);
		expect(rows[0]).toMatchObject({
			entitlementName: 'Engineering',
			accountName: 'Priya Raman',
			accountEmail: 'priya.raman@example.com',
			userId: ids.users.admin,
			grantedAt: '2025-02-03T09:00:00.000Z',
		});
		expect(Object.keys(rows[0] ?? {}).length).toBeLessThanOrEqual(10);
		// Each page is asked for with the same filter and what the one before said.
		const bodies = tenant.requests().map(({ body }) => body as Record<string, unknown>);
		expect(bodies.length).toBeGreaterThan(1);
		expect(new Set(bodies.map((body) => JSON.stringify(body.entitlementRefs))).size).toBe(1);
		expect(new Set(bodies.map(({ pageToken }) => pageToken)).size).toBe(bodies.length);
	});

	test('what somebody has, by e-mail address, in all apps', async () => {
		const rows = await search({ userId: byEmail('priya.raman@example.com') });
		expect(rows.map(({ entitlementName }) => entitlementName).sort()).toEqual([
			'Admin',
			'Administrators',
			'Engineering',
		]);
		expect(new Set(rows.map(({ appId }) => appId))).toEqual(
			new Set([ids.apps.okta, ids.apps.gitHub]),
		);
	});

	test('a limit ends the list, and no page beyond it is asked for', async () => {
		expect(await tenant.json('grant.search', { limit: 3 })).toHaveLength(3);
		expect(tenant.requests()).toHaveLength(1);
	});

	test('what is included becomes part of each grant', async () => {
		const [grant] = await search(
			{ appUserIds: ids.accounts.gitHubFirst },
			{ simplify: false, options: { include: ['app_id', 'app_resource_id'] } },
		);
		expect(grant).toMatchObject({
			appEntitlementUserBinding: { appUser: { appUser: { username: 'priya-raman' } } },
			entitlement: {
				app: { id: ids.apps.gitHub, displayName: 'GitHub' },
				appResource: { id: expect.any(String) },
			},
		});
		expect(JSON.stringify(grant)).not.toContain('$.expanded');
	});

	test('raw, a page is as ConductorOne sends it', async () => {
		const pages = await search(
			{ appUserIds: ids.accounts.gitHubFirst },
			{ options: { include: ['app_id'], rawResponse: true } },
		);
		expect(pages.find(({ expanded }) => (expanded as unknown[]).length > 0)).toMatchObject({
			list: [{ entitlement: { appPath: '$.expanded[0]' } }],
			expanded: [{ displayName: 'GitHub' }],
		});
	});

	test('nobody has it: no items, no failure', async () => {
		expect(await search({ entitlementSlugs: 'enrollment' })).toEqual([]);
	});

	test('all accounts of a user in an app, of which some have it', async () => {
		const of = async (where: INodeParameters) =>
			await tenant.json('grant.getForUser', { ...where, userId: tomas });
		expect(await of(administrators)).toEqual([
			expect.objectContaining({
				appUserId: ids.accounts.oktaSecond,
				appEntitlementId: ids.entitlements.twoApprovals,
				expiresAt: expect.any(String),
			}),
		]);
		const [without] = await of({ appId: okta, entitlementId: byId(ids.entitlements.stepUp) });
		expect(without).toMatchObject({ appUserId: ids.accounts.oktaSecond, appEntitlementId: '' });
	});
});

describe('access that is asked for', () => {
	const request = {
		...engineering,
		entitlementId: byId(ids.entitlements.automatic),
		userId: tomas,
	};

	test('is there for as long as was asked, and says by which task', async () => {
		const task = await settled('task.createGrantRequest', {
			...request,
			additionalFields: { grantDuration: '8h' },
		});
		expect(task).toMatchObject({ outcome: 'GRANT_OUTCOME_GRANTED' });
		const [grant] = await search({
			entitlementRefs: ref(ids.apps.okta, ids.entitlements.automatic),
		});
		expect(grant).toMatchObject({ taskId: task.id, userId: ids.users.member });
		const lasts = Date.parse(String(grant?.expiresAt)) - Date.parse(String(grant?.grantedAt));
		expect(lasts).toBe(8 * 3_600_000);
	});

	test('shows after a while only, as on a tenant', async () => {
		tenant.control.configure('conductorOne', { grantDelaySeconds: 90 });
		await settled('task.createGrantRequest', request);
		expect(await held()).not.toContain('Everyone');
		tenant.control.advanceClock(91_000);
		expect(await held()).toContain('Everyone');
	});

	test('and taken away: it is in the feed twice, then past', async () => {
		await settled('task.createGrantRequest', request);
		tenant.control.advanceClock(60_000);
		await settled('task.createRevokeRequest', request);
		expect(await held()).not.toContain('Everyone');

		const feed = await tenant.json('grant.getFeed', {
			filters: { userRefs: 'tomas.raman@example.com' },
			options: { include: ['*'] },
		});
		expect(feed).toMatchObject([
			{ eventType: 'GRANT_EVENT_TYPE_REMOVED', entitlementName: 'Everyone' },
			{
				eventType: 'GRANT_EVENT_TYPE_ADDED',
				appName: 'Okta',
				entitlementName: 'Everyone',
				accountEmail: 'tomas.raman@example.com',
				taskId: expect.any(String),
			},
		]);
		const past = await tenant.json('grant.getPast', {
			filters: { appUserRefs: ref(ids.apps.okta, ids.accounts.oktaSecond) },
			options: { include: ['*'] },
		});
		expect(past).toMatchObject([{ entitlementName: 'Everyone', accountName: 'Tomas Raman' }]);
		expect(Date.parse(String(past[0]?.revokedAt))).toBeGreaterThan(
			Date.parse(String(past[0]?.grantedAt)),
		);
	});

	test('a leaver loses everything', async () => {
		expect((await held()).sort()).toEqual(['Administrators', 'Engineering']);
		await settled('task.createOffboarding', { userId: tomas });
		expect(await held()).toEqual([]);
	});
});

describe('the feed', () => {
	beforeEach(() => {
		tenant.control.perform('conductorOne', 'addGrantEvent', { agoMs: 3 * 86_400_000 });
		tenant.control.perform('conductorOne', 'addGrantEvent', { agoMs: 60_000, removed: true });
	});

	test('of a stretch of time, newest first', async () => {
		const all = await tenant.json('grant.getFeed', { returnAll: true });
		expect(all.map(({ eventType }) => eventType)).toEqual([
			'GRANT_EVENT_TYPE_REMOVED',
			'GRANT_EVENT_TYPE_ADDED',
		]);
		const [removed, added] = all;
		const until = async (filters: INodeParameters) =>
			await tenant.json('grant.getFeed', { returnAll: true, filters });
		const between = new Date(Date.parse(String(added?.date)) + 3_600_000).toISOString();
		expect(await until({ after: between })).toEqual([removed]);
		expect(await until({ before: between })).toEqual([added]);
	});

	test('of one app, or of accounts, and of nobody else', async () => {
		const of = async (filters: INodeParameters) =>
			(await tenant.json('grant.getFeed', { returnAll: true, filters })).length;
		expect(await of({ appRefs: ids.apps.okta })).toBe(2);
		expect(await of({ appRefs: ids.apps.gitHub })).toBe(0);
		expect(await of({ appUserRefs: ref(ids.apps.okta, ids.accounts.oktaSecond) })).toBe(2);
		expect(await of({ userRefs: 'priya.raman@example.com' })).toBe(0);
	});
});

describe('when access ends', () => {
	const account = { ...administrators, appUserId: byId(ids.accounts.oktaSecond) };
	const ends = async () =>
		(
			await search({
				userId: tomas,
				entitlementRefs: ref(ids.apps.okta, ids.entitlements.twoApprovals),
			})
		)[0]?.expiresAt;

	test('is changed to a time, which an expression may give', async () => {
		const { items } = await tenant.run(
			'grant.changeExpiry',
			{ ...account, expiresAt: '={{ $json.until }}' },
			{ items: [{ until: '2099-01-31T09:00:00+01:00' }] },
		);
		expect(items[0]?.json).toMatchObject({
			appUserId: ids.accounts.oktaSecond,
			deprovisionAt: '2099-01-31T08:00:00.000Z',
		});
		expect(await ends()).toBe('2099-01-31T08:00:00.000Z');
	});

	test('is never, once it is removed', async () => {
		expect(await ends()).toEqual(expect.any(String));
		await tenant.json('grant.removeExpiry', account);
		expect(await ends()).toBeNull();
	});

	test('cannot be before now: what ConductorOne says, with the request ID', async () => {
		const failure = await tenant.failure('grant.changeExpiry', {
			...account,
			expiresAt: '2001-01-31T08:00:00Z',
		});
		expect(`${failure.message} ${failure.description}`).toMatch(/in the future.*request ID/is);
	});

	test('of access that nobody has is told as not found', async () => {
		const failure = await tenant.failure('grant.removeExpiry', {
			...engineering,
			appUserId: byId(ids.accounts.oktaService),
		});
		expect(`${failure.message} ${failure.description}`).toMatch(/not found.*request ID/is);
	});
});

describe('bad input is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['grant.search', { filters: { userId: byId('Tomas Raman') } }, "'User' is not an ID"],
		[
			'grant.search',
			{ filters: { entitlementRefs: ref('', ids.entitlements.ordinary) } },
			"'Entitlements' has an entry that is not complete",
		],
		[
			'grant.search',
			{ filters: { appIds: 'https://x.example/app' } },
			"'App Names or IDs' is not an ID",
		],
		['grant.getFeed', { filters: { after: 'yesterday' } }, "'After' is not a date and time"],
		['grant.getFeed', { filters: { userRefs: '@' } }, 'neither an ID nor an e-mail address'],
		['grant.getForUser', { ...engineering, userId: byId('={{ "" }}') }, "'User' is empty"],
		[
			'grant.changeExpiry',
			{ ...engineering, appUserId: byId(ids.accounts.oktaSecond), expiresAt: '8h' },
			"'Expires At' is not a date and time",
		],
		['grant.removeExpiry', { ...engineering, appUserId: byId('../..') }, "'Account' is not an ID"],
	])('%s, case %#', async (operation, parameters, words) => {
		expect((await tenant.failure(operation, parameters)).message).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});

	test("an address that is no user's is named, and nothing but users is asked for", async () => {
		const failure = await tenant.failure('grant.search', {
			filters: { userId: byEmail('nobody@example.com') },
		});
		expect(failure.message).toContain('nobody@example.com');
		expect(tenant.calls()).toEqual(expect.not.arrayContaining([expect.stringContaining('grants')]));
	});
});
