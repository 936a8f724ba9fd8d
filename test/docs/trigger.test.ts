import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import type { ScalarTag, CollectionTag } from 'yaml';

import { POLLED_KINDS, PUSHED_KINDS, kindChoices } from '../../nodes/AwsAppFlow/events/kinds';
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

/** What the trigger makes of an event of which only the type is known. */
async function itemsOf(detailType: string, detail: object) {
	const trigger = pushedTrigger({ triggerOn: PUSHED_KINDS });
	const body = { id: 'one', 'detail-type': detailType, detail };
	const { items } = await trigger.deliver({ body, headers: { [HEADER]: SECRET } });
	return items ?? [];
}

test('the table of events names all that Trigger On offers, and where', () => {
	const rows = tableBelow(document, '## What it reports');
	expect(rows.map(([name]) => name)).toEqual(kindChoices.map(({ name }) => name));
	const namesOf = (kinds: readonly string[]) =>
		kindChoices.filter(({ value }) => kinds.includes(value)).map(({ name }) => name);
	const polled = namesOf(POLLED_KINDS);
	const pushed = namesOf(PUSHED_KINDS);
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
