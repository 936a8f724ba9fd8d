import { type Sandbox, startSandbox } from '../../sandbox';
import { loadModel } from '../../sandbox/appflow/model';
import { isObject, type JsonObject } from '../../sandbox/core/json';
import { type AwsCli, isInstalled, openCli } from './awsCli';

/** Each call may start a Python program, on machines that may be busy: seconds, at worst. */
const PATIENCE = 120_000;

const describeWithCli = isInstalled
	? describe
	: (title: string, body: () => void) =>
			describe.skip(`${title} (skipped: there is no "aws" command on this machine)`, body);

/** What the AWS CLI printed: its JSON, or its complaint. */
interface Printed {
	json: JsonObject;
	complaint: string;
}

/** Nothing of this machine's own configuration. */
const CONFIGURATION = {
	AWS_CONFIG_FILE: '/nonexistent',
	AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
	AWS_EC2_METADATA_DISABLED: 'true',
	AWS_MAX_ATTEMPTS: '1',
	AWS_PAGER: '',
};

/** Runs the AWS CLI as a person would. */
async function aws(
	cli: AwsCli,
	sandbox: Sandbox,
	args: string[],
	secretAccessKey = sandbox.appflow.secretAccessKey,
): Promise<Printed> {
	const { endpoint, region, accessKeyId } = sandbox.appflow;
	const options = ['--endpoint-url', endpoint, '--region', region, '--output', 'json'];
	const { succeeded, out, err } = await cli.run([...options, ...args], {
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
	});
	if (!succeeded) return { json: {}, complaint: err.trim() };
	const json: unknown = out.trim() === '' ? {} : JSON.parse(out);
	return { json: isObject(json) ? json : {}, complaint: '' };
}

interface Example {
	connectorType: string;
	connectorLabel?: string;
	properties: JsonObject;
	changed: JsonObject;
	credentials: JsonObject;
}

const EXAMPLES: Record<string, Example> = {
	Salesforce: {
		connectorType: 'Salesforce',
		properties: { instanceUrl: 'https://crm.example', isSandboxEnvironment: false },
		changed: { instanceUrl: 'https://crm.example', isSandboxEnvironment: true },
		credentials: { accessToken: 'dummy', refreshToken: 'dummy' },
	},
	Slack: {
		connectorType: 'Slack',
		properties: { instanceUrl: 'https://one.slack.com' },
		changed: { instanceUrl: 'https://two.slack.com' },
		credentials: { clientId: 'id', clientSecret: 'dummy', accessToken: 'dummy' },
	},
	ServiceNow: {
		connectorType: 'Servicenow',
		properties: { instanceUrl: 'https://one.service-now.com' },
		changed: { instanceUrl: 'https://two.service-now.com' },
		credentials: { username: 'user', password: 'dummy' },
	},
	Redshift: {
		connectorType: 'Redshift',
		properties: redshift('sales'),
		changed: redshift('finance'),
		credentials: { username: 'awsuser' },
	},
	SAPOData: {
		connectorType: 'SAPOData',
		properties: sap('EN'),
		changed: sap('DE'),
		credentials: { basicAuthCredentials: { username: 'user', password: 'dummy' } },
	},
	CustomConnector: {
		connectorType: 'CustomConnector',
		connectorLabel: 'GitHub',
		properties: { profileProperties: {} },
		changed: { profileProperties: { note: 'changed' } },
		credentials: {
			authenticationType: 'CUSTOM',
			custom: {
				customAuthenticationType: 'BasicAuthPersonalAccessToken',
				credentialsMap: { username: 'octo', personalAccessToken: 'dummy' },
			},
		},
	},
};

describeWithCli('the AWS CLI as a client of the sandbox', () => {
	let sandbox: Sandbox;
	let program: AwsCli;
	const cli = async (...args: string[]) => await aws(program, sandbox, args);

	beforeAll(async () => {
		program = openCli(CONFIGURATION);
		sandbox = await startSandbox();
	});
	beforeEach(() => sandbox.control.reset());
	const called = new Set<string>();
	afterEach(() => {
		for (const { operation } of sandbox.control.requests({ service: 'appflow' })) {
			called.add(operation);
		}
		expect(ignoredMembers(sandbox)).toEqual([]);
	});
	afterAll(async () => {
		await program.close();
		await sandbox.close();
	});

	it.each(Object.entries(EXAMPLES))(
		'creates, updates, describes and deletes a %s profile',
		async (unionKey, { connectorType, connectorLabel, properties, changed, credentials }) => {
			const name = `cli-${unionKey}`;
			const input = (content: JsonObject) => ({
				connectorProfileName: name,
				connectionMode: 'Public',
				connectorProfileConfig: {
					connectorProfileProperties: { [unionKey]: content },
					connectorProfileCredentials: { [unionKey]: credentials },
				},
			});
			const given = (parameters: JsonObject) => ['--cli-input-json', JSON.stringify(parameters)];
			const named = ['--connector-profile-name', name];
			const connectorProfileArn = `arn:aws:appflow:eu-west-1:123456789012:connectorprofile/${name}`;

			const created = await cli(
				'appflow',
				'create-connector-profile',
				...given({ ...input(properties), connectorType, connectorLabel }),
			);
			expect(created).toEqual({ json: { connectorProfileArn }, complaint: '' });
			const updated = await cli('appflow', 'update-connector-profile', ...given(input(changed)));
			expect(updated).toEqual({ json: { connectorProfileArn }, complaint: '' });
			const described = await cli(
				'appflow',
				'describe-connector-profiles',
				'--connector-profile-names',
				name,
			);
			expect(described.json).toMatchObject({
				connectorProfileDetails: [
					{
						connectorProfileArn,
						connectorType,
						connectorProfileProperties: { [unionKey]: changed },
					},
				],
			});
			const removed = await cli('appflow', 'delete-connector-profile', ...named);
			expect(removed).toEqual({ json: {}, complaint: '' });
			const again = await cli('appflow', 'delete-connector-profile', ...named);
			expect(again.complaint).toContain('(ResourceNotFoundException)');
		},
		PATIENCE,
	);

	it(
		'lists and describes',
		async () => {
			const [profiles, connectors, registered, flows, github] = await Promise.all([
				cli('appflow', 'describe-connector-profiles', '--max-results', '3'),
				cli('appflow', 'describe-connectors', '--max-results', '100'),
				cli('appflow', 'list-connectors'),
				cli('appflow', 'list-flows'),
				cli(
					...['appflow', 'describe-connector', '--connector-type', 'CustomConnector'],
					...['--connector-label', 'GitHub'],
				),
			]);
			expect(profiles.json).toMatchObject({ nextToken: expect.any(String) });
			expect(profiles.json.connectorProfileDetails).toHaveLength(3);
			expect(connectors.json.connectors).toHaveLength(23 + 9);
			expect(registered.json.connectors).toHaveLength(2);
			expect(flows.json.flows).toHaveLength(9);
			expect(github.json).toMatchObject({
				connectorConfiguration: {
					authenticationConfig: {
						customAuthConfigs: [
							{
								authParameters: [{ key: 'username' }, { isSensitiveField: true }],
							},
						],
					},
				},
			});
		},
		PATIENCE,
	);

	it(
		'creates, runs, changes and deletes a flow',
		async () => {
			const flowName = 'cli-stuck';
			const named = ['--flow-name', flowName];
			const tasks = (...fields: string[]) => [
				task('Filter', 'PROJECTION', fields),
				...fields.map((field) => ({ ...task('Map', 'NO_OP', [field]), destinationField: field })),
			];
			const definition = (...fields: string[]) =>
				JSON.stringify({
					flowName,
					triggerConfig: { triggerType: 'OnDemand' },
					sourceFlowConfig: {
						connectorType: 'Salesforce',
						connectorProfileName: 'salesforce-production',
						sourceConnectorProperties: { Salesforce: { object: 'Account' } },
					},
					destinationFlowConfigList: [
						{
							connectorType: 'S3',
							destinationConnectorProperties: { S3: { bucketName: 'acme-lake' } },
						},
					],
					tasks: tasks(...fields),
				});
			const flowArn = `arn:aws:appflow:eu-west-1:123456789012:flow/${flowName}`;
			const flow = async (operation: string, ...args: string[]) =>
				(await cli('appflow', operation, ...args)).json;

			expect(await flow('create-flow', '--cli-input-json', definition('Id', 'Name'))).toEqual({
				flowArn,
				flowStatus: 'Active',
			});
			const updated = await flow('update-flow', '--cli-input-json', definition('Id', 'Industry'));
			expect(updated).toEqual({ flowStatus: 'Active' });
			const { executionId } = await flow('start-flow', ...named);
			const [described, records] = await Promise.all([
				flow('describe-flow', ...named),
				flow('describe-flow-execution-records', ...named, '--max-results', '5'),
			]);
			expect(described).toMatchObject({
				flowArn,
				tasks: tasks('Id', 'Industry'),
				schemaVersion: 2,
				createdAt: expect.any(Number),
				lastRunExecutionDetails: { mostRecentExecutionStatus: 'InProgress' },
			});
			expect(records).toMatchObject({
				flowExecutions: [
					{ executionId, executionStatus: 'InProgress', startedAt: expect.any(Number) },
				],
			});
			const ids = ['--execution-ids', String(executionId), 'another'];
			const canceled = await flow('cancel-flow-executions', ...named, ...ids);
			expect(canceled).toEqual({ invalidExecutions: ['another'] });
			sandbox.control.advanceClock(5_000);
			const [over, stopped] = await Promise.all([
				flow('describe-flow-execution-records', ...named),
				cli('appflow', 'stop-flow', '--flow-name', 'zendesk-tickets-to-redshift'),
			]);
			const removed = await cli('appflow', 'delete-flow', ...named);
			expect(over).toMatchObject({ flowExecutions: [{ executionStatus: 'Canceled' }] });
			expect(removed).toEqual({ json: {}, complaint: '' });
			expect(stopped.complaint).toContain('(UnsupportedOperationException)');
		},
		PATIENCE,
	);

	it(
		'activates and deactivates a scheduled flow',
		async () => {
			const named = ['--flow-name', 'github-issues-to-snowflake'];
			const flowArn = 'arn:aws:appflow:eu-west-1:123456789012:flow/github-issues-to-snowflake';
			const started = await cli('appflow', 'start-flow', ...named);
			expect(started.json).toEqual({ flowArn, flowStatus: 'Active' });
			const stopped = await cli('appflow', 'stop-flow', ...named);
			expect(stopped.json).toEqual({ flowArn, flowStatus: 'Suspended' });
		},
		PATIENCE,
	);

	it(
		'reads every kind of past run, with what Glue and SAP add',
		async () => {
			const describeFlow = async (operation: string, name: string) =>
				(await cli('appflow', operation, '--flow-name', name)).json;
			const [cataloged, runs, failed, sapRuns] = await Promise.all([
				describeFlow('describe-flow', 'salesforce-accounts-to-s3'),
				describeFlow('describe-flow-execution-records', 'salesforce-accounts-to-s3'),
				describeFlow('describe-flow-execution-records', 'zendesk-tickets-to-redshift'),
				describeFlow('describe-flow-execution-records', 'sap-orders-to-s3'),
			]);
			const catalog = [{ catalogType: 'GLUE', tableName: 'raw_account' }];
			expect(cataloged).toMatchObject({ lastRunMetadataCatalogDetails: catalog });
			expect(runs).toMatchObject({
				flowExecutions: expect.arrayContaining([
					expect.objectContaining({
						dataPullStartTime: expect.any(Number),
						metadataCatalogDetails: [expect.objectContaining(catalog[0] ?? {})],
					}),
				]),
			});
			expect(JSON.stringify(failed)).toContain('The token has expired');
			expect(sapRuns).toMatchObject({ nextToken: expect.any(String) });
			expect(sapRuns.flowExecutions).toHaveLength(20);
			expect(JSON.stringify(sapRuns)).toContain('"numParallelProcesses":4');
		},
		PATIENCE,
	);

	it(
		'looks at entities and their fields, and has the cache reset',
		async () => {
			const profile = ['--connector-profile-name', 'sap-orders-private'];
			const service = 'API_SALES_ORDER_SRV';
			const [top, nested, fields, reset] = await Promise.all([
				cli('appflow', 'list-connector-entities', ...profile, '--max-results', '1'),
				cli('appflow', 'list-connector-entities', ...profile, '--entities-path', service),
				cli(
					...['appflow', 'describe-connector-entity', ...profile],
					...['--connector-entity-name', `${service}/A_SalesOrder`],
				),
				cli('appflow', 'reset-connector-metadata-cache', ...profile),
			]);
			expect(top.json).toMatchObject({
				connectorEntityMap: { Objects: [{ name: service, hasNestedEntities: true }] },
				nextToken: expect.any(String),
			});
			expect(JSON.stringify(nested.json)).toContain(`${service}/A_SalesOrderItem`);
			expect(fields.json.connectorEntityFields).toContainEqual(
				expect.objectContaining({
					identifier: 'SalesOrderType',
					supportedFieldTypeDetails: {
						v1: expect.objectContaining({ fieldLengthRange: { minimum: 1, maximum: 4 } }),
					},
				}),
			);
			expect(reset).toEqual({ json: {}, complaint: '' });
		},
		PATIENCE,
	);

	it(
		'registers a connector, changes it and takes it back',
		async () => {
			const label = ['--connector-label', 'CliConnector'];
			const connectorArn = 'arn:aws:appflow:eu-west-1:123456789012:connector/CliConnector';
			const lambda = (name: string) => [
				'--connector-provisioning-config',
				JSON.stringify({
					lambda: { lambdaArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}` },
				}),
			];
			const type = ['--connector-provisioning-type', 'LAMBDA'];
			const registered = await cli(
				'appflow',
				'register-connector',
				...label,
				...type,
				...lambda('a'),
			);
			expect(registered.json).toEqual({ connectorArn });
			const changed = await cli(
				...['appflow', 'update-connector-registration', ...label, ...lambda('b')],
				...['--description', 'Changed'],
			);
			expect(changed.json).toEqual({ connectorArn });
			const custom = ['--connector-type', 'CustomConnector'];
			const described = await cli('appflow', 'describe-connector', ...custom, ...label);
			expect(described.json).toMatchObject({
				connectorConfiguration: {
					connectorArn,
					connectorDescription: 'Changed',
					connectorProvisioningConfig: { lambda: { lambdaArn: expect.stringMatching(/:b$/) } },
				},
			});
			const gone = await cli('appflow', 'unregister-connector', ...label, '--no-force-delete');
			expect(gone).toEqual({ json: {}, complaint: '' });
		},
		PATIENCE,
	);

	it(
		'tags, reads and removes tags, with the ARN in the path',
		async () => {
			const arn = 'arn:aws:appflow:eu-west-1:123456789012:flow/salesforce-accounts-to-s3';
			const resource = ['--resource-arn', arn];
			await cli('appflow', 'tag-resource', ...resource, '--tags', 'team=sales,stage=test');
			await cli('appflow', 'untag-resource', ...resource, '--tag-keys', 'stage');
			const { json } = await cli('appflow', 'list-tags-for-resource', ...resource);
			expect(json).toEqual({ tags: { team: 'sales' } });
		},
		PATIENCE,
	);

	it(
		'reads the errors as it reads those of AWS',
		async () => {
			const [signature, request] = await Promise.all([
				aws(program, sandbox, ['appflow', 'list-flows'], 'wrong'),
				cli('appflow', 'describe-connector-profiles', '--max-results', '101'),
			]);
			expect(signature.complaint).toMatch(
				/\(InvalidSignatureException\) when calling the ListFlows operation: The request signature/,
			);
			expect(request.complaint).toMatch(
				/\(ValidationException\) .*Value '101' at 'maxResults' failed to satisfy constraint/,
			);
		},
		PATIENCE,
	);

	it(
		'asks STS who it is, and takes on the role',
		async () => {
			const { roleArn, externalId } = sandbox.appflow;
			const role = ['--role-arn', roleArn, '--role-session-name', 'cli'];
			const [identity, assumed, refused, bad] = await Promise.all([
				cli('sts', 'get-caller-identity'),
				cli('sts', 'assume-role', ...role, '--external-id', externalId),
				cli('sts', 'assume-role', ...role),
				aws(program, sandbox, ['sts', 'get-caller-identity'], 'wrong'),
			]);
			expect(identity.json).toEqual({
				UserId: 'AIDASANDBOXEXAMPLE',
				Account: '123456789012',
				Arn: 'arn:aws:iam::123456789012:user/n8n',
			});
			expect(assumed.json).toMatchObject({
				AssumedRoleUser: { Arn: 'arn:aws:sts::123456789012:assumed-role/n8n-appflow/cli' },
				Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) },
			});
			expect(refused.complaint).toMatch(/\(AccessDenied\) when calling the AssumeRole operation/);
			expect(bad.complaint).toMatch(/\(SignatureDoesNotMatch\)/);
		},
		PATIENCE,
	);

	it('has called every operation there is', () => {
		expect([...called].sort()).toEqual(loadModel().operations.map(({ name }) => name));
	});
});

function redshift(databaseName: string): JsonObject {
	return {
		bucketName: 'staging',
		roleArn: 'arn:aws:iam::123456789012:role/copy',
		dataApiRoleArn: 'arn:aws:iam::123456789012:role/data',
		clusterIdentifier: 'reporting',
		databaseName,
	};
}

function sap(logonLanguage: string): JsonObject {
	return {
		applicationHostUrl: 'https://sap.example',
		applicationServicePath: '/sap/opu/odata/iwfnd/catalogservice;v=2',
		portNumber: 443,
		clientNumber: '100',
		logonLanguage,
		disableSSO: true,
	};
}

function task(taskType: string, operator: string, sourceFields: string[]): JsonObject {
	return {
		taskType,
		sourceFields,
		connectorOperator: { Salesforce: operator },
		taskProperties: {},
	};
}

/** What the requests held and the sandbox's model does not know. */
function ignoredMembers(sandbox: Sandbox): unknown[] {
	return sandbox.control
		.requests({ service: 'appflow' })
		.flatMap(({ notes }) => notes?.unknownMembers ?? []);
}
