import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../field';
import type { Field } from '../field';
import { shown } from './shown';
import type { Named } from './shown';
import { asTexts } from './text';

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

/** One value of a list, with what the list shows for it. */
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

/** Several of a fixed set of values, in the order in which they were chosen. */
export function choices<const Name extends string, const Value extends string>(
	options: Named<Name> & {
		readonly options: ReadonlyArray<Choice<Value>>;
		readonly default?: readonly Value[];
	},
): Field<Name, Value[]> {
	const preset = options.default ?? [];
	return {
		name: options.name,
		properties: [
			{
				...shown(options),
				name: options.name,
				type: 'multiOptions',
				options: options.options.map((option) => ({ ...option })),
				default: [...preset],
			},
		],
		read(reader) {
			const given = asTexts(options.displayName, reader.get(options.name) ?? preset);
			return given.map((value) => {
				const found = options.options.find((option) => option.value === value);
				if (found) return found.value;
				const allowed = options.options.map((option) => option.value).join(', ');
				throw new InputError(
					options.displayName,
					'has a value that is not offered',
					`Use of these: ${allowed}`,
				);
			});
		},
	};
}
