import { AppflowClient, ListFlowsCommand } from '@aws-sdk/client-appflow';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { type Sandbox, startSandbox } from '../../sandbox';
import { appflowClient, call, keysOf, post, stsClient, type WireRequest } from './appflow-clients';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const listFlows = async (request: Partial<WireRequest>) => {
	const { status, name, message } = await post(sandbox, '/list-flows', {}, request);
	return { status, name, message };
};

const limitedKeys = () => ({
	accessKeyId: sandbox.appflow.limitedAccessKeyId,
	secretAccessKey: sandbox.appflow.limitedSecretAccessKey,
});

async function assumeRole(externalId = sandbox.appflow.externalId, seconds = 900) {
	const { Credentials } = await stsClient(sandbox).send(
		new AssumeRoleCommand({
			RoleArn: sandbox.appflow.roleArn,
			RoleSessionName: 'test',
			ExternalId: externalId,
			DurationSeconds: seconds,
		}),
	);
	return {
		accessKeyId: Credentials?.AccessKeyId ?? '',
		secretAccessKey: Credentials?.SecretAccessKey ?? '',
		sessionToken: Credentials?.SessionToken ?? '',
		expiration: Credentials?.Expiration,
	};
}

describe('a signature', () => {
	it('is accepted from fetch, with encoded paths and repeated parameters', async () => {
		const arn = 'arn:aws:appflow:eu-west-1:123456789012:flow/salesforce-accounts-to-s3';
		const path = `/tags/${encodeURIComponent(arn)}`;
		const tags = { team: 'sales', stage: 'test', plain: 'yes' };
		const body = JSON.stringify({ tags });
		expect((await call(sandbox, { method: 'POST', path, body })).status).toBe(200);
		const query = { tagKeys: ['team', 'stage'] };
		expect((await call(sandbox, { method: 'DELETE', path, query })).status).toBe(200);
		expect((await call(sandbox, { method: 'GET', path })).json).toEqual({ tags: { plain: 'yes' } });
	});

	it('must be there', async () => {
		const unsigned = await listFlows({ tamper: (headers) => delete headers.authorization });
		expect(unsigned).toMatchObject({ status: 403, name: 'MissingAuthenticationTokenException' });
		const bearer = await listFlows({
			tamper: (headers) => (headers.authorization = 'Bearer dummy'),
		});
		expect(bearer).toMatchObject({ status: 403, name: 'IncompleteSignatureException' });
	});

	it('must be of a key that exists', async () => {
		const keys = { accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'dummy' };
		expect(await listFlows({ keys })).toEqual({
			status: 403,
			name: 'UnrecognizedClientException',
			message: 'The security token included in the request is invalid.',
		});
	});

	it.each<[string, Partial<WireRequest>, RegExp]>([
		[
			'with the right secret',
			{ keys: { accessKeyId: 'AKIDSANDBOXEXAMPLE', secretAccessKey: 'wrong' } },
			/does not match the signature you provided/,
		],
		['for the region', { region: 'us-west-2' }, /valid region, not 'us-west-2'/],
		['for the service', { service: 'execute-api' }, /correct service: 'appflow'/],
		[
			'of the body that is sent',
			{ sentBody: '{"maxResults":1}', tamper: (headers) => delete headers['x-amz-content-sha256'] },
			/does not match the signature/,
		],
		[
			'with the true hash of the body',
			{ sentBody: '{"maxResults":1}' },
			/'x-amz-content-sha256' does not match/,
		],
		[
			'of the headers that are sent',
			{ tamper: (headers) => (headers['content-type'] = 'application/x-amz-json-1.1') },
			/does not match the signature/,
		],
	])('must be %s', async (_what, request, message) => {
		expect(await listFlows(request)).toEqual({
			status: 403,
			name: 'InvalidSignatureException',
			message: expect.stringMatching(message),
		});
	});

	it.each([
		['expired', -10 * 60_000, /^Signature expired: \d+T\d+Z is now earlier than .* - 5 min\.\)$/],
		['not yet current', 10 * 60_000, /^Signature not yet current: .* \+ 5 min\.\)$/],
	])('must not be %s', async (_what, systemClockOffset, message) => {
		const client = appflowClient(sandbox, { systemClockOffset });
		await expect(client.send(new ListFlowsCommand({}))).rejects.toMatchObject({
			name: 'InvalidSignatureException',
			message: expect.stringMatching(message),
		});
		client.destroy();
	});

	it('is held against the real time, so that tests can move the time of the sandbox', async () => {
		sandbox.control.advanceClock(24 * 60 * 60 * 1000);
		expect(await listFlows({})).toMatchObject({ status: 200 });
	});

	it('tells a client with a wrong clock what time it is, which the SDK takes up', async () => {
		sandbox.control.configure('appflow', { clockSkewMs: -60 * 60_000 });
		expect(await listFlows({})).toMatchObject({ name: 'InvalidSignatureException' });
		const { endpoint, region } = sandbox.appflow;
		const client = new AppflowClient({ endpoint, region, credentials: keysOf(sandbox) });
		await expect(client.send(new ListFlowsCommand({}))).resolves.toHaveProperty('flows');
		client.destroy();
	});

	it('of keys without permission is told which action is missing', async () => {
		expect(await listFlows({ keys: limitedKeys() })).toEqual({
			status: 403,
			name: 'AccessDeniedException',
			message: expect.stringContaining(
				'User: arn:aws:iam::123456789012:user/limited is not authorized to perform: ' +
					'appflow:ListFlows',
			),
		});
	});
});

describe('operations that are not there', () => {
	it('are refused without pretending', async () => {
		const unknown = await post(sandbox, '/make-coffee', {});
		expect([unknown.status, unknown.name]).toEqual([404, 'UnknownOperationException']);
	});
});

describe('STS', () => {
	it('says who the caller is, even without permissions', async () => {
		await expect(
			stsClient(sandbox, limitedKeys()).send(new GetCallerIdentityCommand({})),
		).resolves.toMatchObject({
			Account: '123456789012',
			Arn: 'arn:aws:iam::123456789012:user/limited',
			UserId: 'AIDALIMITEDEXAMPLE',
		});
	});

	it('gives a session that AppFlow accepts until it ends', async () => {
		const { expiration, ...keys } = await assumeRole();
		expect(expiration?.getTime()).toBeGreaterThan(Date.now() + 800_000);
		expect(await listFlows({ keys })).toMatchObject({ status: 200 });
		await expect(
			stsClient(sandbox, keys).send(new GetCallerIdentityCommand({})),
		).resolves.toMatchObject({
			Arn: 'arn:aws:sts::123456789012:assumed-role/n8n-appflow/test',
		});
		expect(await listFlows({ keys: { ...keys, sessionToken: 'dummy' } })).toMatchObject({
			name: 'UnrecognizedClientException',
		});
		sandbox.control.advanceClock(901_000);
		expect(await listFlows({ keys })).toMatchObject({
			status: 403,
			name: 'ExpiredTokenException',
		});
	});

	it('refuses another external ID, another duration and wrong keys, in its own words', async () => {
		await expect(assumeRole('somebody-else')).rejects.toMatchObject({
			name: 'AccessDenied',
			message: expect.stringContaining('is not authorized to perform: sts:AssumeRole'),
		});
		await expect(assumeRole(undefined, 60)).rejects.toMatchObject({ name: 'ValidationError' });
		const wrong = { ...keysOf(sandbox), secretAccessKey: 'wrong' };
		await expect(
			stsClient(sandbox, wrong).send(new GetCallerIdentityCommand({})),
		).rejects.toMatchObject({
			name: 'SignatureDoesNotMatch',
			$metadata: { httpStatusCode: 403 },
		});
	});

	it('answers JSON to those who ask for it', async () => {
		const request = {
			method: 'POST',
			path: '/',
			service: 'sts',
			headers: {
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
			},
		};
		const identity = await call(sandbox, {
			...request,
			body: 'Action=GetCallerIdentity&Version=2011-06-15',
		});
		expect(identity.json).toMatchObject({
			GetCallerIdentityResponse: { GetCallerIdentityResult: { Account: '123456789012' } },
		});
		const unknown = await call(sandbox, { ...request, body: 'Action=Coffee&Version=2011-06-15' });
		expect(unknown.status).toBe(400);
		expect(unknown.json).toMatchObject({ Error: { Code: 'InvalidAction', Type: 'Sender' } });
	});
});

describe('another partition', () => {
	it('has its own ARNs', async () => {
		const china = await startSandbox({ region: 'cn-north-1' });
		try {
			const { json } = await post(china, '/list-flows', { maxResults: 1 });
			expect(json).toMatchObject({
				flows: [{ flowArn: expect.stringMatching(/^arn:aws-cn:appflow:cn-north-1:/) }],
			});
		} finally {
			await china.close();
		}
	});
});
