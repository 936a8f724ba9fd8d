import { type JsonObject, object, text, texts } from '../../core/json';
import { validation } from '../errors';
import type { AppFlowState } from '../state';
import type { FlowEnd } from './ends';

/** What a flow's tasks are held against. */
export interface TaskContext {
	source: FlowEnd;
	destination: FlowEnd;
	state: AppFlowState;
}

const MATH = ['ADDITION', 'MULTIPLICATION', 'DIVISION', 'SUBTRACTION'];
const MASKS = ['MASK_ALL', 'MASK_FIRST_N', 'MASK_LAST_N'];
const VALIDATIONS = [
	'VALIDATE_NON_NULL',
	'VALIDATE_NON_ZERO',
	'VALIDATE_NON_NEGATIVE',
	'VALIDATE_NUMERIC',
];
const COMPARISONS = [
	'LESS_THAN',
	'GREATER_THAN',
	'CONTAINS',
	'BETWEEN',
	'LESS_THAN_OR_EQUAL_TO',
	'GREATER_THAN_OR_EQUAL_TO',
	'EQUAL_TO',
	'NOT_EQUAL_TO',
];

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

/**
 * Checks a flow's tasks, strictly where AppFlow is believed to move no records without a word.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkTasks(tasks: JsonObject[], context: TaskContext): void {
	if (tasks.length === 0) throw validation('Tasks cannot be empty');
	for (const task of tasks) checkTask(task, context);
	if (!tasks.some((task) => MAPPINGS.includes(text(task, 'taskType') ?? ''))) {
		throw validation('Tasks must map at least one field');
	}
	checkProjection(tasks);
}

/** The operator of a task, of whatever connector. */
function operatorOf(task: JsonObject): string | undefined {
	const [operator] = Object.values(object(task, 'connectorOperator') ?? {});
	return typeof operator === 'string' ? operator : undefined;
}

function checkTask(task: JsonObject, { source, destination }: TaskContext): void {
	const type = text(task, 'taskType') ?? '';
	const given = Object.keys(object(task, 'connectorOperator') ?? {});
	if (given.length > 1 || (given[0] !== undefined && given[0] !== source.key)) {
		throw validation(
			`ConnectorOperator of task ${type} must be for ${source.key}, found: ${given.join(', ')}`,
		);
	}
	const operator = operatorOf(task);
	if (operator === undefined && type !== 'Partition' && type !== 'Passthrough') {
		throw validation(`ConnectorOperator cannot be null for task ${type}`);
	}
	if (operator !== undefined && !OPERATORS[type]?.includes(operator)) {
		throw validation(`Operator ${operator} is not valid for task ${type}`);
	}
	const fields = texts(task, 'sourceFields');
	const mayBeEmpty = type === 'Map_all' || operator === 'PROJECTION';
	if (fields.length === 0 && !mayBeEmpty)
		throw validation(`SourceFields cannot be empty for task ${type}`);
	if (type === 'Map' && !text(task, 'destinationField')) {
		throw validation('DestinationField cannot be blank for task Map');
	}
	if (type === 'Partition' && destination.type !== 'S3') {
		throw validation('Task Partition is only for flows to the connector: S3');
	}
	PROPERTIES[type]?.(object(task, 'taskProperties') ?? {}, operator ?? '');
}

/** AppFlow reads only the fields that are projected. */
function checkProjection(tasks: JsonObject[]): void {
	const projections = tasks.filter((task) => operatorOf(task) === 'PROJECTION');
	if (projections.length > 1) throw validation('Only one filter can have the operator PROJECTION');
	const [projection] = projections;
	const maps = tasks.filter((task) => task.taskType === 'Map');
	if (maps.length === 0) return;
	if (!projection) {
		throw validation(
			'Map tasks need a filter with the operator PROJECTION that names their fields',
		);
	}
	const projected = texts(projection, 'sourceFields');
	const made = tasks.flatMap((task) =>
		task.taskType === 'Map' ? [] : (text(task, 'destinationField') ?? []),
	);
	const missing = maps
		.flatMap((task) => texts(task, 'sourceFields'))
		.filter((field) => !projected.includes(field) && !made.includes(field));
	if (missing.length > 0) {
		throw validation(`Fields are mapped but not projected: ${missing.join(', ')}`);
	}
}

type PropertyCheck = (properties: JsonObject, operator: string) => void;

/** The properties that each kind of task cannot do without. */
const PROPERTIES: Record<string, PropertyCheck> = {
	Filter(properties, operator) {
		if (operator === 'PROJECTION') return;
		need(properties, 'DATA_TYPE', 'Filter');
		if (operator === 'BETWEEN') {
			need(properties, 'LOWER_BOUND', 'Filter');
			return need(properties, 'UPPER_BOUND', 'Filter');
		}
		if (!text(properties, 'VALUES')) need(properties, 'VALUE', 'Filter');
	},
	Mask(properties, operator) {
		need(properties, 'MASK_VALUE', 'Mask');
		if (operator !== 'MASK_ALL') needCount(properties, 'MASK_LENGTH', 'Mask');
	},
	Truncate: (properties) => needCount(properties, 'TRUNCATE_LENGTH', 'Truncate'),
	Merge: (properties) => need(properties, 'CONCAT_FORMAT', 'Merge'),
	Arithmetic: (properties) => need(properties, 'MATH_OPERATION_FIELDS_ORDER', 'Arithmetic'),
	Validate(properties) {
		const action = text(properties, 'VALIDATION_ACTION');
		if (action !== 'DropRecord' && action !== 'DropDataset') {
			throw validation('VALIDATION_ACTION of task Validate must be DropRecord or DropDataset');
		}
	},
	Map_all(properties) {
		const excluded = text(properties, 'EXCLUDE_SOURCE_FIELDS_LIST');
		if (excluded !== undefined && !isJsonList(excluded)) {
			throw validation('EXCLUDE_SOURCE_FIELDS_LIST of task Map_all must be a JSON list of texts');
		}
	},
};

function need(properties: JsonObject, key: string, task: string): void {
	if (!text(properties, key)) throw validation(`Task ${task} needs the property ${key}`);
}

function needCount(properties: JsonObject, key: string, task: string): void {
	if (!/^[1-9]\d*$/.test(text(properties, key) ?? '')) {
		throw validation(`Property ${key} of task ${task} must be a number above 0`);
	}
}

function isJsonList(value: string): boolean {
	try {
		const list: unknown = JSON.parse(value);
		return Array.isArray(list) && list.every((item) => typeof item === 'string');
	} catch {
		return false;
	}
}
