import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as sdk from '../../nodes/AwsAppFlow/transport/sdk';

const FOLDER = join(__dirname, '..', '..', 'docs', 'iam');
const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

interface Statement {
	Effect: string;
	Action: string | string[];
	Resource?: string | string[];
	Principal?: Record<string, string>;
	Condition?: Record<string, Record<string, string | string[]>>;
}

/** The IAM action that each AWS operation of the transport needs. */
const ACTION_OF_COMMAND: Readonly<Record<string, string>> = {
	AssumeRole: 'sts:AssumeRole',
	CreateConnectorProfile: 'appflow:CreateConnectorProfile',
	DeleteConnectorProfile: 'appflow:DeleteConnectorProfile',
	DescribeConnector: 'appflow:DescribeConnector',
	DescribeConnectorProfiles: 'appflow:DescribeConnectorProfiles',
	DescribeConnectors: 'appflow:DescribeConnectors',
	ListConnectors: 'appflow:ListConnectors',
	UpdateConnectorProfile: 'appflow:UpdateConnectorProfile',
};

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
	it('name an action for every AWS operation that the nodes call, and for no other', () => {
		const commands = Object.keys(sdk)
			.filter((name) => name.endsWith('Command'))
			.map((name) => name.replace(/Command$/, ''));
		expect(Object.keys(ACTION_OF_COMMAND).sort()).toEqual(commands.sort());
	});

	it('let every operation be allowed by at least one of them', () => {
		const allowed = policies.flatMap(statementsOf).flatMap(({ Action }) => listed(Action));
		expect(allowed).toEqual(expect.arrayContaining(Object.values(ACTION_OF_COMMAND)));
	});

	it('are exactly those that have a job', () => {
		expect(policies.sort()).toEqual(Object.keys(JOBS).sort());
	});

	describe.each(policies)('%s', (policy) => {
		it('allows what its job needs, and nothing more', () => {
			const { commands, beyond = [] } = JOBS[policy] ?? { commands: [] };
			const needed = [...commands.map((command) => ACTION_OF_COMMAND[command]), ...beyond];
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

		it('is in the README', () => {
			expect(README).toContain(`docs/iam/${policy}.json`);
		});
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
			'appflow:DescribeConnector',
			'appflow:DescribeConnectorProfiles',
			'appflow:DescribeConnectors',
			'appflow:ListConnectors',
			...SAVING_SECRETS,
		]);
	});
});
