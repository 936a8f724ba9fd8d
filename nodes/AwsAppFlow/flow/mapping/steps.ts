import { choice, integer, text } from '../../../../engine/fields';
import type { Field } from '../../../../engine/field';
import { fieldPicker } from './pickers';
import { rows } from './rows';
import { LABELS } from './task';
import type { Transformation, Validation } from './types';

const field = fieldPicker({ label: 'Field', name: 'field' });

const transformationRows = rows({
	displayName: LABELS.Mask,
	name: 'transformations',
	description: 'Changes of values on their way',
	placeholder: 'Add transformation',
	rowName: 'Transformation',
	fields: [
		field,
		choice({
			displayName: 'Transformation',
			name: 'kind',
			description: 'What happens to the value',
			options: [
				{ name: 'Mask All Characters', value: 'MASK_ALL' },
				{ name: 'Mask First Characters', value: 'MASK_FIRST_N' },
				{ name: 'Mask Last Characters', value: 'MASK_LAST_N' },
				{ name: 'Truncate', value: 'TRUNCATE' },
			],
			default: 'MASK_ALL',
		}),
		integer({
			displayName: 'Length',
			name: 'length',
			description:
				'How many characters to mask, or to keep when truncating. The mask of all characters has this length.',
			default: 5,
			minimum: 1,
			maximum: 1_000_000,
		}),
		text({
			displayName: 'Mask Character',
			name: 'character',
			description: 'What stands in place of each character. An asterisk if empty.',
			displayOptions: { hide: { kind: ['TRUNCATE'] } },
			default: '*',
			max: 1,
		}),
	],
});

/** Masked and truncated values. */
export const transformations: Field<'transformations', Transformation[]> = {
	...transformationRows,
	read: (reader) =>
		transformationRows
			.read(reader)
			.map(({ field: name, kind, length, character = '*' }) =>
				kind === 'TRUNCATE'
					? { kind, field: name, length }
					: { kind, field: name, length, character },
			),
};

/** What values have to be, and what happens to records where they are not. */
export const validations: Field<'validations', Validation[]> = rows({
	displayName: LABELS.Validate,
	name: 'validations',
	description: 'What values have to be',
	placeholder: 'Add validation',
	rowName: 'Validation',
	fields: [
		field,
		choice({
			displayName: 'Condition',
			name: 'condition',
			description: 'What the value has to be',
			options: [
				{ name: 'Is a Number', value: 'VALIDATE_NUMERIC' },
				{ name: 'Is Not Empty', value: 'VALIDATE_NON_NULL' },
				{ name: 'Is Not Negative', value: 'VALIDATE_NON_NEGATIVE' },
				{ name: 'Is Not Zero', value: 'VALIDATE_NON_ZERO' },
			],
			default: 'VALIDATE_NON_NULL',
		}),
		choice({
			displayName: 'If Not',
			name: 'action',
			description: 'What happens when a value does not meet the condition',
			options: [
				{ name: 'Leave Out the Record', value: 'DropRecord' },
				{ name: 'Stop the Run', value: 'DropDataset' },
			],
			default: 'DropRecord',
		}),
	],
});
