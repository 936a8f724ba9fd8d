import type { INodeParameters } from 'n8n-workflow';

import { SmallTenant } from './smallTenant';
import { byId } from './support';

const ID = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const TOMAS = '2kG3aTftCcAvWtHZt2Ywry0dPn8';

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
beforeEach(() => tenant.begin({ json: {} }));
afterAll(async () => await tenant.close());

/** The reply to the search for somebody by e-mail address. */
const found = {
	json: {
		list: [{ user: { id: TOMAS, email: 'tomas@example.com' } }],
		expanded: [],
		nextPageToken: '',
	},
};

const calls = () => tenant.requests.map(({ call }) => call);
const last = () => JSON.parse(tenant.requests.at(-1)?.text ?? '') as unknown;

describe('Access Conflict', () => {
	const conflict = { monitorId: ID };

	test('who is told of a conflict is named by e-mail address', async () => {
		tenant.begin(found, { json: { id: ID, displayName: 'Pay and approve' } });
		const { json } = await tenant.run('accessConflict.create', {
			displayName: 'Pay and approve',
			additionalFields: { notifiedUsers: 'tomas@example.com' },
		});
		expect(json).toMatchObject([{ id: ID }]);
		expect(last()).toEqual({
			displayName: 'Pay and approve',
			notificationConfig: { emailNotifications: { enabled: true, identityUserIds: [TOMAS] } },
		});
	});

	test('nobody is told any more once the list is emptied', async () => {
		await tenant.run('accessConflict.update', {
			...conflict,
			updateFields: { notifiedUsers: '={{ [] }}' },
		});
		expect(last()).toEqual({
			notificationConfig: { emailNotifications: { enabled: false, identityUserIds: [] } },
		});
	});

	test('Get says who is told, flat', async () => {
		const emailNotifications = { enabled: true, identityUserIds: [TOMAS] };
		tenant.begin({ json: { id: ID, enabled: true, notificationConfig: { emailNotifications } } });
		const { json } = await tenant.run('accessConflict.get', conflict);
		expect(json).toEqual([{ id: ID, enabled: true, notifiedUserIds: [TOMAS] }]);
	});

	test.each(['addEntitlement', 'removeEntitlement'])('%s names the side', async (operation) => {
		await tenant.run(`accessConflict.${operation}`, {
			...conflict,
			appId: byId(ID),
			entitlementId: byId(TOMAS),
			entitlementGroup: 'ENTITLEMENT_GROUP_B',
		});
		expect(last()).toEqual({
			monitorId: ID,
			appId: ID,
			appEntitlementId: TOMAS,
			entitlementGroup: 'ENTITLEMENT_GROUP_B',
		});
	});
});

describe('Directory', () => {
	const directory = { directoryAppId: byId(ID) };

	test('without a filter all accounts count, and without cases none are merged', async () => {
		await tenant.run('directory.replaceSettings', directory);
		expect(calls()).toEqual([`PUT /api/v1/directories/${ID}`]);
		expect(last()).toEqual({ all: {} });
	});

	test('a filter and cases are sent as the API has them', async () => {
		await tenant.run('directory.create', {
			appId: byId(ID),
			additionalFields: {
				accountFilter: 'account.type == "user"',
				matchCases: '[{ "appUserKeyCel": "account.email", "userKeyCel": "user.email" }]',
			},
		});
		expect(last()).toEqual({
			appId: ID,
			celExpression: { expression: 'account.type == "user"' },
			mergeConfig: {
				matchCases: [{ appUserKeyCel: 'account.email', userKeyCel: 'user.email' }],
			},
		});
	});

	test('Get says what counts, flat', async () => {
		tenant.begin({
			json: {
				directoryView: {
					directory: { appId: ID, celExpression: { expression: 'true' }, all: null },
					appPath: '',
				},
			},
		});
		const { json } = await tenant.run('directory.get', directory);
		expect(json).toEqual([{ appId: ID, accountFilter: 'true' }]);
	});
});

describe('Request Schema', () => {
	const fields = '[{ "name": "reason", "displayName": "Reason" }]';

	test('a form is made of its fields', async () => {
		tenant.begin({ json: { requestSchema: { id: ID } } });
		const { json } = await tenant.run('requestSchema.create', { schemaName: 'Laptop', fields });
		expect(json).toEqual([{ id: ID }]);
		expect(last()).toEqual({
			name: 'Laptop',
			fields: [{ name: 'reason', displayName: 'Reason' }],
		});
	});

	test('the form of an entitlement is found by it, and added and removed with both', async () => {
		const entitlement = { appId: byId(ID), entitlementId: byId(TOMAS) };
		const entitlementRef = { appId: ID, id: TOMAS };
		tenant.begin({ json: { requestSchemaId: ID, entitlementRef } });
		const { json } = await tenant.run('requestSchema.findForEntitlement', entitlement);
		expect(json).toEqual([{ requestSchemaId: ID, entitlementRef }]);
		for (const operation of ['addToEntitlement', 'removeFromEntitlement']) {
			await tenant.run(`requestSchema.${operation}`, { ...entitlement, requestSchemaId: ID });
			expect(last()).toEqual({ requestSchemaId: ID, entitlementRef });
		}
	});

	test('Get shows the fields of the form, flat', async () => {
		const form = { id: TOMAS, displayName: 'Laptop', fields: [{ name: 'reason' }] };
		tenant.begin({ json: { requestSchema: { id: ID, form } } });
		const { json } = await tenant.run('requestSchema.get', { requestSchemaId: ID });
		expect(json).toEqual([
			{ id: ID, formId: TOMAS, displayName: 'Laptop', fields: [{ name: 'reason' }] },
		]);
	});
});

describe('Vault', () => {
	test('a vault is one of a group, with owners by e-mail address', async () => {
		tenant.begin(found, { json: { vault: { id: ID } } });
		await tenant.run('vault.create', {
			displayName: 'New Hires',
			additionalFields: { ownerIds: 'tomas@example.com' },
		});
		expect(last()).toEqual({ displayName: 'New Hires', groupAuthzVault: {}, ownerIds: [TOMAS] });
	});

	test('how long credentials stay is given as people say it', async () => {
		await tenant.run('vault.update', {
			vaultId: ID,
			updateFields: { credentialExpirationDuration: '30 days' },
		});
		expect(last()).toEqual({
			vault: { credentialExpirationDuration: '2592000s' },
			updateMask: 'credentialExpirationDuration',
		});
	});
});

describe('Attributes', () => {
	test('a value is made of its text', async () => {
		tenant.begin({ json: { value: { id: ID, value: 'High' } } });
		const { json } = await tenant.run('riskLevel.create', { attributeValue: 'High' });
		expect(json).toEqual([{ id: ID, value: 'High' }]);
		expect(last()).toEqual({ value: 'High' });
	});

	test.each<[string, INodeParameters]>([
		['riskLevel.getMany', {}],
		['complianceFramework.getMany', {}],
		['attribute.getTypes', {}],
		['attribute.getMany', { attributeTypeId: byId(ID) }],
		['attribute.search', { filters: { query: 'h' } }],
		['role.getMany', {}],
		['directory.getMany', {}],
		['policy.getMany', {}],
	])('%s goes on beyond an empty page', async (operation, parameters) => {
		const row = { id: ID, name: 'x', appId: ID, directory: { appId: ID } };
		tenant.begin(
			{ json: { list: [], expanded: [], nextPageToken: 'two' } },
			{ json: { list: [row], expanded: [], nextPageToken: '' } },
		);
		const { json } = await tenant.run(operation, { ...parameters, returnAll: true });
		expect(json).toHaveLength(1);
		expect(Object.keys(json[0] ?? {}).length).toBeGreaterThan(0);
		expect(tenant.requests).toHaveLength(2);
	});
});

describe('App', () => {
	test('a new one has owners by e-mail address and by entitlement', async () => {
		tenant.begin(found, { json: { app: { id: ID, displayName: 'Parking' } } });
		const { json } = await tenant.run('app.create', {
			displayName: 'Parking',
			additionalFields: {
				owners: 'tomas@example.com',
				appEntitlementOwnerRefs: { entries: [{ appId: ID, id: TOMAS }] },
			},
		});
		expect(json).toEqual([{ id: ID, displayName: 'Parking' }]);
		expect(last()).toEqual({
			displayName: 'Parking',
			owners: [TOMAS],
			appEntitlementOwnerRefs: [{ appId: ID, id: TOMAS }],
		});
	});
});

describe('the circuit breaker of an automation', () => {
	const automation = { automationId: byId(ID), additionalFields: { reason: 'As agreed' } };
	const path = `POST /api/v1/automations/${ID}/circuit_breaker`;

	test('is cleared, with the reason', async () => {
		const { json } = await tenant.run('automation.clearCircuitBreaker', automation);
		expect(json).toEqual([{ success: true }]);
		expect(calls()).toEqual([`${path}/clear`]);
		expect(last()).toEqual({ reason: 'As agreed' });
	});

	test('what was paused is run unless it is to be canceled', async () => {
		await tenant.run('automation.resolvePaused', automation);
		expect(calls()).toEqual([`${path}/resolve_paused`]);
		expect(last()).toMatchObject({ decision: 'PAUSED_EXECUTION_DECISION_RUN' });
		await tenant.run('automation.resolvePaused', {
			...automation,
			decision: 'PAUSED_EXECUTION_DECISION_CANCEL',
		});
		expect(last()).toMatchObject({ decision: 'PAUSED_EXECUTION_DECISION_CANCEL' });
	});
});

describe('deleting', () => {
	test.each<[string, INodeParameters, string]>([
		['accessConflict.delete', { monitorId: ID }, 'accessconflict'],
		['app.delete', { appId: byId(ID) }, 'apps'],
		['attribute.delete', { attributeId: byId(ID) }, 'attribute'],
		['automation.delete', { automationId: byId(ID) }, 'automations'],
		[
			'complianceFramework.delete',
			{ attributeValueId: byId(ID) },
			'attributes/compliance_frameworks',
		],
		['directory.delete', { directoryAppId: byId(ID) }, 'directories'],
		['policy.delete', { policyId: byId(ID) }, 'policies'],
		['requestSchema.delete', { requestSchemaId: ID }, 'request_schemas'],
		['riskLevel.delete', { attributeValueId: byId(ID) }, 'attributes/risk_levels'],
		['servicePrincipal.delete', { servicePrincipalId: byId(ID) }, 'service_principals'],
		['vault.delete', { vaultId: ID }, 'vaults'],
	])('%s deletes that one, once, and says so', async (operation, parameters, folder) => {
		const { json } = await tenant.run(operation, parameters);
		expect(json).toEqual([{ deleted: true }]);
		expect(calls()).toEqual([`DELETE /api/v1/${folder}/${ID}`]);
		expect(tenant.requests[0]?.text).toBe('');
	});

	test.each<[string, string]>([
		['app.delete', 'appId'],
		['automation.delete', 'automationId'],
		['policy.delete', 'policyId'],
		['servicePrincipal.delete', 'servicePrincipalId'],
	])('%s of nothing in particular deletes nothing', async (operation, name) => {
		const { message } = await tenant.run(operation, { [name]: byId('={{ "" }}') });
		expect(message).toContain('is empty');
		expect(tenant.requests).toEqual([]);
	});
});

describe('bad input is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['accessConflict.update', { monitorId: ID }, "'Update Fields' is empty"],
		['accessConflict.get', { monitorId: 'Pay and approve' }, 'is not an ID'],
		[
			'accessConflict.create',
			{ displayName: 'x', additionalFields: { notifiedUsers: 'Tomas Raman' } },
			"'Notify Users' is not an ID",
		],
		['directory.create', { appId: byId('={{ "" }}') }, "'App' is empty"],
		[
			'directory.replaceSettings',
			{ directoryAppId: byId(ID), additionalFields: { matchCases: '["email"]' } },
			"'Merge Cases' is not a list of JSON objects",
		],
		['requestSchema.create', { schemaName: 'Laptop', fields: 'reason' }, "'Form Fields'"],
		['requestSchema.update', { requestSchemaId: ID }, "'Update Fields' is empty"],
		[
			'vault.update',
			{ vaultId: ID, updateFields: { credentialExpirationDuration: 'a while' } },
			"'Credential Expiration' is not a duration",
		],
		['riskLevel.create', { attributeValue: '={{ "" }}' }, "'Value' is empty"],
		[
			'attribute.create',
			{ attributeValue: 'x', attributeTypeId: byId('Team name') },
			'is not an ID',
		],
	])('%s, case %#', async (operation, parameters, words) => {
		const { message } = await tenant.run(operation, parameters);
		expect(message).toContain(words);
		expect(tenant.requests).toEqual([]);
	});
});
