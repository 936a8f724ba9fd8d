import type { ConnectorEntityField } from '@aws-sdk/client-appflow';

/** What a field of an object holds. */
type Kind = 'boolean' | 'date' | 'number' | 'text';

/** AWS's name for a field's type, such as `string` or `datetime`. */
export function typeOf(field: ConnectorEntityField | undefined): string | undefined {
	return field?.supportedFieldTypeDetails?.v1?.fieldType || undefined;
}

/** A type that each application names differently, as what can be done with its values. */
export function kindOf(type: string | undefined): Kind {
	const name = type?.toLowerCase() ?? '';
	if (/^(date|timestamp)/.test(name)) return 'date';
	if (/^bool/.test(name)) return 'boolean';
	const number =
		/^(u?int|integer|long|short|byte|double|float|decimal|real|number|numeric|currency|percent|bigint)/;
	return number.test(name) ? 'number' : 'text';
}

/** The field of that name. */
export function fieldNamed(
	fields: readonly ConnectorEntityField[] | undefined,
	name: string,
): ConnectorEntityField | undefined {
	return fields?.find(({ identifier }) => identifier === name);
}

/** How a field is shown to pick it: its label, its type, and its name where that differs. */
export function fieldTitle(field: ConnectorEntityField): string {
	const { identifier = '', label } = field;
	// The type first: n8n cuts long titles.
	const details = [typeOf(field), label && label !== identifier ? identifier : undefined];
	const known = details.filter((detail) => detail !== undefined).join(', ');
	return known ? `${label || identifier} (${known})` : label || identifier;
}

/** The name most like a misspelled one; `undefined` if none is near. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
	const lower = wanted.toLowerCase();
	const ranked = names
		.map((name) => ({ name, distance: distanceOf(lower, name.toLowerCase()) }))
		.sort((a, b) => a.distance - b.distance);
	const best = ranked[0];
	const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
	return best && best.distance <= limit ? best.name : undefined;
}

/** How many letters have to be added, removed, or replaced to get from one text to the other. */
function distanceOf(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= other.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}
