import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { asText, asTexts, parseMapped } from '../../../../engine/fields';
import { PICK_ONE, PICK_SEVERAL } from '../../../../engine/fields/picked';
import { dependencies } from '../side';

/** What says which object a flow reads; the fields of it are looked up anew when one changes. */
export const SOURCE_PARAMETERS = [
	...dependencies('source', 'ConnectorProfileName', 'Object'),
	'flowName.value',
];

/** The same for what a flow writes. */
export const DESTINATION_PARAMETERS = [
	...dependencies('destination', 'ConnectorProfileName', 'Object'),
	'flowName.value',
];

interface PickerOptions<Name extends string> {
	/** As messages name it; the form adds "Name or ID". */
	readonly label: string;
	readonly name: Name;
	readonly description?: string;
	readonly displayOptions?: INodeProperties['displayOptions'];
	/** Whether it is a field of the destination; of the source if not given. */
	readonly destination?: true;
}

function look({ destination }: PickerOptions<string>): INodeProperties['typeOptions'] {
	return destination
		? {
				loadOptionsMethod: 'getDestinationFields',
				loadOptionsDependsOn: DESTINATION_PARAMETERS,
			}
		: { loadOptionsMethod: 'getSourceFields', loadOptionsDependsOn: SOURCE_PARAMETERS };
}

function lookProperty(
	options: PickerOptions<string>,
	type: 'options' | 'multiOptions',
): INodeProperties {
	const several = type === 'multiOptions';
	const described = several ? PICK_SEVERAL : PICK_ONE;
	return {
		displayName: `${options.label} ${several ? 'Names or IDs' : 'Name or ID'}`,
		name: options.name,
		type,
		typeOptions: look(options),
		description: options.description ? `${options.description}. ${described}.` : described,
		...(options.displayOptions && { displayOptions: options.displayOptions }),
		default: several ? [] : '',
	};
}

/** A field of the source or the destination, picked from those in the account, or named. */
export function fieldPicker<const Name extends string>(
	options: PickerOptions<Name>,
): Field<Name, string> {
	return {
		name: options.name,
		properties: [lookProperty(options, 'options')],
		read(reader) {
			const name = asText(options.label, reader.get(options.name)).trim();
			if (name === '') {
				throw new InputError(options.label, 'is empty', 'Choose a field, or name one');
			}
			return name;
		},
	};
}

/** Several fields, in the order chosen. From an expression: a list, or names separated by commas. */
export function fieldsPicker<const Name extends string>(
	options: PickerOptions<Name>,
): Field<Name, string[]> {
	return {
		name: options.name,
		properties: [lookProperty(options, 'multiOptions')],
		read(reader) {
			return asTexts(options.label, reader.get(options.name));
		},
	};
}

/** The values of a resource mapper, by the names of its columns. Those left empty are not there. */
export function mapperValues(label: string, raw: unknown): Array<[string, string]> {
	return Object.entries(parseMapped(label, raw).values)
		.map(([name, value]): [string, string] => [name, asText(`${label}: ${name}`, value).trim()])
		.filter(([, value]) => value !== '');
}
