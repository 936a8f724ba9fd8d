import type { Task, TaskType } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { isObject } from '../../../../engine/json';

const LABEL = 'Tasks';

const TYPES: Readonly<Record<TaskType, true>> = {
	Arithmetic: true,
	Filter: true,
	Map: true,
	Map_all: true,
	Mask: true,
	Merge: true,
	Partition: true,
	Passthrough: true,
	Truncate: true,
	Validate: true,
};

function isTaskType(value: unknown): value is TaskType {
	return typeof value === 'string' && Object.hasOwn(TYPES, value);
}

/**
 * Tasks that the user wrote, as the AWS API has them: a list, or an object that has it as `tasks`.
 * Numbers and booleans among their properties become text, which is all that AWS takes.
 *
 * @throws {InputError} saying which task is wrong, counted from 1
 */
export function givenTasks(raw: unknown): Task[] {
	const value = typeof raw === 'string' ? parsed(raw) : raw;
	const list: unknown = isObject(value) && 'tasks' in value ? value.tasks : value;
	if (!Array.isArray(list)) {
		throw new InputError(
			LABEL,
			'is not a list of tasks',
			'Give a JSON array: [{ "taskType": "Map_all", "sourceFields": [], ... }]',
		);
	}
	if (list.length === 0) throw new InputError(LABEL, 'has no task', 'A flow needs at least one');
	return list.map((task: unknown, index) => givenTask(task, `${LABEL}: task ${index + 1}`));
}

function parsed(text: string): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (value === undefined) {
		throw new InputError(LABEL, 'is not valid JSON', 'Check quotes, commas, and brackets');
	}
	return value;
}

function givenTask(task: unknown, place: string): Task {
	if (!isObject(task)) throw new InputError(place, 'is not a JSON object');
	const { taskType, sourceFields, connectorOperator, destinationField, taskProperties, ...rest } =
		task;
	if (!isTaskType(taskType)) {
		throw new InputError(
			place,
			taskType === undefined ? 'has no taskType' : `has the taskType '${String(taskType)}'`,
			`Use one of: ${Object.keys(TYPES).join(', ')}`,
		);
	}
	return {
		...rest,
		taskType,
		sourceFields: texts(`${place}: sourceFields`, sourceFields ?? []),
		...(connectorOperator !== undefined && {
			connectorOperator: operatorOf(place, connectorOperator),
		}),
		...(destinationField !== undefined && {
			destinationField: text(`${place}: destinationField`, destinationField),
		}),
		...(taskProperties !== undefined && { taskProperties: propertiesOf(place, taskProperties) }),
	};
}

function texts(place: string, value: unknown): string[] {
	if (!Array.isArray(value)) throw new InputError(place, 'is not a list of field names');
	return value.map((entry: unknown) => text(place, entry));
}

function text(place: string, value: unknown): string {
	if (typeof value === 'string') return value;
	throw new InputError(place, 'is not text');
}

function operatorOf(task: string, value: unknown): Record<string, string> {
	const place = `${task}: connectorOperator`;
	if (!isObject(value) || Object.keys(value).length !== 1) {
		throw new InputError(
			place,
			'does not name one connector and its operator',
			'Give it as { "Salesforce": "NO_OP" }',
		);
	}
	return Object.fromEntries(
		Object.entries(value).map(([key, operator]) => [key, text(place, operator)]),
	);
}

function propertiesOf(task: string, value: unknown): Record<string, string> {
	const place = `${task}: taskProperties`;
	if (!isObject(value)) throw new InputError(place, 'is not a JSON object');
	return Object.fromEntries(
		Object.entries(value).map(([name, property]): [string, string] => {
			if (typeof property === 'number' || typeof property === 'boolean') {
				return [name, String(property)];
			}
			return [name, text(`${place}.${name}`, property)];
		}),
	);
}
