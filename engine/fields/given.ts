import { InputError } from '../field';
import { isObject } from '../json';

type Row = Record<string, unknown>;

/** The value of a JSON text; `undefined` if it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Text or an object as a JSON object; `undefined` if it is empty.
 *
 * @throws {InputError} when it is neither valid JSON nor an object
 */
export function parseObject(field: string, raw: unknown): Row | undefined {
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

/**
 * The rows of a list that the user filled: n8n holds them as `{ entries: [...] }`, an expression may
 * give the list itself.
 *
 * @throws {InputError} for anything but objects in a list
 */
export function parseRows(field: string, raw: unknown): Row[] {
	const list = Array.isArray(raw) ? raw : (parseObject(field, raw)?.entries ?? []);
	const rows: unknown[] = Array.isArray(list) ? list : [list];
	return rows.map((row) => {
		if (isObject(row)) return row;
		throw new InputError(field, 'has an entry that is not an object');
	});
}

/** What a form that the account describes (n8n's resource mapper) holds. */
export interface Mapped {
	/** What was filled in, by the ID of the field. */
	readonly values: Readonly<Row>;
	/** The fields as they were when the form was last shown; empty where nobody has seen it. */
	readonly schema: readonly Row[];
}

/**
 * What a resource mapper holds. In its place an expression may give the values alone.
 *
 * @throws {InputError} for anything but an object
 */
export function parseMapped(field: string, raw: unknown): Mapped {
	const given = parseObject(field, raw) ?? {};
	if (!('mappingMode' in given) && !isObject(given.value)) return { values: given, schema: [] };
	const schema: unknown[] = Array.isArray(given.schema) ? given.schema : [];
	return { values: parseObject(field, given.value) ?? {}, schema: schema.filter(isObject) };
}
