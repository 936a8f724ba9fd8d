import {
	type AppflowClient,
	ConnectorType,
	CreateConnectorProfileCommand,
	type CreateConnectorProfileCommandInput,
	CreateFlowCommand,
	DeleteFlowCommand,
	DescribeConnectorCommand,
	DescribeConnectorEntityCommand,
	ListConnectorEntitiesCommand,
	ListConnectorsCommand,
	ListFlowsCommand,
	ListTagsForResourceCommand,
	RegisterConnectorCommand,
	TagResourceCommand,
	UnregisterConnectorCommand,
	UntagResourceCommand,
	UpdateConnectorRegistrationCommand,
	paginateDescribeConnectors,
} from '@aws-sdk/client-appflow';

import type { Sandbox } from '../../sandbox';
import { loadModel } from '../../sandbox/appflow/model';
import { checkInput } from '../../sandbox/appflow/validate';
import { call, post, useAppFlow } from './appflow-clients';
import { accountsFlow } from './appflow-flows';

let sandbox: Sandbox;
let client: AppflowClient;
useAppFlow((...started) => ([sandbox, client] = started));

type Config = CreateConnectorProfileCommandInput['connectorProfileConfig'];

const create = async (
	connectorType: ConnectorType,
	connectorProfileConfig: Config,
	connectorLabel?: string,
) =>
	await client.send(
		new CreateConnectorProfileCommand({
			connectorProfileName: 'tried',
			connectorType,
			connectorLabel,
			connectionMode: 'Public',
			connectorProfileConfig,
		}),
	);

const salesforce = (credentials: object) =>
	({
		connectorProfileProperties: { Salesforce: {} },
		connectorProfileCredentials: { Salesforce: credentials },
	}) satisfies Config;

const custom = (credentials: object, properties: object = {}): Config => ({
	connectorProfileProperties: {
		CustomConnector: {
			profileProperties: { instanceUrl: 'https://tickets.acme.example' },
			...properties,
		},
	},
	connectorProfileCredentials: {
		CustomConnector: { authenticationType: 'BASIC', ...credentials },
	},
});

describe('what a profile of each connector needs', () => {
	it.each<[string, ConnectorType, unknown, RegExp]>([
		[
			'Salesforce without any way in',
			'Salesforce',
			salesforce({ accessToken: 'dummy' }),
			/AuthCode cannot be blank for connector: SALESFORCE/,
		],
		[
			'Salesforce with client credentials',
			'Salesforce',
			salesforce({ oAuth2GrantType: 'CLIENT_CREDENTIALS' }),
			/CLIENT_CREDENTIALS is not supported for connector: SALESFORCE/,
		],
		[
			'Salesforce with a code and no application of its own',
			'Salesforce',
			salesforce({ oAuthRequest: { authCode: 'dummy', redirectUri: 'https://x.example' } }),
			/ClientCredentialsArn cannot be blank/,
		],
		[
			'Redshift without the Data API role',
			'Redshift',
			{
				connectorProfileProperties: {
					Redshift: {
						bucketName: 'staging',
						roleArn: 'arn:aws:iam::123456789012:role/copy',
						clusterIdentifier: 'reporting',
						databaseName: 'dev',
					},
				},
				connectorProfileCredentials: { Redshift: { username: 'awsuser' } },
			},
			/^dataApiRoleArn cannot be null or empty$/,
		],
		[
			'the members of another connector',
			'Slack',
			{ connectorProfileProperties: { Zendesk: { instanceUrl: 'https://acme.zendesk.com' } } },
			/must be for connector type Slack, found: Zendesk/,
		],
		[
			'two connectors at once',
			'Slack',
			{
				connectorProfileProperties: {
					Slack: { instanceUrl: 'https://acme.slack.com' },
					Zendesk: { instanceUrl: 'https://acme.zendesk.com' },
				},
			},
			/for one connector only, found: (Slack, Zendesk|Zendesk, Slack)/,
		],
		[
			'no credentials at all',
			'Singular',
			{ connectorProfileProperties: { Singular: {} } },
			/credentials cannot be null for connector: SINGULAR/,
		],
		[
			'both a password and OAuth for ServiceNow',
			'Servicenow',
			{
				connectorProfileProperties: { ServiceNow: { instanceUrl: 'https://x.example' } },
				connectorProfileCredentials: {
					ServiceNow: { username: 'u', password: 'p', oAuth2Credentials: { clientId: 'c' } },
				},
			},
			/either a username or oAuth2Credentials/,
		],
		['a connector without profiles', 'S3', { connectorProfileProperties: {} }, /does not have/],
	])('refuses %s', async (_what, type, config, message) => {
		// The SDK keeps to one member of a union, so what it cannot say goes over the wire as it is.
		const answer = await post(sandbox, '/create-connector-profile', {
			connectorProfileName: 'tried',
			connectorType: type,
			connectionMode: 'Public',
			connectorProfileConfig: config,
		});
		expect(answer).toMatchObject({
			status: 400,
			name: 'ValidationException',
			message: expect.stringMatching(message),
		});
	});

	it('takes members that are newer than the SDK', async () => {
		const { status } = await post(sandbox, '/create-connector-profile', {
			connectorProfileName: 'snow',
			connectorType: 'Snowflake',
			connectionMode: 'Public',
			connectorProfileConfig: {
				connectorProfileProperties: {
					Snowflake: { warehouse: 'W', stage: 'A.B.C', bucketName: 'staging' },
				},
				connectorProfileCredentials: {
					Snowflake: { username: 'u', privateKey: '-----BEGIN\ndummy\n-----END' },
				},
			},
		});
		expect(status).toBe(200);
		expect(sandbox.control.requests()[0]?.notes).toBeUndefined();
		const { json } = await post(sandbox, '/describe-connector-profiles', {
			connectorProfileNames: ['snow'],
		});
		expect(json).toMatchObject({
			connectorProfileDetails: [{ connectorProfileProperties: { Snowflake: { stage: '@A.B.C' } } }],
		});
	});

	it('takes a label for custom connectors only, and only one that is there', async () => {
		const basic = custom({ basic: { username: 'u', password: 'p' } });
		await expect(create('CustomConnector', basic)).rejects.toMatchObject({
			message: expect.stringContaining('ConnectorLabel cannot be blank'),
		});
		await expect(create('CustomConnector', basic, 'Nowhere')).rejects.toMatchObject({
			name: 'ResourceNotFoundException',
		});
		await expect(
			create('Salesforce', salesforce({ accessToken: 'a', refreshToken: 'r' }), 'GitHub'),
		).rejects.toMatchObject({ message: expect.stringContaining('only for CustomConnector') });
		await expect(create('CustomConnector', basic, 'AcmeTickets')).resolves.toHaveProperty(
			'connectorProfileArn',
		);
	});

	it.each<[string, string, Config, RegExp]>([
		[
			'a way to authenticate that it does not have',
			'GitHub',
			custom({ basic: { username: 'u', password: 'p' } }),
			/BASIC is not supported by connector: GitHub/,
		],
		[
			'a missing secret',
			'GitHub',
			custom({
				authenticationType: 'CUSTOM',
				custom: {
					customAuthenticationType: 'BasicAuthPersonalAccessToken',
					credentialsMap: { username: 'octo' },
				},
			}),
			/Missing required keys in credentialsMap: personalAccessToken/,
		],
		[
			'a missing property',
			'AcmeTickets',
			custom({ basic: { username: 'u', password: 'p' } }, { profileProperties: {} }),
			/Missing required keys in profileProperties: instanceUrl/,
		],
		[
			'a missing token parameter',
			'AcmeTickets',
			custom(
				{ authenticationType: 'OAUTH2', oauth2: { clientId: 'c', clientSecret: 's' } },
				{
					oAuth2Properties: {
						tokenUrl: 'https://login.acme.example/oauth/token',
						oAuth2GrantType: 'CLIENT_CREDENTIALS',
					},
				},
			),
			/Missing required keys in tokenUrlCustomProperties: audience/,
		],
	])('refuses a custom connector with %s', async (_what, label, config, message) => {
		await expect(create('CustomConnector', config, label)).rejects.toMatchObject({
			name: 'ValidationException',
			message: expect.stringMatching(message),
		});
	});
});

describe('connectors', () => {
	it('describes every built-in one', async () => {
		for (const connectorType of Object.values(ConnectorType)) {
			if (connectorType === 'CustomConnector') continue;
			const { connectorConfiguration } = await client.send(
				new DescribeConnectorCommand({ connectorType }),
			);
			expect(connectorConfiguration).toMatchObject({ connectorType, connectorOwner: 'AWS' });
		}
	});

	it('describes how a custom one authenticates', async () => {
		const { connectorConfiguration } = await client.send(
			new DescribeConnectorCommand({
				connectorType: 'CustomConnector',
				connectorLabel: 'AcmeTickets',
			}),
		);
		expect(connectorConfiguration).toMatchObject({
			connectorArn: 'arn:aws:appflow:eu-west-1:123456789012:connector/AcmeTickets',
			connectorProvisioningType: 'LAMBDA',
			registeredAt: expect.any(Date),
			authenticationConfig: {
				isBasicAuthSupported: true,
				isOAuth2Supported: true,
				oAuth2Defaults: { oauth2CustomProperties: [{ key: 'audience', isRequired: true }, {}] },
				customAuthConfigs: [
					{
						customAuthenticationType: 'SignedRequest',
						authParameters: [{}, { key: 'keySecret', isSensitiveField: true }, {}],
					},
					{ customAuthenticationType: 'StaffCode' },
				],
			},
		});
	});

	it('lists them all over several pages, and the registered ones alone', async () => {
		const labels: Array<string | undefined> = [];
		const types = new Set<string | undefined>();
		for await (const page of paginateDescribeConnectors({ client, pageSize: 10 }, {})) {
			for (const each of page.connectors ?? []) {
				types.add(each.connectorType);
				if (each.connectorLabel) labels.push(each.connectorLabel);
			}
		}
		expect([...types].sort()).toEqual(Object.values(ConnectorType).sort());
		expect(labels).toEqual([
			'Asana',
			'GitHub',
			'GoogleAnalytics4',
			'HubSpot',
			'JDBCsmall',
			'Mailchimp',
			'SalesforceMarketingCloud',
			'AcmeTickets',
			'acme-inventory',
		]);
		const { connectors } = await client.send(new ListConnectorsCommand({}));
		expect(connectors?.map((each) => each.connectorLabel)).toEqual([
			'AcmeTickets',
			'acme-inventory',
		]);
	});

	it('registers, updates and unregisters one', async () => {
		const lambdaArn = 'arn:aws:lambda:eu-west-1:123456789012:function:mine';
		const registration = {
			connectorLabel: 'Mine',
			connectorProvisioningType: 'LAMBDA' as const,
			connectorProvisioningConfig: { lambda: { lambdaArn } },
		};
		await client.send(new RegisterConnectorCommand(registration));
		await expect(client.send(new RegisterConnectorCommand(registration))).rejects.toMatchObject({
			name: 'ConflictException',
		});
		await client.send(
			new UpdateConnectorRegistrationCommand({ connectorLabel: 'Mine', description: 'Newer' }),
		);
		const describe = new DescribeConnectorCommand({
			connectorType: 'CustomConnector',
			connectorLabel: 'Mine',
		});
		await expect(client.send(describe)).resolves.toMatchObject({
			connectorConfiguration: {
				connectorDescription: 'Newer',
				connectorProvisioningConfig: { lambda: { lambdaArn } },
			},
		});
		await client.send(new UnregisterConnectorCommand({ connectorLabel: 'Mine' }));
		await expect(client.send(describe)).rejects.toMatchObject({
			name: 'ResourceNotFoundException',
		});
		await expect(
			client.send(new UnregisterConnectorCommand({ connectorLabel: 'AcmeTickets' })),
		).rejects.toMatchObject({ message: expect.stringContaining('acme-tickets') });
	});
});

describe('entities, flows and tags', () => {
	it('lists entities, nested ones too, and describes their fields', async () => {
		const connectorProfileName = 'slack-support';
		const top = await client.send(new ListConnectorEntitiesCommand({ connectorProfileName }));
		expect(top.connectorEntityMap?.Objects).toEqual([
			{ name: 'conversations', label: 'Conversations', hasNestedEntities: true },
		]);
		const nested = await client.send(
			new ListConnectorEntitiesCommand({ connectorProfileName, entitiesPath: 'conversations' }),
		);
		expect(nested.connectorEntityMap?.conversations).toHaveLength(2);
		const { connectorEntityFields } = await client.send(
			new DescribeConnectorEntityCommand({
				connectorProfileName: 'salesforce-production',
				connectorEntityName: 'Account',
			}),
		);
		expect(connectorEntityFields?.map((field) => field.identifier)).toContain('Industry');
	});

	it('lists flows', async () => {
		const { flows } = await client.send(new ListFlowsCommand({}));
		expect(flows?.slice(0, 3).map((flow) => flow.flowName)).toEqual([
			'salesforce-accounts-to-s3',
			'zendesk-tickets-to-redshift',
			'github-issues-to-snowflake',
		]);
	});

	it('has up to 50 tags for flows and registered connectors', async () => {
		const resourceArn = 'arn:aws:appflow:eu-west-1:123456789012:connector/AcmeTickets';
		const tags = (from: number, count: number) =>
			Object.fromEntries(
				Array.from({ length: count }, (_, index) => [`key-${from + index}`, 'yes']),
			);
		await client.send(new TagResourceCommand({ resourceArn, tags: tags(0, 49) }));
		await client.send(new TagResourceCommand({ resourceArn, tags: tags(48, 2) }));
		await expect(
			client.send(new TagResourceCommand({ resourceArn, tags: tags(50, 1) })),
		).rejects.toMatchObject({ name: 'ValidationException' });
		await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['key-0', 'none'] }));
		const listed = await client.send(new ListTagsForResourceCommand({ resourceArn }));
		expect(Object.keys(listed.tags ?? {})).toHaveLength(49);
	});

	it('forgets the tags of a flow that is deleted', async () => {
		const flow = accountsFlow('tagged', { tags: { team: 'sales' } });
		const { flowArn: resourceArn } = await client.send(new CreateFlowCommand(flow));
		await client.send(new DeleteFlowCommand({ flowName: 'tagged' }));
		await expect(
			client.send(new ListTagsForResourceCommand({ resourceArn })),
		).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
		await client.send(new CreateFlowCommand({ ...flow, tags: undefined }));
		expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({});
	});

	it('has no tags for profiles', async () => {
		const resourceArn =
			'arn:aws:appflow:eu-west-1:123456789012:connectorprofile/salesforce-production';
		await expect(
			client.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } })),
		).rejects.toMatchObject({ name: 'ValidationException' });
	});
});

describe('every answer', () => {
	const label = { connectorType: 'CustomConnector', connectorLabel: 'AcmeTickets' };
	const profile = { connectorProfileName: 'salesforce-production' };
	const lambda = { lambdaArn: 'arn:aws:lambda:eu-west-1:123456789012:function:x' };
	const s3Accounts = { S3: { bucketName: 'acme-appflow-source', bucketPrefix: 'accounts' } };
	const sameFlow = {
		...accountsFlow('s3-accounts-to-salesforce'),
		sourceFlowConfig: { connectorType: 'S3', sourceConnectorProperties: s3Accounts },
		destinationFlowConfigList: [
			{
				connectorType: 'Salesforce',
				...profile,
				destinationConnectorProperties: { Salesforce: { object: 'Account' } },
			},
		],
		tasks: [{ taskType: 'Map_all', sourceFields: [], connectorOperator: { S3: 'NO_OP' } }],
	};

	it.each<[string, string, object]>([
		['DescribeConnectorProfiles', '/describe-connector-profiles', { maxResults: 100 }],
		['DescribeConnector', '/describe-connector', label],
		['DescribeConnectors', '/describe-connectors', { maxResults: 100 }],
		['ListConnectors', '/list-connectors', {}],
		['ListFlows', '/list-flows', {}],
		['ListConnectorEntities', '/list-connector-entities', profile],
		['ResetConnectorMetadataCache', '/reset-connector-metadata-cache', profile],
		[
			'DescribeConnectorEntity',
			'/describe-connector-entity',
			{ ...profile, connectorEntityName: 'Lead' },
		],
		...[
			'sap-orders-to-s3',
			'salesforce-accounts-to-s3',
			'servicenow-incidents-to-s3',
			'zendesk-users-to-s3',
		].flatMap((flowName): Array<[string, string, object]> => [
			['DescribeFlow', '/describe-flow', { flowName }],
			[
				'DescribeFlowExecutionRecords',
				'/describe-flow-execution-records',
				{ flowName, maxResults: 100 },
			],
		]),
		['CreateFlow', '/create-flow', accountsFlow('answer')],
		['UpdateFlow', '/update-flow', sameFlow],
		['StartFlow', '/start-flow', { flowName: 'zendesk-users-to-s3' }],
		['StopFlow', '/stop-flow', { flowName: 'salesforce-accounts-to-s3' }],
		['CancelFlowExecutions', '/cancel-flow-executions', { flowName: 'zendesk-users-to-s3' }],
		['DeleteFlow', '/delete-flow', { flowName: 'github-issues-to-snowflake' }],
		[
			'RegisterConnector',
			'/register-connector',
			{
				connectorLabel: 'X1',
				connectorProvisioningType: 'LAMBDA',
				connectorProvisioningConfig: { lambda },
			},
		],
	])('of %s is what the API model says', async (operation, path, input) => {
		const { status, json } = await post(sandbox, path, input);
		expect(status).toBe(200);
		const model = loadModel();
		const output = model.operations.find((each) => each.name === operation)?.output ?? '';
		expect(checkInput(model, output, json).unknownMembers).toEqual([]);
	});

	it('of ListTagsForResource is what the API model says', async () => {
		const arn = 'arn:aws:appflow:eu-west-1:123456789012:connector/AcmeTickets';
		const path = `/tags/${encodeURIComponent(arn)}`;
		const { json } = await call(sandbox, { method: 'GET', path });
		expect(json).toEqual({ tags: {} });
	});
});
