import type { Operator } from '@aws-sdk/client-appflow';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { asText, text } from '../../../../engine/fields';
import { sortedBy } from '../../../../engine/sort';
import { fieldPicker, SOURCE_PARAMETERS } from './pickers';
import { rows } from './rows';
import { LABELS } from './task';
import type { Comparison, Filter } from './types';

/** A way to compare as people choose it; AWS has one operator for one value and for several. */
interface Choice {
	readonly name: string;
	readonly value: string;
	readonly operator: Comparison;
	readonly several?: true;
}

const CHOICES = sortedBy<Choice>(
	[
		{ name: 'Contains', value: 'CONTAINS', operator: 'CONTAINS' },
		{ name: 'Contains One Of', value: 'CONTAINS_ONE_OF', operator: 'CONTAINS', several: true },
		{ name: 'Equals', value: 'EQUAL_TO', operator: 'EQUAL_TO' },
		{
			name: 'Is at Least',
			value: 'GREATER_THAN_OR_EQUAL_TO',
			operator: 'GREATER_THAN_OR_EQUAL_TO',
		},
		{ name: 'Is at Most', value: 'LESS_THAN_OR_EQUAL_TO', operator: 'LESS_THAN_OR_EQUAL_TO' },
		{ name: 'Is Between', value: 'BETWEEN', operator: 'BETWEEN' },
		{ name: 'Is Greater or Later Than', value: 'GREATER_THAN', operator: 'GREATER_THAN' },
		{ name: 'Is Less or Earlier Than', value: 'LESS_THAN', operator: 'LESS_THAN' },
		{ name: 'Is None Of', value: 'NONE_OF', operator: 'NOT_EQUAL_TO', several: true },
		{ name: 'Is One Of', value: 'ONE_OF', operator: 'EQUAL_TO', several: true },
		{ name: 'Is Not', value: 'NOT_EQUAL_TO', operator: 'NOT_EQUAL_TO' },
	],
	({ name }) => name,
);

/** What can be chosen where a field, or a source, allows these operators. */
export function comparisonOptions(allowed: readonly Operator[]): INodePropertyOptions[] {
	return CHOICES.filter(({ operator }) => allowed.includes(operator)).map(({ name, value }) => ({
		name,
		value,
	}));
}

const operatorField: Field<'operator', Choice> = {
	name: 'operator',
	properties: [
		{
			displayName: 'Operator Name or ID',
			name: 'operator',
			type: 'options',
			typeOptions: {
				loadOptionsMethod: 'getFilterOperators',
				loadOptionsDependsOn: ['&field', ...SOURCE_PARAMETERS],
			},
			description:
				'What the field allows. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			default: 'EQUAL_TO',
		},
	],
	read(reader) {
		const given = reader.get('operator') ?? 'EQUAL_TO';
		const found = CHOICES.find(({ value }) => value === given);
		if (found) return found;
		throw new InputError(
			'Operator',
			`is '${String(given)}', which is no way to filter`,
			`Use one of: ${CHOICES.map(({ value }) => value).join(', ')}`,
		);
	},
};

/** A value as it came: dates and numbers keep their kind until the field's type is known. */
function valueField<const Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	displayOptions?: INodeProperties['displayOptions'],
): Field<Name, unknown> {
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'string',
				description,
				...(displayOptions && { displayOptions }),
				default: '',
			},
		],
		read: (reader) => reader.get(name),
	};
}

const DATES = 'Dates as 2026-01-31 or 2026-01-31T08:00:00Z';

// n8n wants the fields of a row in the order of their labels: these are such that it makes sense.
const filterRows = rows({
	displayName: LABELS.Filter,
	name: 'recordFilters',
	description: 'Conditions that records have to meet, all of them, to be transferred',
	placeholder: 'Add filter',
	rowName: 'Filter',
	fields: [
		fieldPicker({ label: 'Field', name: 'field' }),
		operatorField,
		text({
			displayName: 'Type',
			name: 'dataType',
			description: "AWS's name of the field's type, where AWS does not describe the field",
			placeholder: 'e.g. datetime',
			max: 256,
		}),
		valueField('Value', 'value', `${DATES}; several values separated by commas`),
		valueField('Value Up To', 'valueUpTo', `Upper bound. ${DATES}.`, {
			show: { operator: ['BETWEEN'] },
		}),
	],
});

/** Which records are transferred. */
export const filters: Field<'recordFilters', Filter[]> = {
	...filterRows,
	read: (reader) =>
		filterRows.read(reader).map((row) => ({
			field: row.field,
			operator: row.operator.operator,
			values: valuesOf(row),
			dataType: row.dataType,
		})),
};

function valuesOf(row: {
	readonly field: string;
	readonly operator: Choice;
	readonly value: unknown;
	readonly valueUpTo: unknown;
}): unknown[] {
	const { operator, value } = row;
	if (operator.operator === 'BETWEEN') return [value, row.valueUpTo].filter(isGiven);
	if (Array.isArray(value)) return value.filter(isGiven);
	if (!operator.several) return isGiven(value) ? [value] : [];
	const texts = asText(`${LABELS.Filter}: ${row.field}`, value).split(',');
	return texts.map((part) => part.trim()).filter(isGiven);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
