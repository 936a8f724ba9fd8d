import type { DestinationFlowConfig, SourceFlowConfig } from '@aws-sdk/client-appflow';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../engine/field';
import type { AnyField, Field } from '../../engine/field';
import { destinationConnectors, sourceConnectors } from '../../nodes/AwsAppFlow/connectors/flow';
import { placedAt, merged } from '../../nodes/AwsAppFlow/connectors/paths';
import type { Json } from '../../nodes/AwsAppFlow/connectors/paths';
import type { FlowEnd, FlowMember } from '../../nodes/AwsAppFlow/connectors/types';
import { flowCatalog, flowCatalogChanges } from '../../nodes/AwsAppFlow/flow/catalog';
import {
	changedDestination,
	destinationKeyOf,
	flowDestination,
	flowDestinationChanges,
} from '../../nodes/AwsAppFlow/flow/destination';
import { checkGivenEnd } from '../../nodes/AwsAppFlow/flow/givenEnd';
import {
	changedSource,
	flowSource,
	flowSourceChanges,
	sourceKeyOf,
} from '../../nodes/AwsAppFlow/flow/source';

type Parameters = Record<string, unknown>;

/** What n8n shows and hands over for these parameters, defaults filled in. */
function shownBy(properties: readonly INodeProperties[], parameters: Parameters): Parameters {
	return (
		NodeHelpers.getNodeParameters(
			[...properties],
			parameters as INodeParameters,
			true,
			false,
			{ typeVersion: 1 },
			null,
		) ?? {}
	);
}

/** Reads a field as n8n hands its parameters over: without those that are hidden. */
function read<Value>(field: Field<string, Value>, parameters: Parameters): Value {
	const values = shownBy(field.properties, parameters);
	return field.read({ get: (name) => values[name], protect() {} });
}

function failure(field: AnyField, parameters: Parameters): InputError {
	try {
		read(field, parameters);
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
	throw new Error('It was accepted');
}

const located = (value: string) => ({ __rl: true, mode: 'list', value });
const capitalized = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What a user could give for a member, and what AWS receives for it. */
function sampleOf(member: FlowMember): [given: unknown, sent: unknown] {
	switch (member.kind) {
		case 'flag':
			return [true, true];
		case 'number':
			return [member.minimum, member.minimum];
		case 'choice': {
			const last = member.options.at(-1)?.value;
			return [last, last];
		}
		case 'choices':
			return [member.options.map(({ value }) => value), member.options.map(({ value }) => value)];
		case 'list':
			return ['first, second', ['first', 'second']];
		case 'map':
			return [{ entries: [{ name: 'key', value: 'value' }] }, { key: 'value' }];
		case 'text':
			return member.path.at(-1)?.endsWith('ucketName')
				? ['upsolver-appflow-one', 'upsolver-appflow-one']
				: ['some', 'some'];
	}
}

const sides = {
	source: { create: flowSource, update: flowSourceChanges, config: 'sourceConnectorProperties' },
	destination: {
		create: flowDestination,
		update: flowDestinationChanges,
		config: 'destinationConnectorProperties',
	},
} as const;

type Side = keyof typeof sides;

const ends = [
	...sourceConnectors.map(({ flow, ...connector }) => ({
		...connector,
		side: 'source' as Side,
		key: flow.key,
		end: flow.source as FlowEnd,
	})),
	...destinationConnectors.map(({ flow, ...connector }) => ({
		...connector,
		side: 'destination' as Side,
		key: flow.key,
		end: flow.destination as FlowEnd,
	})),
];

function everythingSent({ object, members }: FlowEnd): Json {
	return members
		.map((member) => placedAt(member.path, sampleOf(member)[1]))
		.reduce(merged, object ? placedAt(object.path, 'some') : {});
}

describe.each(ends)('$label as the $side of a new flow', (chosen) => {
	const { side, end, type, key, profile } = chosen;
	const { create, config } = sides[side];
	const front = end.members.filter(({ required, prominent }) => required ?? prominent);
	const behind = end.members.filter((member) => !front.includes(member));
	const given = {
		[`${side}ConnectorType`]: type,
		[`${side}ConnectorProfileName`]: located('my-profile'),
		[`${side}Object`]: located('some'),
		...Object.fromEntries(
			front.map((member) => [`${side}${capitalized(member.name)}`, sampleOf(member)[0]]),
		),
		[`${side}Options`]: Object.fromEntries(
			behind.map((member) => [member.name, sampleOf(member)[0]]),
		),
	};

	it('is sent with all that can be given', () => {
		const sent = read<object>(create, given);
		expect(sent).toEqual({
			connectorType: type,
			...(profile && { connectorProfileName: 'my-profile' }),
			[config]: { [key]: everythingSent(end) },
		});
	});

	it('asks for what is its own, and for nothing else', () => {
		const shown = Object.keys(shownBy(create.properties, given)).sort();
		const always = [
			`${side}ConnectorType`,
			...(profile ? [`${side}ConnectorProfileName`] : []),
			...(profile?.labelled
				? [`${side}ConnectorLabel`, `${side}Settings`, `${side}ApiVersion`]
				: []),
			...(end.object ? [`${side}Object`] : []),
			...(behind.length > 0 || profile ? [`${side}Options`] : []),
		];
		const own = front.map(({ name }) => `${side}${capitalized(name)}`);
		expect(shown).toEqual([...always, ...own].sort());
	});

	it('says everything that is missing at once', () => {
		const required = [
			...(profile ? [`${capitalized(side)} Connector Profile`] : []),
			...(end.object ? [`${capitalized(side)} ${end.object.label}`] : []),
			...front
				.filter((member) => member.required && member.kind === 'text')
				.map(({ label, name }) =>
					name === 'bucketName' ? `${capitalized(side)} ${label}` : label,
				),
		];
		const parameters = { [`${side}ConnectorType`]: type };
		if (required.length === 0) {
			expect(() => read<object>(create, parameters)).not.toThrow();
			return;
		}
		const error = failure(create, parameters);
		for (const label of required) expect(error.message).toContain(`'${label}'`);
		expect(error.fix).toBe(`${chosen.label} needs this`);
	});
});

describe.each(ends)('Changes to a $side of $label', ({ side, end, type, key, profile }) => {
	const { update, config } = sides[side];
	const flow = (properties: Json) => ({
		connectorType: type,
		...(profile && { connectorProfileName: 'old-profile', apiVersion: 'v1' }),
		[config]: { [key]: properties },
	});
	const changed = (properties: Json, parameters: Parameters): unknown => {
		const described: unknown = flow(properties);
		const changes = read(update, { [`${side}ConnectorType`]: type, ...parameters });
		return side === 'source'
			? changedSource(described as SourceFlowConfig, changes)
			: changedDestination(described as DestinationFlowConfig, changes);
	};
	const on = { [`change${capitalized(side)}`]: true };
	const whole = everythingSent(end);

	it('are none while the switch is off', () => {
		expect(read(update, { [`${side}Object`]: located('other') })).toBeUndefined();
		expect(changed(whole, {})).toEqual(flow(whole));
	});

	it('keep all that is left empty', () => {
		expect(changed(whole, on)).toEqual(flow(whole));
	});

	it('can be about each member alone', () => {
		const rest = end.members.filter(({ name }) => name !== 'writeOperation');
		for (const member of rest) {
			const [given, sent] = sampleOf(member);
			const changes = { ...on, [`${side}Changes`]: { [member.name]: given } };
			expect(changed({}, changes)).toEqual(flow(placedAt(member.path, sent)));
			expect(changed({ other: 'kept' }, changes)).toEqual(
				flow({ other: 'kept', ...placedAt(member.path, sent) }),
			);
		}
	});

	it('can be about what all connectors have', () => {
		if (!profile || !end.object) return;
		const changes = {
			...on,
			[`${side}ConnectorProfileName`]: located('new-profile'),
			[`${side}Object`]: located('other'),
			[`${side}Changes`]: { apiVersion: 'v2' },
		};
		expect(changed(whole, changes)).toEqual({
			...flow(merged(whole, placedAt(end.object.path, 'other'))),
			connectorProfileName: 'new-profile',
			apiVersion: 'v2',
		});
	});
});

const salesforce = {
	sourceConnectorType: 'Salesforce',
	sourceConnectorProfileName: located('sales'),
	sourceObject: located('Account'),
};

const intoSalesforce = {
	destinationConnectorType: 'Salesforce',
	destinationConnectorProfileName: located('sales'),
	destinationObject: located('Account'),
};

describe('The source of a flow', () => {
	it('takes the API version and the field for incremental runs', () => {
		const sourceOptions = { apiVersion: 'v60.0', timestampField: 'LastModifiedDate' };
		expect(read(flowSource, { ...salesforce, sourceOptions })).toEqual({
			connectorType: 'Salesforce',
			connectorProfileName: 'sales',
			apiVersion: 'v60.0',
			incrementalPullConfig: { datetimeTypeFieldName: 'LastModifiedDate' },
			sourceConnectorProperties: { Salesforce: { object: 'Account' } },
		});
	});

	it('takes names as plain text, from expressions', () => {
		const names = { sourceConnectorProfileName: 'sales', sourceObject: 'Account' };
		expect(read(flowSource, { ...salesforce, ...names })).toEqual(read(flowSource, salesforce));
	});

	it('takes settings of a custom connector from its own form and from the list', () => {
		const sent = read(flowSource, {
			sourceConnectorType: 'CustomConnector',
			sourceConnectorProfileName: located('acme'),
			sourceObject: located('tickets'),
			sourceSettings: { mappingMode: 'defineBelow', value: { includeClosed: true, empty: '' } },
			sourceOptions: { customProperties: { entries: [{ name: 'depth', value: '2' }] } },
		});
		expect(sent.sourceConnectorProperties?.CustomConnector).toEqual({
			entityName: 'tickets',
			customProperties: { includeClosed: 'true', depth: '2' },
		});
	});

	it('does not mind stale options of another connector', () => {
		const sourceOptions = { includeDeletedRecords: true, documentType: 'Contract' };
		const sent = read(flowSource, { ...salesforce, sourceOptions });
		expect(sent.sourceConnectorProperties?.Salesforce).toEqual({
			object: 'Account',
			includeDeletedRecords: true,
		});
	});

	it.each([
		[{ sourceConnectorProfileName: 'my profile' }, 'Source Connector Profile'],
		[{ sourceObject: 'My Object' }, 'Source Object'],
		[{ sourceConnectorType: 'S3', sourceBucketName: 'ab' }, 'Source Bucket Name'],
		[{ sourceConnectorType: 'S3', sourceBucketName: 'a'.repeat(64) }, 'Source Bucket Name'],
		[{ sourceOptions: { apiVersion: 'version 1' } }, 'API Version'],
		[{ sourceConnectorType: 'Snowflake' }, 'Source Connector'],
		[
			{ sourceConnectorType: 'SAPOData', sourceOptions: { maxParallelism: 11 } },
			'Maximum Parallelism',
		],
	])('refuses %j, naming the field', (changes, field) => {
		expect(failure(flowSource, { ...salesforce, ...changes })).toMatchObject({ field });
	});

	it('refuses changes for another connector than the flow has', () => {
		const described = read(flowSource, salesforce);
		const changes = read(flowSourceChanges, { changeSource: true, sourceConnectorType: 'Veeva' });
		expect(() => changedSource(described, changes)).toThrow(
			"'Source Connector' is Veeva, but the flow has Salesforce there",
		);
	});

	it('has a key that is not always the type', () => {
		expect(sourceKeyOf({ connectorType: 'Servicenow' })).toBe('ServiceNow');
		expect(sourceKeyOf({ connectorType: undefined })).toBe('');
	});
});

describe('The destination of a flow', () => {
	it('inserts records if nothing else is said', () => {
		const sent = read(flowDestination, intoSalesforce);
		expect(sent.destinationConnectorProperties).toEqual({
			Salesforce: { object: 'Account', writeOperationType: 'INSERT' },
		});
	});

	it.each(['UPDATE', 'UPSERT', 'DELETE'])('needs ID fields to %s', (destinationWriteOperation) => {
		const parameters = { ...intoSalesforce, destinationWriteOperation };
		expect(failure(flowDestination, parameters)).toMatchObject({ field: 'ID Field Names' });
		const sent = read(flowDestination, { ...parameters, destinationIdFieldNames: 'Id' });
		expect(sent.destinationConnectorProperties?.Salesforce).toMatchObject({ idFieldNames: ['Id'] });
	});

	it('does not send ID fields of another write operation', () => {
		const sent = read(flowDestination, { ...intoSalesforce, destinationIdFieldNames: 'Id' });
		expect(sent.destinationConnectorProperties?.Salesforce).not.toHaveProperty('idFieldNames');
	});

	it('needs ID fields after a change of the write operation', () => {
		const described = read(flowDestination, intoSalesforce);
		const upsert = (more: Parameters) =>
			changedDestination(
				described,
				read(flowDestinationChanges, {
					changeDestination: true,
					destinationConnectorType: 'Salesforce',
					destinationChanges: { writeOperation: 'UPSERT', ...more },
				}),
			);
		expect(() => upsert({})).toThrow("'ID Field Names' is empty");
		expect(upsert({ idFieldNames: 'Id' }).destinationConnectorProperties?.Salesforce).toEqual({
			object: 'Account',
			writeOperationType: 'UPSERT',
			idFieldNames: ['Id'],
		});
	});

	it.each([
		[
			{ destinationConnectorType: 'Zendesk', destinationWriteOperation: 'DELETE' },
			'Write Operation',
		],
		[
			{ destinationConnectorType: 'Upsolver', destinationBucketName: 'my-own-bucket-name' },
			'Destination Bucket Name',
		],
		[
			{
				destinationConnectorType: 'S3',
				destinationBucketName: 'my-bucket',
				destinationOptions: { pathPrefixHierarchy: ['RUN'] },
			},
			'Path Prefix Hierarchy',
		],
		[{ destinationConnectorType: 'Slack' }, 'Destination Connector'],
		[{ destinationOptions: { errorBucketName: 'no' } }, 'Error Bucket Name'],
	])('refuses %j, naming the field', (changes, field) => {
		expect(failure(flowDestination, { ...intoSalesforce, ...changes })).toMatchObject({ field });
	});

	it('keeps what is in a structure beside the change', () => {
		const described = read(flowDestination, {
			...intoSalesforce,
			destinationOptions: { errorBucketName: 'errors', failOnFirstDestinationError: true },
		});
		const changes = read(flowDestinationChanges, {
			changeDestination: true,
			destinationConnectorType: 'Salesforce',
			destinationChanges: { errorBucketPrefix: 'late' },
		});
		const { destinationConnectorProperties } = changedDestination(described, changes);
		expect(destinationConnectorProperties?.Salesforce?.errorHandlingConfig).toEqual({
			bucketName: 'errors',
			bucketPrefix: 'late',
			failOnFirstDestinationError: true,
		});
	});

	it('has a key', () => {
		expect(destinationKeyOf({ connectorType: 'CustomConnector' })).toBe('CustomConnector');
	});
});

describe('The Glue catalog of a flow', () => {
	const glue = {
		glueRoleArn: 'arn:aws-cn:iam::123456789012:role/glue',
		glueDatabaseName: 'appflow',
		glueTablePrefix: 'sales',
	};
	const sent = {
		glueDataCatalog: {
			roleArn: glue.glueRoleArn,
			databaseName: 'appflow',
			tablePrefix: 'sales',
		},
	};
	const form = {
		...flowCatalog,
		properties: [...flowDestination.properties, ...flowCatalog.properties],
	};

	it('is for flows into S3 that want it', () => {
		expect(read(form, { catalogInGlue: true, ...glue })).toEqual(sent);
		expect(read(form, glue)).toBeUndefined();
		const elsewhere = { ...intoSalesforce, catalogInGlue: true, ...glue };
		expect(read(form, elsewhere)).toBeUndefined();
	});

	it('is kept, set, or removed by an update', () => {
		expect(read(flowCatalogChanges, {})).toBe('keep');
		expect(read(flowCatalogChanges, { catalogChange: 'set', ...glue })).toEqual(sent);
		expect(read(flowCatalogChanges, { catalogChange: 'remove' })).toBeUndefined();
	});

	it.each([
		[{ glueRoleArn: '' }, 'Glue Role ARN'],
		[{ glueRoleArn: 'my-role' }, 'Glue Role ARN'],
		[{ glueDatabaseName: '' }, 'Glue Database'],
		[{ glueTablePrefix: 'a\nb' }, 'Glue Table Prefix'],
	])('refuses %j, naming the field', (changes, field) => {
		expect(failure(form, { catalogInGlue: true, ...glue, ...changes })).toMatchObject({ field });
	});
});

describe.each(ends)('A $side of $label given as JSON', ({ side, end, type, key, profile }) => {
	const { config } = sides[side];
	const whole = everythingSent(end);
	const given = (union: unknown, more: Json = {}): Json => ({
		connectorType: type,
		...(profile && { connectorProfileName: 'my-profile' }),
		...more,
		[config]: union,
	});
	const check = (end_: Json) => () => checkGivenEnd('Flow', side, end_);

	it('may have everything that the form has', () => {
		expect(check(given({ [key]: whole }))).not.toThrow();
	});

	it('may have what is not known here, and blanks as AWS describes them', () => {
		const more = { newMember: 'x', bucketPrefix: '', documentType: '', errorHandlingConfig: {} };
		expect(check(given({ [key]: { ...whole, ...more } }, { newer: true }))).not.toThrow();
	});

	it('must not have the structure of another connector', () => {
		const other = key === 'Veeva' ? 'Slack' : 'Veeva';
		expect(check(given({ [other]: { object: 'x' } }))).toThrow(`has '${other}', but`);
	});

	it('names the place of a wrong value', () => {
		const [member] = end.object ? [end.object] : end.members;
		if (!member) return;
		const wrong = placedAt(member.path, ['not', 'text']);
		expect(check(given({ [key]: { ...whole, ...wrong } }))).toThrow(
			`'Flow: ${config}.${[key, ...member.path].join('.')}' is not text`,
		);
	});

	it('names everything that is missing', () => {
		const required = [
			...(end.object ? [end.object] : []),
			...end.members.filter((member) => member.required && member.kind === 'text'),
		];
		if (required.length === 0) return;
		const places = required.map(({ path }) => `Flow: ${config}.${[key, ...path].join('.')}`);
		const is = required.length > 1 ? 'are' : 'is';
		expect(check(given({ [key]: {} }))).toThrow(`'${places.join("', '")}' ${is} empty`);
	});

	it('needs a profile where the connector has profiles', () => {
		const bare = given({ [key]: whole }, { connectorProfileName: undefined });
		if (profile) expect(check(bare)).toThrow("'Flow.connectorProfileName' is missing");
		else expect(check(bare)).not.toThrow();
	});
});

describe('An end of a flow given as JSON', () => {
	const into = (properties: Json) => ({
		connectorType: 'Salesforce',
		connectorProfileName: 'sales',
		destinationConnectorProperties: { Salesforce: { object: 'Account', ...properties } },
	});

	it('needs ID fields for what is written by ID', () => {
		expect(() =>
			checkGivenEnd('Flow', 'destination', into({ writeOperationType: 'UPSERT' })),
		).toThrow("'Flow: destinationConnectorProperties.Salesforce.idFieldNames' is empty");
		expect(() => checkGivenEnd('Flow', 'destination', into({}))).not.toThrow();
	});

	it('cannot be a connector that is only on the other side', () => {
		expect(() => checkGivenEnd('Flow', 'source', { connectorType: 'Snowflake' })).toThrow(
			"'Flow.connectorType' is 'Snowflake', which cannot be the source of a flow",
		);
	});

	it.each([
		[['sales'], 'is not text'],
		['my profile', 'has characters that are not allowed here'],
	])('refuses the profile %j', (connectorProfileName, problem) => {
		expect(() =>
			checkGivenEnd('Flow', 'destination', { ...into({}), connectorProfileName }),
		).toThrow(`'Flow.connectorProfileName' ${problem}`);
	});
});
