import * as sdk from '@aws-sdk/client-appflow';
import type { ConnectorType, SourceConnectorProperties } from '@aws-sdk/client-appflow';
import { NormalizedSchema } from '@smithy/core/schema';
import { readFileSync } from 'fs';
import { join } from 'path';

import { isObject } from '../../engine/json';
import { connectors } from '../../nodes/AwsAppFlow/connectors';
import {
	destinationConnectors,
	flowKey,
	operatorsOf,
	sourceConnectors,
} from '../../nodes/AwsAppFlow/connectors/flow';
import { sourceEntity } from '../../nodes/AwsAppFlow/flow/entity';
import { changedSource } from '../../nodes/AwsAppFlow/flow/source';
import type { FlowEnd, Member } from '../../nodes/AwsAppFlow/connectors/types';
import { sdkLeaves } from './sdkSchema';

/**
 * Members that the newest API model has and the SDK does not. When a test here fails because the
 * SDK has learned one, take it off this list.
 */
const NEWER_THAN_SDK: readonly string[] = [];

const sides = [
	{
		side: 'source',
		shape: 'SourceConnectorProperties',
		schema: NormalizedSchema.of(sdk.SourceConnectorProperties$),
		ends: new Map(sourceConnectors.map(({ flow }) => [flow.key, flow.source])),
	},
	{
		side: 'destination',
		shape: 'DestinationConnectorProperties',
		schema: NormalizedSchema.of(sdk.DestinationConnectorProperties$),
		ends: new Map<string, FlowEnd>(
			destinationConnectors.map(({ flow }) => [flow.key, flow.destination]),
		),
	},
] as const;

function membersOf({ object, members }: FlowEnd): readonly Member[] {
	return [...(object ? [object] : []), ...members];
}

function catalogued(ends: ReadonlyMap<string, FlowEnd>): Map<string, Member> {
	return new Map(
		[...ends].flatMap(([key, end]) =>
			membersOf(end).map((member): [string, Member] => [[key, ...member.path].join('.'), member]),
		),
	);
}

const SDK_KINDS: Partial<Record<Member['kind'], string>> = { choice: 'text', choices: 'list' };

describe.each(sides)('What a connector is as a $side, here and in the SDK', ({ schema, ends }) => {
	it('has the same connectors', () => {
		const inSdk = [...schema.structIterator()].map(([name]) => name);
		expect([...ends.keys()].sort()).toEqual(inSdk.sort());
	});

	it('has the same members, of the same kinds', () => {
		const here = catalogued(ends);
		const inSdk = new Map(sdkLeaves(schema));
		expect([...inSdk.keys()].filter((path) => path.includes('.') && !here.has(path))).toEqual([]);
		expect([...here.keys()].filter((path) => !inSdk.has(path)).sort()).toEqual(NEWER_THAN_SDK);
		for (const [path, member] of here) {
			const kind = SDK_KINDS[member.kind] ?? member.kind;
			expect([path, inSdk.get(path)?.kind]).toEqual([path, kind]);
		}
	});
});

interface Shape {
	readonly type: string;
	readonly required?: readonly string[];
	readonly members?: Readonly<Record<string, string>>;
	readonly member?: string;
	readonly key?: string;
	readonly value?: string;
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: string;
	readonly enum?: readonly string[];
}

function readShapes(): Readonly<Record<string, Shape>> {
	const path = join(__dirname, '../../sandbox/appflow/model.json');
	const model: unknown = JSON.parse(readFileSync(path, 'utf8'));
	// Made of AWS's own model; the tests fail where it is not as expected.
	return isObject(model) ? (model.shapes as Record<string, Shape>) : {};
}

const shapes = readShapes();
const shapeOf = (name: string | undefined): Shape => shapes[name ?? ''] ?? { type: 'unknown' };

interface Leaf {
	readonly path: string;
	readonly shape: Shape;
	/** Whether the model lets none of the structures that lead to it be without it. */
	readonly required: boolean;
}

function modelLeaves(name: string, path: readonly string[] = [], required = true): Leaf[] {
	const shape = shapeOf(name);
	if (shape.type !== 'structure') return [{ path: path.join('.'), shape, required }];
	return Object.entries(shape.members ?? {}).flatMap(([member, inner]) =>
		modelLeaves(
			inner,
			[...path, member],
			// The first level is the union, where every key is optional.
			path.length === 0 || (required && (shape.required ?? []).includes(member)),
		),
	);
}

/** The whole text has to match, which the model only says with some of its patterns. */
function wholePattern(pattern: string | undefined): string | undefined {
	if (pattern === undefined || pattern === '.*') return undefined;
	return `^${pattern.replace(/^\^/, '').replace(/\$$/, '')}$`;
}

function rulesOf({ min, max, pattern }: Shape) {
	return { min: min || undefined, max, pattern: wholePattern(pattern) };
}

function givenRules({ min, max, pattern }: { min?: number; max?: number; pattern?: RegExp }) {
	return { min, max, pattern: pattern?.source };
}

const options = (member: Extract<Member, { kind: 'choice' | 'choices' }>) =>
	member.options.map(({ value }) => value).sort();

/** What the model takes for optional, and a flow cannot do without. */
const REQUIRED_IN_PRACTICE = [
	'CustomConnector.idFieldNames',
	'SAPOData.idFieldNames',
	'SAPOData.objectPath',
	'Salesforce.idFieldNames',
	'Upsolver.s3OutputFormatConfig.prefixConfig.prefixType',
	'Zendesk.idFieldNames',
];

/** What applications refuse, although the model has one list of write operations for all. */
const REFUSED_WRITES = new Map([
	['Zendesk', ['DELETE']],
	['SAPOData', ['DELETE']],
]);

describe.each(sides)('What a connector is as a $side, here and in the API model', (each) => {
	const here = catalogued(each.ends);
	const leaves = modelLeaves(each.shape).filter(({ path }) => path.includes('.'));

	it('has the same members', () => {
		expect([...here.keys()].sort()).toEqual(leaves.map(({ path }) => path).sort());
	});

	it.each(leaves)('agrees about $path', ({ path, shape, required }) => {
		const member = here.get(path);
		expect([path, member?.required === true]).toEqual([
			path,
			required || REQUIRED_IN_PRACTICE.includes(path),
		]);
		switch (member?.kind) {
			case 'text':
				expect(shape.type).toBe('string');
				expect(givenRules(member)).toEqual(rulesOf(shape));
				break;
			case 'list':
				expect(givenRules(member)).toEqual(rulesOf(shapeOf(shape.member)));
				break;
			case 'map':
				expect(member.maximum).toBe(shape.max);
				expect(givenRules(member.keyRules)).toEqual(rulesOf(shapeOf(shape.key)));
				expect(givenRules(member.valueRules)).toEqual(rulesOf(shapeOf(shape.value)));
				break;
			case 'number':
				expect([member.minimum, member.maximum]).toEqual([shape.min ?? 1, shape.max]);
				break;
			case 'choices':
				expect(options(member)).toEqual([...(shapeOf(shape.member).enum ?? [])].sort());
				break;
			case 'choice': {
				const [key = '', last] = path.split('.');
				const refused = last === 'writeOperationType' ? (REFUSED_WRITES.get(key) ?? []) : [];
				const allowed = shape.enum?.filter((value) => !refused.includes(value));
				expect(options(member)).toEqual([...(allowed ?? [])].sort());
				break;
			}
			default:
				expect([path, shape.type]).toEqual([path, 'boolean']);
				expect(member?.kind).toBe('flag');
		}
	});

	it('gives every member of a connector a parameter name of its own', () => {
		for (const [key, end] of each.ends) {
			const names = end.members.map(({ name }) => name);
			expect([key, names]).toEqual([key, [...new Set(names)]]);
		}
	});
});

describe('The operators of a source', () => {
	const union = NormalizedSchema.of(sdk.ConnectorOperator$);
	const keys = [...union.structIterator()].map(([name]) => name).sort();

	it('are known for every connector that the SDK has some for', () => {
		expect(sourceConnectors.map(({ flow }) => flow.key).sort()).toEqual(keys);
		expect(Object.keys(shapeOf('ConnectorOperator').members ?? {}).sort()).toEqual(keys);
	});

	it.each(sourceConnectors)('are those of AWS for $type', ({ type, flow }) => {
		const name = type === 'CustomConnector' ? 'Operator' : `${flow.key}ConnectorOperator`;
		const enums: Readonly<Record<string, unknown>> = sdk;
		expect([...operatorsOf(type)].sort()).toEqual(Object.values(enums[name] ?? {}).sort());
		expect([...operatorsOf(type)].sort()).toEqual([...(shapeOf(name).enum ?? [])].sort());
	});

	it('are none for a connector that is no source', () => {
		expect(operatorsOf('Snowflake')).toEqual([]);
	});
});

const NO_CHANGES = {
	connectorProfileName: undefined,
	apiVersion: undefined,
	timestampField: undefined,
	properties: {},
};

describe('The catalogue of flows', () => {
	it('knows for every connector what it can be', () => {
		for (const { type, flow } of Object.values(connectors)) {
			expect([type, Boolean(flow.source ?? flow.destination)]).toEqual([type, true]);
		}
	});

	it('has the keys of profiles for flows too', () => {
		for (const { type, flow, profile } of Object.values(connectors)) {
			if (profile) expect([type, flow.key]).toEqual([type, profile.key]);
			expect(flowKey(type)).toBe(flow.key);
		}
		expect(flowKey('Servicenow')).toBe('ServiceNow');
		expect(flowKey('S3')).toBe('S3');
	});

	it('offers the write operations that it names', () => {
		for (const { type, flow } of destinationConnectors) {
			const member = flow.destination.members.find(({ name }) => name === 'writeOperation');
			const offered = member?.kind === 'choice' ? options(member) : [];
			expect([type, [...flow.destination.writeOperations].sort()]).toEqual([type, offered]);
		}
	});

	it('knows which applications start flows by events', () => {
		const withEvents = sourceConnectors.filter(({ flow }) =>
			flow.source.triggers.includes('Event'),
		);
		expect(withEvents.map(({ type }) => type).sort()).toEqual(['CustomConnector', 'Salesforce']);
	});

	it('knows which applications are read hourly or daily at most', () => {
		const slow = sourceConnectors
			.filter(({ flow }) => flow.source.shortestInterval > 1)
			.map(({ type, flow }) => `${type} ${flow.source.shortestInterval}`);
		expect(slow.sort()).toEqual([
			'Amplitude 1440',
			'Googleanalytics 1440',
			'Marketo 60',
			'Singular 60',
			'Trendmicro 60',
		]);
	});

	it('takes flows as they are with connectors that AWS has made since', () => {
		const newer = 'Newcomer' as ConnectorType;
		const described = {
			connectorType: newer,
			sourceConnectorProperties: { Newcomer: { object: 'things' } } as SourceConnectorProperties,
		};
		expect(flowKey(newer)).toBe('Newcomer');
		expect(operatorsOf(newer)).toEqual([]);
		expect(sourceEntity(described)).toBeUndefined();
		const changes = { ...NO_CHANGES, connectorType: 'Slack' as const };
		expect(() => changedSource(described, changes)).toThrow(
			"'Source Connector' is Slack, but the flow has Newcomer there",
		);
	});
});
