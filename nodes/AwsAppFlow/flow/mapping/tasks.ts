import type { Task } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { operatorsOf } from '../../connectors/flow';
import { checkTasks } from './check';
import { fieldNamed, typeOf } from './entityFields';
import { filterTask } from './filterTask';
import { LABELS, taskMaker } from './task';
import type { Combination, Mapping, MappingContext, Transformation } from './types';

type Each = Extract<Mapping, { mode: 'mapEach' }>;
type All = Extract<Mapping, { mode: 'mapAll' }>;
type Maker = ReturnType<typeof taskMaker>;

/** What a combination gives; AWS has no other type for it. */
const COMBINED_TYPE = 'string';

/**
 * A mapping as AWS's tasks. Where fields are mapped one by one, AWS also needs to be told which ones
 * to read: that projection is added here, and comes first.
 *
 * @throws {InputError} for a mapping that cannot work: one without fields, unknown fields, fields
 * that cannot be read or written, operators that a field or the source does not have
 */
export function tasksOf(mapping: Mapping, context: MappingContext): Task[] {
	const tasks = mapping.mode === 'json' ? [...mapping.tasks] : makeTasks(mapping, context);
	checkTasks(tasks, context, mapping.mode === 'json');
	return tasks;
}

function makeTasks(mapping: All | Each, context: MappingContext): Task[] {
	const make = taskMaker(context.source.connectorType);
	const each = mapping.mode === 'mapEach';
	const mapped = each ? eachTasks(mapping, context, make) : [allTask(mapping, make)];
	const steps = [
		...mapping.transformations.map((step) => transformationTask(step, make)),
		...mapping.validations.map(({ field, condition, action }) =>
			make({
				type: 'Validate',
				sources: [field],
				operator: condition,
				properties: { VALIDATION_ACTION: action },
			}),
		),
		...mapping.filters.map((filter) =>
			filterTask(filter, context.source.connectorType, context.sourceFields),
		),
		...partitionTasks(mapping.partitionKeys, make),
	];
	const projects = each && operatorsOf(context.source.connectorType).includes('PROJECTION');
	return [...(projects ? [projection([...mapped, ...steps], make)] : []), ...mapped, ...steps];
}

function allTask({ excluded }: All, make: Maker): Task {
	return make({
		type: 'Map_all',
		sources: [],
		operator: 'NO_OP',
		properties: { EXCLUDE_SOURCE_FIELDS_LIST: JSON.stringify(excluded) },
	});
}

function eachTasks({ fields, combinations }: Each, context: MappingContext, make: Maker): Task[] {
	if (fields.length + combinations.length === 0) {
		throw new InputError(
			LABELS.Map,
			'maps no field',
			"Map at least one field, or choose 'Map All Fields'",
		);
	}
	const twice = duplicateIn([...fields, ...combinations].map(({ destination }) => destination));
	if (twice !== undefined) throw new InputError(LABELS.Map, `writes the field '${twice}' twice`);
	return [
		...fields.map(({ source, destination }) =>
			make({
				type: 'Map',
				sources: [source],
				operator: 'NO_OP',
				destination,
				properties: {
					SOURCE_DATA_TYPE: typeOf(fieldNamed(context.sourceFields, source)),
					DESTINATION_DATA_TYPE: destinationType(destination, source, context),
				},
			}),
		),
		...combinationTasks(combinations, context, make),
	];
}

/** AWS names what a combination gives by the fields in it, and maps that to the destination. */
function combinationTasks(
	combinations: readonly Combination[],
	context: MappingContext,
	make: Maker,
): Task[] {
	const between = combinations.map(({ sources }) => sources.join(','));
	const twice = duplicateIn(between);
	if (twice !== undefined) {
		throw new InputError(
			LABELS.Merge,
			`combines the fields ${twice} twice, which AWS cannot tell apart`,
			'Use them in another order, or in another flow',
		);
	}
	return combinations.flatMap((combination, index) => {
		const result = between[index] ?? '';
		const { operation, destination, sources } = combination;
		const combine =
			operation === 'concatenate'
				? make({
						type: 'Merge',
						sources,
						operator: 'NO_OP',
						destination: result,
						properties: { CONCAT_FORMAT: combination.format },
					})
				: make({
						type: 'Arithmetic',
						sources,
						operator: operation,
						destination: result,
						properties: { MATH_OPERATION_FIELDS_ORDER: result },
					});
		const map = make({
			type: 'Map',
			sources: [result],
			operator: 'NO_OP',
			destination,
			properties: {
				SOURCE_DATA_TYPE: COMBINED_TYPE,
				DESTINATION_DATA_TYPE:
					typeOf(fieldNamed(context.destinationFields, destination)) ?? COMBINED_TYPE,
			},
		});
		return [combine, map];
	});
}

/** The destination's own type; where it has no fields, they become as those of the source are. */
function destinationType(
	destination: string,
	source: string,
	{ sourceFields, destinationFields }: MappingContext,
): string | undefined {
	return (
		typeOf(fieldNamed(destinationFields, destination)) ?? typeOf(fieldNamed(sourceFields, source))
	);
}

function transformationTask(step: Transformation, make: Maker): Task {
	return step.kind === 'TRUNCATE'
		? make({
				type: 'Truncate',
				sources: [step.field],
				operator: 'NO_OP',
				properties: { TRUNCATE_LENGTH: String(step.length) },
			})
		: make({
				type: 'Mask',
				sources: [step.field],
				operator: step.kind,
				properties: { MASK_VALUE: step.character, MASK_LENGTH: String(step.length) },
			});
}

function partitionTasks(keys: readonly string[], make: Maker): Task[] {
	if (keys.length === 0) return [];
	return [
		make({
			type: 'Partition',
			sources: keys,
			operator: 'NO_OP',
			properties: { ORDERED_PARTITION_KEYS_LIST: JSON.stringify(keys) },
		}),
	];
}

/** Everything that tasks read from the source, but not what other tasks make. */
function projection(tasks: readonly Task[], make: Maker): Task {
	const made = new Set(
		tasks.flatMap(({ taskType, destinationField }) =>
			(taskType === 'Merge' || taskType === 'Arithmetic') && destinationField
				? [destinationField]
				: [],
		),
	);
	const read = new Set(tasks.flatMap(({ sourceFields = [] }) => sourceFields));
	return make({
		type: 'Filter',
		sources: [...read].filter((name) => !made.has(name)),
		operator: 'PROJECTION',
	});
}

function duplicateIn(names: readonly string[]): string | undefined {
	return names.find((name, index) => names.indexOf(name) !== index);
}
