import type { ConnectorEntityField, ConnectorType, Task } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { asText } from '../../../../engine/fields';
import { instantOf } from '../../../../engine/fields/dateTime';
import { checkTasks } from './check';
import { fieldNamed, kindOf, typeOf } from './entityFields';
import { isFilter, isProjection, LABELS, taskMaker } from './task';
import type { Filter } from './types';

const LABEL = LABELS.Filter;

/** A condition as AWS has it: values are text, and points in time milliseconds since 1970. */
export function filterTask(
	filter: Filter,
	source: ConnectorType,
	sourceFields: readonly ConnectorEntityField[] | undefined,
): Task {
	const { field, operator, values } = filter;
	if (field === '') throw new InputError(LABEL, 'has a condition without a field');
	if (values.length === 0) throw new InputError(LABEL, `has no value for '${field}'`);
	const type = typeOfFilter(filter, fieldNamed(sourceFields, field));
	const texts = values.map((value) => valueText(field, type, value));
	return taskMaker(source)({
		type: 'Filter',
		sources: [field],
		operator,
		properties: { DATA_TYPE: type, ...valueProperties(filter, texts) },
	});
}

function valueProperties({ field, operator }: Filter, texts: readonly string[]) {
	if (operator === 'BETWEEN') {
		const [lower, upper, ...more] = texts;
		if (lower === undefined || upper === undefined || more.length > 0) {
			throw new InputError(LABEL, `needs a lower and an upper bound for '${field}'`);
		}
		if (Number(lower) > Number(upper)) {
			throw new InputError(LABEL, `has a lower bound for '${field}' that is above the upper one`);
		}
		return { LOWER_BOUND: lower, UPPER_BOUND: upper };
	}
	const [only = ''] = texts;
	if (texts.length === 1) return { VALUE: only };
	const comma = texts.find((text) => text.includes(','));
	if (comma !== undefined) {
		throw new InputError(
			LABEL,
			`has a value with a comma among several for '${field}': ${comma}`,
			'AWS separates values by commas. Filter by one value, or by others',
		);
	}
	return { VALUES: texts.join(',') };
}

/** The type that the user said, or that the account knows; else what the values look like. */
function typeOfFilter({ dataType, values }: Filter, field: ConnectorEntityField | undefined) {
	return dataType ?? typeOf(field) ?? (values.every(looksLikeDate) ? 'datetime' : 'string');
}

function looksLikeDate(value: unknown): boolean {
	if (typeof value === 'string') return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d\S*)?$/.test(value.trim());
	return typeof value === 'object' && value !== null;
}

function valueText(field: string, type: string, value: unknown): string {
	const place = `${LABEL}: ${field}`;
	const kind = kindOf(type);
	if (kind === 'date') return milliseconds(place, value);
	const text = asText(place, value).trim();
	if (text === '') throw new InputError(place, 'has no value');
	if (kind === 'number' && !Number.isFinite(Number(text))) {
		throw new InputError(place, `is of the type ${type}, and '${text}' is no number`);
	}
	if (kind === 'boolean' && !/^(true|false)$/i.test(text)) {
		throw new InputError(place, `is of the type ${type}: its value is true or false`);
	}
	return kind === 'boolean' ? text.toLowerCase() : text;
}

function milliseconds(place: string, value: unknown): string {
	// What AWS itself has there, such as a value that an export gave.
	if (typeof value === 'number' || (typeof value === 'string' && /^-?\d{9,}$/.test(value.trim()))) {
		return String(value).trim();
	}
	const instant = instantOf(place, value);
	if (instant === undefined) throw new InputError(place, 'has no value');
	return String(Date.parse(instant));
}

/**
 * A flow's tasks with other conditions: those on the same fields are replaced, all else stays. Takes
 * the types of fields from the conditions that are there, where nothing else says them.
 *
 * @throws {InputError} for values that do not fit, and what {@link checkTasks} refuses
 */
export function withFilters(
	tasks: readonly Task[],
	filters: readonly Filter[],
	source: {
		readonly connectorType: ConnectorType;
		readonly sourceFields?: readonly ConnectorEntityField[] | undefined;
	},
): Task[] {
	const fields = new Set(filters.map(({ field }) => field));
	const replaced = tasks.filter((task) => isFilter(task) && isOn(task, fields));
	const added = filters.map((filter) =>
		filterTask(
			{ ...filter, dataType: filter.dataType ?? knownType(filter.field, replaced) },
			source.connectorType,
			source.sourceFields,
		),
	);
	checkTasks(added, { source, sourceFields: source.sourceFields }, false);
	const kept = tasks.filter((task) => !replaced.includes(task));
	return [...kept.map((task) => (isProjection(task) ? reading(task, fields) : task)), ...added];
}

/** The projection that reads these fields too; one of no fields reads all. */
function reading(task: Task, fields: ReadonlySet<string>): Task {
	const { sourceFields = [] } = task;
	const named = sourceFields.some((name) => name !== '');
	return named ? { ...task, sourceFields: [...new Set([...sourceFields, ...fields])] } : task;
}

function isOn({ sourceFields = [] }: Task, fields: ReadonlySet<string>): boolean {
	return sourceFields.some((field) => fields.has(field));
}

function knownType(field: string, tasks: readonly Task[]): string | undefined {
	return tasks.find(({ sourceFields }) => sourceFields?.includes(field))?.taskProperties?.DATA_TYPE;
}
