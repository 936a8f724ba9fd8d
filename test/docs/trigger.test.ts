import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import type { ScalarTag, CollectionTag } from 'yaml';

import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { HEADER, SECRET, pushedTrigger } from '../appflow/trigger.support';
import { PROJECT, readDocument, tableBelow } from './markdown';

interface Pattern {
	readonly 'detail-type': string[];
	readonly detail?: { readonly eventName: string[] };
}

interface Template {
	readonly Parameters: Record<string, object>;
	readonly Conditions: Record<string, object>;
	readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

const text = (file: string) => readFileSync(join(PROJECT, 'docs/eventbridge', file), 'utf8');
const pattern = (file: string): Pattern => JSON.parse(text(file)) as Pattern;

/** CloudFormation's own tags, with what they refer to written down. */
const references: string[] = [];
const tags: Array<ScalarTag | CollectionTag> = [
	{
		tag: '!Ref',
		resolve: (name: string) => {
			references.push(name);
			return { Ref: name };
		},
	},
	{
		tag: '!GetAtt',
		resolve: (name: string) => {
			references.push(name.split('.')[0] ?? '');
			return { GetAtt: name };
		},
	},
	{ tag: '!Equals', collection: 'seq' },
];
const template = parse(text('cloudformation.yaml'), { customTags: tags }) as Template;

const document = readDocument('docs/trigger.md');
const codesIn = (cells: string[]) =>
	cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));

/** What Trigger On offers when events are polled, and when they are pushed. */
function offered(receiveBy: string): Array<{ name: string; value: string }> {
	const { properties } = new AwsAppFlowTrigger().description;
	const found = properties.find(
		({ name, displayOptions }) =>
			name === 'triggerOn' && displayOptions?.show?.receiveBy?.includes(receiveBy),
	);
	return (found?.options ?? []) as Array<{ name: string; value: string }>;
}

/** What the trigger makes of an event of which only the type is known. */
async function itemsOf(detailType: string, detail: object) {
	const trigger = pushedTrigger({ triggerOn: offered('push').map(({ value }) => value) });
	const body = { id: 'one', 'detail-type': detailType, detail };
	const { items } = await trigger.deliver({ body, headers: { [HEADER]: SECRET } });
	return items ?? [];
}

test('the table of events names all that Trigger On offers, and where', () => {
	const rows = tableBelow(document, '## What it reports');
	const polled = offered('polling').map(({ name }) => name);
	const pushed = offered('push').map(({ name }) => name);
	expect(rows.map(([name]) => name)).toEqual([...new Set([...polled, ...pushed])].sort());
	for (const [name = '', , when = ''] of rows) {
		expect(when.startsWith('Push only')).toBe(!polled.includes(name));
		expect(when.startsWith('Polling only')).toBe(!pushed.includes(name));
	}
});

test('the table of output names the members that a run has', async () => {
	const rows = tableBelow(document, '## Output').map(([names = '']) => names);
	const [run] = await itemsOf('AppFlow End Flow Run Report', { 'flow-name': 'orders' });
	expect(codesIn(rows).sort()).toEqual(Object.keys(run ?? {}).sort());
});

test('the trigger understands each event that the rules let through', async () => {
	const { 'detail-type': reports } = pattern('flow-events.json');
	expect(reports.length).toBeGreaterThan(0);
	for (const report of reports) {
		expect(await itemsOf(report, { 'flow-name': 'orders' })).toHaveLength(1);
	}
	const calls = pattern('api-calls.json');
	for (const eventName of calls.detail?.eventName ?? []) {
		const requestParameters = { connectorProfileName: 'crm', flowName: 'orders' };
		const detail = { eventSource: 'appflow.amazonaws.com', eventName, requestParameters };
		expect(await itemsOf(calls['detail-type'][0] ?? '', detail)).toHaveLength(1);
	}
});

test('the CloudFormation template has the same rules, and refers to nothing that is not there', () => {
	const { Parameters, Conditions, Resources } = template;
	expect(Resources.FlowEvents?.Properties.EventPattern).toEqual(pattern('flow-events.json'));
	expect(Resources.ApiCallEvents?.Properties.EventPattern).toEqual(pattern('api-calls.json'));
	const known = [...Object.keys(Parameters), ...Object.keys(Resources), 'AWS::AccountId'];
	expect(references.length).toBeGreaterThan(10);
	expect(references.filter((name) => !known.includes(name))).toEqual([]);
	expect(Object.keys(Conditions)).toContain('WithApiCalls');
});
