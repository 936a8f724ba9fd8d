import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

import { AwsAppFlowApi } from '../../credentials/AwsAppFlowApi.credentials';
import { AwsAppFlowConnectorApi } from '../../credentials/AwsAppFlowConnectorApi.credentials';
import { AwsAppFlowEventsApi } from '../../credentials/AwsAppFlowEventsApi.credentials';
import { ConductorOneApi } from '../../credentials/ConductorOneApi.credentials';
import { ConductorOneIncomingWebhookApi } from '../../credentials/ConductorOneIncomingWebhookApi.credentials';
import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';

type Saved = Record<string, readonly string[]>;

const FILE = join(__dirname, 'stableIds.json');

/** Values of a dropdown and names of what is inside a collection, below the parameter's own name. */
function idsOf(property: INodeProperties): string[] {
	const inner = (property.options ?? []).flatMap((option) => {
		if ('values' in option) {
			return [option.name, ...option.values.flatMap(idsOf).map((id) => `${option.name}.${id}`)];
		}
		return 'value' in option ? [String(option.value)] : idsOf(option);
	});
	return [property.name, ...inner.map((id) => `${property.name}.${id}`)];
}

function nodeIds({ description }: INodeType): string[] {
	return [...new Set(description.properties.flatMap(idsOf))].sort();
}

function credentialIds({ properties }: ICredentialType): string[] {
	return [...new Set(properties.flatMap(idsOf))].sort();
}

const nodes = [
	new AwsAppFlow(),
	new AwsAppFlowTrigger(),
	new ConductorOne(),
	new ConductorOneTrigger(),
];
const credentials = [
	new AwsAppFlowApi(),
	new AwsAppFlowConnectorApi(),
	new AwsAppFlowEventsApi(),
	new ConductorOneApi(),
	new ConductorOneIncomingWebhookApi(),
];

const current: Saved = Object.fromEntries([
	...nodes.map((node) => [node.description.name, nodeIds(node)] as const),
	...credentials.map((credential) => [credential.name, credentialIds(credential)] as const),
]);

/** To write down what is new: WRITE_STABLE_IDS=1 npx jest stableIds. Nothing is ever taken out. */
function readSaved(): Saved {
	const known: Saved = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
	if (!process.env.WRITE_STABLE_IDS) return known;
	const all = Object.entries(current).map(([name, ids]) => [
		name,
		[...new Set([...(known[name] ?? []), ...ids])].sort(),
	]);
	const written: Saved = Object.fromEntries(all);
	writeFileSync(FILE, `${JSON.stringify(written, null, '\t')}\n`);
	return written;
}

const saved = readSaved();

test.each(Object.keys(current))('what workflows saved of %s still means something', (name) => {
	expect(saved[name]?.length).toBeGreaterThan(0);
	expect((saved[name] ?? []).filter((id) => !current[name]?.includes(id))).toEqual([]);
});

test('what is new is written down, so that it cannot be renamed unnoticed', () => {
	const added = Object.entries(current).flatMap(([name, ids]) =>
		ids.filter((id) => !saved[name]?.includes(id)).map((id) => `${name}: ${id}`),
	);
	expect(added).toEqual([]);
});
