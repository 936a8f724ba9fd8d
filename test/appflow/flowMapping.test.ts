import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { byName, useAccount } from './support';

const account = useAccount();

type Data = Record<string, unknown>;

const flow = {
	newFlowName: 'accounts',
	sourceConnectorType: 'Salesforce',
	sourceConnectorProfileName: byName('salesforce-production'),
	sourceObject: byName('Account'),
	destinationConnectorType: 'S3',
	destinationBucketName: 'acme-accounts',
};
const mapper = (value: Data) => ({
	mappingMode: 'mapEach',
	fieldMapping: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
});
const rows = (...entries: Data[]) => ({ entries });

const sentTasks = () =>
	account()
		.sent('CreateFlow')
		.map(({ tasks }) => tasks);

describe('a flow that is made', () => {
	test('transfers the fields that were picked, changed and checked on their way', async () => {
		await account().json('flow.create', {
			...flow,
			...mapper({ 'source:Name': 'company', 'source:Phone': 'phone' }),
			combinations: rows({ destination: 'place', sources: ['BillingCity', 'BillingCountry'] }),
			transformations: rows({ field: 'Phone', kind: 'MASK_FIRST_N', length: 4 }),
			validations: rows({ field: 'Name', action: 'DropDataset' }),
			recordFilters: rows(
				{ field: 'Industry', operator: 'ONE_OF', value: 'Banking, Energy' },
				{ field: 'CreatedDate', operator: 'BETWEEN', value: '2026-01-01', valueUpTo: '2026-02-01' },
			),
		});
		expect(sentTasks()).toEqual([
			[
				expect.objectContaining({
					taskType: 'Filter',
					connectorOperator: { Salesforce: 'PROJECTION' },
					sourceFields: [
						'Name',
						'Phone',
						'BillingCity',
						'BillingCountry',
						'Industry',
						'CreatedDate',
					],
				}),
				expect.objectContaining({ taskType: 'Map', destinationField: 'company' }),
				expect.objectContaining({ taskType: 'Map', destinationField: 'phone' }),
				expect.objectContaining({
					taskType: 'Merge',
					taskProperties: { CONCAT_FORMAT: '${BillingCity} ${BillingCountry}' },
				}),
				expect.objectContaining({ taskType: 'Map', destinationField: 'place' }),
				expect.objectContaining({ taskType: 'Mask' }),
				expect.objectContaining({ taskType: 'Validate' }),
				expect.objectContaining({
					taskProperties: { DATA_TYPE: 'picklist', VALUES: 'Banking,Energy' },
				}),
				expect.objectContaining({
					taskProperties: {
						DATA_TYPE: 'datetime',
						LOWER_BOUND: String(Date.UTC(2026, 0, 1)),
						UPPER_BOUND: String(Date.UTC(2026, 1, 1)),
					},
				}),
			],
		]);
	});

	test('takes all of it from expressions', async () => {
		const item = {
			column: 'company',
			field: 'Name',
			parts: ['BillingCity', 'BillingCountry'],
			since: '2026-01-01',
			wanted: ['Banking', 'Energy'],
			excluded: 'Fax,Phone',
		};
		await account().json(
			'flow.create',
			{
				...flow,
				...mapper({ 'source:Name': '={{ $json.column }}' }),
				combinations: rows({ destination: 'place', sources: '={{ $json.parts }}' }),
				transformations: rows({
					field: '={{ $json.field }}',
					kind: 'TRUNCATE',
					length: '={{ 10 }}',
				}),
				recordFilters: rows(
					{
						field: 'CreatedDate',
						operator: 'GREATER_THAN',
						value: '={{ DateTime.fromISO($json.since, { zone: "utc" }) }}',
					},
					{ field: 'Industry', operator: '={{ "EQUAL_TO" }}', value: '={{ $json.wanted }}' },
				),
			},
			{ items: [item] },
		);
		const [tasks] = sentTasks();
		expect(tasks).toContainEqual(expect.objectContaining({ destinationField: 'company' }));
		expect(tasks).toContainEqual(
			expect.objectContaining({
				taskProperties: { CONCAT_FORMAT: '${BillingCity} ${BillingCountry}' },
			}),
		);
		expect(tasks).toContainEqual(
			expect.objectContaining({ taskProperties: { TRUNCATE_LENGTH: '10' } }),
		);
		expect(tasks).toContainEqual(
			expect.objectContaining({
				taskProperties: { DATA_TYPE: 'datetime', VALUE: String(Date.UTC(2026, 0, 1)) },
			}),
		);
		expect(tasks).toContainEqual(
			expect.objectContaining({
				taskProperties: { DATA_TYPE: 'picklist', VALUES: 'Banking,Energy' },
			}),
		);
	});

	test('transfers everything but what is excluded, in partitions', async () => {
		await account().json('flow.create', {
			...flow,
			excludedFields: ['Fax'],
			partitionKeys: ['Industry'],
		});
		expect(sentTasks()).toEqual([
			[
				expect.objectContaining({
					taskType: 'Map_all',
					taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '["Fax"]' },
				}),
				expect.objectContaining({
					taskProperties: { ORDERED_PARTITION_KEYS_LIST: '["Industry"]' },
				}),
			],
		]);
	});

	test('does what tasks in JSON say', async () => {
		const tasks = [
			{
				taskType: 'Map_all',
				sourceFields: [],
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '[]' },
			},
		];
		await account().json('flow.create', {
			...flow,
			mappingMode: 'json',
			tasks: JSON.stringify(tasks),
		});
		expect(sentTasks()).toEqual([tasks]);
	});

	test('runs when the form says', async () => {
		await account().json('flow.create', {
			...flow,
			triggerType: 'Scheduled',
			scheduleInterval: 2,
			scheduleUnit: 'hours',
			scheduleOptions: { scheduleStartTime: '2099-01-01T00:00:00', timezone: 'Europe/Berlin' },
		});
		expect(account().sent('CreateFlow')[0]?.triggerConfig).toEqual({
			triggerType: 'Scheduled',
			triggerProperties: {
				Scheduled: {
					scheduleExpression: 'rate(2hours)',
					scheduleStartTime: Date.UTC(2099, 0, 1) / 1000,
					timezone: 'Europe/Berlin',
				},
			},
		});
	});
});

describe('refused before AWS is asked to make anything', () => {
	const filter = (row: Data) => ({ recordFilters: rows(row) });
	test.each([
		[
			'an unknown field',
			mapper({ 'source:Nmae': 'company' }),
			"'Field Mapping' names the field 'Nmae', which the source does not have",
			"Did you mean 'Name'?",
		],
		[
			'an operator that the field does not allow',
			filter({ field: 'Name', operator: 'GREATER_THAN', value: 'A' }),
			"'Filters' compares 'Name' by GREATER_THAN, which this field does not allow",
			'It allows: CONTAINS, EQUAL_TO, NOT_EQUAL_TO',
		],
		[
			'no schedule',
			{ triggerType: 'Scheduled', scheduleBy: 'expression', scheduleExpression: 'every day' },
			"'Schedule Expression' is 'every day', which is no schedule",
			'Give a rate',
		],
		['an empty mapping', mapper({}), "'Field Mapping' maps no field", "choose 'Map All Fields'"],
	])('%s', async (_name, answers, message, fix) => {
		const failure = await account().failure('flow.create', { ...flow, ...answers });
		expect(failure.message).toContain(message);
		expect(failure.description).toContain(fix);
		expect(account().sent('CreateFlow')).toEqual([]);
	});
});

describe('the form', () => {
	const { description } = new AwsAppFlow();
	/** The labels from the trigger on, as the editor shows them for these answers. */
	const labels = (operation: string, answers: INodeParameters) => {
		const all = { resource: 'flow', operation, ...answers };
		const { properties } = description;
		const values = NodeHelpers.getNodeParameters(properties, all, true, false, null, description);
		const shown = properties
			.filter((property) => NodeHelpers.displayParameter(values ?? {}, property, null, description))
			.map(({ displayName }) => displayName);
		return shown.slice(shown.indexOf('Trigger'), shown.indexOf('Options'));
	};
	const steps = ['Filters', 'Transformations', 'Validations', 'Partition Key Names or IDs'];

	test('asks for a new flow what each mapping needs', () => {
		expect(labels('create', {})).toEqual([
			'Trigger',
			'Mapping',
			'Excluded Field Names or IDs',
			...steps,
		]);
		expect(labels('create', { mappingMode: 'mapEach' })).toEqual([
			'Trigger',
			'Mapping',
			'Map With',
			'Field Mapping',
			'Combined Fields',
			...steps,
		]);
		expect(labels('create', { mappingMode: 'mapEach', mapWith: 'json' })).toHaveLength(9);
		expect(labels('create', { mappingMode: 'json' })).toEqual(['Trigger', 'Mapping', 'Tasks']);
	});

	test('asks for partition keys only where files are written', () => {
		const shown = labels('create', { destinationConnectorType: 'Snowflake' });
		expect(shown).toEqual(expect.arrayContaining(['Filters', 'Validations']));
		expect(shown).not.toContain('Partition Key Names or IDs');
	});

	test('asks for a schedule where there is one', () => {
		const scheduled = { triggerType: 'Scheduled', mappingMode: 'json' };
		expect(labels('create', scheduled)).toEqual([
			'Trigger',
			'Schedule By',
			'Run Every',
			'Unit',
			'Schedule Options',
			'Mapping',
			'Tasks',
		]);
		expect(labels('create', { ...scheduled, scheduleBy: 'expression' })).toContain(
			'Schedule Expression',
		);
	});

	test('changes nothing of an existing flow unless asked to', () => {
		expect(labels('update', {})).toEqual(['Trigger', 'Mapping']);
		expect(labels('update', { triggerType: 'Scheduled' })).toEqual([
			'Trigger',
			'Schedule By',
			'Schedule Options',
			'Mapping',
		]);
	});
});

describe('a flow that is changed', () => {
	const flowName = byName('salesforce-accounts-to-s3');
	const update = async (changes: Data) => {
		await account().json('flow.update', { flowName, ...changes });
		return account().sent('UpdateFlow');
	};

	test('gets another mapping, and keeps its schedule', async () => {
		const [sent] = await update({ mappingMode: 'mapAll', excludedFields: 'Fax' });
		expect(sent?.tasks).toEqual([
			expect.objectContaining({
				taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '["Fax"]' },
			}),
		]);
		expect(sent?.triggerConfig).toMatchObject({ triggerType: 'Scheduled' });
	});

	test('gets another schedule, and keeps its mapping and the rest of the schedule', async () => {
		const [before] = await account().json('flow.get', { flowName, simplify: false });
		const [sent] = await update({
			triggerType: 'Scheduled',
			scheduleOptions: { flowErrorDeactivationThreshold: 7 },
		});
		expect(sent?.tasks).toEqual(before?.tasks);
		expect(sent?.triggerConfig).toMatchObject({
			triggerProperties: {
				Scheduled: { scheduleExpression: 'rate(1days)', flowErrorDeactivationThreshold: 7 },
			},
		});
	});
});
