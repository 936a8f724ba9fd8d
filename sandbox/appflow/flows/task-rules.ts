import { type JsonObject, object, text, texts } from '../../core/json';
import { COMPARISONS, MASKS, MATH, operatorsOf, VALIDATIONS } from '../connectors/operators';
import { operatorsFor } from '../entities/describe';
import type { Field } from '../entities/entity';
import { validation } from '../errors';
import type { FlowEnd } from './ends';
import { checkProperties } from './task-properties';

/** What a flow's tasks are held against. */
export interface TaskContext {
	source: FlowEnd;
	destination: FlowEnd;
	/** By name, where the sandbox knows them. */
	sourceFields?: Map<string, Field>;
	destinationFields?: Map<string, Field>;
}

/** The operators that go with each kind of task; the model has which ones a connector knows. */
const OPERATORS: Record<string, string[]> = {
	Arithmetic: MATH,
	Filter: ['PROJECTION', ...COMPARISONS],
	Map: ['NO_OP'],
	Map_all: ['NO_OP'],
	Mask: MASKS,
	Merge: ['NO_OP'],
	Partition: ['NO_OP'],
	Passthrough: ['NO_OP'],
	Truncate: ['NO_OP'],
	Validate: VALIDATIONS,
};

/** Kinds of tasks that bring fields to the destination: a flow without any moves nothing. */
const MAPPINGS = ['Map', 'Map_all', 'Passthrough'];

/** Kinds of tasks whose result is a field that a Map task brings to the destination. */
const MAKERS = ['Arithmetic', 'Merge'];

/**
 * Checks a flow's tasks, strictly where AppFlow is believed to move no records without a word.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkTasks(tasks: JsonObject[], context: TaskContext): void {
	if (tasks.length === 0) throw validation('Tasks cannot be empty');
	const made = tasks.flatMap((task) =>
		MAKERS.includes(typeOf(task)) ? (text(task, 'destinationField') ?? []) : [],
	);
	for (const task of tasks) {
		checkOperator(task, context);
		checkSourceFields(task, made, context);
		checkProperties(typeOf(task), object(task, 'taskProperties') ?? {}, operatorOf(task) ?? '');
	}
	if (!tasks.some((task) => MAPPINGS.includes(typeOf(task)))) {
		throw validation('Tasks must map at least one field');
	}
	checkDestinationFields(tasks, context);
	checkProjection(tasks, made, context);
	if (context.destination.type !== 'S3' && tasks.some((task) => typeOf(task) === 'Partition')) {
		throw validation('Task Partition is only for flows to the connector: S3');
	}
}

/** The operator of a task, of whatever connector. */
function operatorOf(task: JsonObject): string | undefined {
	const [operator] = Object.values(object(task, 'connectorOperator') ?? {});
	return typeof operator === 'string' ? operator : undefined;
}

function typeOf(task: JsonObject): string {
	return text(task, 'taskType') ?? '';
}

/** Some sources lack operators that others need: Amplitude knows nothing but BETWEEN. */
function checkOperator(task: JsonObject, { source }: TaskContext): void {
	const type = typeOf(task);
	const given = Object.keys(object(task, 'connectorOperator') ?? {});
	if (given.length > 1 || (given[0] !== undefined && given[0] !== source.key)) {
		throw validation(
			`ConnectorOperator of task ${type} must be for ${source.key}, found: ${given.join(', ')}`,
		);
	}
	const operator = operatorOf(task);
	const suitable = OPERATORS[type] ?? [];
	if (operator !== undefined) {
		if (suitable.includes(operator)) return;
		throw validation(`Operator ${operator} is not valid for task ${type}`);
	}
	const known = operatorsOf(source.key).filter((each) => suitable.includes(each));
	const optional = type === 'Partition' || type === 'Passthrough';
	if (!optional && (known.length > 0 || !MAPPINGS.includes(type))) {
		throw validation(`ConnectorOperator cannot be null for task ${type}`);
	}
}

function checkSourceFields(
	task: JsonObject,
	made: string[],
	{ source, sourceFields }: TaskContext,
): void {
	const type = typeOf(task);
	const operator = operatorOf(task) ?? '';
	const names = texts(task, 'sourceFields');
	if (names.length === 0 && type !== 'Map_all' && operator !== 'PROJECTION') {
		throw validation(`SourceFields cannot be empty for task ${type}`);
	}
	if (type === 'Map' && names.length > 1) {
		throw validation(`Task Map takes one source field, found: ${names.join(', ')}`);
	}
	if (!sourceFields) return;
	const chooses = COMPARISONS.includes(operator) || MATH.includes(operator);
	for (const name of names) {
		if (made.includes(name)) continue;
		const field = sourceFields.get(name);
		if (!field) throw validation(`Field ${name} does not exist in entity ${source.object}`);
		if (chooses && !operatorsFor(field, source.key).includes(operator)) {
			throw validation(`Operator ${operator} is not supported by field ${name}`);
		}
	}
}

function checkDestinationFields(
	tasks: JsonObject[],
	{ destination, destinationFields }: TaskContext,
): void {
	const ids = texts(destination.properties, 'idFieldNames');
	const filled = new Set<string>();
	for (const task of tasks) {
		if (typeOf(task) !== 'Map') continue;
		const name = text(task, 'destinationField');
		if (!name) throw validation('DestinationField cannot be blank for task Map');
		if (filled.has(name)) throw validation(`Destination field ${name} is mapped more than once`);
		filled.add(name);
		const field = destinationFields?.get(name);
		if (!destinationFields) continue;
		if (!field) throw validation(`Field ${name} does not exist in entity ${destination.object}`);
		if (field.readOnly && !ids.includes(name)) {
			throw validation(`Field ${name} of entity ${destination.object} cannot be written`);
		}
	}
}

/** AppFlow reads only the fields that are projected. */
function checkProjection(tasks: JsonObject[], made: string[], { source }: TaskContext): void {
	const projections = tasks.filter((task) => operatorOf(task) === 'PROJECTION');
	if (projections.length > 1) throw validation('Only one filter can have the operator PROJECTION');
	const [projection] = projections;
	const used = tasks
		.filter((task) => ['Map', ...MAKERS].includes(typeOf(task)))
		.flatMap((task) => texts(task, 'sourceFields'))
		.filter((name) => !made.includes(name));
	if (used.length === 0 || !operatorsOf(source.key).includes('PROJECTION')) return;
	if (!projection) {
		throw validation(
			'Map tasks need a filter with the operator PROJECTION that names their fields',
		);
	}
	const projected = texts(projection, 'sourceFields');
	const missing = used.filter((name) => !projected.includes(name));
	if (missing.length > 0) {
		throw validation(`Fields are mapped but not projected: ${missing.join(', ')}`);
	}
}
