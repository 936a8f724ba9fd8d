import type { Operator } from '@aws-sdk/client-appflow';

/** What can be done with a field's value; all applications have these that have any. */
const TRANSFORMS: readonly Operator[] = [
	'NO_OP',
	'ADDITION',
	'SUBTRACTION',
	'MULTIPLICATION',
	'DIVISION',
	'MASK_ALL',
	'MASK_FIRST_N',
	'MASK_LAST_N',
	'VALIDATE_NON_NULL',
	'VALIDATE_NON_ZERO',
	'VALIDATE_NON_NEGATIVE',
	'VALIDATE_NUMERIC',
];

/** Every way to compare a field in a filter. */
export const comparisons: readonly Operator[] = [
	'EQUAL_TO',
	'NOT_EQUAL_TO',
	'LESS_THAN',
	'LESS_THAN_OR_EQUAL_TO',
	'GREATER_THAN',
	'GREATER_THAN_OR_EQUAL_TO',
	'BETWEEN',
];

/** The operators of an application whose filters know these comparisons. */
export function operators(...filters: readonly Operator[]): readonly Operator[] {
	return ['PROJECTION', ...filters, ...TRANSFORMS];
}
