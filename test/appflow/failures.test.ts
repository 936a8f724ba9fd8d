import { getEventListeners } from 'events';
import { createServer } from 'http';
import type { AddressInfo, Socket } from 'net';

import type { IExecuteFunctions } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';

import { amplitude, byName, until, useAccount } from './support';

const account = useAccount();

const get = 'connectorProfile.get';
const slack = { connectorProfileName: byName('slack-support') };
const create = 'connectorProfile.create';
const named = { ...amplitude, newConnectorProfileName: '=new-{{ $itemIndex }}' };

/** The SDK waits between its tries for a random part of a growing time. */
function withoutWaits(): void {
	jest.spyOn(Math, 'random').mockReturnValue(0);
}
afterEach(() => jest.restoreAllMocks());

describe('a failure is told by its name, not by its status', () => {
	test.each<[number, string, string, string]>([
		[400, 'ValidationException', 'AppFlow did not accept the request', 'correct the field'],
		[
			401,
			'ConnectorAuthenticationException',
			"The connector's service rejected the login",
			'(not the AWS keys)',
		],
		[
			400,
			'ConnectorServerException',
			"The connector's service did not answer",
			'Check the instance URL',
		],
		[
			402,
			'ServiceQuotaExceededException',
			'An AppFlow quota is used up',
			'ask AWS for a higher quota',
		],
		[403, 'AccessDeniedException', 'AWS denied access', 'IAM policy'],
		[403, 'UnrecognizedClientException', 'AWS does not know the access key', 'Access Key ID'],
		[403, 'InvalidSignatureException', 'AWS does not accept the signature', 'Secret Access Key'],
		[403, 'ExpiredTokenException', 'session token has expired', 'Enter new temporary keys'],
		[404, 'ResourceNotFoundException', 'AppFlow has nothing by that name', 'Check the spelling'],
		[409, 'ConflictException', 'conflicts with what exists in AppFlow', 'choose another one'],
		[400, 'UnsupportedOperationException', 'does not support this operation', 'AWS says above'],
		[
			418,
			'SomethingNewException',
			'AppFlow answered with SomethingNewException',
			'Region: eu-west-1',
		],
		// As one status may stand for several names, so may one name come with another status.
		[401, 'ValidationException', 'AppFlow did not accept the request', 'correct the field'],
		[402, 'AccessDeniedException', 'AWS denied access', 'IAM policy'],
	])('%i %s', async (status, error, message, fix) => {
		const said = `Something about ${error}`;
		account().control.failNext({ service: 'appflow', status, error, message: said, times: 2 });
		const failure = await account().failure(get, slack);
		expect(failure.message).toContain(message);
		expect(failure.message).toContain('[item 0]');
		expect(failure.description).toContain(`AWS says: ${said}`);
		expect(failure.description).toContain(fix);
		expect(failure.description).toContain('Region: eu-west-1');
		expect(failure.description).toMatch(/Request ID: [0-9a-f-]{36}/);
	});

	test.each<[number, string, string]>([
		[429, 'ThrottlingException', 'AppFlow is receiving too many requests'],
		[500, 'InternalServerException', 'AppFlow had an internal failure'],
		[503, 'ServiceUnavailableException', 'AppFlow is not available at the moment'],
	])('%i %s, after five tries', async (status, error, message) => {
		withoutWaits();
		account().control.failNext({ service: 'appflow', status, error, times: 99 });
		const failure = await account().failure(get, slack);
		expect(failure.message).toContain(message);
		expect(failure.description).toContain('already repeated a few times');
		expect(account().requests()).toHaveLength(5);
	});

	test.each<[number, string, string]>([
		[400, 'ValidationError', 'AWS STS did not accept the request for a session'],
		[403, 'RegionDisabledException', 'AWS STS is not active in this region'],
		[403, 'AccessDenied', 'AWS denied access'],
		[403, 'InvalidClientTokenId', 'AWS does not know the access key'],
		[403, 'SignatureDoesNotMatch', 'AWS does not accept the signature'],
		[403, 'ExpiredToken', 'session token has expired'],
	])('%i %s of STS', async (status, error, message) => {
		account().control.failNext({ service: 'sts', status, error, message: 'As it is', times: 9 });
		const failure = await account().failure(get, slack, { aws: account().role() });
		expect(failure.message).toContain(message);
		expect(failure.description).toContain('AWS says: As it is');
	});

	test('the name and the status are there for workflows', async () => {
		account().control.failNext({ service: 'appflow', status: 402 });
		const { thrown } = await account().run(get, slack);
		expect(thrown).toMatchObject([{ name: 'NodeApiError', httpCode: '402' }]);
	});

	test.each<[string, RegExp]>([
		['AuthCode cannot be blank for connector: SALESFORCE', /lacks a secret: .*JWT/],
		['Please validate the ClientCredentialsArn and permissions', /policy that lets appflow/],
		['dataApiRoleArn cannot be null or empty', /needs Data API Role ARN/],
	])('and what AWS says of a symptom is explained: %s', async (message, fix) => {
		account().control.failNext({ service: 'appflow', status: 400, message });
		expect((await account().failure(create, named)).description).toMatch(fix);
	});

	test('a quota that is used up', async () => {
		account().control.configure('appflow', { connectorProfileQuota: 14 });
		const { message, description } = await account().failure(create, named);
		expect(message).toContain('An AppFlow quota is used up');
		expect(description).toContain('The limit of 14 connector profiles');
	});
});

describe('asking again', () => {
	test.each([429, 500, 503])('%i is asked again', async (status) => {
		withoutWaits();
		account().control.failNext({ service: 'appflow', status, times: 2 });
		expect(await account().json(get, slack)).toHaveLength(1);
		expect(
			account()
				.requests()
				.map((request) => request.status),
		).toEqual([status, status, 200]);
	});

	test('many items get through although AppFlow throttles', async () => {
		withoutWaits();
		account().control.throttle({ service: 'appflow', allow: 3, perMs: 1 });
		const json = await account().json(create, named, { items: 20 });
		expect(json).toHaveLength(20);
	});

	test.each([400, 401, 402, 403, 404, 409])('%i is not asked again', async (status) => {
		account().control.failNext({ service: 'appflow', status });
		await account().failure(get, slack);
		expect(account().requests()).toHaveLength(1);
	});

	test.each(['before', 'after'] as const)(
		'a connection that breaks %s the work is asked again',
		async (closeConnection) => {
			withoutWaits();
			account().control.failNext({ service: 'appflow', closeConnection });
			expect(await account().json(create, named)).toMatchObject([{ created: true }]);
			expect(account().requests()).toHaveLength(2);
		},
	);
});

describe('no answer at all', () => {
	test('nobody listens', async () => {
		withoutWaits();
		const aws = account().keys({ endpoint: 'http://127.0.0.1:1' });
		const { message, description } = await account().failure(get, slack, { aws });
		expect(message).toBe('127.0.0.1:1 refused the connection [item 0]');
		expect(description).toContain('Check Endpoint in the credential');
		expect(description).toContain('ECONNREFUSED');
	});

	test('the name does not exist', async () => {
		withoutWaits();
		const aws = account().keys({ endpoint: 'http://appflow.invalid' });
		const { message } = await account().failure(get, slack, { aws });
		expect(message).toBe('appflow.invalid does not exist [item 0]');
	});

	test('the connection breaks every time', async () => {
		withoutWaits();
		account().control.failNext({ service: 'appflow', closeConnection: 'before', times: 9 });
		const { message, description } = await account().failure(get, slack);
		expect(message).toContain('could not be reached');
		expect(description).toContain("Check n8n's network");
		expect(account().requests()).toHaveLength(5);
	});

	test('STS is the one that does not answer', async () => {
		withoutWaits();
		const aws = account().role({ stsEndpoint: 'http://127.0.0.1:1' });
		const { message } = await account().failure(get, slack, { aws });
		expect(message).toBe('127.0.0.1:1 refused the connection [item 0]');
	});

	test('the answer is that of something else', async () => {
		const server = createServer((_request, response) => {
			response.writeHead(502, { 'content-type': 'text/html' }).end('<p>Bad gateway</p>');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		withoutWaits();
		const aws = account().keys({ endpoint: `http://127.0.0.1:${port}` });
		const { message, description } = await account().failure(get, slack, { aws });
		server.closeAllConnections();
		server.close();
		expect(message).toBe('The answer is not from AppFlow [item 0]');
		expect(description).toContain('status 502 and the content type text/html');
		expect(description).not.toContain('Bad gateway');
	});
});

describe('canceling the execution', () => {
	const canceled = async (underWay: () => boolean, items = 1) => {
		const stop = new AbortController();
		const running = account().run(create, named, { signal: stop.signal, items });
		await until(underWay);
		stop.abort();
		return await running;
	};

	test('ends the request that is under way, and starts no more', async () => {
		account().control.setLatency(60_000);
		const { status, json } = await canceled(() => account().requests().length === 5, 20);
		expect(status).toBe('canceled');
		expect(json).toEqual([]);
		expect(account().requests()).toHaveLength(5);
		await until(() =>
			account()
				.requests()
				.every(({ aborted }) => aborted),
		);
	});

	test('ends the wait before the next try', async () => {
		// The longest wait that the SDK takes.
		jest.spyOn(Math, 'random').mockReturnValue(0.999);
		account().control.failNext({
			service: 'appflow',
			status: 429,
			times: 9,
			headers: { 'retry-after': '3600' },
		});
		const { status } = await canceled(() => account().requests()[0]?.status === 429);
		expect(status).toBe('canceled');
		expect(account().requests()).toHaveLength(1);
	});

	test('is listened to a few times only, however many items are under way', async () => {
		account().control.setLatency(60_000);
		const node = new AwsAppFlow();
		const { execute } = node;
		let signal: AbortSignal | undefined;
		node.execute = async function (this: IExecuteFunctions) {
			signal = this.getExecutionCancelSignal();
			return await execute.call(this);
		};
		const stop = new AbortController();
		const running = account().run(
			create,
			{ ...named, options: { concurrency: 30 } },
			{ signal: stop.signal, items: 30, node },
		);
		await until(() => account().requests().length === 30);
		// From eleven on, Node warns of a leak in n8n's log.
		if (!signal) throw new Error('n8n gives nodes a signal');
		expect(getEventListeners(signal, 'abort').length).toBeLessThan(11);
		stop.abort();
		await running;
	});
});

describe('several items', () => {
	const failOne = () =>
		account().control.failNext({
			operation: 'CreateConnectorProfile',
			body: 'new-1',
			status: 400,
			message: 'Not this one',
		});

	test('the one that failed is named, and how many had succeeded', async () => {
		failOne();
		const parameters = { ...named, options: { concurrency: 1 } };
		const { message, description } = await account().failure(create, parameters, { items: 3 });
		expect(message).toBe('AppFlow did not accept the request [item 1]');
		expect(description).toContain('1 of 3 items had succeeded');
		expect(account().requests()).toHaveLength(2);
	});

	test('the others go on where the node continues', async () => {
		failOne();
		const { items } = await account().run(create, named, {
			items: 3,
			onError: 'continueRegularOutput',
		});
		expect(items).toMatchObject([
			{ json: { connectorProfileName: 'new-0' }, pairedItem: { item: 0 } },
			{ json: { error: expect.stringContaining('Not this one') }, pairedItem: { item: 1 } },
			{ json: { connectorProfileName: 'new-2' }, pairedItem: { item: 2 } },
		]);
	});

	test('the failed one goes to the error output, with its own data', async () => {
		failOne();
		const { items, errorItems } = await account().run(create, named, {
			items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
			onError: 'continueErrorOutput',
		});
		expect(items).toHaveLength(2);
		expect(errorItems).toMatchObject([
			{ json: { id: 'b', error: expect.stringContaining('Not this one') } },
		]);
	});

	test('no more are under way than asked for', async () => {
		account().control.setLatency(20);
		await account().json(create, { ...named, options: { concurrency: 3 } }, { items: 9 });
		expect(account().control.maxInFlight('appflow')).toBe(3);
	});
});

test('an answer that breaks off is asked for again', async () => {
	withoutWaits();
	let asked = 0;
	const server = createServer((_request, response) => {
		asked += 1;
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
		if (asked === 1) {
			response.write('{"connectorProfileDetails":');
			setImmediate(() => (response.socket as Socket).destroy());
		} else response.end('{"connectorProfileDetails":[]}'.padEnd(50));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const aws = account().keys({ endpoint: `http://127.0.0.1:${port}` });
	const { status } = await account().run('connectorProfile.getMany', {}, { aws });
	server.closeAllConnections();
	server.close();
	expect({ status, asked }).toEqual({ status: 'success', asked: 2 });
});
