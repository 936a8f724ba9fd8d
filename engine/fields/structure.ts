import type { INodeProperties } from 'n8n-workflow';

import { InputError, readFields } from '../field';
import type { AnyField, Field, Values } from '../field';
import { sortedBy } from '../sort';
import { parseObject, parseRows } from './given';
import { shown } from './shown';
import type { Named } from './shown';
import { asText } from './text';

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
			const values = new Map<string, string>();
			for (const row of parseRows(options.displayName, reader.get(options.name))) {
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
			const given = parseObject(options.displayName, reader.get(options.name)) ?? {};
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
