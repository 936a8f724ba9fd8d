import { InputError, required } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { json, parseObject } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import type { Described } from './described';

interface JsonOptions<Name extends string> extends Described<Name> {
	readonly placeholder?: string;
	readonly hint?: string;
	readonly default?: string;
}

/** A JSON object that has to be given; an empty one counts as nothing. */
export function requiredJson<const Name extends string>(
	options: JsonOptions<Name>,
): Field<Name, Record<string, unknown>> {
	return required(json(options), 'Give a JSON object');
}

/** A list of JSON objects, for structures that are too deep for a form. Empty if left out. */
export function jsonList<const Name extends string>(
	options: JsonOptions<Name>,
): Field<Name, Array<Record<string, unknown>>> {
	const property = json({ default: '[]', ...options }).properties;
	return {
		name: options.name,
		properties: property,
		read(reader) {
			const raw = reader.get(options.name);
			if (raw === undefined || raw === null || raw === '') return [];
			const value = typeof raw === 'string' ? parseList(options.displayName, raw) : raw;
			// One object stands for a list of one, as expressions often give it.
			const entries: unknown[] = Array.isArray(value) ? value : [value];
			return entries.map((entry) => {
				if (isObject(entry)) return entry;
				throw notAList(options.displayName);
			});
		},
	};
}

function parseList(field: string, given: string): unknown {
	if (!given.trim().startsWith('[')) return parseObject(field, given) ?? [];
	return parseObject(field, `{"list":${given}}`)?.list;
}

function notAList(field: string): InputError {
	return new InputError(
		field,
		'is not a list of JSON objects',
		'Give a list: [{ "name": "value" }]',
	);
}
