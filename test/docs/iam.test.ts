import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as sdk from '../../nodes/AwsAppFlow/transport/sdk';

const FOLDER = join(__dirname, '..', '..', 'docs', 'iam');
const PERMISSIONS = readFileSync(join(FOLDER, '..', 'permissions.md'), 'utf8');

interface Statement {
	Effect: string;
	Action: string | string[];
	Resource?: string | string[];
	Principal?: Record<string, string>;
	Condition?: Record<string, Record<string, string | string[]>>;
}

/** Where AWS's name of the action is another than that of the operation. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	AssumeRole: 'sts:AssumeRole',
	UnregisterConnector: 'appflow:UnRegisterConnector',
};

const commands = Object.keys(sdk)
	.filter((name) => /\wCommand$/.test(name))
	.map((name) => name.replace(/Command$/, ''));

/** The IAM action that an AWS operation of the transport needs. */
function actionOf(command: string): string {
	expect(commands).toContain(command);
	return OTHER_NAMES[command] ?? `appflow:${command}`;
}

/** What AppFlow writes to Secrets Manager in the caller's name when a profile is saved. */
const SAVING_SECRETS = ['secretsmanager:CreateSecret', 'secretsmanager:PutResourcePolicy'];

/** Each policy: the operations of its job, and what AWS asks for beyond them. */
const JOBS: Readonly<Record<string, { commands: string[]; beyond?: string[] }>> = {
	'list-profiles': { commands: ['DescribeConnectorProfiles'] },
	'read-connectors': { commands: ['DescribeConnector', 'DescribeConnectors', 'ListConnectors'] },
	'manage-profiles': {
		commands: [
			'CreateConnectorProfile',
			'DeleteConnectorProfile',
			'DescribeConnector',
			'DescribeConnectorProfiles',
			'DescribeConnectors',
			'UpdateConnectorProfile',
		],
		beyond: SAVING_SECRETS,
	},
	'rotate-credentials': {
		// DescribeConnector is asked what a custom connector needs.
		commands: ['DescribeConnector', 'DescribeConnectorProfiles', 'UpdateConnectorProfile'],
		beyond: SAVING_SECRETS,
	},
	'read-flows': { commands: ['DescribeFlow', 'DescribeFlowExecutionRecords', 'ListFlows'] },
	'run-flows': {
		commands: [
			'CancelFlowExecutions',
			'DescribeFlow',
			'DescribeFlowExecutionRecords',
			'ListFlows',
			'StartFlow',
			'StopFlow',
		],
	},
	'manage-flows': {
		commands: [
			'CancelFlowExecutions',
			'CreateFlow',
			'DeleteFlow',
			'DescribeConnector',
			'DescribeConnectorEntity',
			'DescribeConnectorProfiles',
			'DescribeConnectors',
			'DescribeFlow',
			'DescribeFlowExecutionRecords',
			'ListConnectorEntities',
			'ListFlows',
			'StartFlow',
			'StopFlow',
			'TagResource',
			'UpdateFlow',
		],
		beyond: ['appflow:UseConnectorProfile'],
	},
	'glue-pass-role': { commands: [], beyond: ['iam:PassRole'] },
	'poll-trigger': {
		commands: [
			'DescribeConnectorProfiles',
			'DescribeFlow',
			'DescribeFlowExecutionRecords',
			'ListFlows',
			'ListTagsForResource',
		],
	},
	audit: {
		commands: [
			'DescribeConnector',
			'DescribeConnectorProfiles',
			'DescribeConnectors',
			'DescribeFlow',
			'DescribeFlowExecutionRecords',
			'ListConnectors',
			'ListFlows',
		],
	},
	'read-entities': {
		commands: [
			'DescribeConnectorEntity',
			'DescribeConnectorProfiles',
			'ListConnectorEntities',
			'ResetConnectorMetadataCache',
		],
	},
	'manage-connectors': {
		commands: [
			'ListConnectors',
			'RegisterConnector',
			'UnregisterConnector',
			'UpdateConnectorRegistration',
		],
	},
	'manage-tags': {
		commands: [
			'DescribeConnector',
			'DescribeFlow',
			'ListConnectors',
			'ListFlows',
			'ListTagsForResource',
			'TagResource',
			'UntagResource',
		],
	},
	'source-bucket': { commands: [], beyond: ['s3:GetObject', 's3:ListBucket'] },
	'destination-bucket': {
		commands: [],
		beyond: [
			's3:AbortMultipartUpload',
			's3:GetBucketAcl',
			's3:ListBucketMultipartUploads',
			's3:ListMultipartUploadParts',
			's3:PutObject',
			's3:PutObjectAcl',
		],
	},
	'connector-lambda': { commands: [], beyond: ['lambda:InvokeFunction'] },
	'customer-kms-key': {
		commands: [],
		beyond: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:ListGrants'],
	},
	'redshift-pass-role': { commands: [], beyond: ['iam:PassRole'] },
	'assume-role-caller': { commands: ['AssumeRole'] },
	'assume-role-trust': { commands: ['AssumeRole'] },
	'connected-app-secret': {
		commands: [],
		beyond: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
	},
	'connected-app-kms-key': {
		commands: [],
		beyond: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
	},
};

const policies = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));

function listed(value: string | string[] | undefined): string[] {
	return value === undefined ? [] : [value].flat();
}

function textOf(policy: string): string {
	return readFileSync(join(FOLDER, `${policy}.json`), 'utf8');
}

function statementsOf(policy: string): Statement[] {
	const { Statement } = JSON.parse(textOf(policy)) as { Statement: Statement[] };
	return Statement;
}

describe('the IAM policies', () => {
	it('let every AWS operation that the nodes call be allowed by at least one of them', () => {
		const allowed = policies.flatMap(statementsOf).flatMap(({ Action }) => listed(Action));
		expect(allowed).toEqual(expect.arrayContaining(commands.map(actionOf)));
	});

	it('are exactly those that have a job', () => {
		expect(policies.sort()).toEqual(Object.keys(JOBS).sort());
	});

	describe.each(policies)('%s', (policy) => {
		it('allows what its job needs, and nothing more', () => {
			const { commands: job, beyond = [] } = JOBS[policy] ?? { commands: [] };
			const needed = [...job.map(actionOf), ...beyond];
			const statements = statementsOf(policy);
			const actions = statements.flatMap(({ Action }) => listed(Action));
			expect(actions.sort()).toEqual(needed.sort());
			expect(statements.map(({ Effect }) => Effect)).toEqual(statements.map(() => 'Allow'));
		});

		it('is a policy of the current language version', () => {
			expect(JSON.parse(textOf(policy))).toMatchObject({ Version: '2012-10-17' });
		});

		it('holds placeholders in words, and no account but the documentation one', () => {
			const text = textOf(policy);
			expect(text.match(/\d{6,}/g)?.filter((number) => number !== '123456789012') ?? []).toEqual(
				[],
			);
			for (const arn of text.match(/arn:[^"]*/g) ?? []) expect(arn).toMatch(/^arn:PARTITION:/);
		});

		it('is listed with its job', () => {
			expect(PERMISSIONS).toContain(`(iam/${policy}.json)`);
		});
	});

	it('let a flow be made only with permission to use its profiles', () => {
		for (const policy of policies) {
			const actions = statementsOf(policy).flatMap(({ Action }) => listed(Action));
			expect([policy, actions.includes('appflow:UseConnectorProfile')]).toEqual([
				policy,
				actions.includes('appflow:CreateFlow'),
			]);
		}
	});

	it('tag nothing that cannot have tags', () => {
		const tagging = policies
			.flatMap(statementsOf)
			.filter(({ Action }) => listed(Action).some((action) => /Tag|Untag/.test(action)));
		const kinds = tagging.flatMap(({ Resource }) =>
			listed(Resource).map((arn) => /([a-z]+)\/\*$/.exec(arn)?.[1]),
		);
		expect([...new Set(kinds)].sort()).toEqual(['connector', 'flow']);
	});

	it('let AppFlow act for nobody but the own account', () => {
		for (const { Principal, Condition } of policies.flatMap(statementsOf)) {
			if (Principal?.Service !== 'appflow.amazonaws.com') continue;
			expect(Condition?.StringEquals).toEqual({ 'aws:SourceAccount': '123456789012' });
		}
	});

	it('let a profile be created for any secret of AppFlow, but only through AppFlow', () => {
		for (const policy of ['manage-profiles', 'rotate-credentials']) {
			const secrets = statementsOf(policy).filter(({ Action }) =>
				listed(Action).some((action) => action.startsWith('secretsmanager:')),
			);
			expect(secrets).toHaveLength(2);
			for (const { Condition } of secrets) {
				expect(Condition?.['ForAnyValue:StringEquals']).toEqual({
					'aws:CalledVia': 'appflow.amazonaws.com',
				});
			}
		}
	});

	it('name what they are about wherever AWS can limit the action to it', () => {
		const unlimited = policies
			.filter((policy) => !policy.startsWith('connected-app-'))
			.flatMap(statementsOf)
			.filter(({ Resource }) => listed(Resource).includes('*'))
			.flatMap(({ Action }) => listed(Action));
		// A resource policy means the resource it is attached to. Of the others, reading tells no
		// secrets, AWS offers no resource for Create, and the names of AppFlow's secrets are its own.
		expect([...new Set(unlimited)].sort()).toEqual([
			'appflow:CreateConnectorProfile',
			'appflow:CreateFlow',
			'appflow:DescribeConnector',
			'appflow:DescribeConnectorProfiles',
			'appflow:DescribeConnectors',
			'appflow:ListConnectors',
			'appflow:ListFlows',
			'appflow:RegisterConnector',
			...SAVING_SECRETS,
		]);
	});
});
