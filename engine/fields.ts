import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { InputError, readFields } from './field';
import type { AnyField, Field, Values } from './field';
import { isObject } from './json';
import { sortedBy } from './sort';

/** What a text must be, as the service's API model says. Lengths in characters. */
export interface TextRules {
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: RegExp;
	/** Completes "… must": what the pattern asks for, in words. */
	readonly patternHint?: string;
}

type Shown = Pick<INodeProperties, 'displayName' | 'description' | 'placeholder' | 'hint'> & {
	readonly displayOptions?: INodeProperties['displayOptions'];
	readonly noDataExpression?: boolean;
};

interface Named<Name extends string> extends Shown {
	readonly name: Name;
}

/**
 * Checks a text against its rules.
 *
 * @throws {InputError} naming the field, what is wrong and the rule
 */
export function checkText(field: string, value: string, rules: TextRules): string {
	// As services count: an emoji is one character.
	const { length } = [...value];
	if (rules.min !== undefined && length < rules.min) {
		throw new InputError(field, `is too short: ${length} of at least ${rules.min} characters`);
	}
	if (rules.max !== undefined && length > rules.max) {
		throw new InputError(field, `is too long: ${length} of at most ${rules.max} characters`);
	}
	if (rules.pattern && !rules.pattern.test(value)) {
		throw new InputError(
			field,
			'has characters that are not allowed here',
			rules.patternHint && `It must ${rules.patternHint}`,
		);
	}
	return value;
}

/** A raw parameter as text; numbers and booleans that an expression gave count as text. */
export function asText(field: string, raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
	throw new InputError(field, 'is not text', 'Check the expression: it gives an object or a list');
}

/** The field's own properties, without the builder's, as n8n wants them. */
function shown(options: Shown): Shown {
	const { displayName, description, placeholder, hint, displayOptions, noDataExpression } = options;
	return {
		displayName,
		...(description !== undefined && { description }),
		...(placeholder !== undefined && { placeholder }),
		...(hint !== undefined && { hint }),
		...(displayOptions !== undefined && { displayOptions }),
		...(noDataExpression !== undefined && { noDataExpression }),
	};
}

export interface TextOptions<Name extends string> extends Named<Name>, TextRules {
	readonly default?: string;
	/** Password fields are masked by n8n and never shown in a message. */
	readonly secret?: boolean;
	/** Whether white space at both ends belongs to the value. */
	readonly keepSpace?: boolean;
	readonly rows?: number;
	/** Whether an empty text is a value, not an absence. */
	readonly allowEmpty?: boolean;
}

function readText(options: TextOptions<string>, raw: unknown): string {
	const text = asText(options.displayName, raw);
	return options.keepSpace ? text : text.trim();
}

function textProperty<const Name extends string>(options: TextOptions<Name>): INodeProperties {
	const typeOptions = {
		...(options.secret && { password: true }),
		...(options.rows !== undefined && { rows: options.rows }),
	};
	return {
		...shown(options),
		name: options.name,
		type: 'string',
		...(Object.keys(typeOptions).length > 0 && { typeOptions }),
		default: options.default ?? '',
	};
}

/** Text that may be left empty: `undefined` then. */
export function text<const Name extends string>(
	options: TextOptions<Name>,
): Field<Name, string | undefined> {
	return {
		name: options.name,
		properties: [textProperty(options)],
		read(reader) {
			const raw = reader.get(options.name);
			const value = readText(options, raw);
			if (value === '') return options.allowEmpty && raw !== undefined ? '' : undefined;
			if (options.secret) reader.protect(value);
			return checkText(options.displayName, value, options);
		},
	};
}

/** Text that has to be given. */
export function requiredText<const Name extends string>(
	options: TextOptions<Name>,
): Field<Name, string> {
	const optional = text(options);
	return {
		name: options.name,
		properties: [{ ...textProperty(options), required: true }],
		read(reader) {
			const value = optional.read(reader);
			if (value === undefined) throw new InputError(options.displayName, 'is empty');
			return value;
		},
	};
}

/** On or off. */
export function flag<const Name extends string>(
	options: Named<Name> & { readonly default?: boolean },
): Field<Name, boolean> {
	return {
		name: options.name,
		properties: [
			{ ...shown(options), name: options.name, type: 'boolean', default: options.default ?? false },
		],
		read(reader) {
			const raw = reader.get(options.name) ?? options.default ?? false;
			if (typeof raw === 'boolean') return raw;
			if (raw === 'true' || raw === 'false') return raw === 'true';
			throw new InputError(options.displayName, 'is neither true nor false');
		},
	};
}

/** A whole number within bounds. */
export function integer<const Name extends string>(
	options: Named<Name> & {
		readonly default: number;
		readonly minimum: number;
		readonly maximum?: number;
	},
): Field<Name, number> {
	const { minimum, maximum } = options;
	return {
		name: options.name,
		properties: [
			{
				...shown(options),
				name: options.name,
				type: 'number',
				typeOptions: { minValue: minimum, ...(maximum !== undefined && { maxValue: maximum }) },
				default: options.default,
			},
		],
		read(reader) {
			const raw = reader.get(options.name) ?? options.default;
			const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
			if (typeof value !== 'number' || !Number.isInteger(value)) {
				throw new InputError(options.displayName, 'is not a whole number');
			}
			if (value < minimum || (maximum !== undefined && value > maximum)) {
				const bounds =
					maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
				throw new InputError(options.displayName, `is ${value}: it has to be ${bounds}`);
			}
			return value;
		},
	};
}

export interface Choice<Value extends string> extends INodePropertyOptions {
	readonly value: Value;
}

/** One of a fixed set of values. */
export function choice<const Name extends string, const Value extends string>(
	options: Named<Name> & {
		readonly options: ReadonlyArray<Choice<Value>>;
		readonly default: Value;
	},
): Field<Name, Value> {
	return {
		name: options.name,
		properties: [
			{
				...shown(options),
				name: options.name,
				type: 'options',
				options: options.options.map((option) => ({ ...option })),
				default: options.default,
			},
		],
		read(reader) {
			const raw = reader.get(options.name) ?? options.default;
			const found = options.options.find((option) => option.value === raw);
			if (!found) {
				const allowed = options.options.map((option) => option.value).join(', ');
				throw new InputError(
					options.displayName,
					'has a value that is not offered',
					`Use one of: ${allowed}`,
				);
			}
			return found.value;
		},
	};
}

/** The value of a JSON text; `undefined` if it is none. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Text or an object as a JSON object.
 *
 * @throws {InputError} when it is neither valid JSON nor an object
 */
export function parseObject(field: string, raw: unknown): Record<string, unknown> | undefined {
	if (raw === undefined || raw === null) return undefined;
	if (typeof raw === 'string' && raw.trim() === '') return undefined;
	const value = typeof raw === 'string' ? parseJson(raw) : raw;
	if (value === undefined) {
		throw new InputError(field, 'is not valid JSON', 'Check quotes, commas, and brackets');
	}
	if (!isObject(value)) {
		throw new InputError(field, 'is not a JSON object', 'Give an object: { "name": "value" }');
	}
	return value;
}

/** A JSON object, typed in or from an expression. An empty field reads as `undefined`. */
export function json<const Name extends string>(
	options: Named<Name> & { readonly default?: string },
): Field<Name, Record<string, unknown> | undefined> {
	return {
		name: options.name,
		properties: [
			{ ...shown(options), name: options.name, type: 'json', default: options.default ?? '{}' },
		],
		read: (reader) => parseObject(options.displayName, reader.get(options.name)),
	};
}

/** Comma-separated or repeated texts as a list without duplicates or blanks. */
export function textList<const Name extends string>(
	options: Named<Name> & TextRules & { readonly maximum?: number },
): Field<Name, string[]> {
	return {
		name: options.name,
		properties: [{ ...shown(options), name: options.name, type: 'string', default: '' }],
		read(reader) {
			const raw = reader.get(options.name);
			const parts = Array.isArray(raw) ? raw : asText(options.displayName, raw).split(',');
			const texts = parts.map((part: unknown) => asText(options.displayName, part).trim());
			const values = [...new Set(texts)].filter((value) => value !== '');
			if (options.maximum !== undefined && values.length > options.maximum) {
				throw new InputError(
					options.displayName,
					`has ${values.length} entries: at most ${options.maximum} are allowed`,
				);
			}
			return values.map((value) => checkText(options.displayName, value, options));
		},
	};
}

/** Rows of names and values. Repeating a name is an error. */
export function keyValues<const Name extends string>(
	options: Named<Name> & {
		readonly secret?: boolean;
		readonly addLabel?: string;
		/** What one row is called; "Property" if not given. */
		readonly entryLabel?: string;
		/** How the name is asked for, where it is not just typed in. */
		readonly nameInput?: Omit<INodeProperties, 'name' | 'default'>;
	},
): Field<Name, Record<string, string> | undefined> {
	return {
		name: options.name,
		properties: [
			{
				...shown(options),
				name: options.name,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: options.addLabel ?? 'Add property',
				default: {},
				options: [
					{
						displayName: options.entryLabel ?? 'Property',
						name: 'entries',
						values: [
							{
								...(options.nameInput ?? { displayName: 'Name', type: 'string' }),
								name: 'name',
								default: '',
							},
							{
								displayName: 'Value',
								name: 'value',
								type: 'string',
								...(options.secret && { typeOptions: { password: true } }),
								default: '',
							},
						],
					},
				],
			},
		],
		read(reader) {
			const raw = reader.get(options.name);
			const rows = isObject(raw) && Array.isArray(raw.entries) ? raw.entries : [];
			const values = new Map<string, string>();
			for (const row of rows) {
				if (!isObject(row)) continue;
				const name = asText(options.displayName, row.name).trim();
				if (name === '') throw new InputError(options.displayName, 'has an entry without a name');
				if (values.has(name)) throw new InputError(options.displayName, `has '${name}' twice`);
				const value = asText(options.displayName, row.value);
				if (options.secret && value !== '') reader.protect(value);
				values.set(name, value);
			}
			return values.size > 0 ? Object.fromEntries(values) : undefined;
		},
	};
}

/** Optional fields behind one "Add …" button. Only those that the user added have a value. */
export function collection<const Name extends string, const Fields extends readonly AnyField[]>(
	options: Named<Name> & { readonly fields: Fields },
): Field<Name, Partial<Values<Fields>>> {
	const { fields } = options;
	return {
		name: options.name,
		properties: [
			{
				...shown(options),
				name: options.name,
				type: 'collection',
				placeholder: options.placeholder ?? 'Add field',
				default: {},
				options: byDisplayName(fields.flatMap((field) => field.properties)),
			},
		],
		read(reader) {
			const raw = reader.get(options.name);
			const given = isObject(raw) ? raw : {};
			const present = fields.filter((field) =>
				field.properties.some((property) => given[property.name] !== undefined),
			);
			const values = readFields(present, {
				get: (name) => given[name],
				protect: (value) => reader.protect(value),
			});
			return Object.fromEntries(
				Object.entries(values).filter(([, value]) => value !== undefined),
			) as Partial<Values<Fields>>;
		},
	};
}

function byDisplayName(properties: readonly INodeProperties[]): INodeProperties[] {
	return sortedBy(properties, ({ displayName }) => displayName);
}

/** The same field, shown only when other parameters have the given values. */
export function showWhen<const Name extends string, Value>(
	field: Field<Name, Value>,
	show: NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>,
): Field<Name, Value> {
	return {
		...field,
		properties: field.properties.map((property) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				show: { ...property.displayOptions?.show, ...show },
			},
		})),
	};
}
