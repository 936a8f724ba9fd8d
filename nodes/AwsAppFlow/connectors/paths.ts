import { isObject } from '../../../engine/json';

/** A structure of the API, members and values. */
export type Json = Record<string, unknown>;

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(data: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
		data,
	);
}

/** The value inside the structures of its path: `(['a', 'b'], 1)` gives `{ a: { b: 1 } }`. */
export function placedAt([key, ...rest]: readonly string[], value: unknown): Json {
	return key === undefined ? {} : { [key]: rest.length > 0 ? placedAt(rest, value) : value };
}

/** Both together, at any depth; where they differ, the second one counts. Lists are not joined. */
export function merged(base: Json, more: Json): Json {
	const entries = Object.entries(more).map(([key, value]): [string, unknown] => {
		const old = Object.hasOwn(base, key) ? base[key] : undefined;
		return [key, isObject(old) && isObject(value) ? merged(old, value) : value];
	});
	return { ...base, ...Object.fromEntries(entries) };
}

/** The data without what is at the path, and without structures that this leaves empty. */
export function without(data: Json, path: readonly string[]): Json {
	const [key, ...rest] = path;
	if (key === undefined || !Object.hasOwn(data, key)) return data;
	const { [key]: value, ...others } = data;
	if (rest.length === 0 || !isObject(value)) return others;
	const inner = without(value, rest);
	return Object.keys(inner).length > 0 ? { ...others, [key]: inner } : others;
}
