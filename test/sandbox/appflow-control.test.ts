import {
	AppflowClient,
	CreateConnectorProfileCommand,
	ListFlowsCommand,
} from '@aws-sdk/client-appflow';
import { sleep } from 'n8n-workflow';

import { PortTakenError, type Sandbox, startSandbox } from '../../sandbox';
import { amplitude, keysOf, post, useAppFlow } from './appflow-clients';

let sandbox: Sandbox;
let client: AppflowClient;
useAppFlow((...started) => ([sandbox, client] = started));

const listFlows = async () => await client.send(new ListFlowsCommand({}));

const control = async (method: string, path: string, input?: object) => {
	const body = input === undefined ? undefined : JSON.stringify(input);
	const response = await fetch(`${sandbox.controlUrl}${path}`, { method, body });
	const json: unknown = await response.json();
	return { status: response.status, json };
};

describe('disturbances', () => {
	it('throttles after so many calls, until the next window', async () => {
		sandbox.control.throttle({ service: 'appflow', allow: 2, perMs: 1000 });
		await listFlows();
		await listFlows();
		await expect(listFlows()).rejects.toMatchObject({
			name: 'ThrottlingException',
			$metadata: { httpStatusCode: 429 },
		});
		sandbox.control.advanceClock(1000);
		await expect(listFlows()).resolves.toHaveProperty('flows');
	});

	it('is throttled in a way that the SDK retries', async () => {
		sandbox.control.failNext({ operation: '^ListFlows$', status: 429, times: 2 });
		const { endpoint, region } = sandbox.appflow;
		const patient = new AppflowClient({ endpoint, region, credentials: keysOf(sandbox) });
		const { $metadata } = await patient.send(new ListFlowsCommand({}));
		expect($metadata.attempts).toBe(3);
		patient.destroy();
	});

	it('fails the request that a rule singles out, and no other', async () => {
		sandbox.control.failNext({
			operation: 'CreateConnectorProfile',
			body: '"second"',
			status: 500,
			message: 'out of order',
		});
		const names = ['first', 'second', 'third'];
		const outcomes = await Promise.allSettled(
			names.map(
				async (name) => await client.send(new CreateConnectorProfileCommand(amplitude(name))),
			),
		);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(outcomes[1]).toMatchObject({
			reason: { name: 'InternalServerException', message: 'out of order' },
		});
	});

	it('sends the headers that a rule asks for', async () => {
		sandbox.control.failNext({ status: 503, error: 'Busy', headers: { 'Retry-After': '7' } });
		const { status, name, headers } = await post(sandbox, '/list-flows', {});
		expect([status, name, headers.get('retry-after')]).toEqual([503, 'Busy', '7']);
	});

	it('drops a connection before or after the work is done', async () => {
		const send = async (name: string) =>
			await client.send(new CreateConnectorProfileCommand(amplitude(name)));
		sandbox.control.failNext({ closeConnection: 'before' });
		await expect(send('never-made')).rejects.toThrow();
		sandbox.control.failNext({ closeConnection: 'after' });
		await expect(send('made')).rejects.toThrow();
		await expect(send('never-made')).resolves.toHaveProperty('connectorProfileArn');
		await expect(send('made')).rejects.toMatchObject({ name: 'ConflictException' });
	});

	it('makes STS fail in its own form', async () => {
		sandbox.control.failNext({ service: 'sts', status: 503 });
		const response = await fetch(sandbox.appflow.endpoint, {
			method: 'POST',
			body: 'Action=GetCallerIdentity',
		});
		expect(response.status).toBe(503);
		expect(await response.text()).toContain('<Code>InternalFailure</Code>');
	});
});

describe('records', () => {
	it('counts requests in flight and connections', async () => {
		sandbox.control.setLatency(50, { service: 'appflow' });
		await Promise.all([listFlows(), listFlows(), listFlows()]);
		expect(sandbox.control.maxInFlight('appflow')).toBe(3);
		expect(sandbox.control.statistics('appflow')).toMatchObject({ requests: 3, inFlight: 0 });
		sandbox.control.setLatency(0);
		sandbox.control.clearRequests();
		await listFlows();
		await listFlows();
		expect(sandbox.control.maxInFlight('appflow')).toBe(1);
		expect(sandbox.control.connections('appflow')).toBe(0);
		expect(sandbox.control.maxInFlight('conductorOne')).toBe(0);
	});

	it('lists what was received, with signatures left out', async () => {
		await client.send(new ListFlowsCommand({ maxResults: 2 }));
		const [request, ...others] = sandbox.control.requests({ service: 'appflow' });
		expect(others).toEqual([]);
		expect(request).toMatchObject({
			operation: 'ListFlows',
			method: 'POST',
			path: '/list-flows',
			body: { maxResults: 2 },
			status: 200,
			aborted: false,
		});
		expect(request?.headers.authorization).toMatch(
			/^AWS4-HMAC-SHA256 Credential=AKIDSANDBOXEXAMPLE.*Signature=REDACTED$/,
		);
		expect(request?.finishedAt).toBeGreaterThanOrEqual(request?.startedAt ?? Infinity);
	});

	it('notices a client that goes away', async () => {
		sandbox.control.setLatency(10_000);
		const abort = new AbortController();
		const call = client.send(new ListFlowsCommand({}), { abortSignal: abort.signal });
		while (sandbox.control.statistics('appflow').inFlight === 0) {
			await sleep(5);
		}
		abort.abort();
		await expect(call).rejects.toThrow();
		while (sandbox.control.statistics('appflow').inFlight > 0) {
			await sleep(5);
		}
		expect(sandbox.control.requests()[0]).toMatchObject({ aborted: true });
	});

	it('counts without listing when recording is off', async () => {
		sandbox.control.setRecording(false);
		await listFlows();
		expect(sandbox.control.requests()).toEqual([]);
		expect(sandbox.control.statistics('appflow').requests).toBe(1);
	});
});

describe('the control address', () => {
	it('says where everything is and what it can do', async () => {
		const { json } = await control('GET', '/');
		expect(json).toMatchObject({
			appflow: { endpoint: sandbox.appflow.endpoint },
			conductorOne: { url: sandbox.conductorOne.url },
			routes: expect.arrayContaining(['POST /reset']),
		});
	});

	it('does what the control object does', async () => {
		await control('POST', '/faults', { operation: 'ListFlows', status: 409, message: 'busy' });
		await expect(listFlows()).rejects.toMatchObject({ name: 'ConflictException' });
		await control('POST', '/throttle', { service: 'appflow', allow: 0 });
		await expect(listFlows()).rejects.toMatchObject({ name: 'ThrottlingException' });
		await control('DELETE', '/disturbances');
		await control('POST', '/settings', { service: 'appflow', connectorProfileQuota: 0 });
		await expect(
			client.send(new CreateConnectorProfileCommand(amplitude('x'))),
		).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
		const { json } = await control('GET', '/requests?operation=ListFlows');
		expect(json).toMatchObject({ requests: [{ status: 409 }, { status: 429 }] });
		expect((await control('GET', '/statistics')).json).toMatchObject({ appflow: { requests: 3 } });
		const before = sandbox.control.now().getTime();
		await control('POST', '/clock', { advanceMs: 3_600_000 });
		expect(sandbox.control.now().getTime()).toBeGreaterThanOrEqual(before + 3_600_000);
		await control('POST', '/reset');
		expect(sandbox.control.requests()).toEqual([]);
		await expect(
			client.send(new CreateConnectorProfileCommand(amplitude('x'))),
		).resolves.toHaveProperty('connectorProfileArn');
	});

	it.each([
		['/faults', {}, /status or closeConnection/],
		['/faults', { status: 500, operation: '(' }, /regular expression/i],
		['/latency', { ms: '5' }, /ms must be a number/],
		['/settings', { service: 'appflow', colour: 1 }, /no setting colour/],
		['/settings', { service: 'ec2' }, /service must be/],
		['/clock', { advanceMs: -1 }, /forward only/],
	])('explains a mistake in %s', async (path, input, message) => {
		expect(await control('POST', path, input)).toEqual({
			status: 400,
			json: { error: expect.stringMatching(message) },
		});
	});
});

it('says which port is taken, and leaves nothing open', async () => {
	const other = await startSandbox();
	const free = Number(new URL(other.appflow.endpoint).port);
	await other.close();
	const taken = Number(new URL(sandbox.controlUrl).port);
	const start = startSandbox({ ports: { appflow: free, control: taken } });
	await expect(start).rejects.toThrow(PortTakenError);
	await expect(start).rejects.toMatchObject({ listener: 'control', port: taken });
	const again = await startSandbox({ ports: { appflow: free } });
	await again.close();
});
