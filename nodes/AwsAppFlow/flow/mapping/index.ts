import type { AnyField, Field, ParameterReader } from '../../../../engine/field';
import { choice, showWhen } from '../../../../engine/fields';
import { combinations } from './combinations';
import { fieldMapping } from './fieldMapping';
import { filters } from './filters';
import { givenTasks } from './givenTasks';
import { fieldsPicker } from './pickers';
import { transformations, validations } from './steps';
import type { Mapping } from './types';

export { withFilters } from './filterTask';
export { sameTasks } from './sameTasks';
export { tasksOf } from './tasks';
export type { Filter, Mapping, MappingContext } from './types';

const MODES = [
	{ name: 'Map All Fields', value: 'mapAll', description: 'Transfers every field as it is' },
	{ name: 'Map Each Field', value: 'mapEach', description: 'Transfers the fields that are chosen' },
	{ name: 'Tasks as JSON', value: 'json', description: 'Tasks as the AWS API has them' },
] as const;

const mode = {
	displayName: 'Mapping',
	name: 'mappingMode',
	noDataExpression: true,
	description: 'What of the data is transferred',
} as const;

const newMode = choice({ ...mode, options: MODES, default: 'mapAll' });

const changedMode = choice({
	...mode,
	options: [{ name: 'Leave Unchanged', value: 'keep' }, ...MODES],
	default: 'keep',
});

const excluded = fieldsPicker({
	label: 'Excluded Field',
	name: 'excludedFields',
	description: 'Fields that are not transferred',
});

const partitionKeys = fieldsPicker({
	label: 'Partition Key',
	name: 'partitionKeys',
	description: 'Fields by whose values files in S3 are sorted into folders',
});

const tasks: Field<'tasks', unknown> = {
	name: 'tasks',
	properties: [
		{
			displayName: 'Tasks',
			name: 'tasks',
			type: 'json',
			description: 'JSON array of tasks, as in the AWS API',
			default: '[]',
		},
	],
	read: (reader) => reader.get('tasks'),
};

/** @param inS3 When the destination is known to have files, which partition keys are for */
function propertiesOf(selector: AnyField, inS3: Record<string, string[]> = {}) {
	const shown = (field: AnyField, ...modes: string[]) =>
		showWhen(field, { mappingMode: modes }).properties;
	return [
		...selector.properties,
		...shown(excluded, 'mapAll'),
		...fieldMapping.properties.map((property) => ({
			...property,
			displayOptions: { show: { mappingMode: ['mapEach'], ...property.displayOptions?.show } },
		})),
		...shown(combinations, 'mapEach'),
		...[filters, transformations, validations, showWhen(partitionKeys, inS3)].flatMap(
			(field: AnyField) => shown(field, 'mapAll', 'mapEach'),
		),
		...shown(tasks, 'json'),
	];
}

/** What of the data a new flow transfers, and how it changes on the way. */
export const flowMapping: Field<'mapping', Mapping> = {
	name: 'mapping',
	properties: propertiesOf(newMode, { destinationConnectorType: ['S3'] }),
	read: (reader) => readMapping(newMode.read(reader), reader),
};

/** The mapping that takes the place of a flow's; `undefined` to leave that as it is. */
export const flowMappingChanges: Field<'mapping', Mapping | undefined> = {
	name: 'mapping',
	properties: propertiesOf(changedMode),
	read(reader) {
		const chosen = changedMode.read(reader);
		return chosen === 'keep' ? undefined : readMapping(chosen, reader);
	},
};

function readMapping(chosen: Mapping['mode'], reader: ParameterReader): Mapping {
	if (chosen === 'json') return { mode: 'json', tasks: givenTasks(tasks.read(reader)) };
	const steps = {
		filters: filters.read(reader),
		transformations: transformations.read(reader),
		validations: validations.read(reader),
		partitionKeys: partitionKeys.read(reader),
	};
	return chosen === 'mapAll'
		? { mode: chosen, excluded: excluded.read(reader), ...steps }
		: {
				mode: chosen,
				fields: fieldMapping.read(reader),
				combinations: combinations.read(reader),
				...steps,
			};
}
