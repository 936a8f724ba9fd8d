import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	DEFAULT_CONCURRENCY,
	concurrencyOption,
	describeResources,
	idempotencyKeyOption,
} from '../../engine/describe';
import { profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { allCredentials, allProperties } from '../../nodes/AwsAppFlow/connectors/profile';
import { resources as appFlowResources } from '../../nodes/AwsAppFlow/resources';
import { resources as conductorOneResources } from '../../nodes/ConductorOne/resources';
import { code, sentences, table } from './markdown';

const HEAD = ['Field', 'Name in JSON', 'Kind', 'Default', 'What it is for'];

/** What is shown in the form for every operation, and so is in no operation's table. */
const SELECTORS = ['resource', 'operation'];

/** So many options, and their names would hide the rest of the row. */
const MANY = 8;

/** Options that the engine adds; told once, at the top. */
const EVERYWHERE: readonly string[] = [concurrencyOption, idempotencyKeyOption].map(
	({ name }) => name,
);

/** Fields of the connector catalogue, which has a reference of its own. */
const CATALOGUE = new Set(
	profileConnectors
		.flatMap(({ profile }) => [...allProperties(profile), ...allCredentials(profile)])
		.map(({ name }) => name),
);

const INTRODUCTION = [
	'Every operation of both nodes, with its fields in the order of the form. "Name in JSON" is the parameter\'s name in a workflow file and in expressions. Fields marked *required* have to be filled in.',
	'The properties and secrets of a connection depend on its connector. They are in [connectors.md](connectors.md), and not repeated.',
	'Two options are not repeated either:',
	`- **Concurrency** (${code(concurrencyOption.name)}), in Options of every operation: how many items to work on at the same time, ${DEFAULT_CONCURRENCY} unless set.`,
	`- **Idempotency Key** (${code(idempotencyKeyOption.name)}), in Options of the operations marked *repeatable*: a key of your own that makes repeating the same request harmless. Unless set, it is derived from the execution and the item. With several items, use an expression that gives each its own.`,
];

const GENERATED =
	'<!-- Generated from the node descriptions. To renew it: npx tsx docs/generate -->';

interface Page {
	/** Inside `docs`. */
	readonly file: string;
	readonly node: Node;
}

const appFlowPage: Page = {
	file: 'operations-aws-appflow.md',
	node: { displayName: 'AWS AppFlow', properties: describeResources(appFlowResources) },
};

const conductorOnePage: Page = {
	file: 'operations-conductorone.md',
	node: { displayName: 'ConductorOne', properties: describeResources(conductorOneResources) },
};

/** Where the operations of each node are described, and what holds for all of them. */
export function operationsReference(): string {
	return document([
		'# Operations',
		'',
		GENERATED,
		'',
		INTRODUCTION.join('\n\n').replace(/\n\n- \*\*I/, '\n- **I'),
		'',
		...[appFlowPage, conductorOnePage].flatMap(({ file, node }) => [
			`## [${node.displayName}](${file})`,
			'',
			...table(
				['Resource', 'Operations'],
				optionsOf(node.properties.find(({ name }) => name === 'resource')).map((resource) => [
					`[${resource.name}](${file}#${resource.name.toLowerCase().replaceAll(' ', '-')})`,
					operationsOf(node, resource)
						.map(({ name }) => name)
						.join(', '),
				]),
			),
			'',
		]),
	]);
}

/** The operations of the AWS AppFlow node, from its description. */
export const appFlowOperationsReference = (): string => nodeReference(appFlowPage.node);

/** The operations of the ConductorOne node, from its description. */
export const conductorOneOperationsReference = (): string => nodeReference(conductorOnePage.node);

function nodeReference(node: Node): string {
	return document([
		`# Operations of the ${node.displayName} node`,
		'',
		GENERATED,
		'',
		'How to read this is in [operations.md](operations.md).',
		'',
		...nodeChapter(node),
	]);
}

function document(lines: readonly string[]): string {
	return lines.join('\n').trimEnd().concat('\n');
}

interface Node {
	readonly displayName: string;
	readonly properties: readonly INodeProperties[];
}

function nodeChapter(node: Node): string[] {
	const resources = optionsOf(node.properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => resourceChapter(node, resource));
}

function operationsOf({ properties }: Node, { value }: INodePropertyOptions): INodePropertyOptions[] {
	return optionsOf(
		properties.find(
			(property) => property.name === 'operation' && isShownFor(property, 'resource', value),
		),
	);
}

function resourceChapter(node: Node, resource: INodePropertyOptions): string[] {
	const { properties } = node;
	const { name, value } = resource;
	return [
		`## ${name}`,
		'',
		...operationsOf(node, resource).flatMap((operation) => [
			`### ${operation.action ?? operation.name}`,
			'',
			sentences([
				`**${operation.name}** (${code(String(operation.value))})`,
				operation.description,
			]),
			'',
			...fieldsOf(
				properties.filter(
					(property) =>
						!SELECTORS.includes(property.name) &&
						isShownFor(property, 'resource', value) &&
						isShownFor(property, 'operation', operation.value),
				),
			),
		]),
	];
}

function isShownFor(property: INodeProperties, parameter: string, value: unknown): boolean {
	const allowed = property.displayOptions?.show?.[parameter];
	return allowed === undefined || allowed.some((candidate) => candidate === value);
}

function dependsOnConnector(property: INodeProperties): boolean {
	return property.displayOptions?.show?.connectorType !== undefined;
}

function fieldsOf(properties: readonly INodeProperties[]): string[] {
	const shown = properties.filter(
		(property) => !(dependsOnConnector(property) && CATALOGUE.has(property.name)),
	);
	const rows = oncePerName(shown).flatMap((property) => rowsOf(property, properties, ''));
	return [
		...table(HEAD, rows),
		...(shown.length < properties.length
			? ['Then the fields of the [connector](connectors.md).', '']
			: []),
	];
}

/** What looks different for each connector is one field to people. */
function oncePerName(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		if (!dependsOnConnector(property)) return [property];
		const same = properties.filter(({ name }) => name === property.name);
		if (same.length === 1) return [property];
		return same[0] === property ? [severalAsOne(property, same)] : [];
	});
}

function severalAsOne(first: INodeProperties, all: readonly INodeProperties[]): INodeProperties {
	const { description, ...rest } = first;
	return {
		...rest,
		...(all.every((property) => property.description === description) && { description }),
		...(first.type === 'options' && { options: commonOptions(all), default: '' }),
		displayOptions: { show: { connectorType: [] } },
	};
}

/** The choices, where they are the same for all. */
function commonOptions(all: readonly INodeProperties[]): INodePropertyOptions[] {
	const lists = all.map((property) => JSON.stringify(property.options));
	return new Set(lists).size === 1 ? optionsOf(all[0]) : [];
}

/** A property's row, and below it those of its members. */
function rowsOf(
	property: INodeProperties,
	siblings: readonly INodeProperties[],
	indent: string,
): string[][] {
	const own = [
		`${indent}${property.displayName}`,
		code(property.name),
		kindOf(property),
		defaultOf(property),
		sentences([
			property.required ? '*Required*' : undefined,
			property.description,
			property.hint,
			conditionOf(property, siblings),
		]),
	];
	if (dependsOnConnector(property)) return [own];
	const all = membersOf(property);
	const members = all.filter(({ name }) => !EVERYWHERE.includes(name));
	if (all.length > 0 && members.length === 0) return [];
	const around = [...members, ...siblings];
	return [own, ...members.flatMap((member) => rowsOf(member, around, `${indent}↳ `))];
}

function kindOf(property: INodeProperties): string {
	switch (property.type) {
		case 'options':
		case 'multiOptions':
			return choicesOf(property);
		case 'resourceLocator':
			return (property.modes ?? []).map(({ displayName }) => displayName).join(', ');
		case 'collection':
			return 'collection';
		case 'fixedCollection':
			return 'rows';
		case 'resourceMapper':
			return 'form, looked up';
		case 'string':
			return property.typeOptions?.password ? 'secret' : 'text';
		default:
			return property.type;
	}
}

function choicesOf(property: INodeProperties): string {
	if (property.typeOptions?.loadOptionsMethod) return 'list, looked up';
	const names = optionsOf(property).map(({ name }) => name);
	if (names.length === 0) return 'list';
	return names.length > MANY ? `list of ${names.length}` : names.join(', ');
}

function defaultOf(property: INodeProperties): string {
	const { default: initial } = property;
	if (property.type === 'options') {
		return optionsOf(property).find(({ value }) => value === initial)?.name ?? '';
	}
	if (typeof initial === 'boolean') return initial ? 'on' : 'off';
	if (typeof initial === 'number') return String(initial);
	return typeof initial === 'string' && initial !== '' ? code(initial) : '';
}

/** When a field is shown, apart from its resource and operation. */
function conditionOf(
	property: INodeProperties,
	siblings: readonly INodeProperties[],
): string | undefined {
	const conditions = Object.entries(property.displayOptions?.show ?? {}).filter(
		([parameter]) => !SELECTORS.includes(parameter),
	);
	if (conditions.length === 0) return undefined;
	if (dependsOnConnector(property) && (conditions[0]?.[1]?.length ?? 0) !== 1) {
		return 'Depends on the connector';
	}
	const words = conditions.map(([parameter, values]) => {
		const other = siblings.find(({ name }) => name === parameter.replace(/^\//, ''));
		const allowed = (values ?? []).map((value) => valueInWords(other, value));
		return `${other?.displayName ?? parameter} is ${allowed.join(' or ')}`;
	});
	return `Shown when ${words.join(' and ')}`;
}

function valueInWords(property: INodeProperties | undefined, value: unknown): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return optionsOf(property).find((option) => option.value === value)?.name ?? String(value);
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

function membersOf(property: INodeProperties): INodeProperties[] {
	return (property.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
}
