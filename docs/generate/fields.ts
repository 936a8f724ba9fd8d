import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { concurrencyOption, idempotencyKeyOption } from '../../engine/describe';
import { profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { allCredentials, allProperties } from '../../nodes/AwsAppFlow/connectors/profile';
import { code, sentences, table } from './markdown';

const HEAD = ['Field', 'Name in JSON', 'Kind', 'Default', 'What it is for'];

/** What is shown in the form for every operation, and so is in no operation's table. */
export const SELECTORS = ['resource', 'operation'];

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

function dependsOnConnector(property: INodeProperties): boolean {
	return property.displayOptions?.show?.connectorType !== undefined;
}

/** The table of an operation's fields, in the order of the form. */
export function fieldsOf(properties: readonly INodeProperties[]): string[] {
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

/** The choices of a dropdown; none for anything else. */
export function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
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
