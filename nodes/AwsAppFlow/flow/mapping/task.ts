import type { ConnectorType, Operator, Task, TaskType } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { checkText } from '../../../../engine/fields';
import { flowKey, operatorsOf } from '../../connectors/flow';

/** What the API model says of a task's texts. */
const SOURCE_RULES = { min: 1, max: 2048 };
const DESTINATION_RULES = { min: 1, max: 256 };
const PROPERTY_RULES = { min: 1, max: 2048 };

/** The lists of the form, by the kind of task that they become. */
export const LABELS: Readonly<Record<TaskType, string>> = {
	Arithmetic: 'Combined Fields',
	Filter: 'Filters',
	Map: 'Field Mapping',
	Map_all: 'Excluded Fields',
	Mask: 'Transformations',
	Merge: 'Combined Fields',
	Partition: 'Partition Keys',
	Passthrough: 'Tasks',
	Truncate: 'Transformations',
	Validate: 'Validations',
};

/** Whether a task chooses the fields that are read. */
export function isProjection({ connectorOperator }: Task): boolean {
	return Object.values(connectorOperator ?? {}).includes('PROJECTION');
}

/** Whether a task is a condition that records have to meet. */
export function isFilter(task: Task): boolean {
	return task.taskType === 'Filter' && !isProjection(task);
}

interface TaskParts {
	readonly type: TaskType;
	readonly sources: readonly string[];
	readonly operator: Operator;
	readonly destination?: string;
	readonly properties?: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes tasks for a source, whose key stands beside each operator.
 *
 * @throws {InputError} for texts longer than AWS takes
 */
export function taskMaker(source: ConnectorType): (parts: TaskParts) => Task {
	const key = flowKey(source);
	const known = operatorsOf(source);
	return ({ type, sources, operator, destination, properties = {} }) => {
		const label = LABELS[type];
		for (const name of sources) checkText(label, name, SOURCE_RULES);
		if (destination !== undefined) checkText(label, destination, DESTINATION_RULES);
		const given = Object.entries(properties).flatMap(([name, value]): Array<[string, string]> => {
			if (value === undefined) return [];
			return [[name, checkProperty(label, value)]];
		});
		return {
			taskType: type,
			sourceFields: [...sources],
			// Some sources, such as Amplitude, have no word for leaving values as they are.
			...((operator !== 'NO_OP' || known.includes(operator)) && {
				connectorOperator: { [key]: operator },
			}),
			...(destination !== undefined && { destinationField: destination }),
			...(given.length > 0 && { taskProperties: Object.fromEntries(given) }),
		};
	};
}

function checkProperty(label: string, value: string): string {
	if (value.length > PROPERTY_RULES.max) {
		throw new InputError(
			label,
			`takes ${value.length} characters, and AWS allows ${PROPERTY_RULES.max}`,
			label === LABELS.Map_all ? "Use 'Map Each Field' instead" : undefined,
		);
	}
	return checkText(label, value, PROPERTY_RULES);
}
