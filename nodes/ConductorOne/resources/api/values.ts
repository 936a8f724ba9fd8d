import { InputError } from '../../../../engine/field';
import { asText, instantOf, parseObject } from '../../../../engine/fields';
import type { Mapped } from '../../../../engine/fields';
import { durationOf } from '../../fields/duration';
import { readFieldId } from '../../openapi/fieldId';

/** Display name of the form. */
export const FORM = 'Request Fields';

/** What a request holds. */
export interface Given {
	/** Parameters of path and query, by name. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly body: Readonly<Record<string, unknown>>;
	/** Everything the operation takes, where a form has said so. */
	readonly takes?: readonly Taken[];
}

interface Taken {
	readonly place: 'path' | 'query' | 'body';
	readonly name: string;
	/** n8n's type of the form's field. */
	readonly type: string;
}

/**
 * What was filled in. What was left empty is not sent; what n8n's form cannot say in its own types is
 * JSON text.
 *
 * @throws {InputError} naming the field
 */
export function givenByForm({ values, schema }: Mapped): Given {
	const described = new Map(schema.map((field) => [String(field.id), field] as const));
	const parameters: Record<string, string> = {};
	const body: Record<string, unknown> = {};
	for (const [id, raw] of Object.entries(values)) {
		const field = readFieldId(id);
		const { displayName, type, removed } = described.get(id) ?? {};
		// What the form no longer has belongs to the operation that was chosen before.
		const gone = removed === true || (described.size > 0 && !described.has(id));
		if (!field && !gone) throw unknownField(id);
		if (!field || gone || raw === null || raw === undefined || raw === '') continue;
		const label = typeof displayName === 'string' ? displayName : field.name;
		if (field.place === 'duration') body[field.name] = durationOf(label, asText(label, raw).trim());
		else if (field.place === 'body') body[field.name] = memberOf(label, String(type), raw);
		else parameters[field.name] = asText(label, raw).trim();
	}
	const takes = [...described].flatMap(([id, { type }]): Taken[] => {
		const field = readFieldId(id);
		if (!field) return [];
		const { place, name } = field;
		return [{ place: place === 'duration' ? 'body' : place, name, type: String(type) }];
	});
	return { parameters, body, ...(takes.length > 0 && { takes }) };
}

function unknownField(id: string): InputError {
	return new InputError(
		FORM,
		`has '${id}', which does not say where it belongs`,
		"Name members as the form does, such as 'path_app_id', 'query_page_size', or 'body_displayName'",
	);
}

function memberOf(label: string, type: string, raw: unknown): unknown {
	if (type === 'object') return parseObject(label, raw);
	if (type === 'array') return listOf(label, raw);
	if (type === 'dateTime') return instantOf(label, raw);
	if (type === 'string') return asText(label, raw);
	return raw;
}

function listOf(label: string, raw: unknown): unknown {
	const list = typeof raw === 'string' ? parseObject(label, `{"list":${raw}}`)?.list : raw;
	if (Array.isArray(list)) return list;
	throw new InputError(label, 'is not a list', 'Give a JSON list: ["a", "b"]');
}
