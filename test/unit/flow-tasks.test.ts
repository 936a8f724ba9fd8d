import type { Task } from '@aws-sdk/client-appflow';

import { sameTasks } from '../../nodes/AwsAppFlow/flow/mapping';
import { complaint, fromSalesforce, nameOnly, rows, tasks } from './flow-mapping.support';

const given = (tasksJson: unknown) => tasks({ mappingMode: 'json', tasks: tasksJson });

const map: Task = {
	taskType: 'Map',
	sourceFields: ['Name'],
	destinationField: 'company',
	connectorOperator: { Salesforce: 'NO_OP' },
};
const merge: Task[] = [
	{
		taskType: 'Merge',
		sourceFields: ['Name', 'Phone'],
		destinationField: 'Name,Phone',
		connectorOperator: { Salesforce: 'NO_OP' },
		taskProperties: { CONCAT_FORMAT: '${Name} ${Phone}' },
	},
	{ ...map, sourceFields: ['Name,Phone'] },
];
const projection = (...sourceFields: string[]): Task => ({
	taskType: 'Filter',
	sourceFields,
	connectorOperator: { Salesforce: 'PROJECTION' },
});

describe('tasks as JSON', () => {
	test.each([
		['text', JSON.stringify(merge)],
		['a list', merge],
		['the definition they are in', { flowName: 'x', tasks: merge }],
	])('are taken as they are: %s', (_name, raw) => {
		expect(given(raw)).toEqual(merge);
	});

	test('have numbers as text, which is all that AWS takes', () => {
		const [task] = given([
			{
				taskType: 'Truncate',
				sourceFields: ['Name'],
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { TRUNCATE_LENGTH: 5 },
			},
			map,
		]);
		expect(task?.taskProperties).toEqual({ TRUNCATE_LENGTH: '5' });
	});

	test('may have members that are newer than this node', () => {
		expect(given([{ ...map, novelty: { a: 1 } }])).toEqual([{ ...map, novelty: { a: 1 } }]);
	});

	test.each([
		['', "'Tasks' is not valid JSON"],
		['[', "'Tasks' is not valid JSON"],
		['{}', "'Tasks' is not a list of tasks"],
		['[]', "'Tasks' has no task"],
		[[{}], "'Tasks: task 1' has no taskType"],
		[
			[map, { ...map, taskType: 'map' }],
			"'Tasks: task 2' has the taskType 'map' | Use one of: Arithmetic, Filter, Map,",
		],
		[['Map'], "'Tasks: task 1' is not a JSON object"],
		[
			[{ ...map, sourceFields: 'Name' }],
			"'Tasks: task 1: sourceFields' is not a list of field names",
		],
		[[{ ...map, sourceFields: [1] }], "'Tasks: task 1: sourceFields' is not text"],
		[[{ ...map, destinationField: 1 }], "'Tasks: task 1: destinationField' is not text"],
		[
			[{ ...map, connectorOperator: 'NO_OP' }],
			"'Tasks: task 1: connectorOperator' does not name one connector",
		],
		[
			[{ ...map, taskProperties: { DATA_TYPE: {} } }],
			"'Tasks: task 1: taskProperties.DATA_TYPE' is not text",
		],
		[
			[{ ...map, connectorOperator: { Zendesk: 'NO_OP' } }],
			'\'Tasks\' uses the operators of \'Zendesk\', but the source is Salesforce | Write them as { "Salesforce": "..." }',
		],
		[[{ ...map, connectorOperator: { Salesforce: 'NOOP' } }], "'Tasks' uses the operator NOOP"],
		[
			[{ ...map, sourceFields: ['Nmae'] }],
			"'Tasks' names the field 'Nmae', which the source does not have | Did you mean 'Name'?",
		],
		[[projection('Nmae'), map], "'Tasks' names the field 'Nmae'"],
	])('are refused: %j', (raw, said) => {
		expect(complaint(() => given(raw))).toContain(said);
	});
});

describe('tasks are the same', () => {
	const all: Task = {
		taskType: 'Map_all',
		sourceFields: [],
		connectorOperator: { Salesforce: 'NO_OP' },
		taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '[]' },
	};

	test.each<[string, Task[], Task[]]>([
		['in another order', [map, ...merge], [...merge, map]],
		['with the projection in another order', [projection('a', 'b')], [projection('b', 'a')]],
		['without empty properties', [map], [{ ...map, taskProperties: {} }]],
		[
			'without what is empty',
			[all],
			[{ taskType: 'Map_all', sourceFields: [''], taskProperties: {} }],
		],
		['without an operator that does nothing', [map], [{ ...map, connectorOperator: {} }]],
		[
			'with properties in another order',
			[{ ...map, taskProperties: { SOURCE_DATA_TYPE: 'a', DESTINATION_DATA_TYPE: 'b' } }],
			[{ ...map, taskProperties: { DESTINATION_DATA_TYPE: 'b', SOURCE_DATA_TYPE: 'a' } }],
		],
		[
			'with the same exclusions',
			[{ ...all, taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '["a", "b"]' } }],
			[{ ...all, taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '["b","a"]' } }],
		],
		['without a projection of nothing', [all, projection()], [all]],
		[
			'beside what AWS makes of mapping all',
			[all],
			[projection('a', 'b'), { ...map, sourceFields: ['a'], destinationField: 'a' }, all],
		],
		['without empty tasks', [map, {} as Task], [map]],
		['when one is there twice', [map, map], [map]],
	])('%s', (_name, one, other) => {
		expect(sameTasks(one, other)).toBe(true);
		expect(sameTasks(other, one)).toBe(true);
	});

	const partition = (keys: string): Task => ({
		taskType: 'Partition',
		sourceFields: [],
		taskProperties: { ORDERED_PARTITION_KEYS_LIST: keys },
	});
	test.each<[string, Task[], Task[]]>([
		['another field', [map], [{ ...map, sourceFields: ['Phone'] }]],
		['another destination', [map], [{ ...map, destinationField: 'name' }]],
		[
			'another operator',
			[projection('a')],
			[{ ...projection('a'), connectorOperator: { Salesforce: 'EQUAL_TO' } }],
		],
		['another property', [map], [{ ...map, taskProperties: { SOURCE_DATA_TYPE: 'string' } }]],
		[
			'fields in another order',
			[merge[0] ?? map],
			[{ ...(merge[0] ?? map), sourceFields: ['Phone', 'Name'] }],
		],
		['partitions in another order', [partition('["a","b"]')], [partition('["b","a"]')]],
		['one more', [map, ...merge], [map]],
		['a field renamed beside all', [all, map], [all]],
	])('but not with %s', (_name, one, other) => {
		expect(sameTasks(one, other)).toBe(false);
	});

	test('made twice from one form', () => {
		const answers = nameOnly({ recordFilters: rows({ field: 'Phone', value: '5' }) });
		expect(sameTasks(tasks(answers), tasks(answers, { ...fromSalesforce }))).toBe(true);
	});
});
