import type { IDataObject } from 'n8n-workflow';

/** Whether a value is an object, and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value has members that are data: unlike a date, bytes, or an error. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
	return Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether a value can be the `json` of an n8n item. */
export function isDataObject(value: unknown): value is IDataObject {
	return isObject(value);
}

/** The same data with every `undefined` member left out, at any depth. */
export function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.map(([key, member]) => [key, definedOnly(member)]),
	);
}

function definedOnly(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(definedOnly);
	return isPlainObject(value) ? withoutUndefined(value) : value;
}

/** JSON text with keys in a fixed order, so that equal data gives equal text. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, member: unknown) =>
		isPlainObject(member)
			? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
			: member,
	);
}

/** Data from a service as n8n items hold it: dates as ISO 8601 text, no `undefined`. */
export function toItemJson(value: object): IDataObject {
	const json: IDataObject = {};
	const members: Array<[string, unknown]> = Object.entries(value);
	for (const [key, member] of members) {
		// The one name that a service could use to reach into the object's prototype.
		if (member !== undefined && key !== '__proto__') json[key] = toItemValue(member);
	}
	return json;
}

function toItemValue(value: unknown): IDataObject[string] {
	// By far the most values are no objects, and lists of them are long.
	if (typeof value !== 'object') return value as IDataObject[string];
	if (value instanceof Date) return value.toISOString();
	if (Array.isArray(value)) return value.map(toItemValue) as IDataObject[];
	if (isPlainObject(value)) return toItemJson(value);
	return value as IDataObject[string];
}
