import { SmallTenant } from './smallTenant';
import { byId } from './support';

const ID = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const OTHER = '2kG3aTftCcAvWtHZt2Ywry0dPn8';

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
beforeEach(() => tenant.begin({ json: {} }));
afterAll(async () => await tenant.close());

const calls = () => tenant.requests.map(({ call }) => call);
const sent = () =>
	tenant.requests.map(({ text }) => (text === '' ? undefined : (JSON.parse(text) as unknown)));
const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('Invoke of a function', () => {
	const invocation = (status: string, more: object = {}) => ({
		json: { invocation: { id: OTHER, status: `FUNCTION_INVOCATION_STATUS_${status}`, ...more } },
	});
	const invoke = async (options = {}) =>
		await tenant.run('function.invoke', {
			functionId: byId(ID),
			functionInput: '{"name": "Zoë"}',
			options,
		});

	test('sends JSON, waits, and returns JSON', async () => {
		tenant.begin(
			{ json: { invocationId: OTHER } },
			invocation('RUNNING'),
			invocation('SUCCESS', { output: { greeting: 'Hello, Zoë' } }),
		);
		const { json } = await invoke();
		expect(json).toEqual([
			{ invocationId: OTHER, finished: true, output: { greeting: 'Hello, Zoë' } },
		]);
		expect(sent()[0]).toEqual({ json: inBase64({ name: 'Zoë' }) });
		const path = `/api/v1/functions/${ID}`;
		expect(calls()).toEqual([
			`POST ${path}/invoke`,
			`GET ${path}/invocations/${OTHER}`,
			`GET ${path}/invocations/${OTHER}`,
		]);
	});

	test('returns at once what came at once, JSON or not', async () => {
		tenant.begin({ json: { invocationId: OTHER, json: inBase64({ ok: true }) } });
		expect((await invoke()).json).toMatchObject([{ finished: true, output: { ok: true } }]);
		tenant.begin({ json: { json: Buffer.from('plain').toString('base64') } });
		expect((await invoke()).json).toMatchObject([{ finished: true, output: 'plain' }]);
	});

	test('fails with what the function said', async () => {
		tenant.begin(
			{ json: { invocationId: OTHER } },
			invocation('ERROR', { error: 'TypeError: x is undefined' }),
		);
		const { message, description } = await invoke();
		expect(message).toContain('The function failed');
		expect(description).toContain('TypeError: x is undefined');
		expect(description).toContain(OTHER);
	});

	test('does not wait if that is not wanted', async () => {
		tenant.begin({ json: { invocationId: OTHER } });
		const { json } = await invoke({ waitForResult: false, commitId: ID });
		expect(json).toEqual([{ invocationId: OTHER, finished: false }]);
		expect(sent()).toEqual([{ json: inBase64({ name: 'Zoë' }), commitId: ID }]);
	});

	test('says when it has not ended in time', async () => {
		tenant.begin({ json: { invocationId: OTHER } }, invocation('RUNNING'));
		const { message, description } = await invoke({ timeoutSeconds: 1 });
		expect(message).toMatch(/has not ended after 1 second\b(?!s)/);
		expect(description).toContain(OTHER);
	});
});

describe('Finding', () => {
	const finding = {
		id: ID,
		severity: 'FINDING_SEVERITY_NEW_ONE',
		unusedSecret: {},
		custom: null,
		riskScore: { score: 7 },
	};
	const states: Array<[string, object, object]> = [
		['resolve', { additionalFields: { reason: 'Fixed' } }, { resolve: { reason: 'Fixed' } }],
		['suppress', {}, { suppress: {} }],
		['reopen', {}, { reopen: {} }],
		['unsuppress', {}, { unsuppress: {} }],
		[
			'snooze',
			{ snoozeUntil: '2027-01-31T08:00:00Z' },
			{ snooze: { snoozeUntil: '2027-01-31T08:00:00.000Z' } },
		],
		['acceptRisk', { justification: 'Known' }, { acceptRisk: { justification: 'Known' } }],
	];

	test.each(states)('%s is one change of state', async (operation, parameters, body) => {
		tenant.begin({ json: { finding } });
		await tenant.run(`finding.${operation}`, { findingId: byId(ID), ...parameters });
		expect(calls()).toEqual([`POST /api/v1/findings/${ID}/state`]);
		expect(sent()).toEqual([body]);
	});

	test('says what was found, and keeps values that are newer than this node', async () => {
		tenant.begin({ json: { finding } });
		const { json } = await tenant.run('finding.get', { findingId: byId(ID) });
		expect(json).toMatchObject([
			{ id: ID, type: 'unusedSecret', severity: 'FINDING_SEVERITY_NEW_ONE', riskScore: 7 },
		]);
	});
});

describe('Request Catalog', () => {
	const entries = { entries: [{ appId: ID, id: OTHER }] };
	const refs = [{ appId: ID, id: OTHER }];
	const path = `/api/v1/catalogs/${ID}`;

	test.each([
		['addEntitlements', 'appEntitlements', 'POST', 'requestable_entries'],
		['removeEntitlements', 'appEntitlements', 'DELETE', 'requestable_entries'],
		['replaceEntitlements', 'appEntitlements', 'POST', 'requestable_entitlements/update'],
		['addVisibility', 'accessEntitlements', 'POST', 'visibility_bindings'],
		['removeVisibility', 'accessEntitlements', 'DELETE', 'visibility_bindings'],
	])('%s names the entitlements', async (operation, name, method, last) => {
		const { json } = await tenant.run(`requestCatalog.${operation}`, {
			requestCatalogId: byId(ID),
			[name]: entries,
		});
		expect(json).toEqual([{ success: true }]);
		expect(calls()).toEqual([`${method} ${path}/${last}`]);
		expect(sent()).toEqual([{ [name]: refs }]);
	});

	test('nothing replaces all by nothing', async () => {
		const { message } = await tenant.run('requestCatalog.replaceEntitlements', {
			requestCatalogId: byId(ID),
			appEntitlements: {},
		});
		expect(message).toContain("'Entitlements' is empty");
		expect(tenant.requests).toEqual([]);
	});

	test('numbers of 64 bits are sent as text', async () => {
		await tenant.run('requestCatalog.setBundleAutomation', {
			requestCatalogId: byId(ID),
			additionalFields: {
				celExpression: 'user.department == "IT"',
				removedMembersThresholdPercent: 30,
			},
		});
		expect(sent()).toEqual([
			{ cel: { expression: 'user.department == "IT"' }, removedMembersThresholdPercent: '30' },
		]);
	});
});

describe('Service Principal', () => {
	const secret = 'secret-token:conductorone.com:v1:dummy-canary';

	test('the secret of a new credential is in the output, once', async () => {
		const credential = { id: OTHER, clientId: 'dummy@acme.conductor.one/spc' };
		tenant.begin({ json: { credential, clientSecret: secret } });
		const { json } = await tenant.run('servicePrincipal.createCredential', {
			servicePrincipalId: byId(ID),
			displayName: 'n8n',
			additionalFields: { expires: '90 days', allowSourceCidrs: '203.0.113.0/24' },
		});
		expect(json).toEqual([{ credential, clientSecret: secret }]);
		expect(sent()).toEqual([
			{ displayName: 'n8n', expires: '7776000s', allowSourceCidrs: ['203.0.113.0/24'] },
		]);
	});

	test('deleting sends no body', async () => {
		await tenant.run('servicePrincipal.revokeCredential', {
			servicePrincipalId: byId(ID),
			servicePrincipalCredentialId: byId(OTHER),
		});
		expect(sent()).toEqual([undefined]);
	});
});

describe('lists are complete, also where pages are not declared', () => {
	test.each([
		['function.getMany', {}, '/api/v1/functions'],
		['automation.getMany', {}, '/api/v1/automations'],
		['servicePrincipal.getMany', {}, '/api/v1/service_principals'],
		[
			'servicePrincipal.getCredentials',
			{ servicePrincipalId: byId(ID) },
			`/api/v1/service_principals/${ID}/credentials`,
		],
	])('%s', async (operation, parameters, path) => {
		tenant.begin(
			{ json: { list: [{ id: 'a' }], nextPageToken: 'two' } },
			{ json: { list: [], nextPageToken: 'three' } },
			{ json: { list: [{ id: 'b' }], nextPageToken: '' } },
		);
		const { json } = await tenant.run(operation, { ...parameters, returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(calls()[0]).toMatch(`GET ${path}?page_size=`);
		expect(calls()[1]).toContain('page_token=two');
		expect(calls()[2]).toContain('page_token=three');
	});
});

describe('an update', () => {
	const updates: Array<[string, object, object]> = [
		['app.update', { appId: byId(ID) }, { monthlyCostUsd: 5 }],
		['webhook.update', { webhookId: byId(ID) }, { description: '' }],
		['role.update', { roleId: byId(ID) }, { displayName: 'Help desk' }],
		['requestCatalog.update', { requestCatalogId: byId(ID) }, { published: false }],
		['function.update', { functionId: byId(ID) }, { description: '' }],
		['servicePrincipal.update', { servicePrincipalId: byId(ID) }, { displayName: 'n8n' }],
	];

	test.each(updates)('%s masks only what was added', async (operation, where, updateFields) => {
		await tenant.run(operation, { ...where, updateFields } as never);
		const [name = ''] = Object.keys(updateFields);
		expect(sent()).toMatchObject([{ updateMask: name }]);
	});

	test.each(updates)('%s of nothing is refused', async (operation, where) => {
		const { message } = await tenant.run(operation, where as never);
		expect(message).toContain("'Update Fields' is empty");
		expect(tenant.requests).toEqual([]);
	});
});
