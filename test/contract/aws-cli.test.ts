import { execFile, spawnSync } from 'child_process';
import { promisify } from 'util';

import { type Sandbox, startSandbox } from '../../sandbox';
import { isObject, type JsonObject } from '../../sandbox/core/json';

const run = promisify(execFile);

const installed = spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0;
const describeWithCli = installed
	? describe
	: (title: string, body: () => void) =>
			describe.skip(`${title} (skipped: there is no "aws" command on this machine)`, body);

/** What the AWS CLI printed: its JSON, or its complaint. */
interface Printed {
	json: JsonObject;
	complaint: string;
}

/** Runs the AWS CLI as a person would, with nothing of this machine's own configuration. */
async function aws(
	sandbox: Sandbox,
	args: string[],
	secretAccessKey = sandbox.appflow.secretAccessKey,
): Promise<Printed> {
	const { endpoint, region, accessKeyId } = sandbox.appflow;
	const options = ['--endpoint-url', endpoint, '--region', region, '--output', 'json'];
	const env = {
		PATH: process.env.PATH,
		HOME: process.env.HOME,
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
		AWS_CONFIG_FILE: '/nonexistent',
		AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_MAX_ATTEMPTS: '1',
		AWS_PAGER: '',
	};
	try {
		const { stdout } = await run('aws', [...options, ...args], { env });
		const json: unknown = stdout.trim() === '' ? {} : JSON.parse(stdout);
		return { json: isObject(json) ? json : {}, complaint: '' };
	} catch (error) {
		if (isObject(error) && typeof error.stderr === 'string') {
			return { json: {}, complaint: error.stderr.trim() };
		}
		throw error;
	}
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
	const cli = async (...args: string[]) => await aws(sandbox, args);

	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => sandbox.control.reset());
	afterAll(async () => await sandbox.close());

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
			expect(sandbox.control.requests().every((request) => request.notes === undefined)).toBe(true);
		},
		60_000,
	);

	it('lists and describes', async () => {
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
	}, 60_000);

	it('tags, reads and removes tags, with the ARN in the path', async () => {
		const arn = 'arn:aws:appflow:eu-west-1:123456789012:flow/salesforce-accounts-to-s3';
		const resource = ['--resource-arn', arn];
		await cli('appflow', 'tag-resource', ...resource, '--tags', 'team=sales,stage=test');
		await cli('appflow', 'untag-resource', ...resource, '--tag-keys', 'stage');
		const { json } = await cli('appflow', 'list-tags-for-resource', ...resource);
		expect(json).toEqual({ tags: { team: 'sales' } });
	}, 60_000);

	it('reads the errors as it reads those of AWS', async () => {
		const [signature, request] = await Promise.all([
			aws(sandbox, ['appflow', 'list-flows'], 'wrong'),
			cli('appflow', 'describe-connector-profiles', '--max-results', '101'),
		]);
		expect(signature.complaint).toMatch(
			/\(InvalidSignatureException\) when calling the ListFlows operation: The request signature/,
		);
		expect(request.complaint).toMatch(
			/\(ValidationException\) .*Value '101' at 'maxResults' failed to satisfy constraint/,
		);
	}, 60_000);

	it('asks STS who it is, and takes on the role', async () => {
		const { roleArn, externalId } = sandbox.appflow;
		const role = ['--role-arn', roleArn, '--role-session-name', 'cli'];
		const [identity, assumed, refused, bad] = await Promise.all([
			cli('sts', 'get-caller-identity'),
			cli('sts', 'assume-role', ...role, '--external-id', externalId),
			cli('sts', 'assume-role', ...role),
			aws(sandbox, ['sts', 'get-caller-identity'], 'wrong'),
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
	}, 60_000);
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
