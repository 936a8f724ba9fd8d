import { withFilters } from '../../nodes/AwsAppFlow/flow/mapping';
import { complaint, field, fromSalesforce, nameOnly, rows, tasks } from './flow-mapping.support';

/** The task of a filter beside the name that is transferred. */
const filtered = (row: object, context = fromSalesforce) =>
	tasks(nameOnly({ recordFilters: rows({ ...row }) }), context)[2];
const unknown = { source: { connectorType: 'Salesforce' as const } };

const JANUARY = String(Date.UTC(2026, 0, 1));
const FEBRUARY = String(Date.UTC(2026, 1, 1, 8));

test('a filter is a task with the type of the field, which is then also read', () => {
	const [projection, , filter] = tasks(
		nameOnly({ recordFilters: rows({ field: 'Phone', operator: 'EQUAL_TO', value: '555' }) }),
	);
	expect(projection?.sourceFields).toEqual(['Name', 'Phone']);
	expect(filter).toEqual({
		taskType: 'Filter',
		sourceFields: ['Phone'],
		connectorOperator: { Salesforce: 'EQUAL_TO' },
		taskProperties: { DATA_TYPE: 'string', VALUE: '555' },
	});
});

test.each([
	['ONE_OF', 'a, b', 'EQUAL_TO', { VALUES: 'a,b' }],
	['NONE_OF', 'a,b', 'NOT_EQUAL_TO', { VALUES: 'a,b' }],
	['CONTAINS_ONE_OF', 'a,b', 'CONTAINS', { VALUES: 'a,b' }],
	['ONE_OF', 'a', 'EQUAL_TO', { VALUE: 'a' }],
	['EQUAL_TO', ['a', 'b'], 'EQUAL_TO', { VALUES: 'a,b' }],
	['EQUAL_TO', 'a,b', 'EQUAL_TO', { VALUE: 'a,b' }],
	['EQUAL_TO', 5, 'EQUAL_TO', { VALUE: '5' }],
])('%s %j becomes %s', (operator, value, sent, properties) => {
	expect(filtered({ field: 'Phone', operator, value })).toMatchObject({
		connectorOperator: { Salesforce: sent },
		taskProperties: { DATA_TYPE: 'string', ...properties },
	});
});

describe('dates', () => {
	test.each([
		['a day', '2026-01-01', '2026-02-01T08:00:00Z'],
		['another time zone', '2026-01-01T01:00:00+01:00', '2026-02-01T09:00:00.000+0100'],
		['no time zone, as n8n has it', '2026-01-01T00:00:00', '2026-02-01 08:00'],
		['a Date', new Date(Number(JANUARY)), new Date(Number(FEBRUARY))],
		['milliseconds', Number(JANUARY), FEBRUARY],
		[
			"luxon's DateTime",
			{ toISO: () => '2026-01-01T00:00:00Z' },
			{ toISO: () => '2026-02-01T08:00:00Z' },
		],
	])('become milliseconds: %s', (_name, value, valueUpTo) => {
		const row = { field: 'CreatedDate', operator: 'BETWEEN', value, valueUpTo };
		expect(filtered(row)).toMatchObject({
			taskProperties: { DATA_TYPE: 'datetime', LOWER_BOUND: JANUARY, UPPER_BOUND: FEBRUARY },
		});
	});

	test('are known by their look where AWS describes no field', () => {
		const row = { field: 'When', operator: 'GREATER_THAN', value: '2026-01-01' };
		expect(filtered(row, unknown)).toMatchObject({
			taskProperties: { DATA_TYPE: 'datetime', VALUE: JANUARY },
		});
		expect(filtered({ ...row, dataType: 'string' }, unknown)).toMatchObject({
			taskProperties: { DATA_TYPE: 'string', VALUE: '2026-01-01' },
		});
	});
});

test.each([
	[
		{ field: 'IsActive', value: true },
		{ DATA_TYPE: 'boolean', VALUE: 'true' },
	],
	[
		{ field: 'IsActive', value: 'False' },
		{ DATA_TYPE: 'boolean', VALUE: 'false' },
	],
	[
		{ field: 'Employees', value: '1e3' },
		{ DATA_TYPE: 'int', VALUE: '1e3' },
	],
])('%j is of its type', (row, taskProperties) => {
	expect(filtered({ operator: 'EQUAL_TO', ...row })).toMatchObject({ taskProperties });
});

test.each([
	[
		{ field: 'Phone', operator: 'LESS_THAN', value: '1' },
		"'Filters' compares 'Phone' by LESS_THAN, which this field does not allow | It allows: EQUAL_TO, NOT_EQUAL_TO, CONTAINS",
	],
	[{ field: 'Notes', value: 'a' }, "'Filters' uses 'Notes', by which the source cannot filter"],
	[
		{ field: 'Fone', value: 'a' },
		"'Filters' names the field 'Fone', which the source does not have | Did you mean 'Phone'?",
	],
	[{ field: '', value: 'a' }, "'Filters 1: Field' is empty"],
	[
		{ field: 'Phone', operator: 'LIKE', value: 'a' },
		"'Filters 1: Operator' is 'LIKE', which is no way to filter",
	],
	[{ field: 'Phone', value: '' }, "'Filters' has no value for 'Phone'"],
	[{ field: 'Phone', value: ' ' }, "'Filters: Phone' has no value"],
	[
		{ field: 'Phone', value: ['a,b', 'c'] },
		"'Filters' has a value with a comma among several for 'Phone': a,b",
	],
	[{ field: 'Phone', value: { a: 1 } }, "'Filters: Phone' is not text"],
	[
		{ field: 'Employees', value: 'many' },
		"'Filters: Employees' is of the type int, and 'many' is no number",
	],
	[
		{ field: 'IsActive', value: 'yes' },
		"'Filters: IsActive' is of the type boolean: its value is true or false",
	],
	[
		{ field: 'CreatedDate', operator: 'GREATER_THAN', value: 'yesterday' },
		"'Filters: CreatedDate' is not a date and time",
	],
	[
		{ field: 'CreatedDate', operator: 'BETWEEN', value: '2026-01-01' },
		"'Filters' needs a lower and an upper bound for 'CreatedDate'",
	],
	[
		{
			field: 'CreatedDate',
			operator: 'BETWEEN',
			value: '2026-02-01',
			valueUpTo: '2026-01-01',
		},
		"'Filters' has a lower bound for 'CreatedDate' that is above the upper one",
	],
])('refuses %j', (row, said) => {
	expect(complaint(() => filtered(row))).toContain(said);
});

test('refuses what the connector cannot, where AWS describes no field', () => {
	const zendesk = { source: { connectorType: 'Zendesk' as const } };
	expect(
		complaint(() => filtered({ field: 'status', operator: 'EQUAL_TO', value: 'open' }, zendesk)),
	).toBe(
		"'Filters' uses the operator EQUAL_TO, which Zendesk does not have as a source | It has: PROJECTION, GREATER_THAN, NO_OP, ADDITION, SUBTRACTION, MULTIPLICATION, DIVISION, MASK_ALL, MASK_FIRST_N, MASK_LAST_N, VALIDATE_NON_NULL, VALIDATE_NON_ZERO, VALIDATE_NON_NEGATIVE, VALIDATE_NUMERIC",
	);
});

test('a type that only the application knows is passed on', () => {
	const context = { ...fromSalesforce, sourceFields: [field('Name'), field('Tier', 'picklist')] };
	expect(filtered({ field: 'Tier', value: 'Gold' }, context)).toMatchObject({
		taskProperties: { DATA_TYPE: 'picklist', VALUE: 'Gold' },
	});
});

describe('other filters for a flow', () => {
	const salesforce = { connectorType: 'Salesforce' as const };
	const before = tasks(
		nameOnly({
			recordFilters: rows(
				{ field: 'CreatedDate', operator: 'GREATER_THAN', value: '2020-01-01' },
				{ field: 'Phone', operator: 'CONTAINS', value: '555' },
			),
		}),
	);

	test('take the place of those on the same field', () => {
		const window = {
			field: 'CreatedDate',
			operator: 'BETWEEN' as const,
			values: ['2026-01-01', FEBRUARY],
		};
		const after = withFilters(before, [window], salesforce);
		expect(after).toHaveLength(before.length);
		expect(after.slice(0, 3)).toEqual([before[0], before[1], before[3]]);
		expect(after[3]).toEqual({
			taskType: 'Filter',
			sourceFields: ['CreatedDate'],
			connectorOperator: { Salesforce: 'BETWEEN' },
			taskProperties: { DATA_TYPE: 'datetime', LOWER_BOUND: JANUARY, UPPER_BOUND: FEBRUARY },
		});
		expect(before).toHaveLength(4);
	});

	test('know the type from the filter that was there', () => {
		const typed = tasks(
			nameOnly({ recordFilters: rows({ field: 'Tier', dataType: 'picklist', value: 'x' }) }),
			unknown,
		);
		const after = withFilters(
			typed,
			[{ field: 'Tier', operator: 'EQUAL_TO', values: ['2026-01-01'] }],
			salesforce,
		);
		expect(after[2]?.taskProperties).toEqual({ DATA_TYPE: 'picklist', VALUE: '2026-01-01' });
	});

	test('let the field be read where nothing else does', () => {
		const after = withFilters(
			tasks(nameOnly()),
			[{ field: 'Employees', operator: 'EQUAL_TO', values: [5] }],
			{
				connectorType: 'Salesforce',
			},
		);
		expect(after[0]?.sourceFields).toEqual(['Name', 'Employees']);
	});

	test('are checked like those of the form', () => {
		const add = (field: string, operator: 'LESS_THAN') =>
			withFilters(before, [{ field, operator, values: ['5'] }], {
				...salesforce,
				sourceFields: fromSalesforce.sourceFields,
			});
		expect(complaint(() => add('Phone', 'LESS_THAN'))).toContain(
			"'Filters' compares 'Phone' by LESS_THAN, which this field does not allow",
		);
		expect(complaint(() => add('Fone', 'LESS_THAN'))).toContain("Did you mean 'Phone'?");
	});
});
