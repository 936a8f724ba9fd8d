import type { Schema } from './openapi';

/** An ID in the form of ConductorOne's own. */
export const SAMPLE_ID = '2kG3aTftCcAvWtHZt2Ywry0dPn7';

/** Messages hold each other; beyond this many levels a sample has nothing more. */
const DEEPEST = 6;

const byFormat: Record<string, unknown> = {
	'date-time': '2026-01-31T08:00:00Z',
	duration: '3600s',
	int64: '42',
	uint64: '42',
	base64: 'e30=',
};

/**
 * A value with every member that the schema has: lists hold one entry, lists of enum values all of
 * them, paths point at the first of the related objects, and no page follows.
 */
export function sampleOf(
	schema: Schema,
	schemas: Record<string, Schema>,
	name = '',
	depth = 0,
): unknown {
	const choices = schema.oneOf;
	if (Array.isArray(choices)) {
		const [first] = choices.filter((choice: Schema) => choice.type !== 'null') as Schema[];
		return first && depth <= DEEPEST ? sampleOf(first, schemas, name, depth) : null;
	}
	if (schema.$ref !== undefined) {
		const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
		// Lists of messages that hold such lists would never end.
		return target && depth <= DEEPEST + 2 ? sampleOf(target, schemas, name, depth + 1) : null;
	}
	const type = Array.isArray(schema.type)
		? schema.type.find((each) => each !== 'null')
		: schema.type;
	if (type === 'array') return sampleList(schema.items ?? {}, schemas, name, depth);
	if (type === 'boolean') return true;
	if (schema.format !== undefined && type === 'string') {
		return byFormat[String(schema.format)] ?? sampleText(schema, name);
	}
	if (type === 'integer' || type === 'number') return 3;
	if (type === 'string') return sampleText(schema, name);
	return sampleObject(schema, schemas, depth);
}

function sampleList(
	items: Schema,
	schemas: Record<string, Schema>,
	name: string,
	depth: number,
): unknown[] {
	if (Array.isArray(items.enum)) return items.enum;
	const entry = sampleOf(items, schemas, name, depth);
	return entry === null ? [] : [entry];
}

function sampleObject(
	schema: Schema,
	schemas: Record<string, Schema>,
	depth: number,
): Record<string, unknown> {
	if (schema.properties?.['@type']) {
		return {
			'@type': 'type.googleapis.com/c1.api.user.v1.User',
			id: SAMPLE_ID,
			displayName: 'Priya Raman',
		};
	}
	const members = Object.entries(schema.properties ?? {}).map(([name, property]) => [
		name,
		sampleOf(property, schemas, name, depth),
	]);
	const extra = schema.additionalProperties;
	if (members.length === 0 && extra !== undefined && extra !== false) {
		return { key: extra === true ? 'value' : sampleOf(extra as Schema, schemas, 'key', depth + 1) };
	}
	return Object.fromEntries(members) as Record<string, unknown>;
}

function sampleText(schema: Schema, name: string): string {
	if (Array.isArray(schema.enum)) return String(schema.enum[1] ?? schema.enum[0]);
	if (/pageToken$/i.test(name)) return '';
	if (name.endsWith('Path')) return '$.expanded[0]';
	if (/ids?$/i.test(name) || name.endsWith('Id')) return SAMPLE_ID;
	if (/url$/i.test(name)) return 'https://example.com/';
	return `${name || 'text'} of a sample`;
}
