import { InputError } from '../../../engine/field';
import type { ParameterReader } from '../../../engine/field';
import { checkText } from '../../../engine/fields';
import type { Choice } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { checkEntries } from './memberField';
import { valueAt } from './paths';
import type { Json } from './paths';
import { allCredentials, allProperties } from './profile';
import type { Member, ProfileConnector } from './types';

const PROPERTIES = 'connectorProfileProperties';
const CREDENTIALS = 'connectorProfileCredentials';

/** Members of the request around the configuration, which people paste along with it. */
const AROUND = [
	'clientToken',
	'connectionMode',
	'connectorLabel',
	'connectorProfileConfig',
	'connectorProfileName',
	'connectorType',
	'kmsArn',
];

/**
 * Checks configuration that was given as JSON: its structure, and the members that are known.
 * Others are left as they are, since AWS may know them. Protects what may be secret.
 *
 * @param field Display name of the field that it came from
 * @throws {InputError} naming the field and the place in it
 */
export function checkRaw(
	field: string,
	{ label, profile }: ProfileConnector,
	config: Json,
	reader: Pick<ParameterReader, 'protect'>,
): void {
	protectAll(
		config[CREDENTIALS],
		[],
		new Set(publicPaths(profile.key, allCredentials(profile))),
		reader,
	);
	const around = AROUND.find((name) => Object.hasOwn(config, name));
	if (around !== undefined) {
		throw new InputError(
			field,
			`has '${around}', which is not part of the configuration`,
			`Give only what is inside 'connectorProfileConfig': '${PROPERTIES}' and '${CREDENTIALS}'`,
		);
	}
	if (config[PROPERTIES] === undefined && config[CREDENTIALS] === undefined) {
		throw new InputError(
			field,
			`has neither '${PROPERTIES}' nor '${CREDENTIALS}'`,
			`Put the values for ${label} inside: { "${PROPERTIES}": { "${profile.key}": { } } }`,
		);
	}
	checkUnion(field, PROPERTIES, config[PROPERTIES], label, profile.key, allProperties(profile));
	checkUnion(field, CREDENTIALS, config[CREDENTIALS], label, profile.key, allCredentials(profile));
}

function publicPaths(key: string, members: readonly Member[]): string[] {
	return members.filter(({ secret }) => !secret).map(({ path }) => [key, ...path].join('.'));
}

function protectAll(
	value: unknown,
	path: readonly string[],
	open: ReadonlySet<string>,
	reader: Pick<ParameterReader, 'protect'>,
): void {
	if (open.has(path.join('.'))) return;
	if (typeof value === 'string') reader.protect(value);
	else if (Array.isArray(value)) value.forEach((entry) => protectAll(entry, path, open, reader));
	else if (isObject(value)) {
		Object.entries(value).forEach(([key, inner]) =>
			protectAll(inner, [...path, key], open, reader),
		);
	}
}

/**
 * Checks a union that was given as JSON: its only key, and the members that are known.
 *
 * @throws {InputError} naming the place in it
 */
export function checkUnion(
	field: string,
	name: string,
	union: unknown,
	label: string,
	key: string,
	members: readonly Member[],
): void {
	if (union === undefined) return;
	if (!isObject(union)) throw new InputError(`${field}: ${name}`, 'is not a JSON object');
	const wrong = Object.keys(union).find((candidate) => candidate !== key);
	if (wrong !== undefined) {
		throw new InputError(
			`${field}: ${name}`,
			`has '${wrong}', but the connector is ${label}`,
			`Only the key '${key}' belongs there`,
		);
	}
	if (union[key] === undefined) return;
	const place = `${field}: ${name}.${key}`;
	if (!isObject(union[key])) throw new InputError(place, 'is not a JSON object');
	for (const member of members) checkMember(place, union[key], member);
}

function checkMember(place: string, structure: Json, member: Member): void {
	member.path.slice(0, -1).forEach((_, index) => {
		const outer = member.path.slice(0, index + 1);
		const value = valueAt(structure, outer);
		if (value !== undefined && !isObject(value)) {
			throw new InputError([place, ...outer].join('.'), 'is not a JSON object');
		}
	});
	const value = valueAt(structure, member.path);
	if (value !== undefined) checkValue([place, ...member.path].join('.'), value, member);
}

function checkValue(place: string, value: unknown, member: Member): void {
	switch (member.kind) {
		case 'text':
			checkTextValue(place, value, member);
			return;
		case 'flag':
			if (typeof value !== 'boolean') throw new InputError(place, 'is neither true nor false');
			return;
		case 'number':
			// Without a bound in the API model, what AWS itself describes may be anything.
			if (member.maximum !== undefined) checkNumber(place, value, member.minimum, member.maximum);
			return;
		case 'choice':
			checkChoice(place, value, member.options);
			return;
		case 'choices':
			if (!Array.isArray(value)) throw new InputError(place, 'is not a JSON array');
			value.forEach((entry: unknown) => checkChoice(place, entry, member.options));
			return;
		case 'list':
			if (!Array.isArray(value)) throw new InputError(place, 'is not a JSON array');
			value.forEach((entry: unknown) => checkTextValue(place, entry, member));
			return;
		case 'map':
			checkEntries(place, asTexts(place, value), member);
	}
}

function checkChoice(place: string, value: unknown, options: ReadonlyArray<Choice<string>>): void {
	if (options.some((option) => option.value === value)) return;
	const allowed = options.map((option) => option.value).join(', ');
	throw new InputError(place, 'has a value that is not supported', `Use one of: ${allowed}`);
}

function checkTextValue(place: string, value: unknown, rules: Parameters<typeof checkText>[2]) {
	if (typeof value !== 'string') throw new InputError(place, 'is not text');
	checkText(place, value, rules);
}

function checkNumber(place: string, value: unknown, minimum: number, maximum: number): void {
	if (typeof value !== 'number' || !Number.isInteger(value)) {
		throw new InputError(place, 'is not a whole number');
	}
	if (value < minimum || value > maximum) {
		throw new InputError(place, `is ${value}: it has to be from ${minimum} to ${maximum}`);
	}
}

function asTexts(place: string, value: unknown): Record<string, string> {
	if (!isObject(value)) throw new InputError(place, 'is not a JSON object');
	return Object.fromEntries(
		Object.entries(value).map(([name, text]): [string, string] => {
			if (typeof text !== 'string') throw new InputError(`${place}.${name}`, 'is not text');
			return [name, text];
		}),
	);
}
