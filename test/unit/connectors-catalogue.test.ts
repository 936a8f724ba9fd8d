import {
	ConnectorProfileCredentials$,
	ConnectorProfileProperties$,
	ConnectorType,
} from '@aws-sdk/client-appflow';
import { NormalizedSchema } from '@smithy/core/schema';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

import { isObject } from '../../engine/json';
import { connectors, profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { allCredentials, allProperties } from '../../nodes/AwsAppFlow/connectors/profile';
import type { Member } from '../../nodes/AwsAppFlow/connectors/types';
import { sdkLeaves } from './sdkSchema';

/**
 * Members that the newest API model has and the SDK does not. When a test here fails because the
 * SDK has learned one, take it off this list.
 */
const NEWER_THAN_SDK = [
	'Snowflake.privateKey',
	...[
		'CustomConnector.oauth2',
		'GoogleAnalytics',
		'Honeycode',
		'Marketo',
		'Pardot',
		'SAPOData.oAuthCredentials',
		'Salesforce',
		'ServiceNow.oAuth2Credentials',
		'Slack',
		'Zendesk',
	].map((place) => `${place}.oAuthRequest.codeVerifier`),
].sort();

function catalogued(membersOf: typeof allProperties): Map<string, Member> {
	return new Map(
		profileConnectors.flatMap(({ profile }) =>
			membersOf(profile).map((member): [string, Member] => [
				[profile.key, ...member.path].join('.'),
				member,
			]),
		),
	);
}

const catalogue = {
	properties: catalogued(allProperties),
	credentials: catalogued(allCredentials),
};

const kindOf = ({ kind }: Member) => (kind === 'choice' ? 'text' : kind);

describe('The connector catalogue and the SDK', () => {
	it('know the same connectors, under the same names', () => {
		expect(Object.keys(connectors).sort()).toEqual(Object.values(ConnectorType).sort());
		for (const [type, connector] of Object.entries(connectors)) expect(connector.type).toBe(type);
	});

	it('know the same connectors that can have a profile', () => {
		const keys = profileConnectors.map(({ profile }) => profile.key).sort();
		const names = (schema: NormalizedSchema) =>
			[...schema.structIterator()].map(([name]) => name).sort();
		expect(keys).toEqual(names(NormalizedSchema.of(ConnectorProfileProperties$)));
		expect(keys).toEqual(names(NormalizedSchema.of(ConnectorProfileCredentials$)));
		expect(keys).toHaveLength(19);
	});

	it.each([
		['properties', catalogue.properties, NormalizedSchema.of(ConnectorProfileProperties$), []],
		[
			'credentials',
			catalogue.credentials,
			NormalizedSchema.of(ConnectorProfileCredentials$),
			NEWER_THAN_SDK,
		],
	])('know the same %s, of the same kinds, and mask the same ones', (_, known, schema, newer) => {
		const leaves = new Map(sdkLeaves(schema));
		expect([...leaves.keys()].filter((path) => !known.has(path))).toEqual([]);
		expect([...known.keys()].filter((path) => !leaves.has(path)).sort()).toEqual(newer);
		for (const [path, { kind, sensitive }] of leaves) {
			const member = known.get(path);
			expect([path, member && kindOf(member)]).toEqual([path, kind]);
			if (sensitive) expect([path, member?.secret]).toEqual([path, true]);
		}
	});
});

const modelPath =
	process.env.APPFLOW_MODEL ?? join(__dirname, '../../../shared/facts/appflow/model.json');

/** A shape of the API model, as far as these tests look at it. */
interface Shape {
	readonly type: string;
	readonly members?: Readonly<Record<string, { readonly shape: string }>>;
	readonly member?: { readonly shape: string };
	readonly key?: { readonly shape: string };
	readonly value?: { readonly shape: string };
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: string;
	readonly enum?: readonly string[];
	readonly sensitive?: boolean;
}

function readShapes(): Readonly<Record<string, Shape>> {
	if (!existsSync(modelPath)) return {};
	const model: unknown = JSON.parse(readFileSync(modelPath, 'utf8'));
	// The file is AWS's own; the tests fail where it is not as expected.
	return isObject(model) ? (model.shapes as Record<string, Shape>) : {};
}

const shapes = readShapes();
const shapeOf = (name: string | undefined): Shape => shapes[name ?? ''] ?? { type: 'unknown' };

function modelLeaves(name: string, path: string[] = []): Array<[string, Shape]> {
	const shape = shapeOf(name);
	if (shape.type !== 'structure') return [[path.join('.'), shape]];
	return Object.entries(shape.members ?? {}).flatMap(([member, { shape: inner }]) =>
		modelLeaves(inner, [...path, member]),
	);
}

/** Enum values of the model that AWS refuses for a connector. */
const REFUSED = new Map([['Salesforce.oAuth2GrantType', ['CLIENT_CREDENTIALS']]]);

/** Secrets that the model does not mark as such. */
const UNMARKED = [
	'apiToken',
	'applicationKey',
	'authCode',
	'datakey',
	'refreshToken',
	'secretAccessKey',
];

/** The whole text has to match, which the model only says with some of its patterns. */
function wholePattern(pattern: string | undefined): string | undefined {
	if (pattern === undefined || pattern === '.*') return undefined;
	return `^${pattern.replace(/^\^/, '').replace(/\$$/, '')}$`;
}

const plain = (source: string | undefined) => source?.replace(/\\([/+])/g, '$1');

function rulesOf({ min, max, pattern }: Shape) {
	return { min: min || undefined, max, pattern: plain(wholePattern(pattern)) };
}

function givenRules({ min, max, pattern }: { min?: number; max?: number; pattern?: RegExp }) {
	return { min, max, pattern: plain(pattern?.source) };
}

describe('The connector catalogue and the API model', () => {
	if (!existsSync(modelPath)) {
		it.skip(`were not compared: no model at ${modelPath}, name its place in APPFLOW_MODEL`, () => {});
		return;
	}
	const cases = [
		...modelLeaves('ConnectorProfileProperties').map(([path, shape]) => ({
			path,
			shape,
			member: catalogue.properties.get(path),
		})),
		...modelLeaves('ConnectorProfileCredentials').map(([path, shape]) => ({
			path,
			shape,
			member: catalogue.credentials.get(path),
		})),
	].filter(({ path }) => path.includes('.'));

	it('know the same members', () => {
		const inModel = cases.map(({ path }) => path);
		const here = [...catalogue.properties.keys(), ...catalogue.credentials.keys()];
		expect(new Set(here)).toEqual(new Set(inModel));
	});

	it.each(cases)('agree about $path', ({ path, shape, member }) => {
		switch (member?.kind) {
			case 'text': {
				const rules = rulesOf(shape);
				if (shape.pattern?.startsWith('arn:aws:')) rules.pattern = '^arn:\\S+$';
				if (path.endsWith('privateLinkServiceName')) {
					rules.pattern = '^\\S*com\\.amazonaws\\.vpce\\.[\\w/!:@#.-]+$';
				}
				expect(shape.type).toBe('string');
				expect(givenRules(member)).toEqual(rules);
				break;
			}
			case 'list':
				expect(givenRules(member)).toEqual(rulesOf(shapeOf(shape.member?.shape)));
				break;
			case 'map':
				expect(member.maximum).toBe(shape.max);
				expect(givenRules(member.keyRules)).toEqual(rulesOf(shapeOf(shape.key?.shape)));
				expect(givenRules(member.valueRules)).toEqual(rulesOf(shapeOf(shape.value?.shape)));
				break;
			case 'number':
				expect([member.minimum, member.maximum]).toEqual([shape.min, shape.max]);
				break;
			case 'choice': {
				const refused = REFUSED.get(path) ?? [];
				const allowed = shape.enum?.filter((value) => !refused.includes(value));
				expect(member.options.map(({ value }) => value).sort()).toEqual(allowed?.sort());
				break;
			}
			default:
				expect([path, shape.type]).toEqual([path, 'boolean']);
				expect(member?.kind).toBe('flag');
		}
	});

	it('mask what the model marks as sensitive, and the secrets that it forgets', () => {
		const marked = cases.filter(
			({ shape }) => shape.sensitive ?? shapeOf(shape.value?.shape).sensitive,
		);
		expect(marked.filter(({ member }) => !member?.secret)).toEqual([]);
		const unmarked = cases.filter((entry) => entry.member?.secret && !marked.includes(entry));
		expect([...new Set(unmarked.map(({ member }) => member?.name))].sort()).toEqual(UNMARKED);
	});
});

describe('The connector catalogue', () => {
	it('gives every member of one way a parameter name of its own', () => {
		for (const { type, profile } of profileConnectors) {
			for (const way of profile.ways) {
				const names = [...profile.properties, ...way.secrets].map(({ name }) => name);
				expect([type, way.value, names]).toEqual([type, way.value, [...new Set(names)]]);
			}
		}
	});

	it('names only ways that exist where a property belongs to some of them', () => {
		for (const { profile } of profileConnectors) {
			const ways = profile.ways.map(({ value }) => value);
			for (const property of profile.properties) {
				expect(ways).toEqual(expect.arrayContaining([...(property.ways ?? [])]));
			}
		}
	});

	it('never offers client credentials for Salesforce', () => {
		expect(JSON.stringify(connectors.Salesforce)).not.toContain('CLIENT_CREDENTIALS');
	});

	it('says what to use instead of connectors that have ended', () => {
		const ended = Object.values(connectors).filter(({ deprecated }) => deprecated);
		expect(ended.map(({ type }) => type).sort()).toEqual([
			'Googleanalytics',
			'Honeycode',
			'LookoutMetrics',
		]);
	});
});
