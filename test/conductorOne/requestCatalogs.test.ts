import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const engineers = { requestCatalogId: byId(ids.requestCatalogs.engineers) };
const unpublished = { requestCatalogId: byId(ids.requestCatalogs.unpublished) };

const some = (...names: Array<keyof typeof ids.entitlements>) => ({
	entries: names.map((name) => ({ appId: ids.apps.okta, id: ids.entitlements[name] })),
});

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await tenant.json(`requestCatalog.${operation}`, parameters);

const told = async (operation: string, parameters: INodeParameters) => {
	const { message, description } = await tenant.failure(`requestCatalog.${operation}`, parameters);
	return `${message} ${description}`;
};

const names = async (operation: string, where: INodeParameters = engineers) =>
	(await run(operation, { ...where, returnAll: true })).map(({ displayName }) => displayName);

describe(`a request catalog${unjudged}`, () => {
	test('is made, listed, changed, and deleted', async () => {
		const [made] = await run('create', {
			displayName: 'Sellers',
			additionalFields: { requestBundle: true, description: 'All that sales needs' },
			options: { include: ['created_by_user_id'] },
		});
		expect(made).toMatchObject({
			displayName: 'Sellers',
			published: false,
			createdByUser: { displayName: 'Priya Raman' },
		});
		const where = { requestCatalogId: byId(made?.id) };
		expect(await names('getMany', {})).toEqual(['Engineers', 'Finance', 'Sellers']);
		await run('update', { ...where, updateFields: { published: true } });
		const [read] = await run('get', where);
		expect(read).toMatchObject({ published: true, description: 'All that sales needs' });
		expect(Object.keys(read ?? {}).length).toBeLessThanOrEqual(10);
		expect(await run('delete', where)).toEqual([{ deleted: true }]);
		expect(await names('getMany', {})).toEqual(['Engineers', 'Finance']);
	});

	test('what is in it is added to, taken from, and replaced as a whole', async () => {
		expect(await names('getEntitlements')).toEqual(['Engineering', 'Laptop']);
		await run('addEntitlements', { ...engineers, appEntitlements: some('provisionedByWebhook') });
		expect(await names('getEntitlements')).toEqual(['Engineering', 'Badge', 'Laptop']);
		await run('removeEntitlements', { ...engineers, appEntitlements: some('ordinary') });
		expect(await names('getEntitlements')).toEqual(['Badge', 'Laptop']);
		await run('replaceEntitlements', { ...engineers, appEntitlements: some('stepUp') });
		expect(await names('getEntitlements')).toEqual(['Payroll']);
	});

	test('who sees it is said by entitlements, once it is published', async () => {
		await run('addVisibility', { ...engineers, accessEntitlements: some('ordinary') });
		expect(await names('getVisibility')).toEqual(['Engineering', 'Everyone']);
		await run('removeVisibility', { ...engineers, accessEntitlements: some('automatic') });
		expect(await names('getVisibility')).toEqual(['Engineering']);
		expect(
			await told('addVisibility', { ...unpublished, accessEntitlements: some('ordinary') }),
		).toMatch(/must be published.*request ID/is);
	});

	test('what can be requested is found, with or without what one has', async () => {
		const found = async (grantedStatus: string) =>
			(await run('searchRequestable', { returnAll: true, filters: { grantedStatus } })).map(
				({ displayName }) => displayName,
			);
		expect(await found('ALL')).toEqual(['Engineering', 'Laptop']);
		expect(await found('GRANTED')).toEqual(['Engineering']);
		expect(await found('NOT_GRANTED')).toEqual(['Laptop']);
	});
});

describe('the rule by which people belong to an access profile', () => {
	const rule = async () => (await run('getBundleAutomation', engineers))[0];

	test('is set, run, replaced as a whole, and deleted', async () => {
		await run('setBundleAutomation', {
			...engineers,
			additionalFields: {
				celExpression: 'user.department == "IT"',
				enabled: true,
				removedMembersThresholdPercent: 30,
			},
		});
		expect(await rule()).toMatchObject({
			enabled: true,
			celExpression: 'user.department == "IT"',
		});
		expect(await run('runBundleAutomation', engineers)).toEqual([{ success: true }]);
		expect(await rule()).toMatchObject({ status: 'BUNDLE_AUTOMATION_RUN_STATUS_SUCCESS' });
		await run('setBundleAutomation', {
			...engineers,
			additionalFields: { entitlementRefs: some('ordinary') },
		});
		// What is left out is off, as the operation says.
		expect(await rule()).toMatchObject({
			enabled: false,
			entitlementRefs: [{ appId: ids.apps.okta, id: ids.entitlements.ordinary }],
		});
		await run('deleteBundleAutomation', engineers);
		expect(await told('getBundleAutomation', engineers)).toMatch(/no such object/);
	});

	test.each<[string, INodeParameters]>([
		['is not given', {}],
		['is given, and so is', { celExpression: 'true', entitlementRefs: some('ordinary') }],
	])('that %s one condition too few or many is refused', async (words, additionalFields) => {
		expect(await told('setBundleAutomation', { ...engineers, additionalFields })).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});
});

describe('bad input is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['addEntitlements', { ...engineers, appEntitlements: {} }, "'Entitlements' is empty"],
		['removeEntitlements', { ...engineers, appEntitlements: {} }, "'Entitlements' is empty"],
		['replaceEntitlements', { ...engineers, appEntitlements: {} }, "'Entitlements' is empty"],
		[
			'addVisibility',
			{ ...engineers, accessEntitlements: {} },
			"'Visibility Entitlements' is empty",
		],
		['create', { displayName: '={{ "" }}' }, "'Display Name' is empty"],
		['update', engineers, "'Update Fields' is empty"],
		['get', { requestCatalogId: byId('Engineers and more') }, 'is not an ID'],
	])('%s, case %#', async (operation, parameters, words) => {
		expect(await told(operation, parameters)).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});
});
