import type { INodeProperties } from 'n8n-workflow';

/** Gives a field its raw values. Each parameter is resolved by n8n at most once per item. */
export interface ParameterReader {
	/** The raw value of a parameter, expressions resolved; `undefined` where the form hides it. */
	get(name: string): unknown;
	/** Says that a value is secret, so that no message of this item may show it. */
	protect(value: string): void;
}

/**
 * One input of an operation: what the form shows and how its raw value becomes a checked one.
 * A field may stand for several n8n properties (a form whose parts depend on each other).
 */
export interface Field<Name extends string, Value> {
	readonly name: Name;
	readonly properties: readonly INodeProperties[];
	/** Throws {@link InputError} when what the user gave cannot be used. */
	read(reader: ParameterReader): Value;
}

/** A field of whatever name and value. */
export type AnyField = Field<string, unknown>;

/** What `execute` receives for a list of fields: one typed member per field. */
export type Values<Fields extends readonly AnyField[]> = {
	[Name in Fields[number]['name']]: Extract<Fields[number], { name: Name }> extends Field<
		Name,
		infer Value
	>
		? Value
		: never;
};

/** Input that cannot be used. `message` says what is wrong, `fix` what to do about it. */
export class InputError extends Error {
	override readonly name = 'InputError';

	/**
	 * @param field Display name of the field as the user sees it
	 * @param problem What is wrong, as the rest of a sentence that begins with the field's name
	 * @param fix How to put it right
	 */
	constructor(
		readonly field: string,
		readonly problem: string,
		readonly fix?: string,
	) {
		super(`'${field}' ${problem}`);
	}
}

/** The same field with another value: what `value` makes of the one that is read, if it can. */
export function mapped<Name extends string, Given, Value>(
	field: Field<Name, Given>,
	value: (given: Given) => Value,
): Field<Name, Value> {
	return { ...field, read: (reader) => value(field.read(reader)) };
}

/**
 * The same field, marked in the form as one that has to be given. Nothing, an empty list, and an
 * object without members are refused when it is read.
 *
 * @param fix How to put it right
 */
export function required<Name extends string, Value>(
	field: Field<Name, Value | undefined>,
	fix?: string,
): Field<Name, Value> {
	const label = field.properties[0]?.displayName ?? field.name;
	return {
		name: field.name,
		properties: field.properties.map((property) => ({ ...property, required: true })),
		read(reader) {
			const value = field.read(reader);
			if (value === undefined || isEmpty(value)) throw new InputError(label, 'is empty', fix);
			return value;
		},
	};
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * Reads every field of a list once.
 *
 * @throws {InputError} for the first field whose value cannot be used
 */
export function readFields<Fields extends readonly AnyField[]>(
	fields: Fields,
	reader: ParameterReader,
): Values<Fields> {
	const values: Record<string, unknown> = {};
	for (const field of fields) values[field.name] = field.read(reader);
	// The border between n8n's untyped parameters and the types that the fields declare.
	return values as Values<Fields>;
}
