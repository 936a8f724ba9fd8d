import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import type { Choice } from '../../../engine/fields';
import { sortedBy } from '../../../engine/sort';

/** What the API writes its values in; those that are newer than this node pass too. */
const ENUM_VALUE = /^[A-Z][A-Z\d_]*$/;

const SMALL_WORDS: ReadonlySet<string> = new Set(['AND', 'BY', 'IN', 'OF', 'OR', 'TO']);
const ACRONYMS: ReadonlySet<string> = new Set(['ID', 'MFA', 'SSO', 'URL', 'API', 'NHI', 'SOD']);

/**
 * The values of one enum of the API, named in words: `enumOptions('TASK_STATE_', 'OPEN', 'CLOSED')`
 * gives "Open" for `TASK_STATE_OPEN`. A pair names a value otherwise.
 */
export function enumOptions(
	prefix: string,
	...values: ReadonlyArray<string | readonly [value: string, name: string]>
): ReadonlyArray<Choice<string>> {
	const options = values.map((value) =>
		typeof value === 'string'
			? { name: inWords(value), value: prefix + value }
			: { name: value[1], value: prefix + value[0] },
	);
	return sortedBy(options, ({ name }) => name);
}

function inWords(value: string): string {
	return value
		.split('_')
		.map((word, index) => {
			if (ACRONYMS.has(word)) return word;
			if (index > 0 && SMALL_WORDS.has(word)) return word.toLowerCase();
			return word.charAt(0) + word.slice(1).toLowerCase();
		})
		.join(' ');
}

interface EnumField<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description?: string;
	readonly options: ReadonlyArray<Choice<string>>;
}

/** One value of an enum of the API. */
export function enumChoice<const Name extends string>(
	options: EnumField<Name> & { readonly default?: string },
): Field<Name, string> {
	const initial = options.default ?? options.options[0]?.value ?? '';
	return {
		name: options.name,
		properties: [{ ...propertyOf(options), type: 'options', default: initial }],
		read: (reader) =>
			checked(options, asText(options.displayName, reader.get(options.name))) || initial,
	};
}

/** Several values of an enum of the API. */
export function enumChoices<const Name extends string>(
	options: EnumField<Name>,
): Field<Name, string[]> {
	return {
		name: options.name,
		properties: [{ ...propertyOf(options), type: 'multiOptions', default: [] }],
		read(reader) {
			const raw = reader.get(options.name) ?? [];
			const given: unknown[] = Array.isArray(raw)
				? raw
				: asText(options.displayName, raw).split(',');
			return given
				.map((value) => checked(options, asText(options.displayName, value)))
				.filter((value) => value !== '');
		},
	};
}

function propertyOf(
	options: EnumField<string>,
): Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'options'> {
	return {
		displayName: options.displayName,
		name: options.name,
		...(options.description && { description: options.description }),
		options: options.options.map((option) => ({ ...option })),
	};
}

function checked({ displayName, options }: EnumField<string>, given: string): string {
	const value = given.trim();
	const known = value === '' || options.some((option) => option.value === value);
	if (known || ENUM_VALUE.test(value)) return value;
	throw new InputError(
		displayName,
		'has a value that ConductorOne cannot have',
		`Use one such as ${options.map((option) => option.value).join(', ')}`,
	);
}
