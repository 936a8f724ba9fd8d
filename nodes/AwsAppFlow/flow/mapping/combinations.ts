import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { choice, text } from '../../../../engine/fields';
import { counted } from '../../../../engine/words';
import { fieldPicker, fieldsPicker } from './pickers';
import { rows } from './rows';
import { LABELS } from './task';
import type { Combination } from './types';

const CONCATENATE = { combineBy: ['concatenate'] };

// n8n wants the fields of a row in the order of their labels: these are such that it makes sense.
const combinationRows = rows({
	displayName: LABELS.Merge,
	name: 'combinations',
	description: 'Fields of the destination that are made of several of the source',
	placeholder: 'Add combined field',
	rowName: 'Combined Field',
	fields: [
		fieldPicker({ label: 'Destination Field', name: 'destination', destination: true }),
		choice({
			displayName: 'Operation',
			name: 'combineBy',
			description: 'How the fields are combined',
			options: [
				{ name: 'Add', value: 'ADDITION' },
				{ name: 'Concatenate', value: 'concatenate' },
				{ name: 'Divide', value: 'DIVISION' },
				{ name: 'Multiply', value: 'MULTIPLICATION' },
				{ name: 'Subtract', value: 'SUBTRACTION' },
			],
			default: 'concatenate',
		}),
		fieldsPicker({
			label: 'Source Field',
			name: 'sources',
			description: 'In this order. Calculations take two fields',
		}),
		text({
			displayName: 'Text Between',
			name: 'separator',
			description: 'Text between the values',
			displayOptions: { show: CONCATENATE },
			default: ' ',
			keepSpace: true,
			allowEmpty: true,
		}),
		text({
			displayName: 'Text Format',
			name: 'format',
			description: 'Text with the fields in it, instead of a text between them',
			placeholder: 'e.g. ${FirstName} (${LastName})',
			displayOptions: { show: CONCATENATE },
			keepSpace: true,
		}),
	],
});

/** Concatenations and calculations. */
export const combinations: Field<'combinations', Combination[]> = {
	...combinationRows,
	read: (reader) =>
		combinationRows.read(reader).map((row, index) => {
			const place = `${LABELS.Merge} ${index + 1}: Source Fields`;
			const { destination, combineBy: operation, sources, separator = '', format } = row;
			const [first, second, ...more] = sources;
			if (first === undefined || second === undefined) {
				throw new InputError(place, 'needs two fields', 'Choose two, or map the field itself');
			}
			if (operation === 'concatenate') {
				return {
					operation,
					destination,
					sources,
					format: checkedFormat(place, sources, format) ?? joined(sources, separator),
				};
			}
			if (more.length > 0) {
				throw new InputError(
					place,
					`has ${counted(sources.length, 'field')}: a calculation takes two`,
				);
			}
			return { operation, destination, sources: [first, second] };
		}),
};

function placeholder(name: string): string {
	return `\${${name}}`;
}

function joined(sources: readonly string[], separator: string): string {
	return sources.map(placeholder).join(separator);
}

/** A format that leaves out a field, or names another one, is a slip. */
function checkedFormat(
	place: string,
	sources: readonly string[],
	format: string | undefined,
): string | undefined {
	if (format === undefined) return undefined;
	const used = [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);
	const other = used.find((name) => !sources.includes(name));
	if (other !== undefined) {
		throw new InputError(place, `lacks '${other}', which the format uses`);
	}
	const unused = sources.find((name) => !used.includes(name));
	if (unused !== undefined) {
		throw new InputError(
			place,
			`has '${unused}', which the format does not use`,
			`Put ${placeholder(unused)} into the format, or remove the field`,
		);
	}
	return format;
}
