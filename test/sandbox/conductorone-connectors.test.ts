import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const all = `/api/v1/apps/${ids.apps.okta}/connectors`;
const okta = `${all}/${ids.connectors.okta}`;
const pending = `${all}/${ids.connectors.oktaPending}`;

const envConfig = (configuration: object) => ({
	'@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig',
	configuration,
});
const oktaConfig = envConfig({
	okta_v2_domain: { stringValue: 'new.okta.com' },
	okta_v2_api_token: { stringValue: 'dummy-secret' },
	okta_sync_custom_roles: { stringValue: 'false' },
});

const read = async (url: string) => at((await c1.get(url)).body, 'connectorView', 'connector');

test('the connectors of an app are listed, in every state', async () => {
	const { body } = await c1.get(all);
	expect(
		listAt(body, 'list').map((view) => [
			textAt(view, 'connector', 'displayName'),
			textAt(view, 'connector', 'status', 'status'),
		]),
	).toEqual([
		['Okta v2', 'SYNC_STATUS_DONE'],
		['Okta Preview', 'SYNC_STATUS_UNSPECIFIED'],
		['Okta EU', 'SYNC_STATUS_ERROR'],
	]);
	expect(
		await read(`/api/v1/apps/${ids.apps.gitHub}/connectors/${ids.connectors.gitHubRunning}`),
	).toMatchObject({ status: { status: 'SYNC_STATUS_RUNNING', completedAt: null } });
	expect(
		await read(`/api/v1/apps/${ids.apps.slack}/connectors/${ids.connectors.slackPaused}`),
	).toMatchObject({
		status: { status: 'SYNC_STATUS_DISABLED' },
		syncDisabledReason: 'Paused by Priya Raman',
	});
});

test('an app without connectors has an empty list', async () => {
	const { body } = await c1.get(`/api/v1/apps/${ids.apps.asana}/connectors`);
	expect(body).toEqual({ list: [], expanded: [], nextPageToken: '' });
});

test('secrets of a configuration never come back', async () => {
	expect(await read(okta)).toMatchObject({
		config: {
			'@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig',
			configuration: {
				okta_v2_domain: { stringValue: 'acme.okta.com' },
				okta_sync_custom_roles: { stringValue: 'true' },
			},
		},
	});
	for (const [app, connector] of [
		[ids.apps.okta, ids.connectors.okta],
		[ids.apps.workday, ids.connectors.workday],
		[ids.apps.snowflake, ids.connectors.snowflakeDropped],
	]) {
		const { text } = await c1.get(`/api/v1/apps/${app}/connectors/${connector}`);
		expect(text).not.toContain('dummy');
	}
});

describe('creating', () => {
	test('a configured connector names it after its type and syncs it', async () => {
		const { status, body } = await c1.post(`${all}/create`, {
			catalogId: ids.catalog.oktaV2,
			config: oktaConfig,
			description: 'Made by a test',
			userIds: [ids.users.member],
			expandMask: { paths: ['*'] },
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({
			connectorView: {
				connector: {
					displayName: 'Okta v2',
					description: 'Made by a test',
					userIds: [ids.users.member],
					config: { configuration: { okta_v2_domain: { stringValue: 'new.okta.com' } } },
				},
				appPath: '$.expanded[0]',
				usersPath: '$.expanded[1]',
				capabilitiesPath: '$.expanded[2]',
			},
			expanded: [
				{ '@type': 'type.googleapis.com/c1.api.app.v1.App', displayName: 'Okta' },
				{ '@type': 'type.googleapis.com/c1.api.user.v1.User', id: ids.users.member },
				{ '@type': 'type.googleapis.com/c1.api.app.v1.ConnectorCapabilities' },
			],
		});
		expect(JSON.stringify(body)).not.toContain('dummy-secret');

		const created = `${all}/${textAt(body, 'connectorView', 'connector', 'id')}`;
		c1.sandbox.control.advanceClock(60_000);
		expect(await read(created)).toMatchObject({ status: { status: 'SYNC_STATUS_DONE' } });
	});

	test('a connector pending a configuration leaves config null', async () => {
		const { body } = await c1.post(all, {
			catalogId: ids.catalog.oktaV2,
			displayName: 'Okta for contractors',
		});
		expect(at(body, 'connectorView', 'connector')).toMatchObject({
			displayName: 'Okta for contractors',
			config: null,
			configUpdatedAt: null,
			status: { status: 'SYNC_STATUS_UNSPECIFIED' },
		});
	});

	test.each<[string, object, number, string]>([
		['no catalog ID', { config: oktaConfig }, 500, 'catalog_id is required'],
		['a malformed catalog ID', { catalogId: 'okta', config: oktaConfig }, 400, '{27}$'],
		['an unknown catalog ID', { catalogId: 'z'.repeat(27), config: oktaConfig }, 404, 'not found'],
		['no configuration', { catalogId: ids.catalog.oktaV2 }, 400, 'value is required'],
		[
			'an unknown owner',
			{ catalogId: ids.catalog.oktaV2, config: oktaConfig, userIds: ['z'.repeat(27)] },
			404,
			'user not found',
		],
	])('with %s is refused', async (_name, body, status, message) => {
		const answer = await c1.post(`${all}/create`, body);
		expect(answer.status).toBe(status);
		expect(textAt(answer.body, 'message')).toContain(message);
		expect(listAt((await c1.get(all)).body, 'list')).toHaveLength(3);
	});
});

describe('a configuration is refused', () => {
	const create = async (catalogId: string, config: object) =>
		await c1.post(`${all}/create`, { catalogId, config });

	test.each<[string, object, string]>([
		['without a type', { configuration: {} }, 'missing "@type"'],
		['of another type', { '@type': 'type.googleapis.com/other' }, 'unable to resolve'],
		['with a boolean', envConfig({ okta_sync_secrets: { stringValue: true } }), 'string field'],
		['with a bare text', envConfig({ okta_v2_domain: 'acme.okta.com' }), 'unexpected token'],
		['with an unknown field', envConfig({ okta_domain: { stringValue: 'x' } }), 'no field "okta_'],
		['breaking a pattern', envConfig({ okta_v2_domain: { stringValue: 'a b' } }), 'regex pattern'],
		['too short', envConfig({ okta_v2_api_token: { stringValue: '' } }), '1 or more'],
		[
			'with a checkbox that is neither true nor false',
			envConfig({ okta_sync_secrets: { stringValue: 'yes' } }),
			'"true" or "false"',
		],
		[
			'with pairs for a text',
			envConfig({ okta_v2_domain: { keyValues: { items: [] } } }),
			'must be a stringValue',
		],
	])('%s', async (_name, config, message) => {
		const answer = await create(ids.catalog.oktaV2, config);
		expect(answer.status).toBe(400);
		expect(textAt(answer.body, 'message')).toContain(message);
	});

	test.each<[string, object, string]>([
		['text for pairs', { workday_headers: { stringValue: 'a=b' } }, 'must be a keyValues'],
		['no option of a select', { workday_environment: { stringValue: 'test' } }, 'must be one of'],
		['a read-only field', { workday_callback_url: { stringValue: 'x' } }, 'cannot be set'],
		['an OAuth field', { workday_login: { stringValue: 'x' } }, 'cannot be set'],
		['a bad list item', { workday_business_units: { stringValue: 'HR,R&D' } }, 'regex pattern'],
	])('with %s', async (_name, configuration, message) => {
		const answer = await create(ids.catalog.everyField, envConfig(configuration));
		expect(answer.status).toBe(400);
		expect(textAt(answer.body, 'message')).toContain(message);
	});
});

describe('updating', () => {
	const connector = { displayName: 'Renamed', description: 'Not in the mask' };

	test('applies only what the mask names', async () => {
		const { body } = await c1.post(okta, { connector, updateMask: 'displayName' });
		expect(at(body, 'connectorView', 'connector')).toMatchObject({
			displayName: 'Renamed',
			description: '',
		});
		expect(await read(okta)).toMatchObject({ displayName: 'Renamed' });
	});

	test('clears what is masked and absent', async () => {
		await c1.post(okta, { connector, updateMask: 'displayName,description' });
		await c1.post(okta, {
			connector: { id: ids.connectors.okta },
			updateMask: 'description,connectorSyncCronSchedule,userIds',
		});
		expect(await read(okta)).toMatchObject({
			displayName: 'Renamed',
			description: '',
			connectorSyncCronSchedule: null,
			userIds: [],
		});
	});

	test('takes every writable field', async () => {
		const given = {
			canResumeSync: true,
			connectorSyncCronSchedule: { cronSpec: '30 2 * * 1-5', timezone: 'Europe/Berlin' },
			disableCheckBadSync: true,
			parallelSyncWorkerCount: 4,
			profileAllowList: ['email'],
			profileIgnoreList: ['phone'],
			syncConfig: { syncResourceTypeIds: ['group'] },
			syncDisabledCategory: 'MAINTENANCE',
			syncDisabledReason: 'Moving',
			userIds: [ids.users.member],
		};
		await c1.post(okta, { connector: given, updateMask: Object.keys(given).join(',') });
		expect(await read(okta)).toMatchObject(given);
	});

	test('replaces the whole configuration: a secret that is not sent again is gone', async () => {
		const config = envConfig({ okta_v2_domain: { stringValue: 'new.okta.com' } });
		await c1.post(okta, { connector: { config }, updateMask: 'config' });
		expect(await read(okta)).toMatchObject({
			config: { configuration: { okta_v2_domain: { stringValue: 'new.okta.com' } } },
		});
		await c1.post(`${okta}/force_sync`);
		c1.sandbox.control.advanceClock(60_000);
		expect(await read(okta)).toMatchObject({
			status: {
				status: 'SYNC_STATUS_ERROR',
				lastError: 'missing required configuration: okta_v2_api_token',
			},
		});
	});

	test.each<[string, unknown, string]>([
		['is missing', undefined, 'update_mask is required'],
		['is empty', '', 'update_mask is required'],
		['is an array', ['displayName'], 'unexpected token'],
		['is a message', { paths: ['displayName'] }, 'unexpected token'],
		['has snake_case', 'display_name', 'contains invalid path: "display_name"'],
		['has blanks', 'displayName, description', 'contains invalid path: " description"'],
		['names a system field', 'createdAt', 'createdAt cannot be updated'],
		['names the catalog ID', 'displayName,catalogId', 'catalogId cannot be updated'],
		['names nothing that exists', 'nickname', 'nickname cannot be updated'],
	])('is refused when the mask %s', async (_name, updateMask, message) => {
		const answer = await c1.wrong('POST', okta, { connector, updateMask });
		expect(answer.status).toBe(400);
		expect(textAt(answer.body, 'message')).toContain(message);
		expect(await read(okta)).toMatchObject({ displayName: 'Okta v2' });
	});

	test('is refused with a flat body, and without a connector', async () => {
		const flat = await c1.wrong('POST', okta, { ...connector, updateMask: 'displayName' });
		expect(flat.status).toBe(400);
		const absent = await c1.post(okta, { updateMask: 'displayName' });
		expect(absent.status).toBe(500);
	});

	test('changes nothing when one of the fields is bad', async () => {
		const answer = await c1.post(okta, {
			connector: { displayName: 'Renamed', parallelSyncWorkerCount: 9 },
			updateMask: 'displayName,parallelSyncWorkerCount',
		});
		expect(answer.status).toBe(400);
		expect(await read(okta)).toMatchObject({ displayName: 'Okta v2' });
	});

	test('a pending connector goes through the delegated variant', async () => {
		const body = { connector, updateMask: 'displayName,description' };
		const direct = await c1.post(pending, body);
		expect(direct.status).toBe(400);
		expect(direct.body).toMatchObject({ code: 9 });
		const delegated = await c1.post(`${pending}/delegated`, body);
		expect(delegated.status).toBe(200);
		expect(await read(pending)).toMatchObject(connector);
	});

	test('a configured connector does not', async () => {
		const body = { connector, updateMask: 'displayName' };
		const answer = await c1.post(`${okta}/delegated`, body);
		expect(answer.status).toBe(400);
		expect(answer.body).toMatchObject({ code: 9 });
	});

	test('the delegated variant takes no configuration, the plain one ends the pending state', async () => {
		const body = { connector: { config: oktaConfig }, updateMask: 'config' };
		expect((await c1.post(`${pending}/delegated`, body)).status).toBe(400);
		expect((await c1.post(pending, body)).status).toBe(200);
		expect(textAt(await read(pending), 'configUpdatedAt')).not.toBe('');
	});
});

describe('deleting', () => {
	test('is soft: Get still returns it, lists do not', async () => {
		expect((await c1.delete(okta)).body).toEqual({});
		expect(textAt(await read(okta), 'deletedAt')).toMatch(/Z$/);
		const left = listAt((await c1.get(all)).body, 'list');
		expect(left.map((view) => textAt(view, 'connector', 'id'))).not.toContain(ids.connectors.okta);
		expect((await c1.delete(okta)).status).toBe(404);
		expect((await c1.post(`${okta}/force_sync`)).status).toBe(404);
	});

	test('leaves pages that are empty but have a token', async () => {
		const netSuite = `/api/v1/apps/${ids.apps.netSuite}/connectors`;
		expect(await read(`${netSuite}/${ids.connectors.netSuiteDeleted}`)).toMatchObject({
			deletedAt: expect.stringContaining('2025-'),
		});
		const { body } = await c1.get(`${netSuite}?page_size=5`);
		expect(listAt(body, 'list')).toEqual([]);
		expect(textAt(body, 'nextPageToken')).not.toBe('');
	});
});

test('a reset brings the seed back', async () => {
	const before = listAt((await c1.get(all)).body, 'list').map((view) =>
		at(view, 'connector', 'id'),
	);
	await c1.delete(okta);
	await c1.post(all, { catalogId: ids.catalog.baton });
	c1.sandbox.control.reset();
	const after = listAt((await c1.get(all)).body, 'list').map((view) => at(view, 'connector', 'id'));
	expect(after).toEqual(before);
});
