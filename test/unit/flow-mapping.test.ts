import { flowMappingChanges } from '../../nodes/AwsAppFlow/flow/mapping';
import {
	account,
	complaint,
	field,
	fromSalesforce,
	mapper,
	nameOnly,
	readForm,
	rows,
	tasks,
} from './flow-mapping.support';

const context = {
	...fromSalesforce,
	destinationFields: [
		field('company'),
		field('staff', 'integer'),
		field('created', 'string', {
			destinationProperties: { isCreatable: false, isUpdatable: false },
		}),
		field('key', 'string', {
			isPrimaryKey: true,
			destinationProperties: { isCreatable: false, isUpdatable: false },
		}),
	],
};

describe('Map All Fields', () => {
	test('is one task, without a projection', () => {
		expect(tasks({ mappingMode: 'mapAll' })).toEqual([
			{
				taskType: 'Map_all',
				sourceFields: [],
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '[]' },
			},
		]);
	});

	test.each([[['Phone', 'Id']], ['Phone, Id, Phone']])(
		'leaves out what is excluded (%p)',
		(excludedFields) => {
			const [task] = tasks({ excludedFields });
			expect(task?.taskProperties).toEqual({ EXCLUDE_SOURCE_FIELDS_LIST: '["Phone","Id"]' });
		},
	);

	test('has filters and changes beside it', () => {
		const all = tasks({
			recordFilters: rows({ field: 'Name', operator: 'CONTAINS', value: 'Acme' }),
			transformations: rows({ field: 'Phone', kind: 'MASK_ALL', length: 5, character: '*' }),
		});
		expect(all.map(({ taskType }) => taskType)).toEqual(['Map_all', 'Mask', 'Filter']);
	});

	test('says where too much is excluded for AWS', () => {
		const excludedFields = Array.from({ length: 200 }, (_, index) => `LongFieldName_${index}`);
		const said = complaint(() =>
			tasks({ excludedFields }, { source: { connectorType: 'Salesforce' } }),
		);
		expect(said).toMatch(
			/'Excluded Fields' takes \d+ characters, and AWS allows 2048 \| Use 'Map Each Field'/,
		);
	});
});

describe('Map Each Field', () => {
	test('tells AWS which fields to read, and of which types they are', () => {
		const fieldMapping = mapper({ company: 'Name', staff: 'Employees', left: '', out: null });
		expect(tasks({ mappingMode: 'mapEach', fieldMapping }, context)).toEqual([
			{
				taskType: 'Filter',
				sourceFields: ['Name', 'Employees'],
				connectorOperator: { Salesforce: 'PROJECTION' },
			},
			{
				taskType: 'Map',
				sourceFields: ['Name'],
				destinationField: 'company',
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { SOURCE_DATA_TYPE: 'string', DESTINATION_DATA_TYPE: 'string' },
			},
			{
				taskType: 'Map',
				sourceFields: ['Employees'],
				destinationField: 'staff',
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { SOURCE_DATA_TYPE: 'int', DESTINATION_DATA_TYPE: 'integer' },
			},
		]);
	});

	test('names fields in a destination that has none of its own', () => {
		const fieldMapping = mapper({ 'source:Name': 'company', 'source:CreatedDate': 'created' });
		expect(tasks({ mappingMode: 'mapEach', fieldMapping }).slice(1)).toMatchObject([
			{
				sourceFields: ['Name'],
				destinationField: 'company',
				taskProperties: { DESTINATION_DATA_TYPE: 'string' },
			},
			{
				sourceFields: ['CreatedDate'],
				destinationField: 'created',
				taskProperties: { SOURCE_DATA_TYPE: 'datetime', DESTINATION_DATA_TYPE: 'datetime' },
			},
		]);
	});

	test.each([
		['a list', { mapWith: 'list', fieldMappingList: rows({ source: 'Name', destination: 'a' }) }],
		['JSON text', { mapWith: 'json', fieldMappingJson: '{ "a": "Name" }' }],
		['an expression', { mapWith: 'json', fieldMappingJson: { a: 'Name' } }],
	])('takes names from %s', (_name, answers) => {
		expect(tasks({ mappingMode: 'mapEach', ...answers })[1]).toMatchObject({
			taskType: 'Map',
			sourceFields: ['Name'],
			destinationField: 'a',
		});
	});

	test('says no types where nobody knows them', () => {
		const unknown = { source: { connectorType: 'Servicenow' as const } };
		expect(tasks(nameOnly(), unknown)[1]).toEqual({
			taskType: 'Map',
			sourceFields: ['Name'],
			destinationField: 'Name',
			connectorOperator: { ServiceNow: 'NO_OP' },
		});
	});

	test('uses no operator that the source has no word for', () => {
		const amplitude = { source: { connectorType: 'Amplitude' as const } };
		expect(tasks(nameOnly(), amplitude)).toEqual([
			{ taskType: 'Map', sourceFields: ['Name'], destinationField: 'Name' },
		]);
	});

	test.each([
		[{}, "'Field Mapping' maps no field | Map at least one field, or choose 'Map All Fields'"],
		[
			{ fieldMapping: mapper({ company: 'Nmae' }) },
			"'Field Mapping' names the field 'Nmae', which the source does not have | Did you mean 'Name'?",
		],
		[
			{ fieldMapping: mapper({ compnay: 'Name' }) },
			"'Field Mapping' names the field 'compnay', which the destination does not have | Did you mean 'company'?",
		],
		[
			{ fieldMapping: mapper({ company: 'Xyzzy' }) },
			"'Field Mapping' names the field 'Xyzzy', which the source does not have | The source has: Id, Name, Phone, Employees, IsActive, CreatedDate, Secret, Notes",
		],
		[
			{ fieldMapping: mapper({ company: 'Secret' }) },
			"'Field Mapping' uses 'Secret', which the source does not let anyone read",
		],
		[
			{ fieldMapping: mapper({ created: 'Name' }) },
			"'Field Mapping' writes 'created', which the destination does not let anyone write | Remove it from the mapping",
		],
		[
			{
				mapWith: 'list',
				fieldMappingList: rows(
					{ source: 'Name', destination: 'company' },
					{ source: 'Phone', destination: 'company' },
				),
			},
			"'Field Mapping' writes the field 'company' twice",
		],
		[
			{ mapWith: 'list', fieldMappingList: rows({ source: 'Name' }) },
			"'Field Mapping 1: Destination Field' is empty",
		],
		[
			{ mapWith: 'json', fieldMappingJson: { company: '' } },
			"'Field Mapping: company' has no source field",
		],
		[
			{ fieldMapping: mapper({ company: { a: 1 } }) },
			"'Field Mapping: company' is not text | Check the expression: it gives an object or a list",
		],
	])('refuses %j', (answers, said) => {
		expect(complaint(() => tasks({ mappingMode: 'mapEach', ...answers }, context))).toBe(said);
	});

	test.each([
		['INSERT', 'set on new records'],
		['UPDATE', 'update'],
	] as const)('knows what can be written by %s', (writeOperation, verb) => {
		const answers = { mappingMode: 'mapEach', fieldMapping: mapper({ created: 'Name' }) };
		expect(complaint(() => tasks(answers, { ...context, writeOperation }))).toContain(
			`does not let anyone ${verb}`,
		);
	});

	test('lets records be named by their key, which cannot be changed', () => {
		const answers = { mappingMode: 'mapEach', fieldMapping: mapper({ key: 'Name' }) };
		expect(tasks(answers, { ...context, writeOperation: 'UPDATE' })).toHaveLength(2);
		expect(complaint(() => tasks(answers, { ...context, writeOperation: 'INSERT' }))).toContain(
			"'key'",
		);
	});
});

describe('combined fields', () => {
	const combined = (row: object, more: object = {}) =>
		tasks({ mappingMode: 'mapEach', combinations: rows({ ...row }), ...more }, context);

	test('concatenate as AWS does: by a field in between', () => {
		expect(
			combined({ destination: 'company', sources: ['Name', 'Phone'], separator: ', ' }),
		).toEqual([
			{
				taskType: 'Filter',
				sourceFields: ['Name', 'Phone'],
				connectorOperator: { Salesforce: 'PROJECTION' },
			},
			{
				taskType: 'Merge',
				sourceFields: ['Name', 'Phone'],
				destinationField: 'Name,Phone',
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { CONCAT_FORMAT: '${Name}, ${Phone}' },
			},
			{
				taskType: 'Map',
				sourceFields: ['Name,Phone'],
				destinationField: 'company',
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { SOURCE_DATA_TYPE: 'string', DESTINATION_DATA_TYPE: 'string' },
			},
		]);
	});

	test('concatenate by a format', () => {
		const format = '${Name} (${Phone})';
		const [, merge] = combined({ destination: 'company', sources: 'Name,Phone', format });
		expect(merge?.taskProperties).toEqual({ CONCAT_FORMAT: format });
	});

	test.each(['ADDITION', 'SUBTRACTION', 'MULTIPLICATION', 'DIVISION'])(
		'calculate: %s',
		(operation) => {
			const [, calculate, map] = combined({
				destination: 'staff',
				combineBy: operation,
				sources: ['Employees', 'Phone'],
			});
			expect(calculate).toEqual({
				taskType: 'Arithmetic',
				sourceFields: ['Employees', 'Phone'],
				destinationField: 'Employees,Phone',
				connectorOperator: { Salesforce: operation },
				taskProperties: { MATH_OPERATION_FIELDS_ORDER: 'Employees,Phone' },
			});
			expect(map).toMatchObject({ sourceFields: ['Employees,Phone'], destinationField: 'staff' });
		},
	);

	test.each([
		[
			{ destination: 'company', sources: ['Name'] },
			'needs two fields | Choose two, or map the field itself',
		],
		[
			{ destination: 'staff', combineBy: 'ADDITION', sources: ['Id', 'Name', 'Phone'] },
			'has 3 fields: a calculation takes two',
		],
		[
			{ destination: 'company', sources: ['Id', 'Name'], format: '${Id}' },
			"has 'Name', which the format does not use",
		],
		[
			{ destination: 'company', sources: ['Id', 'Name'], format: '${Id}${Name}${Phone}' },
			"lacks 'Phone', which the format uses",
		],
	])('refuse %j', (row, said) => {
		expect(complaint(() => combined(row))).toContain(`'Combined Fields 1: Source Fields' ${said}`);
	});

	test('calculate only with fields that allow it, where AWS says so', () => {
		const number = (name: string) =>
			field(name, 'double', {
				supportedFieldTypeDetails: { v1: { fieldType: 'double', filterOperators: ['ADDITION'] } },
			});
		const sourceFields = [...account, number('Revenue'), number('Costs')];
		const add = (...sources: string[]) =>
			tasks(
				{
					mappingMode: 'mapEach',
					combinations: rows({ destination: 'staff', combineBy: 'ADDITION', sources }),
				},
				{ ...context, sourceFields },
			);
		expect(add('Revenue', 'Costs')).toHaveLength(3);
		expect(complaint(() => add('Revenue', 'Name'))).toBe(
			"'Combined Fields' uses ADDITION on 'Name', which this field does not allow | Fields that do: Revenue, Costs",
		);
	});

	test('are refused where AWS could not tell them apart', () => {
		const both = rows(
			{ destination: 'company', sources: ['Name', 'Phone'] },
			{ destination: 'staff', combineBy: 'ADDITION', sources: ['Name', 'Phone'] },
		);
		expect(
			complaint(() => tasks({ mappingMode: 'mapEach', combinations: both }, context)),
		).toContain('combines the fields Name,Phone twice, which AWS cannot tell apart');
	});
});

describe('transformations and validations', () => {
	test('mask and truncate', () => {
		const transformations = rows(
			{ field: 'Name', kind: 'MASK_ALL' },
			{ field: 'Name', kind: 'MASK_FIRST_N', length: 4, character: '#' },
			{ field: 'Name', kind: 'MASK_LAST_N', length: '2', character: '' },
			{ field: 'Name', kind: 'TRUNCATE', length: 10 },
		);
		expect(tasks(nameOnly({ transformations })).slice(2)).toEqual([
			{
				taskType: 'Mask',
				sourceFields: ['Name'],
				connectorOperator: { Salesforce: 'MASK_ALL' },
				taskProperties: { MASK_VALUE: '*', MASK_LENGTH: '5' },
			},
			{
				taskType: 'Mask',
				sourceFields: ['Name'],
				connectorOperator: { Salesforce: 'MASK_FIRST_N' },
				taskProperties: { MASK_VALUE: '#', MASK_LENGTH: '4' },
			},
			{
				taskType: 'Mask',
				sourceFields: ['Name'],
				connectorOperator: { Salesforce: 'MASK_LAST_N' },
				taskProperties: { MASK_VALUE: '*', MASK_LENGTH: '2' },
			},
			{
				taskType: 'Truncate',
				sourceFields: ['Name'],
				connectorOperator: { Salesforce: 'NO_OP' },
				taskProperties: { TRUNCATE_LENGTH: '10' },
			},
		]);
	});

	test('validate, also what is not transferred: then it has to be read', () => {
		const validations = rows(
			{ field: 'Phone', condition: 'VALIDATE_NON_NULL', action: 'DropRecord' },
			{ field: 'Employees', condition: 'VALIDATE_NON_NEGATIVE', action: 'DropDataset' },
		);
		const [projection, , ...steps] = tasks(nameOnly({ validations }));
		expect(projection?.sourceFields).toEqual(['Name', 'Phone', 'Employees']);
		expect(steps).toEqual([
			{
				taskType: 'Validate',
				sourceFields: ['Phone'],
				connectorOperator: { Salesforce: 'VALIDATE_NON_NULL' },
				taskProperties: { VALIDATION_ACTION: 'DropRecord' },
			},
			{
				taskType: 'Validate',
				sourceFields: ['Employees'],
				connectorOperator: { Salesforce: 'VALIDATE_NON_NEGATIVE' },
				taskProperties: { VALIDATION_ACTION: 'DropDataset' },
			},
		]);
	});

	test.each([
		[{ transformations: rows({ kind: 'MASK_ALL' }) }, "'Transformations 1: Field' is empty"],
		[
			{ transformations: rows({ field: 'Phone', kind: 'TRUNCATE', length: 3 }) },
			"'Transformations' changes 'Phone', which is not transferred",
		],
		[
			{ transformations: rows({ field: 'Name', length: 0 }) },
			"'Transformations 1: Length' is 0: it has to be from 1 to 1000000",
		],
		[
			{ transformations: rows({ field: 'Name', character: 'ab' }) },
			"'Transformations 1: Mask Character' is too long: 2 of at most 1 characters",
		],
		[
			{ validations: rows({ field: 'Phnoe' }) },
			"'Validations' names the field 'Phnoe', which the source does not have | Did you mean 'Phone'?",
		],
		[
			{ validations: rows({ field: 'Phone', action: 'Explode' }) },
			"'Validations 1: If Not' has a value that is not offered",
		],
	])('refuse %j', (answers, said) => {
		expect(complaint(() => tasks(nameOnly(answers)))).toContain(said);
	});

	test('are refused for a field that is excluded', () => {
		const transformations = rows({ field: 'Phone' });
		expect(complaint(() => tasks({ transformations, excludedFields: 'Phone' }))).toContain(
			"'Transformations' changes 'Phone', which is not transferred",
		);
		expect(tasks({ transformations, excludedFields: 'Name' })).toHaveLength(2);
	});

	test('are refused where the source has none', () => {
		const answers = nameOnly({ transformations: rows({ field: 'Name' }) });
		expect(
			complaint(() => tasks(answers, { source: { connectorType: 'Googleanalytics' } })),
		).toMatch(
			/'Transformations' uses the operator MASK_ALL, which Google Analytics.* does not have as a source \| It has: PROJECTION, BETWEEN/,
		);
	});
});

test('partition keys keep their order', () => {
	expect(tasks({ partitionKeys: 'Phone,Name' })[1]).toEqual({
		taskType: 'Partition',
		sourceFields: ['Phone', 'Name'],
		connectorOperator: { Salesforce: 'NO_OP' },
		taskProperties: { ORDERED_PARTITION_KEYS_LIST: '["Phone","Name"]' },
	});
	expect(complaint(() => tasks({ partitionKeys: 'Region' }))).toContain("names the field 'Region'");
});

test('an update leaves the mapping as it is unless asked', () => {
	expect(readForm(flowMappingChanges, {})).toBeUndefined();
	expect(readForm(flowMappingChanges, { mappingMode: 'mapAll' })).toMatchObject({ mode: 'mapAll' });
});

test('fields are named as AWS describes them, also if there are hundreds', () => {
	const many = Array.from({ length: 500 }, (_, index) => field(`Custom_${index}__c`));
	const wide = { ...fromSalesforce, sourceFields: [...account, ...many] };
	const said = complaint(() =>
		tasks(nameOnly({ excludedFields: [], fieldMapping: mapper({ a: 'Qq' }) }), wide),
	);
	expect(said.length).toBeLessThan(500);
	expect(said).toContain('…');
});
