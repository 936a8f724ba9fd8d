import { spawnSync } from 'child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { AwsAppFlowApi } from '../../credentials/AwsAppFlowApi.credentials';
import { AwsAppFlowConnectorApi } from '../../credentials/AwsAppFlowConnectorApi.credentials';
import { AwsAppFlowEventsApi } from '../../credentials/AwsAppFlowEventsApi.credentials';
import { ConductorOneApi } from '../../credentials/ConductorOneApi.credentials';
import { ConductorOneIncomingWebhookApi } from '../../credentials/ConductorOneIncomingWebhookApi.credentials';
import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';

const ROOT = join(__dirname, '..', '..');
/** Inside the project, so that the linter finds its configuration and the icons. */
const STAGE = join(ROOT, '.cache', 'rendered');

/** Data as a person would type it: names without quotes. */
function literal(value: unknown): string {
	return JSON.stringify(value, null, '\t').replace(/^(\t*)"([A-Za-z_]\w*)":/gm, '$1$2:');
}

/**
 * n8n's rules read source text, and most of these descriptions are made by code. So they are written
 * out as the text that a person would have typed, and that is linted.
 */
function renderNode(node: INodeType, className: string): string {
	return `import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${literal(node.description)};
}
`;
}

function renderCredential(credential: ICredentialType, className: string): string {
	const { name, displayName, documentationUrl, icon, properties } = credential;
	const members = Object.entries({ name, displayName, documentationUrl, icon, properties });
	const body = members.map(([key, value]) => `\t${key} = ${literal(value)};`).join('\n');
	return `import type { ICredentialType } from 'n8n-workflow';

export class ${className} implements ICredentialType {
${body}
}
`;
}

/** A trigger without the parameter that it has from n8n, which breaks n8n's own rules. */
function withoutPollTimes(node: INodeType): INodeType {
	const properties = node.description.properties.filter(({ name }) => name !== 'pollTimes');
	return Object.assign(node, { description: { ...node.description, properties } });
}

/** A description with one fault, so that a linter that finds nothing is noticed. */
function faultyNode(): INodeType {
	const node = new AwsAppFlow();
	node.description.properties = node.description.properties.map((property) =>
		property.name === 'returnAll' ? { ...property, description: 'Return all results' } : property,
	);
	return node;
}

const FILES: Record<string, string> = {
	'nodes/AwsAppFlow/AwsAppFlow.node.ts': renderNode(new AwsAppFlow(), 'AwsAppFlow'),
	'nodes/AwsAppFlow/AwsAppFlowTrigger.node.ts': renderNode(
		withoutPollTimes(new AwsAppFlowTrigger()),
		'AwsAppFlowTrigger',
	),
	'nodes/ConductorOne/ConductorOne.node.ts': renderNode(new ConductorOne(), 'ConductorOne'),
	'nodes/ConductorOne/ConductorOneTrigger.node.ts': renderNode(
		withoutPollTimes(new ConductorOneTrigger()),
		'ConductorOneTrigger',
	),
	'nodes/Faulty/Faulty.node.ts': renderNode(faultyNode(), 'Faulty'),
	'credentials/AwsAppFlowApi.credentials.ts': renderCredential(
		new AwsAppFlowApi(),
		'AwsAppFlowApi',
	),
	'credentials/AwsAppFlowConnectorApi.credentials.ts': renderCredential(
		new AwsAppFlowConnectorApi(),
		'AwsAppFlowConnectorApi',
	),
	'credentials/AwsAppFlowEventsApi.credentials.ts': renderCredential(
		new AwsAppFlowEventsApi(),
		'AwsAppFlowEventsApi',
	),
	'credentials/ConductorOneApi.credentials.ts': renderCredential(
		new ConductorOneApi(),
		'ConductorOneApi',
	),
	'credentials/ConductorOneIncomingWebhookApi.credentials.ts': renderCredential(
		new ConductorOneIncomingWebhookApi(),
		'ConductorOneIncomingWebhookApi',
	),
};

/** Rules about a file's neighbors or its code, which the rendered text does not have. */
const ABOUT_FILES = [
	'@n8n/community-nodes/credential-test-required',
	'@n8n/community-nodes/node-registration-complete',
	'@n8n/community-nodes/node-connection-type-literal',
	'@n8n/community-nodes/webhook-lifecycle-complete',
	// It knows fewer names of secrets than there are: authorization codes, a data key.
	'@n8n/community-nodes/credential-unnecessary-password',
];

interface Result {
	readonly filePath: string;
	readonly messages: ReadonlyArray<{ line: number; ruleId: string; message: string }>;
}

let results: Result[];

beforeAll(() => {
	rmSync(STAGE, { recursive: true, force: true });
	for (const [file, text] of Object.entries(FILES)) {
		mkdirSync(join(STAGE, file, '..'), { recursive: true });
		writeFileSync(join(STAGE, file), text);
	}
	for (const entry of ['eslint.config.mjs', 'package.json', 'tsconfig.json', 'icons']) {
		cpSync(join(ROOT, entry), join(STAGE, entry), { recursive: true });
	}
	const { stdout } = spawnSync(
		join(ROOT, 'node_modules', '.bin', 'eslint'),
		['--no-ignore', '--no-inline-config', '--format', 'json', ...Object.keys(FILES)],
		{
			cwd: STAGE,
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
			// n8n's plugin takes every file for any kind of file when it thinks it is being tested.
			env: { ...process.env, NODE_ENV: 'production' },
		},
	);
	results = JSON.parse(stdout);
});

function faultsIn(file: string): string[] {
	const result = results.find(({ filePath }) => filePath.endsWith(file));
	if (!result) throw new Error(`${file} was not linted`);
	return result.messages
		.filter(({ ruleId }) => !ABOUT_FILES.includes(ruleId))
		.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`);
}

const RIGHT = Object.keys(FILES).filter((file) => !file.includes('Faulty'));

test.each(RIGHT)("%s, as rendered, follows n8n's rules", (file) => {
	expect(faultsIn(file)).toEqual([]);
});

test('a fault in a description is found', () => {
	expect(faultsIn('nodes/Faulty/Faulty.node.ts').join('\n')).toContain(
		'node-param-description-boolean-without-whether',
	);
});
