import { type Sandbox, startSandbox } from '../../sandbox';

const PATH = '/v1/secret/data/appflow/servicenow-incidents';

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
	const written = await ask(PATH, { method: 'POST', body: '{"data":{"password":"dummy-3"}}' });
	expect(written).toMatchObject({ status: 200, body: { data: { version: 3 } } });
	expect(await ask(PATH)).toMatchObject({
		body: { data: { data: { password: 'dummy-3' }, metadata: { version: 3 } } },
	});
	expect(await ask(`${PATH}?version=2`)).toMatchObject({
		body: { data: { data: { username: 'appflow' }, metadata: { version: 2 } } },
	});
	sandbox.control.reset();
	expect(await ask(PATH)).toMatchObject({ body: { data: { metadata: { version: 2 } } } });
});

test.each([
	['without the token', PATH, { headers: {} }, 403],
	['for a secret that is not there', `${PATH}-2`, {}, 404],
	['for a version that is not there', `${PATH}?version=9`, {}, 404],
	['to delete', PATH, { method: 'DELETE' }, 405],
	['to write what is no secret', PATH, { method: 'POST', body: '[' }, 400],
])('a request %s is refused', async (_what, path, init, status) => {
	const answer = await ask(path, init);
	expect(answer.status).toBe(status);
	expect(answer.body).toHaveProperty('errors');
});
