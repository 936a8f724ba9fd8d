import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isObject } from '../../sandbox/core/json';
import { ids, useTenant } from './support';

const tenant = useTenant();

const AUDIT = 'connector.audit';

const summaryOf = async (parameters: INodeParameters = {}): Promise<IDataObject> => {
	const [summary] = await tenant.json(AUDIT, { output: 'summary', ...parameters });
	return summary ?? {};
};

const names = (items: readonly IDataObject[]) => items.map(({ subjectName }) => subjectName);

const statuses = (items: readonly IDataObject[]) =>
	items.reduce<Record<string, number>>((counts, { status }) => {
		counts[String(status)] = (counts[String(status)] ?? 0) + 1;
		return counts;
	}, {});

describe('what an audit asks for', () => {
	it('is counted, and is what the checks need', async () => {
		expect(await summaryOf()).toMatchObject({
			source: 'ConductorOne',
			scope: new URL(tenant.url).host,
			apps: 33,
			connectors: 40,
			credentials: 4,
			notRead: [],
			calls: tenant.requests().length,
			callsByOperation: { 'List apps': 1, 'List connectors': 33, 'List service principals': 1 },
		});
		tenant.control.clearRequests();
		expect(await summaryOf({ checks: ['syncFailed'] })).toMatchObject({
			calls: 34,
			callsByOperation: { 'List apps': 1, 'List connectors': 33 },
		});
		tenant.control.clearRequests();
		await summaryOf({ checks: ['accountWithoutOwner'] });
		expect(tenant.calls().every((call) => /\/apps\?|\/search\/app_users/.test(call))).toBe(true);
	});

	it('is few rows at a time where rows are heavy', async () => {
		await summaryOf({ checks: ['grantEnding', 'entitlementWithoutOwner'] });
		const heavy = tenant
			.requests()
			.filter(({ path }) => /search\/(entitlements|grants)$/.test(path))
			.map(({ body }) => (isObject(body) ? body.pageSize : undefined));
		expect(new Set(heavy)).toEqual(new Set([10]));
	});

	it('is sent so many at a time as the user wants', async () => {
		tenant.control.setLatency(20);
		await summaryOf({ checks: ['syncFailed'], options: { concurrency: 3 } });
		expect(tenant.control.maxInFlight('conductorOne')).toBe(3);
	});

	it('covers hundreds of apps', async () => {
		tenant.control.perform('conductorOne', 'addApps', { count: 217 });
		const items = await tenant.json(AUDIT, { checks: ['connectorWithoutOwner'], output: 'apps' });
		expect(items).toHaveLength(250);
		const summary = await summaryOf({ checks: ['connectorWithoutOwner'] });
		expect(summary).toMatchObject({ apps: 250, connectors: 257, findings: 256, notRead: [] });
	}, 60_000);

	it('is asked again while the tenant throttles for longer than usual', async () => {
		tenant.control.failNext({
			operation: 'ConnectorService.List$',
			status: 429,
			times: 6,
			headers: { 'retry-after': '0' },
		});
		const summary = await summaryOf({ checks: ['syncFailed'], options: { concurrency: 1 } });
		expect(summary).toMatchObject({ connectors: 40, notRead: [], calls: 34 });
	}, 60_000);
});

describe('an item for each app', () => {
	it('has all that was found in it, and is there for good apps too', async () => {
		const items = await tenant.json(AUDIT, {
			checks: ['syncFailed', 'connectorNotConfigured', 'accountWithoutOwner', 'grantEnding'],
			output: 'apps',
		});
		expect(items).toHaveLength(33);
		const of = (name: string) => items.find(({ subjectName }) => subjectName === name);
		expect(of('Zoom')).toMatchObject({ findings: 0, worstSeverity: 'none', subjectType: 'App' });
		expect(of('Okta')).toMatchObject({ findings: 6, worstSeverity: 'high', high: 2 });
		expect(of('GitHub')).toMatchObject({ findings: 2, medium: 1, low: 1 });
	});
});

describe('an audit that cannot read everything', () => {
	it('goes on without an app that it may not read, and lists it', async () => {
		tenant.control.failNext({
			path: `/apps/${ids.apps.okta}/connectors`,
			status: 403,
			times: 1,
			message: 'action not permitted',
		});
		const run = await tenant.run(AUDIT, { checks: ['syncFailed'], output: 'summary' });
		expect(run.json[0]).toMatchObject({
			apps: 33,
			connectors: 37,
			notRead: [{ what: 'App Okta', why: expect.stringContaining('action not permitted') }],
		});
		expect(run.hints[0]?.message).toContain('App Okta could not be read');
	});

	it('remembers what such an app had, and does not take it for resolved', async () => {
		const compared = async (staticData: IDataObject) =>
			await tenant.run(AUDIT, { checks: ['syncFailed'], comparison: 'mark' }, { staticData });
		const first = await compared({});
		expect(statuses(first.json)).toEqual({ new: 5 });
		tenant.control.failNext({
			path: `/apps/${ids.apps.okta}/connectors`,
			status: 403,
			times: 1,
			message: 'action not permitted',
		});
		const second = await compared(first.staticData);
		expect(statuses(second.json)).toEqual({ stillOpen: 4 });
		const third = await compared(second.staticData);
		expect(statuses(third.json)).toEqual({ stillOpen: 5 });
	});

	it('does not call a connector unowned whose owners it could not read', async () => {
		tenant.control.failNext({
			path: `/connectors/${ids.connectors.oktaFailed}/owners`,
			status: 403,
			times: 1,
			message: 'action not permitted',
		});
		const run = await tenant.run(AUDIT, { checks: ['connectorWithoutOwner'] });
		expect(run.json).toHaveLength(38);
		expect(names(run.json)).not.toContain('Okta EU (Okta)');
		expect(run.hints[0]?.message).toContain('Owners of connector Okta EU in Okta');
	});

	it('says that it may not see service principals, and checks the rest', async () => {
		tenant.control.failNext({
			operation: 'ServicePrincipalService.List$',
			status: 403,
			message: 'action not permitted',
		});
		const summary = await summaryOf({ checks: ['credentialExpiring', 'syncFailed'] });
		expect(summary).toMatchObject({ findings: 5, credentials: 0 });
		expect(summary.notRead).toMatchObject([{ what: 'Service principals' }]);
	});

	it('fails when it may not read any connectors, or the apps', async () => {
		tenant.control.failNext({
			operation: 'ConnectorService.List$',
			status: 403,
			times: 100,
			message: 'action not permitted',
		});
		const failure = await tenant.failure(AUDIT, { checks: ['syncFailed'] });
		expect(failure.description).toContain('action not permitted');
		tenant.reset();
		tenant.control.failNext({
			operation: 'Apps.List$',
			status: 403,
			times: 100,
			message: 'no apps for you',
		});
		expect((await tenant.failure(AUDIT)).description).toContain('no apps for you');
	});
});

describe('secrets', () => {
	it('turn up nowhere in what an audit gives', async () => {
		const run = await tenant.run(AUDIT, { report: 'json', output: 'apps' });
		const [first] = run.items;
		const file = Buffer.from(first?.binary?.data?.data ?? '', 'base64').toString('utf8');
		expect(file).toContain('Okta EU');
		expect(file + JSON.stringify(run.json)).not.toContain(tenant.sandbox.conductorOne.bearerToken);
		expect(file + JSON.stringify(run.json)).not.toMatch(/dummy-(okta-)?token|clientSecret/);
	});
});
