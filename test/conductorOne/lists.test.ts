import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const names = (items: Array<{ displayName?: unknown }>) =>
	items.map(({ displayName }) => String(displayName));

describe(`Get Many and Search${unjudged}`, () => {
	test('Return All follows the tokens over short, overfull, and empty pages', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5 });
		const apps = await tenant.json('app.getMany', { returnAll: true });
		expect(apps).toHaveLength(33);
		expect(new Set(apps.map(({ id }) => id)).size).toBe(33);
		expect(tenant.requests().length).toBeGreaterThan(2);
		expect(tenant.calls()[1]).toMatch(/page_token=/);
	});

	test('the limit holds although pages bring more rows than asked for', async () => {
		const apps = await tenant.json('app.getMany', { limit: 3 });
		expect(apps).toHaveLength(3);
		expect(tenant.calls()).toEqual(['GET /api/v1/apps?page_size=3']);
	});

	test('what lies beyond the limit is not asked for', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5, emptyPages: false });
		await tenant.json('app.getMany', { limit: 20 });
		// 5 rows a page, and 13 that the service adds.
		expect(tenant.requests()).toHaveLength(2);
	});

	test('an item that wants no more than the default has 50', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 100 });
		expect(await tenant.json('app.getMany')).toHaveLength(33);
		expect(tenant.calls()[0]).toContain('page_size=50');
	});

	test('a token that repeats ends in words instead of a loop', async () => {
		tenant.control.configure('conductorOne', { repeatPageToken: true });
		const { message } = await tenant.failure('app.getMany', { returnAll: true });
		expect(message).toContain('The list does not end');
		expect(tenant.requests()).toHaveLength(2);
	});

	test('a search sends its filters with every page, and its token in the body', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 10 });
		const found = await tenant.json('app.search', {
			returnAll: true,
			filters: { query: 'o', onlyDirectories: true },
		});
		expect(names(found)).toEqual(['Google Workspace', 'Okta', 'Workday']);
		const bodies = tenant.requests().map(({ body }) => body);
		expect(bodies.length).toBeGreaterThan(1);
		for (const body of bodies) expect(body).toMatchObject({ query: 'o', onlyDirectories: true });
		expect(bodies[1]).toHaveProperty('pageToken');
		expect(bodies[0]).not.toHaveProperty('pageToken');
	});

	test('a search by IDs and policies sends lists and references', async () => {
		const policy = ids.apps.asana;
		await tenant.json('app.search', {
			filters: { appIds: `${ids.apps.okta}, ${ids.apps.slack}`, policyRefs: policy },
		});
		expect(tenant.requests()[0]?.body).toMatchObject({
			appIds: [ids.apps.okta, ids.apps.slack],
			policyRefs: [{ id: policy }],
		});
	});

	test('connectors of one app, without the deleted ones', async () => {
		const connectors = await tenant.json('connector.getMany', { appId: byId(ids.apps.okta) });
		expect(names(connectors)).toEqual(['Okta v2', 'Okta Preview', 'Okta EU']);
		const netSuite = await tenant.json('connector.getMany', { appId: byId(ids.apps.netSuite) });
		expect(netSuite.map(({ id }) => id)).not.toContain(ids.connectors.netSuiteDeleted);
	});

	test('an app without connectors gives no items, and that is no failure', async () => {
		expect(await tenant.json('connector.getMany', { appId: byId(ids.apps.asana) })).toEqual([]);
	});

	test('Simplify gives at most ten flat fields; without it everything comes', async () => {
		const [simple] = await tenant.json('connector.getMany', { appId: byId(ids.apps.okta) });
		expect(Object.keys(simple ?? {}).length).toBeLessThanOrEqual(10);
		expect(simple).toMatchObject({ displayName: 'Okta v2', status: 'SYNC_STATUS_DONE' });
		const [full] = await tenant.json('connector.getMany', {
			appId: byId(ids.apps.okta),
			simplify: false,
		});
		expect(full).toMatchObject({
			displayName: 'Okta v2',
			connectorSyncCronSchedule: { cronSpec: '0 */4 * * *' },
		});
		expect(full).not.toHaveProperty('appPath');
	});

	test('Raw Response gives the replies themselves, page by page', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5, emptyPages: false });
		const replies = await tenant.json('app.getMany', {
			limit: 20,
			options: { rawResponse: true },
		});
		expect(replies).toHaveLength(2);
		expect(replies[0]).toHaveProperty('nextPageToken');
		expect(replies[0]).toHaveProperty('list');
	});
});

describe('Get Many in All Apps', () => {
	test('lists every app and each of its connectors, in the order of the apps', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5 });
		const connectors = await tenant.json('connector.getManyInAllApps', { returnAll: true });
		const apps = names(await tenant.json('app.getMany', { returnAll: true }));
		const order = connectors.map(({ appDisplayName }) => apps.indexOf(String(appDisplayName)));
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(order).not.toContain(-1);
		expect(names(connectors)).toEqual(
			expect.arrayContaining(['Okta v2', 'Okta Preview', 'Okta EU', 'Workday']),
		);
		expect(connectors.map(({ id }) => id)).not.toContain(ids.connectors.netSuiteDeleted);
	});

	test('asks for the connectors of a few apps at a time', async () => {
		tenant.control.setLatency(20);
		await tenant.json('connector.getManyInAllApps', { returnAll: true });
		expect(tenant.control.maxInFlight('conductorOne')).toBe(5);
	});

	test('has no more requests in flight than Concurrency allows, over all items', async () => {
		tenant.control.setLatency(5);
		await tenant.json(
			'connector.getManyInAllApps',
			{ returnAll: true, options: { concurrency: 2 } },
			{ items: 2 },
		);
		expect(tenant.control.maxInFlight('conductorOne')).toBe(2);
	});

	test('stops asking once the limit is reached', async () => {
		const connectors = await tenant.json('connector.getManyInAllApps', { limit: 4 });
		expect(connectors).toHaveLength(4);
		expect(tenant.requests().length).toBeLessThan(16);
	});

	test('one app that cannot be read fails the list instead of leaving a hole', async () => {
		tenant.control.failNext({
			service: 'conductorOne',
			path: `/api/v1/apps/${ids.apps.okta}/connectors`,
			status: 403,
			message: 'action not permitted',
		});
		const { message } = await tenant.failure('connector.getManyInAllApps', { returnAll: true });
		expect(message).toContain('[item 0]');
	});
});
