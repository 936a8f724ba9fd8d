import { type Sandbox, startSandbox } from '../../sandbox';

const SECRET = '/v1/secret/data/appflow/snowflake-warehouse';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

beforeEach(() => {
	sandbox.control.reset();
});

async function ask(path: string, init: RequestInit = {}) {
	const { url, token } = sandbox.secretStore;
	const response = await fetch(url + path, { headers: { 'x-vault-token': token }, ...init });
	return { status: response.status, body: await response.json() };
}

test('a secret that is written is the newest, and the one before it is still there', async () => {
	const written = await ask(SECRET, { method: 'POST', body: '{"data":{"password":"dummy-3"}}' });
	expect(written).toMatchObject({ status: 200, body: { data: { version: 3 } } });
	expect(await ask(SECRET)).toMatchObject({
		body: { data: { data: { password: 'dummy-3' }, metadata: { version: 3 } } },
	});
	expect(await ask(`${SECRET}?version=2`)).toMatchObject({
		body: { data: { data: { username: 'APPFLOW' }, metadata: { version: 2 } } },
	});
	sandbox.control.reset();
	expect(await ask(SECRET)).toMatchObject({ body: { data: { metadata: { version: 2 } } } });
});

test.each([
	['without the token', SECRET, { headers: {} }, 403],
	['for a secret that is not there', `${SECRET}-2`, {}, 404],
	['for a version that is not there', `${SECRET}?version=9`, {}, 404],
	['to delete', SECRET, { method: 'DELETE' }, 405],
	['to write what is no secret', SECRET, { method: 'POST', body: '[' }, 400],
])('a request %s is refused', async (_what, path, init, status) => {
	const answer = await ask(path, init);
	expect(answer.status).toBe(status);
	expect(answer.body).toHaveProperty('errors');
});
