import type { Task } from '@aws-sdk/client-appflow';

import { canonicalJson } from '../../../../engine/json';
import { isProjection } from './task';

/**
 * Whether two lists of tasks make AWS do the same. Their order does not matter, nor that of a
 * projection's fields, nor whether what is empty is left out.
 */
export function sameTasks(one: readonly Task[], other: readonly Task[]): boolean {
	return canonicalJson(normalized(one)) === canonicalJson(normalized(other));
}

function normalized(tasks: readonly Task[]): string[] {
	const all = tasks.some(({ taskType }) => taskType === 'Map_all');
	const meant = tasks.filter((task) => isTask(task) && !(all && isMadeOfAll(task)));
	return [...new Set(meant.map((task) => canonicalJson(shape(task))))].sort();
}

/** Beside a task that maps all fields, AWS may return what it makes of that: each field mapped. */
function isMadeOfAll(task: Task): boolean {
	const { taskType, sourceFields = [], destinationField } = task;
	return isProjection(task) || (taskType === 'Map' && sourceFields.join() === destinationField);
}

/** AWS returns, and other tools send, tasks that say nothing. */
function isTask(task: Task): boolean {
	const { taskType, sourceFields = [] } = task;
	return taskType !== undefined && !(isProjection(task) && sourceFields.every((name) => !name));
}

function shape(task: Task): Record<string, unknown> {
	const { taskType, sourceFields = [], destinationField, connectorOperator = {} } = task;
	const fields = sourceFields.filter((name) => name !== '');
	const [operator = 'NO_OP'] = Object.values(connectorOperator).filter((value) => value);
	return {
		taskType,
		operator,
		sourceFields: isProjection(task) ? [...fields].sort() : fields,
		destinationField: destinationField || undefined,
		taskProperties: properties(task),
	};
}

/** Properties without those that are empty; lists that AWS wants as JSON text without their spaces. */
function properties({ taskProperties = {} }: Task): Record<string, unknown> {
	const given: Array<[string, unknown]> = Object.entries(taskProperties);
	return Object.fromEntries(
		given
			.filter(([, value]) => value !== undefined && value !== null && value !== '')
			.map(([name, value]): [string, string] => [name, compact(name, String(value))])
			.filter(([, value]) => value !== '[]'),
	);
}

function compact(name: string, text: string): string {
	if (!name.endsWith('_LIST')) return text;
	try {
		const list: unknown = JSON.parse(text);
		if (!Array.isArray(list)) return text;
		return JSON.stringify(name.startsWith('EXCLUDE') ? [...list].sort() : list);
	} catch {
		return text;
	}
}
