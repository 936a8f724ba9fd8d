import type { INodeProperties } from 'n8n-workflow';

import { InputError, readFields } from '../../../../engine/field';
import type { AnyField, Field, ParameterReader, Values } from '../../../../engine/field';
import { parseRows } from '../../../../engine/fields';

interface RowsOptions<Name extends string, Fields extends readonly AnyField[]> {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
	readonly placeholder: string;
	/** What one row is called, in Title Case. */
	readonly rowName: string;
	readonly fields: Fields;
}

/** A list to which the user adds rows of fields. */
export function rows<const Name extends string, const Fields extends readonly AnyField[]>(
	options: RowsOptions<Name, Fields>,
): Field<Name, Array<Values<Fields>>> {
	const { displayName, name, description, placeholder, rowName, fields } = options;
	const values: INodeProperties[] = fields.flatMap((field) => field.properties);
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				description,
				placeholder,
				default: {},
				options: [{ displayName: rowName, name: 'entries', values }],
			},
		],
		read(reader) {
			return parseRows(displayName, reader.get(name)).map((row, index) =>
				readRow(fields, row, reader, `${displayName} ${index + 1}`),
			);
		},
	};
}

function readRow<Fields extends readonly AnyField[]>(
	fields: Fields,
	row: Record<string, unknown>,
	reader: ParameterReader,
	place: string,
): Values<Fields> {
	try {
		return readFields(fields, {
			get: (name) => row[name] ?? undefined,
			protect: (value) => reader.protect(value),
		});
	} catch (error) {
		throw inRow(error, place);
	}
}

function inRow(error: unknown, place: string): unknown {
	if (!(error instanceof InputError)) return error;
	return new InputError(`${place}: ${error.field}`, error.problem, error.fix);
}
