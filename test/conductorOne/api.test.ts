import type { INodeParameters, INodePropertyOptions, NodeParameterValueType } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { callListSearch, callResourceMapping } from '../support/harness';
import { TYPE, Tenant, ids, useTenant } from './support';

const tenant = useTenant();

const picked = (value: string): INodeParameters => ({ __rl: true, mode: 'list', value });
const typed = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

interface FormField {
	id: string;
	type?: string;
	value?: NodeParameterValueType;
}

/** The form as the editor saves it. */
const form = (...fields: FormField[]): INodeParameters => ({
	requestSource: 'form',
	requestForm: {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(fields.map(({ id, value }) => [id, value ?? null])),
		schema: fields.map(({ id, type }) => ({
			id,
			displayName: id,
			required: false,
			defaultMatch: false,
			display: true,
			type: type ?? 'string',
		})),
	},
});

const json = (body: object = {}, parameters: Record<string, string> = {}): INodeParameters => ({
	requestSource: 'json',
	requestBody: JSON.stringify(body),
	requestParameters: {
		entries: Object.entries(parameters).map(([name, value]) => ({ name, value })),
	},
});

const editor = (method: string, parameters: INodeParameters = {}) => ({
	node: new ConductorOne(),
	credentials: { [TYPE]: tenant.bearerData() },
	parameters: { resource: 'api', operation: 'call', ...parameters },
	method,
});

/** What was called, without the reading of the document. */
const calls = () => tenant.calls().filter((call) => !call.includes('openapi.yaml'));

describe('the list of operations', () => {
	const search = async (filter: string) =>
		(await callListSearch({ ...editor('searchOperations'), filter })).results;

	test('is searched by words of name, path, and ID in any order', async () => {
		expect(await search('create webhook')).toEqual([
			{ name: 'Webhooks: Create (POST /api/v1/webhooks)', value: 'POST /api/v1/webhooks' },
		]);
		expect((await search('connectorservice force')).map(({ value }) => value)).toEqual([
			'POST /api/v1/apps/{app_id}/connectors/{connector_id}/force_sync',
		]);
		expect(await search('there is no such thing')).toEqual([]);
	});

	test('comes from another address if told to', async () => {
		const options = { openApiUrl: `${tenant.url}/api/v1/nowhere.yaml` };
		const search = callListSearch(editor('searchOperations', { options }));
		await expect(search).rejects.toThrow(`There is no OpenAPI document at ${options.openApiUrl}`);
	});

	test('of a page that is no document says so', async () => {
		const options = { openApiUrl: `${tenant.url}/welcome` };
		const search = callListSearch(editor('searchOperations', { options }));
		await expect(search).rejects.toThrow(`There is no OpenAPI document at ${tenant.url}/welcome`);
	});
});

describe('the form of an operation', () => {
	const formOf = async (apiOperation: INodeParameters, options: INodeParameters = {}) =>
		await callResourceMapping(editor('getOperationForm', { apiOperation, options }));

	test('asks for what the operation takes, by its types', async () => {
		const { fields } = await formOf(picked('POST /api/v1/search/tasks'));
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));
		expect(types).toMatchObject({
			body_query: 'string',
			body_taskStates: 'array',
			body_createdAfter: 'dateTime',
			duration_olderThanDuration: 'string',
			body_includeDeleted: 'boolean',
			body_expandMask: 'object',
		});
		const shown = fields.filter(({ display }) => display).map(({ id }) => id);
		expect(shown).not.toContain('body_pageToken');
	});

	test('has IDs of the path first, and the values of enums', async () => {
		const path = await formOf(picked('GET /api/v1/apps/{app_id}/connectors/{id}'));
		expect(path.fields).toMatchObject([
			{ id: 'path_app_id', displayName: 'App ID', required: true },
			{ id: 'path_id', displayName: 'ID', required: true },
		]);
		const { fields } = await formOf(picked('POST /api/v1/search/users'));
		const status = fields.find(({ id }) => id === 'body_delegateStatus');
		const options = (status?.options ?? []) as INodePropertyOptions[];
		expect(options.map(({ value }) => value)).toContain('DELEGATE_STATUS_ALL');
	});

	test('does not ask for what the path already says', async () => {
		const { fields } = await formOf(typed(`GET /api/v1/apps/${ids.apps.okta}`));
		expect(fields).toEqual([]);
	});

	test('says when the operation is unknown, or there is no document', async () => {
		const unknown = await formOf(typed('GET /api/v1/unicorns'));
		expect(unknown.fields).toEqual([]);
		expect(unknown.emptyFieldsNotice).toContain(
			'GET /api/v1/unicorns is not in the OpenAPI document',
		);
		const without = await formOf(picked('GET /api/v1/apps'), {
			openApiUrl: `${tenant.url}/api/v1/nowhere.yaml`,
		});
		expect(without.emptyFieldsNotice).toContain('There is no OpenAPI document');
	});
});

describe('a call', () => {
	test('sends what the form has, and nothing that was left empty', async () => {
		const [created] = await tenant.json('api.call', {
			apiOperation: picked('POST /api/v1/webhooks'),
			...form(
				{ id: 'body_displayName', value: 'Deploys' },
				{ id: 'body_url', value: 'https://hooks.example.com/c1' },
				{ id: 'body_description', value: '' },
				{ id: 'duration_callbackTimeout', value: '2 days' },
			),
		});
		expect(calls()).toEqual(['POST /api/v1/webhooks']);
		expect(tenant.requests()[0]?.body).toEqual({
			displayName: 'Deploys',
			url: 'https://hooks.example.com/c1',
			callbackTimeout: '172800s',
		});
		expect(created).toMatchObject({ webhook: { displayName: 'Deploys' } });
	});

	test('leaves out what the form had for another operation', async () => {
		const filled = form({ id: 'body_email', value: 'nobody@example.com' });
		const { value, ...rest } = filled.requestForm as { value: INodeParameters };
		await tenant.json('api.call', {
			apiOperation: picked('POST /api/v1/search/users'),
			...filled,
			requestForm: { ...rest, value: { ...value, body_displayName: 'Deploys' } },
		});
		expect(tenant.requests()[0]?.body).toEqual({ email: 'nobody@example.com' });
	});

	test('reads a list page by page, up to the limit', async () => {
		const users = { apiOperation: picked('POST /api/v1/search/users'), returnAll: true };
		const whole = await tenant.json('api.call', { ...users, ...json() });
		expect(whole.length).toBeGreaterThan(2);
		const ofForm = await tenant.json('api.call', {
			...users,
			...form({ id: 'body_query' }, { id: 'body_pageSize', type: 'number' }),
			returnAll: false,
			limit: 2,
		});
		expect(ofForm).toEqual(whole.slice(0, 2));
		expect(tenant.requests().at(-1)?.body).toEqual({ pageSize: 2 });
	});

	test('follows the pages of a list that does not declare any', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 3 });
		const items = await tenant.json('api.call', {
			apiOperation: picked('GET /api/v1/apps'),
			...json(),
			returnAll: true,
		});
		expect(calls().length).toBeGreaterThan(1);
		expect(calls()[1]).toMatch(/^GET \/api\/v1\/apps\?page_token=/);
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
	});

	test('fills names in the path in, and sends the rest as the query', async () => {
		await tenant.json('api.call', {
			apiOperation: picked('GET /api/v1/apps/{app_id}/connectors'),
			...json({}, { app_id: ids.apps.okta, page_size: '5' }),
		});
		expect(calls()).toEqual([`GET /api/v1/apps/${ids.apps.okta}/connectors?page_size=5`]);
	});

	test('makes the update mask of what is given for the object', async () => {
		await tenant.json('api.call', {
			apiOperation: picked('POST /api/v1/webhooks/{id}'),
			...form(
				{ id: 'path_id', value: ids.webhooks.n8n },
				{
					id: 'body_webhook',
					type: 'object',
					value: JSON.stringify({ id: ids.webhooks.n8n, displayName: 'New', description: '' }),
				},
				{ id: 'body_updateMask' },
			),
		});
		expect(tenant.requests()[0]?.body).toMatchObject({ updateMask: 'displayName,description' });
	});

	test('keeps replies as they are if asked to, and says when there is nothing in one', async () => {
		const [raw] = await tenant.json('api.call', {
			apiOperation: picked('POST /api/v1/search/users'),
			...json(),
			options: { rawResponse: true },
		});
		expect(raw).toMatchObject({ list: expect.any(Array), nextPageToken: expect.any(String) });
		const [gone] = await tenant.json('api.call', {
			apiOperation: picked('DELETE /api/v1/webhooks/{id}'),
			...form({ id: 'path_id', value: ids.webhooks.n8n }),
		});
		expect(gone).toEqual({ deleted: true });
		expect(tenant.requests().at(-1)?.body).toBeUndefined();
	});

	test('repeats a search after a failure, but nothing that changes something', async () => {
		tenant.control.failNext({ path: '^/api/v1/search/users', status: 503, message: 'busy' });
		await tenant.json('api.call', {
			apiOperation: picked('POST /api/v1/search/users'),
			...json(),
			limit: 1,
		});
		expect(calls()).toHaveLength(2);
		tenant.control.failNext({ path: '^/api/v1/webhooks', status: 503, message: 'busy' });
		await tenant.failure('api.call', {
			apiOperation: picked('POST /api/v1/webhooks'),
			...json({ displayName: 'Once', url: 'https://hooks.example.com/c1' }),
		});
		expect(calls()).toHaveLength(3);
	});

	test('can name the operation by its ID', async () => {
		const [app] = await tenant.json('api.call', {
			apiOperation: typed('c1.api.app.v1.Apps.Get'),
			...form({ id: 'path_id', value: ids.apps.okta }),
		});
		expect(app).toMatchObject({ app: { id: ids.apps.okta } });
	});

	test('works without a document, unchecked', async () => {
		const { json: items } = await tenant.run('api.call', {
			apiOperation: typed('GET /api/v1/apps'),
			...json(),
			options: { openApiUrl: `${tenant.url}/api/v1/nowhere.yaml` },
		});
		expect(items.length).toBeGreaterThan(1);
		expect(calls().at(-1)).toBe('GET /api/v1/apps');
	});
});

describe('nothing is sent', () => {
	const refused: Array<[string, INodeParameters, string]> = [
		[
			'for an operation that is not in the document',
			{ apiOperation: typed('POST /api/v1/unicorns'), ...json() },
			"'API Operation' is POST /api/v1/unicorns, which is not in the OpenAPI document",
		],
		[
			'for an ID that is not in the document',
			{ apiOperation: typed('c1.api.unicorn.v1.Unicorns.List'), ...json() },
			"'API Operation' is c1.api.unicorn.v1.Unicorns.List, which is not in the OpenAPI document",
		],
		[
			'outside of the API',
			{ apiOperation: picked('GET /auth/v1/token'), ...json() },
			"'API Operation' does not begin with /api/",
		],
		[
			'to another host',
			{ apiOperation: typed('GET https://example.com/api/v1/apps'), ...json() },
			"'API Operation' is neither a method with a path nor an operation ID",
		],
		[
			'for a path that escapes the API',
			{ apiOperation: picked('GET /api/v1/../../auth'), ...json() },
			"'API Operation' cannot have '..' in its path",
		],
		[
			'for an encoded slash',
			{ apiOperation: picked('GET /api/v1/apps/..%2fusers'), ...json() },
			"'API Operation' cannot have '..%2fusers' in its path",
		],
		[
			'for an empty part of the path',
			{ apiOperation: picked('DELETE /api/v1/webhooks/'), ...json() },
			"'API Operation' has an empty part in its path",
		],
		[
			'without an ID that the path needs',
			{ apiOperation: picked('DELETE /api/v1/webhooks/{id}'), ...json() },
			"'id' is empty",
		],
		[
			'for an ID that is a path',
			{ apiOperation: picked('DELETE /api/v1/webhooks/{id}'), ...json({}, { id: '../apps' }) },
			"'id' is not an ID",
		],
		[
			'for a body with GET',
			{ apiOperation: picked('GET /api/v1/apps'), ...json({ a: 1 }) },
			"'Body (JSON)' cannot be sent with GET",
		],
		[
			'for an update that changes nothing',
			{
				apiOperation: picked(`POST /api/v1/webhooks/${ids.webhooks.n8n}`),
				...json({ webhook: { id: ids.webhooks.n8n }, updateMask: '' }),
			},
			"'webhook' has nothing that should change",
		],
	];

	test.each(refused)('%s', async (_when, parameters, message) => {
		const failure = await tenant.failure('api.call', parameters);
		expect(failure.message).toContain(message);
		expect(calls()).toEqual([]);
	});
});

test('the token is not sent to another address of a document', async () => {
	const other = await Tenant.start();
	try {
		await callListSearch(
			editor('searchOperations', { options: { openApiUrl: `${other.url}/api/v1/openapi.yaml` } }),
		);
		const [request] = other.requests();
		expect(request?.url).toBe('/api/v1/openapi.yaml');
		expect(request?.headers.authorization).toBeUndefined();
	} finally {
		await other.close();
	}
});
