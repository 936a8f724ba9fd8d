import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { byId, ids, okta, useTenant } from './support';

const tenant = useTenant();

const soon = { headers: { 'retry-after': '0' } };
const api = '^/api/';

describe('a failure says what happened, how to put it right, and who said so', () => {
	test('something that does not exist', async () => {
		const { message, description } = await tenant.failure('connector.get', {
			...okta,
			connectorId: byId(ids.connectors.netSuite),
		});
		expect(message).toBe('ConductorOne has no such object [item 0]');
		expect(description).toContain('Check the IDs');
		expect(description).toMatch(/ConductorOne says: connector not found \(request-id: (\w+)\)/);
		expect(description).toMatch(/Request ID: \w+/);
	});

	test('an ID of the wrong form', async () => {
		const { message, description } = await tenant.failure('api.call', {
			apiOperation: byId(`GET /api/v1/apps/${ids.apps.okta}/connectors/abc`),
			requestSource: 'json',
		});
		expect(message).toContain('An ID does not look like one of ConductorOne');
		expect(description).toContain('27 letters and digits');
	});

	test('a credential that may not', async () => {
		const credentials = tenant.store(
			tenant.clientData({ ...tenant.sandbox.conductorOne.readOnly }),
		);
		const { message, description } = await tenant.failure('connector.pause', okta, { credentials });
		expect(message).toContain('The credential is not allowed to do this');
		expect(description).toContain('Connector Administrator');
	});

	test('the status and the name of the failure are there for workflows', async () => {
		const { thrown } = await tenant.run('connector.get', {
			...okta,
			connectorId: byId(ids.connectors.netSuite),
		});
		expect(thrown[0]).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
	});

	test('a validation that comes as HTTP 500', async () => {
		tenant.control.failNext({ path: api, status: 500, times: 9, message: 'user_id is required' });
		const { message, description } = await tenant.failure('connector.pause', okta);
		expect(message).toContain('lacks something that ConductorOne requires');
		expect(description).toContain('user_id is required');
	});

	test('the item that failed is named, and how many had succeeded', async () => {
		const { message, description } = await tenant.failure(
			'connector.get',
			{ ...okta, connectorId: byId('={{ $json.id }}'), options: { concurrency: 1 } },
			{ items: [{ id: ids.connectors.okta }, { id: ids.connectors.netSuite }] },
		);
		expect(message).toContain('[item 1]');
		expect(description).toContain('1 of 2 items had succeeded');
	});
});

describe('asking again', () => {
	test('429 is asked again for any request, after the time the service names', async () => {
		tenant.control.failNext({ path: api, status: 429, times: 2, ...soon });
		expect(await tenant.json('connector.pause', okta)).toEqual([{ success: true }]);
		expect(tenant.requests().map(({ status }) => status)).toEqual([429, 429, 200]);
	});

	test('the time may be a date', async () => {
		const past = new Date(Date.now() - 60_000).toUTCString();
		tenant.control.failNext({ path: api, status: 429, headers: { 'retry-after': past } });
		expect(await tenant.json('connector.pause', okta)).toEqual([{ success: true }]);
	});

	test.each([500, 502, 503, 504])('%i is asked again where that does no harm', async (status) => {
		tenant.control.failNext({ path: api, status, ...soon });
		await tenant.json('connector.get', okta);
		tenant.control.failNext({ path: api, status, ...soon });
		await tenant.json('app.search');
		tenant.control.failNext({ path: api, status, ...soon });
		await tenant.json('connector.delete', okta);
		tenant.control.failNext({ path: api, status, ...soon });
		await tenant.json('connector.validateHttpConfiguration', { text: 'version: 1' });
		expect(tenant.requests()).toHaveLength(8);
	});

	test('a change that failed with 503 is not sent twice', async () => {
		tenant.control.failNext({ path: api, status: 503, ...soon });
		await tenant.failure('connector.pause', okta);
		expect(tenant.requests()).toHaveLength(1);
	});

	test('a dropped connection is asked again for reads only', async () => {
		tenant.control.failNext({ path: api, closeConnection: 'before' });
		await tenant.json('connector.get', okta);
		expect(tenant.requests()).toHaveLength(2);
		tenant.control.failNext({ path: api, closeConnection: 'after' });
		const { message } = await tenant.failure('connector.syncNow', okta);
		expect(message).toContain('Could not get an answer from 127.0.0.1');
		expect(tenant.requests()).toHaveLength(3);
	});

	test('it ends after five times', async () => {
		tenant.control.failNext({ path: api, status: 429, times: 9, ...soon });
		const { message, description } = await tenant.failure('connector.get', okta);
		expect(message).toContain('too many requests');
		expect(description).toContain('Concurrency');
		expect(tenant.requests()).toHaveLength(5);
	});

	test('who asks for an hour is not waited for', async () => {
		tenant.control.failNext({ path: api, status: 429, headers: { 'retry-after': '3600' } });
		await tenant.failure('connector.get', okta);
		expect(tenant.requests()).toHaveLength(1);
	});

	test('canceling ends the wait, and nothing more is sent', async () => {
		tenant.control.failNext({ path: api, status: 429, headers: { 'retry-after': '60' } });
		const stop = new AbortController();
		const running = tenant.run('connector.get', okta, { signal: stop.signal });
		while (tenant.requests()[0]?.status === undefined) await new Promise(setImmediate);
		stop.abort();
		expect((await running).status).toBe('canceled');
		expect(tenant.requests()).toHaveLength(1);
	});

	test('canceling ends the wait for a token too', async () => {
		tenant.control.failNext({
			path: '/auth/v1/token',
			status: 429,
			times: 9,
			headers: { 'retry-after': '60' },
		});
		const stop = new AbortController();
		const credentials = tenant.store(tenant.clientData());
		const running = tenant.run('connector.get', okta, { signal: stop.signal, credentials });
		const asked = () => tenant.control.requests().filter(({ path }) => path === '/auth/v1/token');
		while (asked()[0]?.status === undefined) await new Promise(setImmediate);
		stop.abort();
		expect((await running).status).toBe('canceled');
		expect(asked()).toHaveLength(1);
		expect(tenant.requests()).toEqual([]);
	});

	test('canceling ends the request that is under way', async () => {
		tenant.control.setLatency(60_000);
		const stop = new AbortController();
		const running = tenant.run('connector.get', okta, { signal: stop.signal });
		while (tenant.requests().length === 0) await new Promise(setImmediate);
		stop.abort();
		expect((await running).status).toBe('canceled');
		tenant.control.setLatency(0);
	});
});

describe('answers that are not those of the API', () => {
	async function answering(
		status: number,
		type: string,
		body: string,
		run: (url: string) => Promise<void>,
	) {
		const server = createServer((_request, response) => {
			response.writeHead(status, { 'content-type': type }).end(body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		await run(`http://127.0.0.1:${port}`);
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
	const failureAt = async (tenantUrl: string) =>
		await tenant.failure('connector.pause', okta, {
			credentials: tenant.store(tenant.bearerData({ tenantUrl })),
		});

	test('a web page with status 200 is no success', async () => {
		await answering(200, 'text/html', '<!doctype html><p>Welcome', async (url) => {
			const { message, description } = await failureAt(url);
			expect(message).toContain('The answer is not from the ConductorOne API');
			expect(description).toContain('text/html');
			expect(description).not.toContain('Welcome');
		});
	});

	test('an empty body is an empty reply', async () => {
		await answering(200, 'application/json', '', async (url) => {
			const credentials = tenant.store(tenant.bearerData({ tenantUrl: url }));
			expect(await tenant.json('connector.pause', okta, { credentials })).toEqual([
				{ success: true },
			]);
		});
	});

	test('a failure without JSON is told by its status', async () => {
		await answering(403, 'text/plain', 'blocked by the proxy', async (url) => {
			const { message, description } = await failureAt(url);
			expect(message).toContain('not allowed');
			expect(description).toContain('blocked by the proxy');
		});
	});

	test('a status nobody foresaw is named', async () => {
		await answering(418, 'application/json', '{"unknown": true}', async (url) => {
			expect((await failureAt(url)).message).toContain('ConductorOne answered 418');
		});
	});
});

describe('nothing secret leaves in an error', () => {
	const canary = 'dummy-canary-4711-secret';

	test('not the token, the client secret, or what is typed into the form, even if echoed', async () => {
		const { clientSecret, bearerToken } = tenant.sandbox.conductorOne;
		const echo = `you sent ${canary} with ${clientSecret} and ${bearerToken}`;
		for (const data of [tenant.clientData(), tenant.bearerData()]) {
			tenant.control.failNext({ path: api, status: 400, message: echo });
			const result = await tenant.run(
				'connector.create',
				{
					appId: byId(ids.apps.okta),
					catalogId: ids.catalog.oktaV2,
					configSecrets: { entries: [{ name: 'okta_v2_api_token', value: canary }] },
				},
				{ credentials: tenant.store(data) },
			);
			const own = [canary, data.clientSecret?.split(':')[3], data.accessToken];
			const seen = [
				...result.thrown.map(everythingIn),
				JSON.stringify([result.error, result.items]),
			].join();
			expect(seen).toContain('you sent ***');
			for (const secret of own) if (secret) expect(seen).not.toContain(secret);
		}
	});

	test('not the minted token when the tenant echoes it', async () => {
		const credentials = tenant.store(tenant.clientData());
		await tenant.json('connector.get', okta, { credentials });
		const { accessToken } = JSON.parse(
			String((await credentials.stored('conductorOneApi')).sessionToken),
		);
		tenant.control.failNext({ path: api, status: 400, message: `bad token ${accessToken}` });
		const { description } = await tenant.failure('connector.get', okta, { credentials });
		expect(description).toContain('bad token ***');
	});

	test('not the form of the token request when nobody answers', async () => {
		const result = await tenant.run('connector.get', okta, {
			credentials: tenant.store(tenant.clientData({ tenantUrl: 'http://127.0.0.1:1' })),
		});
		const seen = result.thrown.map(everythingIn).join();
		expect(seen).toContain('Could not get an answer from 127.0.0.1:1');
		expect(seen).not.toContain('client_assertion');
		expect(seen).not.toContain('secret-token');
	});
});

/** All that can be read from an error, hidden members and causes included. */
function everythingIn(error: unknown): string {
	const seen = new Set<unknown>();
	const parts: string[] = [];
	const visit = (value: unknown): void => {
		if (typeof value === 'string') parts.push(value);
		if (typeof value !== 'object' || value === null || seen.has(value)) return;
		seen.add(value);
		for (const name of Object.getOwnPropertyNames(value)) {
			visit((value as Record<string, unknown>)[name]);
		}
	};
	visit(error);
	return parts.join('\n');
}
