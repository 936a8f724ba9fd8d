import { randomUUID } from 'crypto';

import {
	type AppflowClient,
	CreateConnectorProfileCommand,
	type CreateConnectorProfileCommandInput,
	DeleteConnectorProfileCommand,
	DescribeConnectorProfilesCommand,
	paginateDescribeConnectorProfiles,
	UpdateConnectorProfileCommand,
} from '@aws-sdk/client-appflow';

import type { Sandbox } from '../../sandbox';
import { amplitude, post, useAppFlow } from './appflow-clients';

let sandbox: Sandbox;
let client: AppflowClient;
useAppFlow((...started) => ([sandbox, client] = started));

const create = async (input: CreateConnectorProfileCommandInput) =>
	await client.send(new CreateConnectorProfileCommand(input));

const describeOne = async (name: string) => {
	const { connectorProfileDetails = [] } = await client.send(
		new DescribeConnectorProfilesCommand({ connectorProfileNames: [name] }),
	);
	return connectorProfileDetails[0];
};

describe('the life of a profile', () => {
	it('is created, described without its credentials, updated and deleted', async () => {
		const { connectorProfileArn } = await create({
			connectorProfileName: 'crm',
			connectorType: 'Salesforce',
			connectionMode: 'Public',
			connectorProfileConfig: {
				connectorProfileProperties: {
					Salesforce: { instanceUrl: 'https://crm.example', isSandboxEnvironment: true },
				},
				connectorProfileCredentials: {
					Salesforce: { accessToken: 'dummy-access', refreshToken: 'dummy-refresh' },
				},
			},
		});
		expect(connectorProfileArn).toBe('arn:aws:appflow:eu-west-1:123456789012:connectorprofile/crm');

		const created = await describeOne('crm');
		expect(created).toMatchObject({
			connectorProfileArn,
			connectorType: 'Salesforce',
			connectionMode: 'Public',
			connectorProfileProperties: {
				Salesforce: { instanceUrl: 'https://crm.example', isSandboxEnvironment: true },
			},
			credentialsArn: expect.stringMatching(
				/^arn:aws:secretsmanager:eu-west-1:\d+:secret:appflow!/,
			),
			createdAt: expect.any(Date),
		});
		expect(JSON.stringify(created)).not.toMatch(/dummy-(access|refresh)/);

		sandbox.control.advanceClock(60_000);
		await client.send(
			new UpdateConnectorProfileCommand({
				connectorProfileName: 'crm',
				connectionMode: 'Public',
				connectorProfileConfig: {
					connectorProfileProperties: { Salesforce: { isSandboxEnvironment: false } },
					connectorProfileCredentials: {
						Salesforce: { oAuth2GrantType: 'JWT_BEARER', jwtToken: 'a.b.c' },
					},
				},
			}),
		);
		const updated = await describeOne('crm');
		expect(updated?.connectorProfileProperties).toEqual({
			Salesforce: { isSandboxEnvironment: false },
		});
		expect(updated?.createdAt).toEqual(created?.createdAt);
		expect(updated?.lastUpdatedAt?.getTime()).toBeGreaterThan(created?.createdAt?.getTime() ?? 0);

		await client.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'crm' }));
		expect(await describeOne('crm')).toBeUndefined();
	});

	it('refuses a name that is taken and names that do not exist', async () => {
		await create(amplitude('events'));
		await expect(create(amplitude('events'))).rejects.toMatchObject({
			name: 'ConflictException',
			$metadata: { httpStatusCode: 409 },
		});
		await expect(
			client.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'nobody' })),
		).rejects.toMatchObject({
			name: 'ResourceNotFoundException',
			$metadata: { httpStatusCode: 404 },
		});
		const { connectionMode, connectorProfileConfig } = amplitude('nobody');
		await expect(
			client.send(
				new UpdateConnectorProfileCommand({
					connectorProfileName: 'nobody',
					connectionMode,
					connectorProfileConfig,
				}),
			),
		).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
	});

	it('keeps a profile that a flow uses, unless the deletion is forced', async () => {
		const connectorProfileName = 'salesforce-production';
		await expect(
			client.send(new DeleteConnectorProfileCommand({ connectorProfileName })),
		).rejects.toMatchObject({
			name: 'ConflictException',
			message: expect.stringContaining('salesforce-accounts-to-s3'),
		});
		await client.send(
			new DeleteConnectorProfileCommand({ connectorProfileName, forceDelete: true }),
		);
		expect(await describeOne(connectorProfileName)).toBeUndefined();
	});

	it('answers 402 at the quota and 401 when the application refuses the credentials', async () => {
		const { connectorProfileDetails = [] } = await client.send(
			new DescribeConnectorProfilesCommand({ maxResults: 100 }),
		);
		sandbox.control.configure('appflow', {
			connectorProfileQuota: connectorProfileDetails.length,
		});
		await expect(create(amplitude('one-too-many'))).rejects.toMatchObject({
			name: 'ServiceQuotaExceededException',
			$metadata: { httpStatusCode: 402 },
		});
		const refused = amplitude('refused');
		refused.connectorProfileConfig.connectorProfileCredentials.Amplitude.secretKey =
			'wrong-password';
		await expect(create(refused)).rejects.toMatchObject({
			name: 'ConnectorAuthenticationException',
			$metadata: { httpStatusCode: 401 },
		});
	});
});

describe('client tokens', () => {
	const clientToken = randomUUID();

	it('gives the same answer to the same request without creating twice', async () => {
		const first = await create({ ...amplitude('once'), clientToken });
		const second = await create({ ...amplitude('once'), clientToken });
		expect(second.connectorProfileArn).toBe(first.connectorProfileArn);
	});

	it('refuses the token for another input', async () => {
		await create({ ...amplitude('once'), clientToken });
		await expect(create({ ...amplitude('twice'), clientToken })).rejects.toMatchObject({
			name: 'ConflictException',
			message: expect.stringContaining('different parameters'),
		});
	});

	it('does not remember a request that failed', async () => {
		const wrong = { ...amplitude('retried'), clientToken };
		sandbox.control.configure('appflow', { connectorProfileQuota: 0 });
		await expect(create(wrong)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
		sandbox.control.configure('appflow', { connectorProfileQuota: 100 });
		await expect(create(wrong)).resolves.toHaveProperty('connectorProfileArn');
	});

	it('forgets a token after eight hours', async () => {
		await create({ ...amplitude('once'), clientToken });
		sandbox.control.advanceClock(8 * 60 * 60 * 1000 + 1);
		await expect(create({ ...amplitude('twice'), clientToken })).resolves.toHaveProperty(
			'connectorProfileArn',
		);
	});
});

describe('private connections', () => {
	const privateSalesforce = (connectorProfileName: string) => ({
		connectorProfileName,
		connectorType: 'Salesforce' as const,
		connectionMode: 'Private' as const,
		connectorProfileConfig: {
			connectorProfileProperties: { Salesforce: { instanceUrl: 'https://crm.example' } },
			connectorProfileCredentials: {
				Salesforce: { accessToken: 'dummy', refreshToken: 'dummy' },
			},
		},
	});
	const status = async (name: string) =>
		(await describeOne(name))?.privateConnectionProvisioningState?.status;

	it('become created after a while', async () => {
		sandbox.control.configure('appflow', { provisioningMs: 180_000 });
		await create(privateSalesforce('crm-private'));
		expect(await status('crm-private')).toBe('PENDING');
		sandbox.control.advanceClock(180_000);
		expect(await status('crm-private')).toBe('CREATED');
	});

	it('become failed, with the reason, where the name says so', async () => {
		await create(privateSalesforce('crm-will-fail'));
		expect(await status('crm-will-fail')).toBe('PENDING');
		sandbox.control.advanceClock(10_000);
		expect((await describeOne('crm-will-fail'))?.privateConnectionProvisioningState).toEqual({
			status: 'FAILED',
			failureCause: 'CONNECTOR_SERVER',
			failureMessage: expect.stringMatching(/endpoint service/),
		});
	});

	it('start out with one of each kind', async () => {
		sandbox.control.advanceClock(365 * 24 * 3600 * 1000);
		expect(await status('sap-orders-private')).toBe('CREATED');
		expect(await status('sap-finance-private-failed')).toBe('FAILED');
		expect(await status('salesforce-private-pending')).toBe('PENDING');
	});

	it('are only for the connectors that have them', async () => {
		await expect(
			create({ ...amplitude('no-private'), connectionMode: 'Private' }),
		).rejects.toMatchObject({ message: expect.stringContaining('not supported') });
	});
});

describe('listing profiles', () => {
	const seeded = 14;

	async function createMany(count: number) {
		for (let index = 0; index < count; index += 1) {
			await create(amplitude(`profile-${String(index).padStart(3, '0')}`));
		}
	}

	it('pages through all of them once', async () => {
		await createMany(250);
		const sizes: number[] = [];
		const names = new Set<string | undefined>();
		for await (const page of paginateDescribeConnectorProfiles({ client, pageSize: 100 }, {})) {
			sizes.push(page.connectorProfileDetails?.length ?? 0);
			for (const each of page.connectorProfileDetails ?? []) names.add(each.connectorProfileName);
		}
		expect(sizes).toEqual([100, 100, 50 + seeded]);
		expect(names.size).toBe(250 + seeded);
	});

	it('has 20 on a page by default and goes on where it was though profiles were deleted', async () => {
		await createMany(10);
		const first = await client.send(new DescribeConnectorProfilesCommand({}));
		expect(first.connectorProfileDetails).toHaveLength(20);
		await client.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'profile-000' }));
		const second = await client.send(
			new DescribeConnectorProfilesCommand({ nextToken: first.nextToken }),
		);
		expect(second.connectorProfileDetails?.[0]?.connectorProfileName).toBe('profile-006');
		expect(second.connectorProfileDetails).toHaveLength(10 + seeded - 20);
		expect(second.nextToken).toBeUndefined();
	});

	it('filters by names, type and label, and finds nothing without complaint', async () => {
		const names = async (filter: object) => {
			const answer = await client.send(new DescribeConnectorProfilesCommand(filter));
			return answer.connectorProfileDetails?.map((each) => each.connectorProfileName);
		};
		expect(await names({ connectorProfileNames: ['slack-support', 'nobody'] })).toEqual([
			'slack-support',
		]);
		expect(await names({ connectorType: 'SAPOData' })).toEqual([
			'sap-orders-private',
			'sap-finance-private-failed',
		]);
		expect(await names({ connectorType: 'CustomConnector', connectorLabel: 'GitHub' })).toEqual([
			'github-repositories',
		]);
		expect(await names({ connectorProfileNames: ['nobody'] })).toEqual([]);
		expect(await names({ connectorProfileNames: [] })).toHaveLength(seeded);
	});

	it.each([
		[
			'tampered with',
			(token: string) => `${Number(token.split('.')[0]) + 1}.${token.split('.')[1]}`,
		],
		['made up', () => 'next'],
	])('refuses a token that was %s', async (_what, change) => {
		const { nextToken = '' } = await client.send(
			new DescribeConnectorProfilesCommand({ maxResults: 1 }),
		);
		await expect(
			client.send(new DescribeConnectorProfilesCommand({ nextToken: change(nextToken) })),
		).rejects.toMatchObject({ name: 'ValidationException' });
	});

	it('refuses a token of another filter', async () => {
		const { nextToken } = await client.send(
			new DescribeConnectorProfilesCommand({ maxResults: 1 }),
		);
		await expect(
			client.send(new DescribeConnectorProfilesCommand({ nextToken, connectorType: 'Slack' })),
		).rejects.toMatchObject({ name: 'ValidationException' });
	});
});

describe('what the model says about requests', () => {
	it('names every violation at once', async () => {
		const answer = await post(sandbox, '/create-connector-profile', {
			connectorProfileName: 'has spaces',
			connectorType: 'Nonsense',
			connectorProfileConfig: { connectorProfileProperties: {} },
		});
		const { status, name, message, headers } = answer;
		expect({ status, name }).toEqual({ status: 400, name: 'ValidationException' });
		expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
		expect(headers.get('content-type')).toBe('application/json');
		expect(message).toMatch(/^3 validation errors detected: /);
		expect(message).toContain("Value null at 'connectionMode'");
		expect(message).toContain(
			"Value 'has spaces' at 'connectorProfileName' failed to satisfy constraint: Member must " +
				'satisfy regular expression pattern: [\\w/!@#+=.-]+',
		);
		expect(message).toContain(
			"at 'connectorType' failed to satisfy constraint: Member must satisfy",
		);
	});

	it('does not repeat a secret in its message', async () => {
		const profile = amplitude('leak');
		profile.connectorProfileConfig.connectorProfileCredentials.Amplitude.apiKey = 'dummy secret';
		await expect(create(profile)).rejects.toMatchObject({
			message: expect.not.stringContaining('dummy secret'),
		});
	});

	it('refuses a value of another type, and a body that is not JSON', async () => {
		const wrongType = await post(sandbox, '/describe-connector-profiles', { maxResults: '5' });
		const broken = await post(sandbox, '/list-flows', {}, { body: '{' });
		expect([wrongType, broken].map(({ status, name }) => ({ status, name }))).toEqual([
			{ status: 400, name: 'SerializationException' },
			{ status: 400, name: 'SerializationException' },
		]);
	});

	it('ignores a member that it does not know, and records it', async () => {
		const { status } = await post(sandbox, '/list-flows', { maxResults: 1, sortBy: 'name' });
		expect(status).toBe(200);
		expect(sandbox.control.requests()[0]?.notes).toEqual({ unknownMembers: ['sortBy'] });
	});

	it('takes ARNs of other partitions', async () => {
		const redshift = (partition: string) => ({
			...amplitude(`redshift-${partition}`),
			connectorType: 'Redshift' as const,
			connectorProfileConfig: {
				connectorProfileProperties: {
					Redshift: {
						bucketName: 'staging',
						roleArn: `arn:${partition}:iam::123456789012:role/copy`,
						dataApiRoleArn: `arn:${partition}:iam::123456789012:role/data`,
						isRedshiftServerless: true,
						workgroupName: 'default',
						databaseName: 'dev',
					},
				},
			},
		});
		await expect(create(redshift('aws-cn'))).resolves.toHaveProperty('connectorProfileArn');
		await expect(create(redshift('elsewhere'))).rejects.toMatchObject({
			name: 'ValidationException',
		});
	});
});
