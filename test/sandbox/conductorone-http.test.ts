import { conductorOneIds as ids } from '../../sandbox';
import { Client } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const connectors = `/api/v1/apps/${ids.apps.okta}/connectors`;

test.each(['', 'Bearer', 'Bearer dummy', 'Basic ZHVtbXk6ZHVtbXk=', 'DPoP dummy'])(
	'authorization "%s" is 401',
	async (authorization) => {
		const answer = await c1.send('GET', '/api/v1/apps', { headers: { authorization } });
		expect(answer.status).toBe(401);
		expect(answer.body).toMatchObject({ code: 16, details: [] });
	},
);

test('the seeded IDs never change', () => {
	expect(ids.apps.okta).toBe('292PhGhNlJfzPKKOZvEv3CSNsAV');
});

test('a malformed ID is 400 and quotes the pattern', async () => {
	const answer = await c1.get(`${connectors}/not-an-id`);
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({
		code: 3,
		message: expect.stringContaining(
			'invalid ConnectorServiceGetRequest.Id: value does not match regex pattern "^[a-zA-Z0-9]{27}$"',
		),
	});
});

test('an unknown ID is 404, code 5, with the request ID in the message', async () => {
	const answer = await c1.get(`${connectors}/${'x'.repeat(27)}`);
	expect(answer.status).toBe(404);
	expect(answer.body).toEqual({
		code: 5,
		message: expect.stringMatching(/^connector not found \(request-id: \w+\)$/),
		details: [],
	});
});

test('a connector is not found under another app', async () => {
	const answer = await c1.get(`/api/v1/apps/${ids.apps.slack}/connectors/${ids.connectors.okta}`);
	expect(answer.status).toBe(404);
});

test('an empty ID is redirected to the collection', async () => {
	const answer = await c1.wrong('GET', `${connectors}/?page_size=5`);
	expect(answer.status).toBe(302);
	expect(answer.headers.get('location')).toBe(`${connectors}?page_size=5`);
});

test('an empty app ID is redirected too', async () => {
	const answer = await c1.wrong('POST', '/api/v1/apps//connectors', {});
	expect(answer.status).toBe(302);
	expect(answer.headers.get('location')).toBe('/api/v1/apps/connectors');
});

test.each(['/', '/api/v3/apps', '/api/v1/..%2F..%2Fadmin', '/settings'])(
	'%s is outside the API and answers a web page with success',
	async (path) => {
		const answer = await c1.wrong('GET', path);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toContain('text/html');
		expect(answer.text).toContain('<!doctype html>');
	},
);

test('an unknown path inside the API is 404, a wrong method 501', async () => {
	const unknown = await c1.wrong('GET', '/api/v1/unheard-of');
	expect(unknown.status).toBe(404);
	expect(unknown.body).toMatchObject({ code: 5 });
	const wrongMethod = await c1.wrong('PATCH', '/api/v1/apps', {});
	expect(wrongMethod.status).toBe(501);
	expect(wrongMethod.body).toMatchObject({ code: 12 });
});

test('a body that is no JSON is 400', async () => {
	const answer = await c1.send('POST', '/api/v1/search/apps', { body: '{"query":' });
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({ code: 3 });
});

test.each([
	['an unknown member', { quarry: 'x' }],
	['a wrong type', { query: 5 }],
	['text for a list', { appIds: 'x' }],
	['a list as the body', []],
])('%s in a body is 400', async (_name, body) => {
	const answer = await c1.wrong('POST', '/api/v1/search/apps', body);
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({ code: 3 });
});

test('an ID missing from a body is an internal error, as on a tenant', async () => {
	const answer = await c1.post('/api/v1/apps/connectors/credentials', { appId: ids.apps.okta });
	expect(answer.status).toBe(500);
	expect(answer.body).toMatchObject({
		code: 2,
		message: expect.stringContaining('connector_id is required'),
	});
});

test('injected failures speak the words of the API', async () => {
	c1.sandbox.control.failNext({ service: 'conductorOne', status: 503, message: 'unavailable' });
	const answer = await c1.get('/api/v1/apps');
	expect(answer.status).toBe(503);
	expect(answer.body).toMatchObject({ code: 14, message: expect.stringContaining('unavailable') });

	c1.sandbox.control.failNext({ operation: 'auth.v1.token', status: 429 });
	const token = await c1.token();
	expect(token.status).toBe(429);
	expect(token.body).toMatchObject({ error: 'temporarily_unavailable' });
});

test('requests are recorded under the names of the official operations', async () => {
	await c1.get(connectors);
	await c1.token();
	expect(c1.sandbox.control.requests().map((request) => request.operation)).toEqual([
		'c1.api.app.v1.ConnectorService.List',
		'auth.v1.token',
	]);
});

test('settings that do not exist are refused', () => {
	const configure = (settings: Record<string, unknown>) => () =>
		c1.sandbox.control.configure('conductorOne', settings);
	expect(configure({ pageSize: 3 })).toThrow('no setting "pageSize"');
	expect(configure({ emptyPages: 'yes' })).toThrow('emptyPages cannot be "yes"');
	expect(configure({ maxPageSize: 0 })).toThrow('maxPageSize cannot be 0');
	expect(configure({ dpopAnswer: 'maybe' })).toThrow('dpopAnswer cannot be "maybe"');
});
