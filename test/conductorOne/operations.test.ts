import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { byId, ids, okta, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const base = `/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}`;
const netSuite = { appId: byId(ids.apps.netSuite), connectorId: byId(ids.connectors.netSuite) };
const snowflake = {
	appId: byId(ids.apps.snowflake),
	connectorId: byId(ids.connectors.snowflakeDropped),
};
const owners = `/api/v2/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}/owners`;

/** The state of a connector, as `Get` has it in full. */
const connector = async (where = okta) =>
	(await tenant.json('connector.get', { ...where, simplify: false }))[0] ?? {};

describe(`App${unjudged}`, () => {
	test('Get', async () => {
		const [app] = await tenant.json('app.get', { appId: byId(ids.apps.okta) });
		expect(app).toMatchObject({ id: ids.apps.okta, displayName: 'Okta', isDirectory: true });
		expect(Object.keys(app ?? {})).toHaveLength(10);
		expect(tenant.calls()).toEqual([`GET /api/v1/apps/${ids.apps.okta}`]);
	});

	test('Get, raw and in full', async () => {
		const where = { appId: byId(ids.apps.okta) };
		const [full] = await tenant.json('app.get', { ...where, simplify: false });
		expect(full).toHaveProperty('identityMatching');
		const [raw] = await tenant.json('app.get', { ...where, options: { rawResponse: true } });
		expect(raw).toHaveProperty('app.identityMatching');
	});
});

describe(`Connector${unjudged}`, () => {
	test('Get', async () => {
		const [simple] = await tenant.json('connector.get', okta);
		expect(simple).toMatchObject({ id: ids.connectors.okta, status: 'SYNC_STATUS_DONE' });
		expect(tenant.calls()).toEqual([`GET ${base}`]);
	});

	test('Get still finds a deleted connector, which says when it was', async () => {
		const deleted = await connector({
			appId: byId(ids.apps.netSuite),
			connectorId: byId(ids.connectors.netSuiteDeleted),
		});
		expect(deleted.deletedAt).toEqual(expect.any(String));
	});

	test('Create sends the configuration as the wire has it', async () => {
		const [created] = await tenant.json('connector.create', {
			appId: byId(ids.apps.okta),
			catalogId: ids.catalog.oktaV2,
			config: {
				mappingMode: 'defineBelow',
				value: {
					okta_v2_domain: 'acme.okta.com',
					okta_sync_custom_roles: true,
					okta_filter_email_domains: null,
				},
				schema: [],
			},
			configSecrets: { entries: [{ name: 'okta_v2_api_token', value: 'dummy-okta-token' }] },
			additionalFields: { description: 'Made by a test', userIds: ids.users.admin },
			options: { include: ['app_id', 'user_ids', 'capabilities'] },
		});
		expect(tenant.requests()[0]?.body).toEqual({
			catalogId: ids.catalog.oktaV2,
			config: {
				'@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig',
				configuration: {
					okta_v2_domain: { stringValue: 'acme.okta.com' },
					okta_sync_custom_roles: { stringValue: 'true' },
					okta_v2_api_token: { stringValue: 'dummy-okta-token' },
				},
			},
			description: 'Made by a test',
			userIds: [ids.users.admin],
			expandMask: { paths: ['app_id', 'user_ids', 'capabilities'] },
		});
		// The related objects are part of the connector, and the paths to them are gone.
		expect(created).toMatchObject({
			description: 'Made by a test',
			app: { id: ids.apps.okta, displayName: 'Okta' },
			users: [{ id: ids.users.admin }],
			capabilities: expect.any(Object),
		});
		expect(created).not.toHaveProperty('appPath');
		expect(created?.createdAt).toEqual(expect.stringMatching(/^\d{4}-/));
	});

	test('Create takes JSON with pairs and lists too', async () => {
		await tenant.json('connector.create', {
			appId: byId(ids.apps.workday),
			catalogId: ids.catalog.everyField,
			configSource: 'json',
			configJson: JSON.stringify({
				workday_tenant: 'acme_prod',
				workday_private_key: 'dummy-private-key',
				workday_sync_contractors: false,
				workday_environment: 'production',
			}),
		});
		expect(tenant.requests()[0]?.body).toMatchObject({
			config: {
				configuration: {
					workday_tenant: { stringValue: 'acme_prod' },
					workday_sync_contractors: { stringValue: 'false' },
				},
			},
		});
	});

	test('Create, with related objects in the raw reply', async () => {
		const [raw] = await tenant.json('connector.create', {
			appId: byId(ids.apps.asana),
			catalogId: ids.catalog.baton,
			options: { include: ['app_id'], rawResponse: true },
		});
		expect(raw).toMatchObject({
			connectorView: { appPath: '$.expanded[0]' },
			expanded: [{ '@type': 'type.googleapis.com/c1.api.app.v1.App', id: ids.apps.asana }],
		});
	});

	test('Create Without Configuration', async () => {
		const [created] = await tenant.json('connector.createWithoutConfiguration', {
			appId: byId(ids.apps.okta),
			catalogId: ids.catalog.oktaV2,
			additionalFields: { displayName: 'Okta Sandbox' },
		});
		expect(created).toMatchObject({ displayName: 'Okta Sandbox', config: null });
		expect(tenant.requests()[0]?.body).toEqual({
			catalogId: ids.catalog.oktaV2,
			displayName: 'Okta Sandbox',
		});
	});

	test('Delete', async () => {
		expect(await tenant.json('connector.delete', okta)).toEqual([{ deleted: true }]);
		expect((await connector()).deletedAt).toEqual(expect.any(String));
		expect(tenant.requests()[0]).toMatchObject({ method: 'DELETE', body: undefined });
	});

	test('Sync Now', async () => {
		expect(await tenant.json('connector.syncNow', okta)).toEqual([{ success: true }]);
		tenant.control.advanceClock(5_000);
		expect(await connector()).toMatchObject({ status: { status: 'SYNC_STATUS_RUNNING' } });
	});

	test('Pause and Resume', async () => {
		await tenant.json('connector.pause', okta);
		expect(await connector()).toMatchObject({ status: { status: 'SYNC_STATUS_DISABLED' } });
		await tenant.json('connector.resume', okta);
		expect(await connector()).toMatchObject({ syncDisabledReason: '' });
	});

	test('Set Schedule', async () => {
		await tenant.json('connector.setSchedule', {
			...okta,
			cronSpec: '30 2 * * 1',
			timezone: 'Europe/Berlin',
		});
		expect(await connector()).toMatchObject({
			connectorSyncCronSchedule: { cronSpec: '30 2 * * 1', timezone: 'Europe/Berlin' },
		});
	});

	test('Confirm Sync Valid', async () => {
		await tenant.json('connector.confirmSyncValid', {
			...snowflake,
			syncLifecycleId: ids.snowflakeLifecycle,
		});
		const again = await tenant.failure('connector.confirmSyncValid', {
			...snowflake,
			syncLifecycleId: ids.snowflakeLifecycle,
		});
		expect(again.message).toContain('There is no sync to confirm');
	});

	test('Get Sync Download URL', async () => {
		const [reply] = await tenant.json('connector.getSyncDownloadUrl', {
			...okta,
			syncId: ids.oktaSync,
		});
		const artifact = await fetch(String(reply?.downloadUrl));
		expect(await artifact.text()).toContain('artifact');
	});

	test('credentials: Rotate, Get, and Revoke', async () => {
		const [issued] = await tenant.json('connector.rotateCredential', netSuite);
		expect(issued?.clientSecret).toEqual(expect.stringMatching(/^secret-token:/));
		const which = { ...netSuite, credentialId: String(issued?.id) };
		const [read] = await tenant.json('connector.getCredential', which);
		expect(read).toMatchObject({ clientId: issued?.clientId });
		expect(read).not.toHaveProperty('clientSecret');
		expect(await tenant.json('connector.revokeCredential', which)).toEqual([{ success: true }]);
		const [revoked] = await tenant.json('connector.getCredential', which);
		expect(revoked?.deletedAt).toEqual(expect.any(String));
	});

	test('the secret that Rotate returns is marked as sensitive for n8n', async () => {
		const { sensitiveOutputFields } = new ConductorOne().description;
		const [issued] = await tenant.json('connector.rotateCredential', netSuite);
		expect(issued).toHaveProperty(sensitiveOutputFields[0] ?? '');
		const [raw] = await tenant.json('connector.rotateCredential', {
			...netSuite,
			options: { rawResponse: true },
		});
		expect(raw).toHaveProperty(sensitiveOutputFields[1] ?? '');
	});

	test('Validate HTTP Configuration', async () => {
		const [result] = await tenant.json('connector.validateHttpConfiguration', {
			text: 'version: "1"\n',
		});
		expect(result?.markers).toEqual(
			expect.arrayContaining([expect.objectContaining({ severity: 'ERROR' })]),
		);
	});

	test('owners: Add, Get Many, Remove', async () => {
		const owner = { ...okta, userId: byId(ids.users.member), roleSlug: 'owner' };
		const [added] = await tenant.json('connector.addOwner', owner);
		expect(added).toMatchObject({ roleSlug: 'owner', user: { id: ids.users.member } });
		const list = await tenant.json('connector.getManyOwners', {
			...okta,
			filters: { roleSlug: 'owner' },
		});
		expect(list).toHaveLength(2);
		expect(await tenant.json('connector.removeOwner', owner)).toEqual([{ deleted: true }]);
		expect(await tenant.json('connector.getManyOwners', okta)).toHaveLength(1);
		expect(tenant.calls()).toEqual([
			`POST ${owners}/users/owner/${ids.users.member}`,
			`GET ${owners}/users?role_slug=owner&page_size=50`,
			`DELETE ${owners}/users/owner/${ids.users.member}`,
			`GET ${owners}/users?page_size=50`,
		]);
	});

	test('Replace Owners replaces all of them', async () => {
		await tenant.json('connector.replaceOwners', {
			...okta,
			roleSlug: 'owner',
			userRefs: ids.users.member,
		});
		const list = await tenant.json('connector.getManyOwners', okta);
		expect(list.map(({ userId }) => userId)).toEqual([ids.users.member]);
		expect(tenant.requests()[0]).toMatchObject({
			method: 'PUT',
			url: owners,
			body: { roleSlug: 'owner', userRefs: [{ id: ids.users.member }] },
		});
	});

	test('Replace Owners names entitlements as pairs', async () => {
		await tenant.failure('connector.replaceOwners', {
			...okta,
			roleSlug: 'owner',
			appEntitlementRefs: { entries: [{ appId: ids.apps.okta, id: ids.apps.slack }] },
		});
		expect(tenant.requests()[0]?.body).toMatchObject({
			appEntitlementRefs: [{ appId: ids.apps.okta, id: ids.apps.slack }],
		});
	});
});

test('every item has its own output, paired with it, in the order of the input', async () => {
	tenant.control.setLatency(30, { path: `${ids.connectors.okta}$` });
	const connectors = [ids.connectors.okta, ids.connectors.oktaPending, ids.connectors.oktaFailed];
	const { items } = await tenant.run(
		'connector.get',
		{ ...okta, connectorId: byId('={{ $json.id }}') },
		{ items: connectors.map((id) => ({ id })) },
	);
	expect(items.map(({ json }) => json.id)).toEqual(connectors);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

/** These are saved in people's workflows: a name that changes breaks them. */
