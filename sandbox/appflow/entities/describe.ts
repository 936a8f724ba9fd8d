import type { JsonObject } from '../../core/json';
import { COMPARISONS, MATH, operatorsOf } from '../connectors/operators';
import type { Field, Kind } from './entity';

/** The comparisons that make sense for what a field holds. */
const COMPARABLE: Record<Kind, string[]> = {
	text: ['EQUAL_TO', 'NOT_EQUAL_TO', 'CONTAINS'],
	boolean: ['EQUAL_TO', 'NOT_EQUAL_TO'],
	number: COMPARISONS.filter((operator) => operator !== 'CONTAINS'),
	date: COMPARISONS.filter((operator) => operator !== 'CONTAINS'),
	datetime: COMPARISONS.filter((operator) => operator !== 'CONTAINS'),
};

const NUMERIC = [...MATH, 'VALIDATE_NON_ZERO', 'VALIDATE_NON_NEGATIVE', 'VALIDATE_NUMERIC'];

/**
 * The operators that a field allows: those of its connector that suit what it holds.
 *
 * @param key the connector's member in a task's `connectorOperator`
 */
export function operatorsFor({ kind, queryable }: Field, key: string): string[] {
	return operatorsOf(key).filter((operator) => {
		if (COMPARISONS.includes(operator)) return queryable && COMPARABLE[kind].includes(operator);
		return kind === 'number' || !NUMERIC.includes(operator);
	});
}

/** The write operations in which a field can say which record is meant. */
export function identifiesIn({ key, externalId }: Field, writeOperations: string[]): string[] {
	if (key) return writeOperations.filter((operation) => operation !== 'INSERT');
	return externalId ? writeOperations.filter((operation) => operation === 'UPSERT') : [];
}

/** A field as DescribeConnectorEntity answers. */
export function fieldDescription(field: Field, key: string, writeOperations: string[]): JsonObject {
	const details: JsonObject = {
		fieldType: field.type,
		filterOperators: operatorsFor(field, key),
		supportedValues: field.values ?? (field.kind === 'boolean' ? ['true', 'false'] : undefined),
		valueRegexPattern: field.pattern,
		supportedDateFormat: field.dateFormat,
		fieldValueRange: field.range,
		fieldLengthRange: field.length,
	};
	const ids = identifiesIn(field, writeOperations);
	return given({
		identifier: field.name,
		parentIdentifier: field.parent,
		label: field.label,
		isPrimaryKey: field.key,
		defaultValue: field.defaultValue,
		isDeprecated: field.deprecated,
		supportedFieldTypeDetails: { v1: given(details) },
		description: `The ${field.label} of the record`,
		sourceProperties: {
			isRetrievable: true,
			isQueryable: field.queryable,
			isTimestampFieldForIncrementalQueries: field.incremental,
		},
		destinationProperties: {
			isCreatable: !field.readOnly,
			isNullable: !field.required,
			isUpsertable: ids.includes('UPSERT'),
			isUpdatable: !field.readOnly,
			isDefaultedOnCreate: field.readOnly || field.defaultValue !== undefined,
			supportedWriteOperations: ids,
		},
	});
}

function given(members: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
