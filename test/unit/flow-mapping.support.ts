import type { ConnectorEntityField, Operator, Task } from '@aws-sdk/client-appflow';

import { InputError } from '../../engine/field';
import type { Field } from '../../engine/field';
import { flowMapping, tasksOf } from '../../nodes/AwsAppFlow/flow/mapping';
import type { MappingContext } from '../../nodes/AwsAppFlow/flow/mapping';

type Data = Record<string, unknown>;

/** What a field reads from a form with these answers. */
export function readForm<Value>(field: Field<string, Value>, answers: Data): Value {
	return field.read({ get: (name) => answers[name], protect: () => {} });
}

/** The complaint about input that cannot be used: message and fix. */
export function complaint(use: () => unknown): string {
	try {
		use();
	} catch (error) {
		if (error instanceof InputError) return [error.message, error.fix ?? []].flat().join(' | ');
		throw error;
	}
	throw new Error('It was taken');
}

export const rows = (...entries: Data[]) => ({ entries });
export const mapper = (value: Data) => ({ mappingMode: 'defineBelow', value });

const DATES: Operator[] = ['PROJECTION', 'BETWEEN', 'GREATER_THAN', 'NO_OP', 'MASK_ALL'];
const TEXTS: Operator[] = ['PROJECTION', 'EQUAL_TO', 'NOT_EQUAL_TO', 'CONTAINS', 'MASK_ALL'];

/** A field as DescribeConnectorEntity has it. */
export function field(
	identifier: string,
	fieldType = 'string',
	more: Partial<ConnectorEntityField> = {},
): ConnectorEntityField {
	return {
		identifier,
		label: identifier,
		supportedFieldTypeDetails: {
			v1: { fieldType, filterOperators: fieldType === 'datetime' ? DATES : TEXTS },
		},
		...more,
	};
}

/** What AWS says of a Salesforce account, in short. */
export const account: ConnectorEntityField[] = [
	field('Id', 'id', { isPrimaryKey: true }),
	field('Name'),
	field('Phone'),
	field('Employees', 'int'),
	field('IsActive', 'boolean'),
	field('CreatedDate', 'datetime'),
	field('Secret', 'string', { sourceProperties: { isRetrievable: false, isQueryable: true } }),
	field('Notes', 'textarea', { sourceProperties: { isRetrievable: true, isQueryable: false } }),
];

export const fromSalesforce: MappingContext = {
	source: { connectorType: 'Salesforce' },
	sourceFields: account,
};

/** The tasks that a form's answers become. */
export function tasks(answers: Data, context: MappingContext = fromSalesforce): Task[] {
	return tasksOf(readForm(flowMapping, answers), context);
}

/** Answers that transfer the account's name, and more. */
export const nameOnly = (more: Data = {}) => ({
	mappingMode: 'mapEach',
	fieldMapping: mapper({ Name: 'Name' }),
	...more,
});
