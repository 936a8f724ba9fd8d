import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const appId = byId(ids.apps.okta);
const groups = { appId, resourceTypeId: byId(ids.resourceTypes.oktaGroup) };
const engineering = { ...groups, resourceId: byId(ids.resources.oktaEngineering) };

const named = async (operation: string, parameters: INodeParameters) =>
	(await tenant.json(operation, { returnAll: true, ...parameters })).map(
		({ displayName }) => displayName,
	);

describe(`a resource${unjudged}`, () => {
	test('is made with its owners, found, changed, and deleted', async () => {
		const [made] = await tenant.json('resource.create', {
			...groups,
			displayName: 'Front Door',
			additionalFields: { resourceOwnerUserIds: 'tomas.raman@example.com' },
		});
		const where = { ...groups, resourceId: byId(made?.id) };
		expect(await tenant.json('resource.getManyOwners', where)).toMatchObject([
			{ email: 'tomas.raman@example.com' },
		]);
		expect(await named('resource.search', { filters: { query: 'front' } })).toEqual(['Front Door']);
		expect(await named('resource.search', { filters: { ownerUserIds: ids.users.member } })).toEqual(
			['Front Door'],
		);

		const [changed] = await tenant.json('resource.update', {
			...where,
			updateFields: { customDescription: 'Ask reception' },
			options: { include: ['app_id', 'app_resource_type_id'] },
		});
		expect(changed).toMatchObject({
			displayName: 'Front Door',
			customDescription: 'Ask reception',
			app: { displayName: 'Okta' },
			resourceType: { displayName: 'Group' },
		});
		const [read] = await tenant.json('resource.get', where);
		expect(read).toMatchObject({ displayName: 'Front Door', customDescription: 'Ask reception' });
		expect(Object.keys(read ?? {}).length).toBeLessThanOrEqual(10);

		expect(await tenant.json('resource.delete', where)).toEqual([{ deleted: true }]);
		expect(await named('resource.search', { filters: { query: 'front' } })).toEqual([]);
	});

	test('is among those of its type, over all pages', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5 });
		const all = await named('resource.getMany', groups);
		expect(all).toHaveLength(8);
		expect(all).toContain('Engineering');
	});

	test('without an owner is told from one that has one', async () => {
		const unowned = async () =>
			await named('resource.search', {
				filters: { unownedOnly: true, appIds: ids.apps.okta },
			});
		expect(await unowned()).toContain('Engineering');
		await tenant.json('resource.addOwner', {
			...engineering,
			userId: byId('tomas.raman@example.com'),
			roleSlug: 'owner',
		});
		expect(await unowned()).not.toContain('Engineering');
	});
});

describe('a resource type', () => {
	test('whose name the app has already is refused, and the one that has it is named', async () => {
		const { message } = await tenant.failure('resourceType.create', {
			appId,
			displayName: 'Group',
			resourceType: 'GROUP',
		});
		expect(message).toContain("'Display Name' is that of a resource type that the app has already");
		expect(message).toContain(ids.resourceTypes.oktaGroup);
	});

	test('that fails for another reason says that reason', async () => {
		tenant.control.failNext({ path: '/resource_types$', status: 500, message: 'out of order' });
		const { description } = await tenant.failure('resourceType.create', {
			appId,
			displayName: 'Door',
			resourceType: 'CUSTOM',
		});
		expect(description).toContain('out of order');
	});

	test('is made, renamed, and deleted with all of its resources', async () => {
		const [made] = await tenant.json('resourceType.create', {
			appId,
			displayName: 'Door',
			resourceType: 'CUSTOM',
		});
		const where = { appId, resourceTypeId: byId(made?.id) };
		await tenant.json('resource.create', { ...where, displayName: 'Front Door' });
		await tenant.json('resourceType.update', { ...where, updateFields: { displayName: 'Gate' } });
		expect(await named('resourceType.getMany', { appId })).toEqual(['Group', 'Gate']);
		expect(await named('resourceType.search', { filters: { displayName: 'Gate' } })).toEqual([
			'Gate',
		]);
		expect(await tenant.json('resourceType.get', where)).toMatchObject([
			{ id: made?.id, displayName: 'Gate' },
		]);
		expect(await tenant.json('resourceType.delete', where)).toEqual([{ deleted: true }]);
		expect(await named('resourceType.getMany', { appId })).toEqual(['Group']);
		expect(await named('resource.search', { filters: { query: 'front' } })).toEqual([]);
	});
});

describe('bad input is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['resource.create', { ...groups, displayName: '={{ "" }}' }, "'Display Name' is empty"],
		['resource.update', engineering, "'Update Fields' is empty"],
		['resource.get', { ...groups, resourceId: byId('Front Door') }, "'Resource' is not an ID"],
		['resource.search', { filters: { appIds: 'Okta HQ' } }, 'is not an ID'],
		['resourceType.update', groups, "'Update Fields' is empty"],
	])('%s, case %#', async (operation, parameters, words) => {
		expect((await tenant.failure(operation, parameters)).message).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});
});
