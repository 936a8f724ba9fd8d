import type {
	ConnectorEntityField,
	Operator,
	Task,
	WriteOperationType,
} from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { findConnector } from '../../connectors';
import { operatorsOf } from '../../connectors/flow';
import { fieldNamed, nearest } from './entityFields';
import { isFilter, isProjection, LABELS } from './task';
import type { MappingContext } from './types';

/**
 * Checks tasks against what is known of the source and the destination. What is not known is left
 * to AWS.
 *
 * @param given Whether the user wrote the tasks, so that messages name that field
 * @throws {InputError} naming the part of the form, the field, and what would be right
 */
export function checkTasks(tasks: readonly Task[], context: MappingContext, given: boolean): void {
	const made = madeBy(tasks);
	const isTransferred = transferredBy(tasks);
	for (const task of tasks) {
		const label = given ? 'Tasks' : LABELS[task.taskType ?? 'Map'];
		checkKey(label, task, context);
		const operator = operatorOf(task);
		checkOperator(label, operator, context);
		// A projection that was added here names what other tasks do: those are to be blamed.
		const names = !given && isProjection(task) ? [] : namesIn(task);
		for (const name of names) {
			if (!made.has(name)) checkSource(label, name, task, operator, context);
			if (!given && isChange(task) && !isTransferred(name)) {
				throw new InputError(
					label,
					`changes '${name}', which is not transferred`,
					'Map the field, or remove the change',
				);
			}
		}
		if (task.taskType === 'Map' && task.destinationField) {
			checkDestination(label, task.destinationField, context);
		}
	}
}

function operatorOf({ connectorOperator }: Task): Operator | undefined {
	return Object.values(connectorOperator ?? {})[0];
}

function checkKey(label: string, task: Task, { source: { connectorType } }: MappingContext): void {
	const connector = findConnector(connectorType);
	if (!connector) return;
	const { key } = connector.flow;
	const other = Object.keys(task.connectorOperator ?? {}).find((name) => name !== key);
	if (other === undefined) return;
	throw new InputError(
		label,
		`uses the operators of '${other}', but the source is ${connector.label}`,
		`Write them as { "${key}": "..." }`,
	);
}

function isChange({ taskType }: Task): boolean {
	return taskType === 'Mask' || taskType === 'Truncate';
}

/** Names of what tasks make of several fields, to be read by others. */
function madeBy(tasks: readonly Task[]): Set<string | undefined> {
	return new Set(
		tasks
			.filter(({ taskType }) => taskType === 'Merge' || taskType === 'Arithmetic')
			.map(({ destinationField }) => destinationField),
	);
}

/** Which fields are transferred in some way. */
function transferredBy(tasks: readonly Task[]): (name: string) => boolean {
	const mapping = ['Map', 'Merge', 'Arithmetic'];
	const mapped = new Set(
		tasks.flatMap(({ taskType = '', sourceFields = [] }) =>
			mapping.includes(taskType) ? sourceFields : [],
		),
	);
	const all = tasks.filter(({ taskType }) => taskType === 'Map_all' || taskType === 'Passthrough');
	if (all.length === 0) return (name) => mapped.has(name);
	const excluded = new Set(all.flatMap(namesIn));
	return (name) => mapped.has(name) || !excluded.has(name);
}

/** The source's fields that a task names, also those in lists that AWS wants as JSON text. */
function namesIn({ sourceFields = [], taskProperties = {} }: Task): string[] {
	const { EXCLUDE_SOURCE_FIELDS_LIST: excluded, ORDERED_PARTITION_KEYS_LIST: keys } =
		taskProperties;
	return [...sourceFields.filter((name) => name !== ''), ...listed(excluded), ...listed(keys)];
}

function listed(text: string | undefined): string[] {
	let list: unknown;
	try {
		list = JSON.parse(text ?? '[]');
	} catch {
		list = [];
	}
	return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

function checkOperator(
	label: string,
	operator: Operator | undefined,
	{ source: { connectorType } }: MappingContext,
): void {
	const allowed = operatorsOf(connectorType);
	if (operator === undefined || allowed.length === 0 || allowed.includes(operator)) return;
	throw new InputError(
		label,
		`uses the operator ${operator}, which ${findConnector(connectorType)?.label} does not have as a source`,
		`It has: ${allowed.join(', ')}`,
	);
}

function checkSource(
	label: string,
	name: string,
	task: Task,
	operator: Operator | undefined,
	{ sourceFields }: MappingContext,
): void {
	if (!sourceFields || sourceFields.length === 0) return;
	const field = fieldNamed(sourceFields, name);
	if (!field) throw unknownField(label, name, sourceFields, 'source');
	const { isRetrievable, isQueryable } = field.sourceProperties ?? {};
	if (isRetrievable === false && !isFilter(task) && task.taskType !== 'Map_all') {
		throw new InputError(label, `uses '${name}', which the source does not let anyone read`);
	}
	if (operator === undefined || isProjection(task)) return;
	if (!isFilter(task)) {
		checkOperation(label, field, operator, sourceFields);
		return;
	}
	const allowed = comparisonsOf(field);
	if (isQueryable === false || allowed.length === 0) {
		throw new InputError(label, `uses '${name}', by which the source cannot filter`);
	}
	if (!allowed.includes(operator)) {
		throw new InputError(
			label,
			`compares '${name}' by ${operator}, which this field does not allow`,
			`It allows: ${allowed.join(', ')}`,
		);
	}
}

/** Calculations, masks, and validations: where AWS says of other fields that they allow it. */
function checkOperation(
	label: string,
	field: ConnectorEntityField,
	operator: Operator,
	fields: readonly ConnectorEntityField[],
): void {
	const able = fields.filter((each) => allOperatorsOf(each).includes(operator));
	if (operator === 'NO_OP' || able.length === 0 || able.includes(field)) return;
	throw new InputError(
		label,
		`uses ${operator} on '${field.identifier}', which this field does not allow`,
		`Fields that do: ${listOf(able)}`,
	);
}

const NO_COMPARISON =
	/^(PROJECTION|NO_OP|ADDITION|SUBTRACTION|MULTIPLICATION|DIVISION|MASK_|VALIDATE_)/;

/** The operators by which records can be filtered by a field. */
export function comparisonsOf(field: ConnectorEntityField): Operator[] {
	return allOperatorsOf(field).filter((operator) => !NO_COMPARISON.test(operator));
}

function allOperatorsOf(field: ConnectorEntityField): Operator[] {
	return field.supportedFieldTypeDetails?.v1?.filterOperators ?? [];
}

function checkDestination(
	label: string,
	name: string,
	{ destinationFields, writeOperation }: MappingContext,
): void {
	if (!destinationFields || destinationFields.length === 0) return;
	const field = fieldNamed(destinationFields, name);
	if (!field) throw unknownField(label, name, destinationFields, 'destination');
	if (isWritable(field, writeOperation)) return;
	throw new InputError(
		label,
		`writes '${name}', which the destination does not let anyone ${VERBS[writeOperation ?? 'UPSERT']}`,
		'Remove it from the mapping',
	);
}

const VERBS: Readonly<Record<WriteOperationType, string>> = {
	DELETE: 'write',
	INSERT: 'set on new records',
	UPDATE: 'update',
	UPSERT: 'write',
};

/** Whether a field can be written, or names the record that is written to. */
export function isWritable(
	{ destinationProperties, isPrimaryKey }: ConnectorEntityField,
	operation?: WriteOperationType,
): boolean {
	const { isCreatable, isUpdatable, isUpsertable } = destinationProperties ?? {};
	const names = isPrimaryKey === true || isUpsertable === true;
	if (operation === 'INSERT') return isCreatable !== false;
	if (operation === 'UPDATE') return isUpdatable !== false || names;
	if (operation === 'DELETE') return true;
	return isCreatable !== false || isUpdatable !== false || names;
}

function unknownField(
	label: string,
	name: string,
	fields: readonly ConnectorEntityField[],
	side: 'source' | 'destination',
): InputError {
	const near = nearest(name, namesOf(fields));
	return new InputError(
		label,
		`names the field '${name}', which the ${side} does not have`,
		near === undefined ? `The ${side} has: ${listOf(fields)}` : `Did you mean '${near}'?`,
	);
}

function namesOf(fields: readonly ConnectorEntityField[]): string[] {
	return fields.flatMap(({ identifier }) => (identifier ? [identifier] : []));
}

/** The first of the fields: objects may have hundreds. */
function listOf(fields: readonly ConnectorEntityField[]): string {
	const names = namesOf(fields);
	return [...names.slice(0, 20), ...(names.length > 20 ? ['…'] : [])].join(', ');
}
