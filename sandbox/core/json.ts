/** A JSON object whose members nobody has looked at yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a plain object, as JSON has it. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that holds text, else `undefined`. */
export function text(object: JsonObject, member: string): string | undefined {
	const value = object[member];
	return typeof value === 'string' ? value : undefined;
}

/** A member that holds a number, else `undefined`. */
export function number(object: JsonObject, member: string): number | undefined {
	const value = object[member];
	return typeof value === 'number' ? value : undefined;
}

/** A member that holds an object, else `undefined`. */
export function object(parent: JsonObject, member: string): JsonObject | undefined {
	const value = parent[member];
	return isObject(value) ? value : undefined;
}

/** The texts in a list; empty when the member is not a list. */
export function texts(parent: JsonObject, member: string): string[] {
	const value = parent[member];
	return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The same object without some of its members. */
export function without(source: JsonObject, ...members: string[]): JsonObject {
	return Object.fromEntries(Object.entries(source).filter(([name]) => !members.includes(name)));
}

/** JSON text with sorted keys, so that equal data gives equal text. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, member: unknown) =>
		isObject(member)
			? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
			: member,
	);
}
