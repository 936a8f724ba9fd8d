import { InputError } from '../../../engine/field';
import type { AnyField, ParameterReader } from '../../../engine/field';
import { parseObject } from '../../../engine/fields';
import { isShown } from './parts';
import type { Part } from './parts';
import { merged, placedAt } from './paths';
import type { Json } from './paths';

/** What a connector's form holds. */
export interface Filled {
	/** The values of fields that are no member of the connector's structures, by name. */
	readonly others: Readonly<Record<string, unknown>>;
	readonly properties: Json;
	readonly credentials: Json;
	/** Labels of what is required and was left empty. */
	readonly missing: readonly string[];
}

/** Reads the fields that are shown, and no others: hidden ones may hold stale values. */
export function readParts(
	parts: readonly Part[],
	reader: ParameterReader,
	known: Readonly<Record<string, unknown>> = {},
): Filled {
	return parts.reduce<Filled>(
		(filled, part) => (isShown(part.show, filled.others) ? fill(filled, part, reader) : filled),
		{ others: known, properties: {}, credentials: {}, missing: [] },
	);
}

function fill(filled: Filled, part: Part, reader: ParameterReader): Filled {
	if (part.members) return fillCollection(filled, part.members, part.field, reader);
	const value = part.field.read(reader);
	if (!part.member || !part.target) {
		return { ...filled, others: { ...filled.others, [part.field.name]: value } };
	}
	if (value === undefined) {
		return part.mandatory ? { ...filled, missing: [...filled.missing, part.member.label] } : filled;
	}
	const structure = merged(filled[part.target], placedAt(part.member.path, value));
	const others = part.decides ? { ...filled.others, [part.field.name]: value } : filled.others;
	return { ...filled, others, [part.target]: structure };
}

function fillCollection(
	filled: Filled,
	members: readonly Part[],
	field: AnyField,
	reader: ParameterReader,
): Filled {
	const raw = parseObject(field.properties[0]?.displayName ?? field.name, reader.get(field.name));
	if (!raw) return filled;
	const added = members.filter((part) =>
		part.field.properties.some((property) => raw[property.name] !== undefined),
	);
	const inner = readParts(
		added,
		{ get: (member) => raw[member], protect: (value) => reader.protect(value) },
		filled.others,
	);
	return {
		others: inner.others,
		properties: merged(filled.properties, inner.properties),
		credentials: merged(filled.credentials, inner.credentials),
		missing: [...filled.missing, ...inner.missing],
	};
}

/**
 * Names everything that was left empty at once.
 *
 * @param whatFor Who needs it, such as "Salesforce needs this for 'JWT Bearer'"
 * @throws {InputError} if there is any
 */
export function refuseMissing(missing: readonly string[], whatFor: string): void {
	if (missing.length === 0) return;
	throw new InputError(
		missing.join("', '"),
		missing.length > 1 ? 'are empty' : 'is empty',
		whatFor,
	);
}
