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
