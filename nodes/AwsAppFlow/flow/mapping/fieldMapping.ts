import { InputError } from '../../../../engine/field';
import type { Field, ParameterReader } from '../../../../engine/field';
import { asText, choice, json, requiredText, showWhen } from '../../../../engine/fields';
import { DESTINATION_PARAMETERS, mapperValues, SOURCE_PARAMETERS } from './pickers';
import { rows } from './rows';
import { LABELS } from './task';
import type { FieldMapping } from './types';

const LABEL = LABELS.Map;

/**
 * Marks a column that is a field of the source, its value the name in the destination. Destinations
 * such as S3 have no fields of their own; all other columns are fields of the destination.
 */
export const SOURCE_COLUMN = 'source:';

const from = choice({
	displayName: 'Map With',
	name: 'mapWith',
	noDataExpression: true,
	description: 'Where the names of the fields come from',
	options: [
		{
			name: 'Fields From the Account',
			value: 'account',
			description: 'Picked from those that AWS describes',
		},
		{ name: 'JSON', value: 'json' },
		{ name: 'List', value: 'list', description: 'Typed in' },
	],
	default: 'account',
});

const list = rows({
	displayName: LABEL,
	name: 'fieldMappingList',
	description: 'Fields to transfer',
	placeholder: 'Add field',
	rowName: 'Field',
	fields: [
		requiredText({
			displayName: 'Source Field',
			name: 'source',
			description: 'Field that is read',
		}),
		requiredText({
			displayName: 'Destination Field',
			name: 'destination',
			description: 'Field that is written',
		}),
	],
});

const object = json({
	displayName: LABEL,
	name: 'fieldMappingJson',
	description: 'Object of destination fields, each with the source field that it is filled from',
	placeholder: 'e.g. { "Name": "company", "Phone": "phone_number" }',
});

const mapper: Field<'fieldMapping', unknown> = {
	name: 'fieldMapping',
	properties: [
		{
			displayName: LABEL,
			name: 'fieldMapping',
			type: 'resourceMapper',
			noDataExpression: true,
			description: 'Which field of the source fills which one of the destination',
			default: { mappingMode: 'defineBelow', value: null },
			typeOptions: {
				loadOptionsDependsOn: [...new Set([...SOURCE_PARAMETERS, ...DESTINATION_PARAMETERS])],
				resourceMapper: {
					resourceMapperMethod: 'getFieldMapping',
					mode: 'add',
					valuesLabel: LABEL,
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: false,
					noFieldsError: "AWS describes no fields here. Set 'Map With' to List or JSON.",
				},
			},
		},
	],
	read: (reader) => reader.get('fieldMapping'),
};

/** Which fields are transferred, each under which name. May be none. */
export const fieldMapping: Field<'fieldMapping', readonly FieldMapping[]> = {
	name: 'fieldMapping',
	properties: [
		...from.properties,
		...showWhen(mapper, { mapWith: ['account'] }).properties,
		...showWhen(list, { mapWith: ['list'] }).properties,
		...showWhen(object, { mapWith: ['json'] }).properties,
	],
	read(reader) {
		switch (from.read(reader)) {
			case 'account':
				return mapperValues(LABEL, mapper.read(reader)).map(ofColumn);
			case 'list':
				return list.read(reader);
			case 'json':
				return readObject(reader);
		}
	},
};

function ofColumn([column, value]: [string, string]): FieldMapping {
	return column.startsWith(SOURCE_COLUMN)
		? { source: column.slice(SOURCE_COLUMN.length), destination: value }
		: { source: value, destination: column };
}

function readObject(reader: ParameterReader): FieldMapping[] {
	return Object.entries(object.read(reader) ?? {}).map(([destination, value]) => {
		const source = asText(`${LABEL}: ${destination}`, value).trim();
		if (source === '') throw new InputError(`${LABEL}: ${destination}`, 'has no source field');
		return { source, destination };
	});
}
