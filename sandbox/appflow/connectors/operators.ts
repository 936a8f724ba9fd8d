import { loadModel } from '../model';

let byKey: Map<string, string[]> | undefined;

/**
 * The operators that tasks may apply to a source's fields, as AWS's model has them.
 *
 * @param key the connector's member in a task's `connectorOperator`
 * @returns nothing for connectors that are no source
 */
export function operatorsOf(key: string): readonly string[] {
	byKey ??= readOperators();
	return byKey.get(key) ?? [];
}

/** Operators that choose records: all others change or check what was chosen. */
export const COMPARISONS = [
	'LESS_THAN',
	'GREATER_THAN',
	'CONTAINS',
	'BETWEEN',
	'LESS_THAN_OR_EQUAL_TO',
	'GREATER_THAN_OR_EQUAL_TO',
	'EQUAL_TO',
	'NOT_EQUAL_TO',
];

/** Operators that calculate. */
export const MATH = ['ADDITION', 'MULTIPLICATION', 'DIVISION', 'SUBTRACTION'];

/** Operators that hide a part of a value. */
export const MASKS = ['MASK_ALL', 'MASK_FIRST_N', 'MASK_LAST_N'];

/** Operators that check a value. */
export const VALIDATIONS = [
	'VALIDATE_NON_NULL',
	'VALIDATE_NON_ZERO',
	'VALIDATE_NON_NEGATIVE',
	'VALIDATE_NUMERIC',
];

function readOperators(): Map<string, string[]> {
	const model = loadModel();
	const union = model.shape('ConnectorOperator');
	const found = new Map<string, string[]>();
	if (union.type !== 'structure') return found;
	for (const [key, name] of union.members) {
		const shape = model.shape(name);
		if (shape.type === 'string') found.set(key, shape.enum ?? []);
	}
	return found;
}
