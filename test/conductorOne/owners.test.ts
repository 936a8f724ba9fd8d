import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const appId = byId(ids.apps.okta);

/** One thing of each kind that has owners, none of which anybody owns as auditor. */
const things: Array<[resource: string, thing: INodeParameters]> = [
	['app', { appId }],
	['connector', { appId, connectorId: byId(ids.connectors.okta) }],
	['entitlement', { appId, entitlementId: byId(ids.entitlements.ordinary) }],
	['account', { appId, appUserId: byId(ids.accounts.oktaService) }],
	[
		'resource',
		{
			appId,
			resourceTypeId: byId(ids.resourceTypes.oktaGroup),
			resourceId: byId(ids.resources.oktaEngineering),
		},
	],
];

const tomas = { ...byId('tomas.raman@example.com'), mode: 'email' };
const roleSlug = 'auditor';
const payroll = {
	ownerAppId: appId,
	ownerEntitlementId: byId(ids.entitlements.stepUp),
	roleSlug,
};

describe.each(things)(`owners of one %s${unjudged}`, (resource, thing) => {
	const run = async (operation: string, more: INodeParameters = {}) =>
		await tenant.json(`${resource}.${operation}`, { ...thing, ...more });
	const auditors = async (of: 'Owners' | 'OwnerEntitlements' = 'Owners') =>
		await run(`getMany${of}`, { returnAll: true, filters: { roleSlug } });

	test('a user becomes one by e-mail address, is listed, and is one no more', async () => {
		const [added] = await run('addOwner', { userId: tomas, roleSlug });
		expect(added).toMatchObject({ roleSlug, user: { id: ids.users.member } });
		expect(await auditors()).toEqual([
			{
				userId: ids.users.member,
				displayName: 'Tomas Raman',
				email: 'tomas.raman@example.com',
				status: 'ENABLED',
				roleSlug,
				createdAt: expect.any(String),
			},
		]);
		expect(await run('removeOwner', { userId: tomas, roleSlug })).toEqual([{ deleted: true }]);
		expect(await auditors()).toEqual([]);
	});

	test('members of an entitlement become owners, and are no more', async () => {
		const [added] = await run('addOwnerEntitlement', payroll);
		expect(added).toMatchObject({ roleSlug, appEntitlement: { displayName: 'Payroll' } });
		expect(await auditors('OwnerEntitlements')).toMatchObject([
			{ entitlementId: ids.entitlements.stepUp, displayName: 'Payroll', roleSlug },
		]);
		// They own it by what they have: none of them is an owner by name.
		expect(await auditors()).toEqual([]);
		expect(await run('removeOwnerEntitlement', payroll)).toEqual([{ deleted: true }]);
		expect(await auditors('OwnerEntitlements')).toEqual([]);
	});

	test('all of one role are replaced, those of another stay', async () => {
		await run('addOwner', { userId: tomas, roleSlug });
		await run('addOwner', { userId: tomas, roleSlug: 'reviewer' });
		await run('replaceOwners', {
			roleSlug,
			userRefs: 'priya.raman@example.com',
			appEntitlementRefs: { entries: [{ appId: ids.apps.okta, id: ids.entitlements.stepUp }] },
		});
		expect((await auditors()).map(({ userId }) => userId)).toEqual([ids.users.admin]);
		expect(await auditors('OwnerEntitlements')).toHaveLength(1);
		const reviewers = await run('getManyOwners', { filters: { roleSlug: 'reviewer' } });
		expect(reviewers.map(({ userId }) => userId)).toEqual([ids.users.member]);
	});

	test('nobody instead of all of them is refused, and nothing is sent', async () => {
		const failure = await tenant.failure(`${resource}.replaceOwners`, { ...thing, roleSlug });
		expect(failure.message).toContain("'Users' is empty, and so is Entitlements");
		expect(tenant.calls()).toEqual([]);
	});
});

describe('owners of an entitlement', () => {
	const thing = { appId, entitlementId: byId(ids.entitlements.ordinary) };

	test('a new one shows after a while, and the answer says so at once', async () => {
		tenant.control.configure('conductorOne', { ownerDelaySeconds: 90 });
		const owner = { ...thing, userId: tomas, roleSlug: 'owner' };
		const [added] = await tenant.json('entitlement.addOwner', owner);
		expect(added).toMatchObject({ user: { displayName: 'Tomas Raman' } });
		const listed = async () =>
			(await tenant.json('entitlement.getManyOwners', thing)).map(({ userId }) => userId);
		expect(await listed()).toEqual([ids.users.admin]);
		tenant.control.advanceClock(91_000);
		expect(await listed()).toEqual([ids.users.admin, ids.users.member]);
	});

	test('who is one already is told so, with the request ID', async () => {
		const failure = await tenant.failure('entitlement.addOwner', {
			...thing,
			userId: byId(ids.users.admin),
			roleSlug: 'owner',
		});
		expect(`${failure.message} ${failure.description}`).toMatch(/already exists.*request ID/is);
	});

	test('who is none cannot be removed', async () => {
		const failure = await tenant.failure('entitlement.removeOwner', {
			...thing,
			userId: tomas,
			roleSlug: 'owner',
		});
		expect(failure.message).toContain('no such object');
	});

	test('a role that could be a path is refused, and nothing is sent', async () => {
		const failure = await tenant.failure('entitlement.addOwner', {
			...thing,
			userId: tomas,
			roleSlug: '../users',
		});
		expect(failure.message).toContain("'Role'");
		expect(tenant.calls()).toEqual([]);
	});
});
