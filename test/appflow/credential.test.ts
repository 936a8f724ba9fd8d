import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { testCredential } from '../support/harness';
import { CONNECTOR, amplitude, byName, passTime, until, useAccount } from './support';
import { connectorCredential } from '../support/connectorCredential';

const account = useAccount();

const get = 'connectorProfile.get';
const slack = { connectorProfileName: byName('slack-support') };

afterEach(() => jest.restoreAllMocks());

const limited = () => {
	const { limitedAccessKeyId, limitedSecretAccessKey } = account().access;
	return { accessKeyId: limitedAccessKeyId, secretAccessKey: limitedSecretAccessKey };
};

describe('the test of the AWS credential', () => {
	test('is green for good keys, and names the region', async () => {
		expect(await account().test(account().keys())).toEqual({
			status: 'OK',
			message: 'AppFlow answers in eu-west-1',
		});
		expect(account().sent('DescribeConnectorProfiles')).toEqual([{ maxResults: 1 }]);
	});

	test('is green for a role', async () => {
		expect(await account().test(account().role())).toMatchObject({ status: 'OK' });
	});

	test.each<[string, () => Record<string, unknown>, RegExp]>([
		[
			'a wrong access key',
			() => account().keys({ accessKeyId: 'AKIDWRONG' }),
			/^AWS does not know the access key\. .*Check Access Key ID/,
		],
		[
			'a wrong secret',
			() => account().keys({ secretAccessKey: 'dummy-wrong' }),
			/^AWS does not accept the signature\. .*Check Secret Access Key/,
		],
		[
			'a wrong region',
			() => account().keys({ region: 'us-east-1' }),
			/Region in the credential does not fit the endpoint/,
		],
		['keys that may not', () => account().keys(limited()), /^AWS denied access\. .*IAM policy/],
		[
			'an endpoint where nobody listens',
			() => account().keys({ endpoint: 'http://127.0.0.1:1' }),
			/^127\.0\.0\.1:1 refused the connection\. .*Check Endpoint/,
		],
		[
			'an endpoint that does not exist',
			() => account().keys({ endpoint: 'http://appflow.invalid' }),
			/^appflow\.invalid does not exist\. .*Check Region/,
		],
		[
			'a session token that does not belong to the keys',
			() => account().keys({ sessionToken: 'dummy-token' }),
			/^AWS does not know the access key\. .*session token/,
		],
		[
			'a wrong external ID',
			() => account().role({ externalId: 'dummy-wrong' }),
			/^AWS denied access\. .*Check the external ID/,
		],
		[
			'a role that these keys may not assume',
			() => account().role({ roleArn: 'arn:aws:iam::123456789012:role/other' }),
			/^AWS denied access\. .*sts:AssumeRole/,
		],
		[
			'a session that the role does not allow to be so long',
			() => account().role({ ...limited(), sessionDuration: 43_200, sessionName: 'x' }),
			/^AWS denied access/,
		],
		[
			'no access key',
			() => account().keys({ accessKeyId: '  ' }),
			/^'Access Key ID' is empty in the AWS AppFlow API credential/,
		],
		[
			'no secret',
			() => account().keys({ secretAccessKey: '' }),
			/^'Secret Access Key' is empty in the AWS AppFlow API credential/,
		],
		[
			'another region that is not named',
			() => account().keys({ region: 'other' }),
			/^'Region Code' is empty/,
		],
		[
			'a role that is none',
			() => account().role({ roleArn: 'n8n-appflow' }),
			/^'Role ARN' is not the ARN of an IAM role\. It looks like arn:aws:iam::/,
		],
		[
			'a session name with spaces',
			() => account().role({ roleSessionName: 'my session' }),
			/^'Session Name' is not valid\. Use 2 to 64/,
		],
		[
			'a session that is too short',
			() => account().role({ sessionDuration: 60 }),
			/^'Session Duration \(Seconds\)' is not a whole number from 900/,
		],
		[
			'an endpoint that is no address',
			() => account().keys({ endpoint: 'vpce-0abc' }),
			/^'Endpoint' is not an address\. Give scheme and host only/,
		],
		[
			'an endpoint with a path',
			() => account().keys({ endpoint: 'https://proxy.example/appflow' }),
			/^'Endpoint' is not an address/,
		],
		[
			'FIPS with a custom endpoint',
			() => account().keys({ useFips: true }),
			/^'Use FIPS Endpoint' cannot be combined with 'Endpoint'\. Turn it off, or clear Endpoint/,
		],
		[
			'FIPS with a custom STS endpoint',
			() => account().role({ useFips: true, endpoint: '' }),
			/^'Use FIPS Endpoint' cannot be combined with 'STS Endpoint'/,
		],
	])('tells %s', async (_what, data, expected) => {
		const { status, message } = await account().test(data());
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(expected),
		});
		for (const secret of ['dummy-secret-access-key', 'dummy-wrong', 'dummy-token']) {
			expect(message).not.toContain(secret);
		}
	});

	test.each([-10, 10])('tells that this machine’s clock is %i minutes off', async (minutes) => {
		account().control.configure('appflow', { clockSkewMs: minutes * 60_000 });
		for (const data of [account().keys(), account().role()]) {
			const { status, message } = await account().test(data);
			expect(status).toBe('Error');
			expect(message).toContain("The clock of n8n's machine is wrong");
		}
	});

	test('works although the clock is wrong, once the node runs', async () => {
		account().control.configure('appflow', { clockSkewMs: 10 * 60_000 });
		expect(await account().json(get, slack)).toHaveLength(1);
	});

	test('tells that the address is not AppFlow’s', async () => {
		const server = createServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const { message } = await account().test(
			account().keys({ endpoint: `http://127.0.0.1:${port}` }),
		);
		server.closeAllConnections();
		server.close();
		expect(message).toMatch(/^The answer is not from AppFlow\. .*Check Endpoint/);
		expect(message).not.toContain('Welcome');
	});
});

describe('keys', () => {
	test('are trimmed, as people paste them', async () => {
		const { endpoint, accessKeyId, secretAccessKey } = account().access;
		const aws = {
			region: 'eu-west-1',
			endpoint: ` ${endpoint}/ `,
			accessKeyId: `\n${accessKeyId} `,
			secretAccessKey: ` ${secretAccessKey}\n`,
		};
		expect(await account().json(get, slack, { aws })).toHaveLength(1);
		expect(await account().test(aws)).toMatchObject({ status: 'OK' });
	});

	test('may be temporary, with their session token', async () => {
		const issued = await temporaryKeys();
		expect(await account().json(get, slack, { aws: account().keys(issued) })).toHaveLength(1);
	});

	test('that have expired say so', async () => {
		const issued = await temporaryKeys();
		account().control.advanceClock(2 * 3_600_000);
		const { message, description } = await account().failure(get, slack, {
			aws: account().keys(issued),
		});
		expect(message).toContain("The AWS credential's session token has expired");
		expect(description).toContain('Enter new temporary keys');
	});

	test('sign for the region of the credential, whatever the endpoint', async () => {
		await account().json(get, slack);
		expect(account().requests()[0]?.headers.authorization).toMatch(
			/Credential=AKIDSANDBOXEXAMPLE\/\d{8}\/eu-west-1\/appflow\/aws4_request/,
		);
	});

	test('work for a region that the list does not have', async () => {
		const aws = account().keys({ region: 'other', otherRegion: ' eu-west-1 ' });
		expect(await account().json(get, slack, { aws })).toHaveLength(1);
	});

	test('are read once, however many items there are', async () => {
		const credentials = account().store({
			connector: { connectorType: 'Amplitude', apiKey: 'k', secretKey: 's' },
		});
		await account().json(
			'connectorProfile.create',
			{ connectorType: 'Amplitude', newConnectorProfileName: '=many-{{ $itemIndex }}' },
			{ items: 10, credentials },
		);
		expect(Object.fromEntries(credentials.reads)).toEqual({
			awsAppFlowApi: 1,
			awsAppFlowConnectorApi: 1,
		});
	});
});

describe('a role', () => {
	const sessions = () => account().control.requests({ service: 'sts', operation: 'AssumeRole' });

	test('is assumed once for many items', async () => {
		const json = await account().json(get, slack, {
			aws: account().role(),
			items: 10,
		});
		expect(json).toHaveLength(10);
		expect(sessions()).toHaveLength(1);
	});

	test('is assumed with what the credential says', async () => {
		const aws = account().role({ roleSessionName: ' n8n-test ', sessionDuration: 1800 });
		await account().json(get, slack, { aws });
		expect(sessions()).toMatchObject([
			{
				body: {
					RoleArn: account().access.roleArn,
					RoleSessionName: 'n8n-test',
					DurationSeconds: '1800',
					ExternalId: 'dummy-external-id',
				},
			},
		]);
	});

	test('is assumed by temporary keys, too', async () => {
		const issued = await temporaryKeys();
		expect(await account().json(get, slack, { aws: account().role(issued) })).toHaveLength(1);
	});

	test('has its session renewed before it ends, in the middle of a run', async () => {
		// With a clock of its own, AppFlow dates its answers by the time that passes here.
		account().control.configure('appflow', { provisioningMs: 3_600_000, clockSkewMs: 1 });
		const running = account().run(
			'connectorProfile.create',
			{
				connectorType: 'Salesforce',
				secretsFrom: 'fields',
				authentication: 'tokens',
				newConnectorProfileName: 'private',
				instanceUrl: 'https://acme.my.salesforce.com',
				accessToken: 'dummy',
				refreshToken: 'dummy',
				connectionMode: 'Private',
				options: { waitForPrivateConnection: true, privateConnectionInterval: 1 },
			},
			// Of its 15 minutes, the last five are left unused.
			{ aws: account().role({ sessionDuration: 900 }) },
		);
		await until(() => account().requests('Describe.*').length === 1);
		expect(sessions()).toHaveLength(1);
		// Ten minutes pass here; at AWS, the session ends and the connection comes into being.
		passTime(601_000);
		account().control.advanceClock(3_600_000);
		expect((await running).error).toBeUndefined();
		expect(sessions()).toHaveLength(2);
	});

	test('that is not given is told by item, with what STS says', async () => {
		const { message, description } = await account().failure(get, slack, {
			aws: account().role({ externalId: '' }),
		});
		expect(message).toContain('AWS denied access');
		expect(description).toContain('is not authorized to perform: sts:AssumeRole');
		expect(description).toContain('external ID');
		expect(description).toMatch(/Request ID: [0-9a-f-]{36}/);
		expect(account().requests()).toEqual([]);
	});

	test('is asked for again after STS was out of order', async () => {
		account().control.failNext({ service: 'sts', status: 500, times: 2 });
		expect(await account().json(get, slack, { aws: account().role() })).toHaveLength(1);
	});

	test('canceling does not wait for STS', async () => {
		account().control.setLatency(60_000, { service: 'sts' });
		const stop = new AbortController();
		const running = account().run(get, slack, { aws: account().role(), signal: stop.signal });
		await until(() => sessions().length === 1);
		stop.abort();
		expect((await running).status).toBe('canceled');
	});
});

describe('the credential with the secrets of a connection', () => {
	const create = 'connectorProfile.create';
	const test1 = async (data: Record<string, string>) =>
		await testCredential({
			type: CONNECTOR,
			data: connectorCredential(data),
			node: new AwsAppFlow(),
		});

	test('is green when it is complete, and says that AWS checks it later', async () => {
		expect(
			await test1({ connectorType: 'Amplitude', apiKey: 'dummy-key', secretKey: 'dummy' }),
		).toEqual({
			status: 'OK',
			message: 'Complete. Amplitude checks the secrets when a connector profile is made with them.',
		});
	});

	test('is red, and names everything that it lacks', async () => {
		expect(
			await test1({ connectorType: 'Snowflake', authentication: 'keyPair', username: '' }),
		).toEqual({
			status: 'Error',
			message:
				"'Username', 'Private Key' are empty. Snowflake needs this for 'Key Pair': complete the credential",
		});
	});

	test('that was made for another connector is a clear message', async () => {
		const { message, description } = await account().failure(
			create,
			{ connectorType: 'Amplitude', newConnectorProfileName: 'new-profile' },
			{ connector: { connectorType: 'Singular', apiKey: 'dummy-key' } },
		);
		expect(message).toBe(
			"'Credential' holds the secrets for Singular, but the connector is Amplitude [item 0]",
		);
		expect(description).toContain('Select a credential that was made for Amplitude');
		expect(account().requests()).toEqual([]);
	});

	test('that was made for another custom connector is a clear message', async () => {
		const { message } = await account().failure(
			create,
			{
				connectorType: 'CustomConnector',
				connectorLabel: byName('AcmeTickets'),
				authentication: 'apiKey',
				newConnectorProfileName: 'new-profile',
			},
			{
				connector: {
					connectorType: 'CustomConnector',
					connectorLabel: 'HubSpot',
					authentication: 'apiKey',
					apiKey: 'dummy-key',
				},
			},
		);
		expect(message).toBe(
			"'Credential' holds the secrets for 'HubSpot', but the connector is 'AcmeTickets' [item 0]",
		);
		expect(account().requests()).toEqual([]);
	});

	test('that was not selected is a clear message', async () => {
		const { message, description } = await account().failure(create, {
			...amplitude,
			secretsFrom: 'credential',
			newConnectorProfileName: 'new-profile',
		});
		expect(message).toBe("'Secrets From' is 'Credential', but the node has none [item 0]");
		expect(description).toContain("Select an 'AWS AppFlow Connector API' credential");
		expect(account().requests()).toEqual([]);
	});

	test('that is not complete is a clear message', async () => {
		const { message, description } = await account().failure(
			create,
			{ connectorType: 'Amplitude', newConnectorProfileName: 'new-profile' },
			{ connector: { connectorType: 'Amplitude', apiKey: 'dummy-key', secretKey: ' ' } },
		);
		expect(message).toBe("'Secret Key' is empty [item 0]");
		expect(description).toContain('complete the credential');
	});
});

/** Keys of a session, as people get them from AWS's sign-in page. */
async function temporaryKeys(): Promise<Record<string, string>> {
	const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts');
	const { endpoint, region, accessKeyId, secretAccessKey, roleArn, externalId } = account().access;
	const sts = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
	const { Credentials: issued } = await sts.send(
		new AssumeRoleCommand({
			RoleArn: roleArn,
			RoleSessionName: 'person',
			ExternalId: externalId,
		}),
	);
	sts.destroy();
	account().control.clearRequests();
	return {
		accessKeyId: issued?.AccessKeyId ?? '',
		secretAccessKey: issued?.SecretAccessKey ?? '',
		sessionToken: issued?.SessionToken ?? '',
	};
}
