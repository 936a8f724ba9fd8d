import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const appId = byId(ids.apps.okta);

/** Members of Laptop are managed by hand, those of Engineering are synced. */
const laptop = { appId, entitlementId: byId(ids.entitlements.withForm) };
const engineering = { appId, entitlementId: byId(ids.entitlements.ordinary) };
const account = { appId, appUserId: byId(ids.accounts.oktaService) };

const people = 'tomas.raman@example.com, priya.raman@example.com';

const told = async (operation: string, parameters: INodeParameters) => {
	const { message, description } = await tenant.failure(operation, parameters);
	return `${message} ${description}`;
};

describe(`members of an entitlement${unjudged}`, () => {
	const members = async (where = laptop) =>
		await tenant.json('entitlement.getMembers', { ...where, returnAll: true });

	test('are read over all pages, with accounts and users', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5 });
		const all = await members(engineering);
		expect(all).toHaveLength(12);
		expect(all[1]).toMatchObject({
			appUserId: ids.accounts.oktaSecond,
			accountStatus: 'STATUS_ENABLED',
			userEmail: 'tomas.raman@example.com',
			grantedAt: expect.any(String),
			expiresAt: null,
		});
		expect(Object.keys(all[1] ?? {}).length).toBeLessThanOrEqual(10);
	});

	test('are added by e-mail address, and removed by account', async () => {
		await tenant.json('entitlement.addMembers', { ...laptop, userIds: people });
		expect((await members()).map(({ userName }) => userName)).toEqual([
			'Tomas Raman',
			'Priya Raman',
		]);
		const removed = await tenant.json('entitlement.removeMember', {
			...laptop,
			appUserId: byId(ids.accounts.oktaSecond),
		});
		expect(removed).toMatchObject([{ success: true }]);
		expect((await members()).map(({ userName }) => userName)).toEqual(['Priya Raman']);
	});

	test('whoever could not be added is named, and the others are members', async () => {
		const words = await told('entitlement.addMembers', {
			...laptop,
			userIds: `tomas.raman@example.com, ${ids.users.deleted}`,
		});
		expect(words).toContain('One user was not added');
		expect(words).toContain(`${ids.users.deleted}: user not found`);
		expect(await members()).toHaveLength(1);
	});

	test('that are synced cannot be added: what ConductorOne says, with the request ID', async () => {
		expect(await told('entitlement.addMembers', { ...engineering, userIds: people })).toMatch(
			/not manually managed.*request ID/is,
		);
	});

	test('two users of one address are not guessed at', async () => {
		tenant.control.perform('conductorOne', 'addUser', { displayName: 'Nils Holm' });
		tenant.control.perform('conductorOne', 'addUser', { displayName: 'Nils Holm' });
		expect(
			await told('entitlement.addMembers', { ...laptop, userIds: 'nils.holm@example.com' }),
		).toContain('Several users have the e-mail address nils.holm@example.com');
		expect(tenant.calls().some((call) => call.includes('add-manual-user'))).toBe(false);
	});
});

describe('an entitlement', () => {
	const made = async (more: INodeParameters = {}) =>
		(
			await tenant.json('entitlement.create', {
				appId,
				displayName: 'Parking',
				resourceTypeId: byId(ids.resourceTypes.oktaGroup),
				resourceId: byId(ids.resources.oktaEngineering),
				...more,
			})
		)[0] ?? {};

	test('is made with its owners and its longest duration, found, changed, and deleted', async () => {
		const created = await made({
			additionalFields: {
				alias: 'parking',
				appEntitlementOwnerIds: 'tomas.raman@example.com',
				durationGrant: '1h 30m',
			},
			options: { include: ['app_id'] },
		});
		expect(created).toMatchObject({
			displayName: 'Parking',
			durationGrant: '5400s',
			app: { displayName: 'Okta' },
		});
		const where = { appId, entitlementId: byId(created.id) };
		expect(await tenant.json('entitlement.getManyOwners', where)).toMatchObject([
			{ email: 'tomas.raman@example.com' },
		]);

		const [searched] = await tenant.json('entitlement.search', { filters: { alias: 'parking' } });
		expect(searched).toMatchObject({ id: created.id, displayName: 'Parking', grantCount: '0' });
		expect(Object.keys(searched ?? {}).length).toBeLessThanOrEqual(10);

		await tenant.json('entitlement.update', { ...where, updateFields: { durationUnset: true } });
		const read = async () =>
			(await tenant.json('entitlement.get', { ...where, simplify: false }))[0];
		expect(await read()).toMatchObject({ alias: 'parking', durationGrant: null });

		expect(await tenant.json('entitlement.delete', where)).toEqual([{ deleted: true }]);
		expect(await read()).toMatchObject({ deletedAt: expect.any(String) });
		expect(await tenant.json('entitlement.search', { filters: { alias: 'parking' } })).toEqual([]);
	});

	test('is among those of its app, its resource, and of an account that has it', async () => {
		const names = async (operation: string, where: INodeParameters) =>
			(await tenant.json(`entitlement.${operation}`, { ...where, returnAll: true })).map(
				({ displayName }) => displayName,
			);
		expect(await names('getMany', { appId })).toHaveLength(8);
		const resource = {
			appId,
			resourceTypeId: byId(ids.resourceTypes.oktaGroup),
			resourceId: byId(ids.resources.oktaEngineering),
		};
		expect(await names('getManyForResource', resource)).toEqual(['Engineering']);
		const second = { appId, appUserId: byId(ids.accounts.oktaSecond) };
		expect(await names('getManyForAccount', second)).toEqual(['Engineering', 'Administrators']);
	});
});

describe('the automation rule of an entitlement', () => {
	const rule = async () => (await tenant.json('entitlement.getAutomationRule', laptop))[0];

	test('is made, changed to another condition, and deleted', async () => {
		await tenant.json('entitlement.createAutomationRule', {
			...laptop,
			ruleFor: 'expression',
			celExpression: 'subject.department == "IT"',
			additionalFields: { displayName: 'Everybody in IT' },
		});
		expect(await rule()).toMatchObject({
			displayName: 'Everybody in IT',
			expression: 'subject.department == "IT"',
		});
		await tenant.json('entitlement.updateAutomationRule', {
			...laptop,
			ruleFor: 'entitlements',
			entitlementRefs: { entries: [{ appId: ids.apps.okta, id: ids.entitlements.ordinary }] },
		});
		expect(await rule()).toMatchObject({
			displayName: 'Everybody in IT',
			entitlementRefs: [{ appId: ids.apps.okta, id: ids.entitlements.ordinary }],
		});
		expect(await rule()).not.toHaveProperty('expression');
		await tenant.json('entitlement.deleteAutomationRule', laptop);
		expect(await told('entitlement.getAutomationRule', laptop)).toMatch(
			/no such object.*request ID/is,
		);
	});

	test('leaves those alone who are excluded', async () => {
		await tenant.json('entitlement.createAutomationRule', {
			...laptop,
			ruleFor: 'expression',
			celExpression: 'true',
		});
		const excluded = async () =>
			(await tenant.json('entitlement.getExclusions', { ...laptop, returnAll: true })).map(
				({ email }) => email,
			);
		await tenant.json('entitlement.addExclusions', { ...laptop, userIds: people });
		expect(await excluded()).toEqual(['tomas.raman@example.com', 'priya.raman@example.com']);
		await tenant.json('entitlement.removeExclusions', {
			...laptop,
			userIds: 'priya.raman@example.com',
		});
		expect(await excluded()).toEqual(['tomas.raman@example.com']);
	});
});

describe('an account', () => {
	const search = async (filters: INodeParameters, more: INodeParameters = {}) =>
		await tenant.json('account.search', { returnAll: true, filters, ...more });

	test('that nobody is responsible for is found, given to somebody, and found no more', async () => {
		const ownerless = async () =>
			(await search({ withoutResponsibleParty: true, appIds: ids.apps.okta })).map(({ id }) => id);
		expect(await ownerless()).toContain(ids.accounts.oktaService);
		const [changed] = await tenant.json('account.setOwner', {
			...account,
			userId: byId('tomas.raman@example.com'),
			options: { include: ['identity_user_id'] },
		});
		expect(changed).toMatchObject({
			identityUserId: ids.users.member,
			identityUser: { displayName: 'Tomas Raman' },
		});
		expect(await ownerless()).not.toContain(ids.accounts.oktaService);
		expect(await search({ userIds: 'tomas.raman@example.com' })).toHaveLength(2);
	});

	test('becomes one of the system, and keeps whom it belongs to', async () => {
		await tenant.json('account.setType', {
			...account,
			appId: byId(ids.apps.gitHub),
			appUserId: byId(ids.accounts.gitHubFirst),
			appUserType: 'APP_USER_TYPE_SYSTEM_ACCOUNT',
		});
		const [read] = await tenant.json('account.get', {
			appId: byId(ids.apps.gitHub),
			appUserId: byId(ids.accounts.gitHubFirst),
		});
		expect(read).toMatchObject({
			type: 'APP_USER_TYPE_SYSTEM_ACCOUNT',
			userId: ids.users.admin,
			username: 'priya-raman',
		});
	});

	test('says when it was used last, where that is asked for', async () => {
		const which = { appId: byId(ids.apps.gitHub), appUserId: byId(ids.accounts.gitHubFirst) };
		const [plain] = await tenant.json('account.get', which);
		expect(plain).not.toHaveProperty('lastUsage');
		const [used] = await tenant.json('account.get', {
			...which,
			options: { include: ['last_usage'] },
		});
		expect(used).toMatchObject({ lastUsage: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
	});

	test('of a user is listed, and all of an app', async () => {
		const userId = byId('tomas.raman@example.com');
		expect(await tenant.json('account.getManyForUser', { appId, userId })).toMatchObject([
			{ id: ids.accounts.oktaSecond },
		]);
		expect(await tenant.json('account.getMany', { appId, returnAll: true })).toHaveLength(15);
		expect(await tenant.json('account.getCredentials', account)).toEqual([]);
	});

	test('of a program is among those of whoever asks, once it belongs to them', async () => {
		const own = async () =>
			(await tenant.json('account.getOwnServiceAccounts', { returnAll: true })).map(({ id }) => id);
		expect(await own()).toEqual([]);
		await tenant.json('account.setOwner', { ...account, userId: byId(ids.users.admin) });
		expect(await own()).toEqual([ids.accounts.oktaService]);
	});
});
