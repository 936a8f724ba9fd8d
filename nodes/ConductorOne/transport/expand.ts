import { isObject } from '../../../engine/json';

/**
 * Members of views that stand for several objects, although the reply may name one only. The API
 * says so in words, not in its schema.
 */
const LISTS: ReadonlySet<string> = new Set([
	'accessEntitlements',
	'approvers',
	'directories',
	'entitlements',
	'insights',
	'managers',
	'roles',
	'stepApprovers',
	'users',
]);

const PATH = /^\$\.expanded\[(\d+(?:\s*,\s*\d+)*)\]$/;

/**
 * A view as one object: the entity in it, and what its `…Path` members point to in the reply's
 * `expanded` list. Paths that are empty are dropped; one that cannot be followed stays as it is.
 *
 * @param entity Name of the view's member that holds the entity itself
 */
export function flattenView(
	view: Record<string, unknown>,
	entity: string,
	expanded: unknown,
): Record<string, unknown> {
	const { [entity]: inner, ...rest } = view;
	const pool: unknown[] = Array.isArray(expanded) ? expanded : [];
	const flat: Record<string, unknown> = isObject(inner) ? { ...inner } : {};
	for (const [name, value] of Object.entries(rest)) {
		if (!name.endsWith('Path') || typeof value !== 'string') {
			flat[name] ??= value;
		} else if (value !== '') {
			const member = name.slice(0, -'Path'.length);
			const found = follow(value, LISTS.has(member), pool);
			flat[found === undefined ? name : member] = found ?? value;
		}
	}
	return flat;
}

/** A row that holds several views, each with what its `…Path` members point to in its place. */
export function joinViews(
	row: Readonly<Record<string, unknown>>,
	expanded: unknown,
): Record<string, unknown> {
	if (!Array.isArray(expanded)) return { ...row };
	const nested = Object.entries(row).map(([name, value]): [string, unknown] => [
		name,
		isObject(value) ? joinViews(value, expanded) : value,
	]);
	return flattenView(Object.fromEntries(nested), '', expanded);
}

function follow(path: string, asList: boolean, pool: readonly unknown[]): unknown {
	const indexes = PATH.exec(path)?.[1]?.split(',').map(Number);
	const objects = indexes?.map((index) => plain(pool[index]));
	if (!objects || objects.includes(undefined)) return undefined;
	return asList || objects.length > 1 ? objects : objects[0];
}

/** An object without its type name; a simple value, such as a time, out of its wrapper. */
function plain(any: unknown): unknown {
	if (!isObject(any)) return undefined;
	const { '@type': type, ...members } = any;
	const names = Object.keys(members);
	return type !== undefined && names.length === 1 && names[0] === 'value' ? members.value : members;
}
