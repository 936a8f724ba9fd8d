import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { callListSearch, callLoadOptions, callResourceMapping } from '../support/harness';
import { TYPE, byId, ids, okta, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const given = (parameters = {}) => ({
	node: new ConductorOne(),
	credentials: { [TYPE]: tenant.clientData() },
	parameters: { resource: 'connector', operation: 'get', ...parameters },
});

describe(`lists${unjudged}`, () => {
	test('apps, searched by the service, with a token for more', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 10 });
		const first = await callListSearch({ ...given(), method: 'searchApps' });
		expect(first.results[0]).toEqual({
			name: expect.any(String),
			value: expect.stringMatching(/^\w{27}$/),
		});
		const second = await callListSearch({
			...given(),
			method: 'searchApps',
			paginationToken: String(first.paginationToken),
		});
		expect(second.results[0]?.value).not.toBe(first.results[0]?.value);

		const found = await callListSearch({ ...given(), method: 'searchApps', filter: ' okta ' });
		expect(found.results).toEqual([{ name: 'Okta', value: ids.apps.okta }]);
	});

	test('connectors of the chosen app, searched by name', async () => {
		const all = await callListSearch({
			...given({ appId: byId(ids.apps.okta) }),
			method: 'searchConnectors',
		});
		expect(all.results.map(({ name }) => name)).toEqual(['Okta v2', 'Okta Preview', 'Okta EU']);
		const found = await callListSearch({
			...given({ appId: byId(ids.apps.okta) }),
			method: 'searchConnectors',
			filter: 'EU',
		});
		expect(found.results).toEqual([{ name: 'Okta EU', value: ids.connectors.oktaFailed }]);
	});

	test('connectors need an app first', async () => {
		const search = callListSearch({ ...given(), method: 'searchConnectors' });
		await expect(search).rejects.toThrow("Choose 'App' first");
		expect(tenant.control.requests()).toEqual([]);
	});

	test('entitlements of the app that is chosen in the same row', async () => {
		const inRow = {
			...given({
				resource: 'entitlement',
				operation: 'replaceOwners',
				appId: byId(ids.apps.gitHub),
				appEntitlementRefs: { entries: [{ appId: byId(ids.apps.okta) }, {}] },
			}),
			method: 'searchRowEntitlements',
		};
		const at = (row: number) => `parameters.appEntitlementRefs.entries[${row}].id`;
		const { results } = await callListSearch({ ...inRow, path: at(0) });
		expect(results.map(({ value }) => value)).toContain(ids.entitlements.ordinary);
		await expect(callListSearch({ ...inRow, path: at(1) })).rejects.toThrow("Choose 'App' first");
	});

	test('all apps at once, by name, where several can be chosen', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 10 });
		const options = await callLoadOptions({ ...given(), method: 'searchApps' });
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(options).toContainEqual({ name: 'Okta', value: ids.apps.okta });
		expect(tenant.calls().length).toBeGreaterThan(1);
	});

	test('users, by name or email', async () => {
		const { results } = await callListSearch({ ...given(), method: 'searchUsers', filter: '@' });
		expect(results[0]?.name).toMatch(/ \(\S+@\S+\)$/);
	});

	test('open tasks, the newest first', async () => {
		for (const entitlementId of [ids.entitlements.ordinary, ids.entitlements.twoApprovals]) {
			tenant.control.advanceClock(1000);
			await tenant.json('task.createGrantRequest', {
				appId: byId(ids.apps.okta),
				entitlementId: byId(entitlementId),
				subject: 'user',
				userId: byId(ids.users.member),
			});
		}
		const { results } = await callListSearch({ ...given(), method: 'searchTasks' });
		expect(results.map(({ name }) => name)).toEqual([
			'Grant Administrators for Tomas Raman (#1001)',
			'Grant Engineering for Tomas Raman (#1000)',
		]);
	});

	test('policies, with what they decide', async () => {
		const { results } = await callListSearch({
			...given(),
			method: 'searchPolicies',
			filter: 'manager',
		});
		expect(results.map(({ name }) => name)).toEqual([
			'Manager Approval (grant)',
			'Review by Manager (certify)',
		]);
	});

	test.each([
		['searchRiskLevels', ['High', 'Low', 'Medium']],
		['searchComplianceFrameworks', ['HIPAA', 'SOC 2']],
		['searchRoles', ['Super Administrator', 'Read Only Administrator', 'Connector Administrator']],
	])('%s lists what the tenant has', async (method, names) => {
		const { results } = await callListSearch({ ...given(), method });
		expect(results.map(({ name }) => name)).toEqual(names);
	});

	test('a part of the API that the tenant does not have is no missing object', async () => {
		tenant.control.failNext({ path: '^/api/', status: 404, message: 'Not Found' });
		const search = callListSearch({ ...given(), method: 'searchApps' });
		await expect(search).rejects.toThrow('The API of this tenant has no such operation');
	});

	test('a list that cannot be read says why instead of being empty', async () => {
		tenant.control.failNext({ path: '^/api/', status: 403, message: 'no' });
		const search = callListSearch({ ...given(), method: 'searchApps' });
		await expect(search).rejects.toThrow('The credential is not allowed to do this');
	});
});

describe(`the configuration form${unjudged}`, () => {
	const workday = { appId: byId(ids.apps.workday), connectorId: byId(ids.connectors.workday) };

	test('of an existing connector: its fields, without secrets and what cannot be set', async () => {
		const { fields } = await callResourceMapping({ ...given(workday), method: 'connectorForm' });
		const byName = new Map(fields.map((field) => [field.id, field]));
		expect(byName.get('workday_tenant')).toMatchObject({
			displayName: 'Tenant',
			type: 'string',
			required: true,
		});
		expect(byName.get('workday_environment')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{ name: 'Implementation', value: 'implementation' },
			],
		});
		expect(byName.get('workday_sync_contractors')).toMatchObject({
			type: 'boolean',
			defaultValue: true,
		});
		expect([...byName.keys()]).not.toContain('workday_private_key');
		expect([...byName.keys()]).not.toContain('workday_client_secret');
		expect(tenant.requests().at(-1)?.body).toEqual({
			appId: ids.apps.workday,
			connectorId: ids.connectors.workday,
		});
	});

	test('every field of a type is in the form, among the secrets, or cannot be set', async () => {
		const method = { ...given({ operation: 'create', catalogId: ids.catalog.everyField }) };
		const { fields } = await callResourceMapping({ ...method, method: 'newConnectorForm' });
		const secrets = await callLoadOptions({ ...method, method: 'newConnectorSecrets' });
		const names = [
			...fields.map(({ id }) => id),
			...secrets.map(({ value }) => String(value).replace('pairs:', '')),
		];
		const { schema } = (await (
			await fetch(`${tenant.url}/api/v1/connectorcatalog`, {
				method: 'POST',
				headers: { authorization: `Bearer ${tenant.sandbox.conductorOne.bearerToken}` },
				body: JSON.stringify({ catalogId: ids.catalog.everyField }),
			})
		).json()) as { schema: { fields: Array<Record<string, unknown> & { name: string }> } };
		const settable = schema.fields
			.filter(({ oauth2, options, readOnly }) => !oauth2 && !options && !readOnly)
			.map(({ name }) => name);
		expect(names.sort()).toEqual(settable.sort());
	});

	test('the secrets are offered by name', async () => {
		const secrets = await callLoadOptions({ ...given(okta), method: 'connectorSecrets' });
		expect(secrets).toEqual([{ name: 'API token', value: 'okta_v2_api_token' }]);
	});

	test('a field that only some ways to connect need is not required', async () => {
		const { fields } = await callResourceMapping({
			...given({ operation: 'create', catalogId: ids.catalog.salesforceV2 }),
			method: 'newConnectorForm',
		});
		expect(fields.filter(({ required }) => required)).toEqual([]);
	});

	test('a type without fields has an empty form, which is no failure', async () => {
		const { fields } = await callResourceMapping({
			...given({ operation: 'create', catalogId: ids.catalog.baton }),
			method: 'newConnectorForm',
		});
		expect(fields).toEqual([]);
	});

	test('it needs to know which connector', async () => {
		const form = callResourceMapping({ ...given(), method: 'newConnectorForm' });
		await expect(form).rejects.toThrow("Choose 'Catalog ID' first");
	});
});
