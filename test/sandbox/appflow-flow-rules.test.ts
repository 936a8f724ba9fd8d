import {
	type AppflowClient,
	type ConnectorEntityField,
	type ConnectorOperator,
	CreateFlowCommand,
	type CreateFlowCommandInput,
	type CreateFlowCommandOutput,
	DescribeConnectorEntityCommand,
	DescribeFlowCommand,
	type DestinationFlowConfig,
	ListFlowsCommand,
	type SalesforceDestinationProperties,
	type SourceFlowConfig,
	type Task,
	UpdateFlowCommand,
} from '@aws-sdk/client-appflow';

import { useAppFlow } from './appflow-clients';
import { accountsFlow, mapTasks, scheduled } from './appflow-flows';

let client: AppflowClient;
useAppFlow((_, started) => (client = started));

type Changes = Partial<CreateFlowCommandInput>;

const create = async (changes: Changes): Promise<CreateFlowCommandOutput> =>
	await client.send(new CreateFlowCommand(accountsFlow('rules', changes)));

const refusal = async (changes: Changes) => {
	const outcome = await create(changes).then(
		() => 'accepted',
		(error: Error) => `${error.name}: ${error.message}`,
	);
	return outcome;
};

const from = (changes: Partial<SourceFlowConfig>): Changes => {
	const { sourceFlowConfig } = accountsFlow('any');
	return { sourceFlowConfig: { ...(sourceFlowConfig as SourceFlowConfig), ...changes } };
};

const to = (destination: DestinationFlowConfig): Changes => ({
	destinationFlowConfigList: [destination],
});

const toSalesforce = (properties: Partial<SalesforceDestinationProperties> = {}): Changes =>
	to({
		connectorType: 'Salesforce',
		connectorProfileName: 'salesforce-sandbox',
		destinationConnectorProperties: { Salesforce: { object: 'Contact', ...properties } },
	});

const task = (
	taskType: Task['taskType'],
	operator: ConnectorOperator['Salesforce'],
	sourceFields: string[],
	taskProperties: Record<string, string> = {},
	destinationField?: string,
): Task => ({
	taskType,
	connectorOperator: { Salesforce: operator },
	sourceFields,
	taskProperties,
	destinationField,
});

const withTasks = (...tasks: Task[]): Changes => ({
	tasks: [...mapTasks('Id', 'Name', 'AnnualRevenue'), ...tasks],
});

const between = (field: string, properties: Record<string, string>) =>
	withTasks(task('Filter', 'BETWEEN', [field], properties));

const DATES = { DATA_TYPE: 'datetime', LOWER_BOUND: '1700000000000', UPPER_BOUND: '1700086400000' };

describe('what a flow may be', () => {
	it.each<[string, Changes, RegExp]>([
		['two destinations', twoDestinations(), /exactly one destination/],
		['no tasks', { tasks: [] }, /Tasks cannot be empty/],
		['a profile that is not there', from({ connectorProfileName: 'none' }), /^ResourceNotFound/],
		['no profile', from({ connectorProfileName: undefined }), /cannot be blank for .* SALESFORCE/],
		[
			'a profile of another connector',
			from({ connectorProfileName: 'zendesk-tickets' }),
			/is for Zendesk, not for Salesforce/,
		],
		[
			'a private connection that is not there yet',
			from({ connectorProfileName: 'salesforce-private-pending' }),
			/private connection .* is not created/,
		],
		[
			'properties of another connector',
			from({ sourceConnectorProperties: { Zendesk: { object: 'tickets' } } }),
			/must be for connector type Salesforce only, found: Zendesk/,
		],
		[
			'an entity that is not there',
			from({ sourceConnectorProperties: { Salesforce: { object: 'Planet' } } }),
			/Entity Planet does not exist/,
		],
		['a version that is not there', from({ apiVersion: 'v1.0' }), /v1.0 is not supported/],
		[
			'a source that is only a destination',
			from({ connectorType: 'Redshift', sourceConnectorProperties: {} }),
			/Redshift cannot be the source/,
		],
		[
			'a destination that is only a source',
			to({
				connectorType: 'Slack',
				connectorProfileName: 'slack-support',
				destinationConnectorProperties: {},
			}),
			/Slack cannot be the destination/,
		],
		[
			'a profile for a bucket',
			to({
				connectorType: 'S3',
				connectorProfileName: 'slack-support',
				destinationConnectorProperties: { S3: { bucketName: 'acme-lake' } },
			}),
			/must not be given for connector: S3/,
		],
		['an update without IDs', toSalesforce({ writeOperationType: 'UPDATE' }), /IdFieldNames/],
		[
			'an update by a field that is no ID',
			toSalesforce({ writeOperationType: 'UPDATE', idFieldNames: ['Email'] }),
			/Email cannot be used in idFieldNames for UPDATE/,
		],
		[
			'increments by a field that is no time',
			from({ incrementalPullConfig: { datetimeTypeFieldName: 'Name' } }),
			/Name cannot be used for incremental/,
		],
		[
			'a catalog for something else than files',
			{ ...toSalesforce(), tasks: toLastName(), metadataCatalogConfig: glue() },
			/MetadataCatalogConfig is only for flows to the connector: S3/,
		],
		['a key of another region', { kmsArn: kmsKey('us-east-1') }, /not in region eu-west-1/],
	])('not %s', async (_what, changes, message) => {
		expect(await refusal(changes)).toMatch(message);
	});

	it.each<[string, Changes]>([
		['a known version', from({ apiVersion: 'v60.0' })],
		['a catalog of files', { metadataCatalogConfig: glue() }],
		['a key of this region', { kmsArn: kmsKey('eu-west-1') }],
		[
			'increments by a time of change',
			from({ incrementalPullConfig: { datetimeTypeFieldName: 'SystemModstamp' } }),
		],
		[
			'an upsert by ID',
			{
				...toSalesforce({ object: 'Account', writeOperationType: 'UPSERT', idFieldNames: ['Id'] }),
				tasks: mapTasks('Id', 'Name'),
			},
		],
		[
			'an upsert by an ID of another system',
			{
				...toSalesforce({
					object: 'Account',
					writeOperationType: 'UPSERT',
					idFieldNames: ['External_Id__c'],
				}),
				tasks: mapTasks('External_Id__c', 'Name'),
			},
		],
		['all fields', { tasks: [mapAll({ EXCLUDE_SOURCE_FIELDS_LIST: '["Fax"]' })] }],
	])('%s', async (_what, changes) => {
		expect(await refusal(changes)).toBe('accepted');
	});
});

describe('tasks', () => {
	it.each<[string, Changes, RegExp]>([
		['no projection', { tasks: mapTasks('Id').slice(1) }, /need a filter .* PROJECTION/],
		[
			'a field that is not projected',
			withTasks(task('Map', 'NO_OP', ['Website'], {}, 'Website')),
			/mapped but not projected: Website/,
		],
		['an unknown field', { tasks: mapTasks('Colour') }, /Colour does not exist in entity Account/],
		['no mapping', { tasks: mapTasks('Id').slice(0, 1) }, /must map at least one/],
		[
			'no destination field',
			withTasks(task('Map', 'NO_OP', ['Name'])),
			/DestinationField cannot be blank/,
		],
		[
			'a destination field twice',
			withTasks(task('Map', 'NO_OP', ['Id'], {}, 'Name')),
			/Name is mapped more than once/,
		],
		[
			'an operator of another connector',
			withTasks({
				taskType: 'Filter',
				connectorOperator: { S3: 'EQUAL_TO' },
				sourceFields: ['Name'],
				taskProperties: { DATA_TYPE: 'string', VALUE: 'a' },
			}),
			/must be for Salesforce, found: S3/,
		],
		[
			'an operator of another task',
			withTasks(task('Filter', 'MASK_ALL', ['Name'])),
			/MASK_ALL is not valid for task Filter/,
		],
		[
			'no operator',
			withTasks({ taskType: 'Filter', sourceFields: ['Name'] }),
			/cannot be null for task Filter/,
		],
		[
			'a comparison that the field does not allow',
			withTasks(task('Filter', 'LESS_THAN', ['Name'], { DATA_TYPE: 'string', VALUE: 'a' })),
			/LESS_THAN is not supported by field Name/,
		],
		[
			'a filter by a field that cannot be asked for',
			withTasks(
				task('Filter', 'EQUAL_TO', ['BillingAddress'], { DATA_TYPE: 'address', VALUE: 'a' }),
			),
			/not supported by field BillingAddress/,
		],
		[
			'a filter without a type',
			withTasks(task('Filter', 'EQUAL_TO', ['Name'], { VALUE: 'a' })),
			/needs the property DATA_TYPE/,
		],
		[
			'half a window',
			between('CreatedDate', { DATA_TYPE: 'datetime', LOWER_BOUND: '0' }),
			/needs the property UPPER_BOUND/,
		],
		[
			'a window in words',
			between('CreatedDate', { ...DATES, LOWER_BOUND: '2026-01-01' }),
			/LOWER_BOUND .* milliseconds/,
		],
		[
			'a mask without a length',
			withTasks(task('Mask', 'MASK_FIRST_N', ['Name'], { MASK_VALUE: '*' })),
			/MASK_LENGTH of task Mask must be a number/,
		],
		[
			'a length of nothing',
			withTasks(task('Truncate', 'NO_OP', ['Name'], { TRUNCATE_LENGTH: '0' })),
			/TRUNCATE_LENGTH of task Truncate must be/,
		],
		[
			'an unknown consequence',
			withTasks(task('Validate', 'VALIDATE_NON_NULL', ['Name'], { VALIDATION_ACTION: 'Drop' })),
			/DropRecord or DropDataset/,
		],
		[
			'a list that is none',
			{ tasks: [mapAll({ EXCLUDE_SOURCE_FIELDS_LIST: 'Fax' })] },
			/must be a JSON list/,
		],
		[
			'partitions of something else than files',
			{
				...toSalesforce(),
				tasks: [...toLastName(), task('Partition', 'NO_OP', ['Name'])],
			},
			/Partition is only for flows to the connector: S3/,
		],
		[
			'a destination field that cannot be written',
			{ ...toSalesforce(), tasks: mapTasks('Id') },
			/Id of entity Contact cannot be written/,
		],
		[
			'a destination field that is not there',
			{ ...toSalesforce(), tasks: mapTasks('Industry') },
			/Industry does not exist in entity Contact/,
		],
	])('with %s are refused', async (_what, changes, message) => {
		expect(await refusal(changes)).toMatch(message);
	});

	it.each<[string, Changes]>([
		['a window of time', between('CreatedDate', DATES)],
		['masks', withTasks(task('Mask', 'MASK_ALL', ['Name'], { MASK_VALUE: '*' }))],
		[
			'a concatenation',
			withTasks(
				task('Merge', 'NO_OP', ['Id', 'Name'], { CONCAT_FORMAT: '${Id} ${Name}' }, 'Id,Name'),
				task('Map', 'NO_OP', ['Id,Name'], {}, 'Title'),
			),
		],
		[
			'a calculation',
			withTasks(
				task(
					'Arithmetic',
					'ADDITION',
					['AnnualRevenue', 'AnnualRevenue'],
					{ MATH_OPERATION_FIELDS_ORDER: 'AnnualRevenue,AnnualRevenue' },
					'Sum',
				),
				task('Map', 'NO_OP', ['Sum'], {}, 'Twice'),
			),
		],
		[
			'a validation',
			withTasks(
				task('Validate', 'VALIDATE_NON_NULL', ['Name'], { VALIDATION_ACTION: 'DropRecord' }),
			),
		],
		['partitions', withTasks(task('Partition', 'NO_OP', ['Name']))],
	])('with %s are taken', async (_what, changes) => {
		expect(await refusal(changes)).toBe('accepted');
	});

	it('need no operator where the source has none', async () => {
		const amplitude: Changes = {
			sourceFlowConfig: {
				connectorType: 'Amplitude',
				connectorProfileName: 'amplitude-events',
				sourceConnectorProperties: { Amplitude: { object: 'events' } },
			},
			tasks: [{ taskType: 'Map', sourceFields: ['name'], destinationField: 'name' }],
		};
		expect(await refusal(amplitude)).toBe('accepted');
	});
});

describe('a trigger', () => {
	const past = new Date(Date.now() - 86_400_000);

	it.each<[string, Changes, RegExp]>([
		[
			'a schedule without its settings',
			{ triggerConfig: { triggerType: 'Scheduled' } },
			/TriggerProps is required for Scheduled Trigger Type/,
		],
		...[
			'rate(5 minutes)',
			'rate(1hour)',
			'rate(0days)',
			'rate(1weeks)',
			'every day',
			'cron(0 1 * * *)',
		].map((expression): [string, Changes, RegExp] => [
			expression,
			{ triggerConfig: scheduled(expression) },
			/Schedule expression .* is not valid/,
		]),
		[
			'settings of a schedule for a flow without one',
			{ triggerConfig: { ...scheduled('rate(1days)'), triggerType: 'OnDemand' } },
			/only for the trigger type Scheduled/,
		],
		[
			'a start in the past',
			{ triggerConfig: scheduled('rate(1days)', { scheduleStartTime: past }) },
			/cannot be in the past/,
		],
		[
			'an end before the start',
			{ triggerConfig: scheduled('rate(1days)', { scheduleEndTime: past }) },
			/must be after the start/,
		],
		[
			'events of something that has none',
			{ triggerConfig: { triggerType: 'Event' } },
			/Account has no events/,
		],
		[
			'a schedule for a stream of events',
			{
				...from({ sourceConnectorProperties: { Salesforce: { object: 'AccountChangeEvent' } } }),
				tasks: mapTasks('Name'),
			},
			/AccountChangeEvent is for the trigger type Event only/,
		],
		[
			'a complete transfer from SAP every hour',
			{
				sourceFlowConfig: {
					connectorType: 'SAPOData',
					connectorProfileName: 'sap-orders-private',
					sourceConnectorProperties: {
						SAPOData: { objectPath: 'API_SALES_ORDER_SRV/A_SalesOrder' },
					},
				},
				triggerConfig: scheduled('rate(1hours)', { dataPullMode: 'Complete' }),
			},
			/cannot run more often than once a day/,
		],
		[
			'twice a day at a source that is read daily',
			{
				sourceFlowConfig: {
					connectorType: 'Amplitude',
					connectorProfileName: 'amplitude-events',
					sourceConnectorProperties: { Amplitude: { object: 'events' } },
				},
				triggerConfig: scheduled('cron(0 8,9 * * ? *)'),
			},
			/cannot run as often as cron/,
		],
		[
			'every hour at a source that is read daily',
			{
				sourceFlowConfig: {
					connectorType: 'Amplitude',
					connectorProfileName: 'amplitude-events',
					sourceConnectorProperties: { Amplitude: { object: 'events' } },
				},
				triggerConfig: scheduled('rate(1hours)'),
			},
			/cannot run as often as rate\(1hours\)/,
		],
	])('is not %s', async (_what, changes, message) => {
		expect(await refusal(changes)).toMatch(message);
	});

	it.each([
		'rate(1minutes)',
		'rate(12hours)',
		'cron(0 1 * * ? *)',
		'cron(0/15 8-18 ? * MON-FRI *)',
	])('may be %s', async (expression) => {
		expect(await create({ triggerConfig: scheduled(expression) })).toMatchObject({
			flowStatus: 'Draft',
		});
	});
});

describe('an update', () => {
	const update = async (changes: Changes) => {
		const { tags, kmsArn, ...input } = accountsFlow('rules', changes);
		return await client.send(new UpdateFlowCommand(input));
	};

	it.each<[string, Changes, RegExp]>([
		[
			'another object at the destination',
			to({
				connectorType: 'S3',
				destinationConnectorProperties: { S3: { bucketName: 'another-bucket' } },
			}),
			/Destination object for the destination connector can not be updated/,
		],
		['another connector', toSalesforce(), /Destination connector type can not be updated/],
		['events as the trigger', { triggerConfig: { triggerType: 'Event' } }, /to or from Event/],
	])('does not take %s', async (_what, changes, message) => {
		await create({});
		await expect(update(changes)).rejects.toMatchObject({
			name: 'ValidationException',
			message: expect.stringMatching(message),
		});
	});

	it('may put a flow on a schedule, which has to be started then', async () => {
		await create({});
		expect(await update({ triggerConfig: scheduled('rate(1days)') })).toMatchObject({
			flowStatus: 'Draft',
		});
	});

	it('takes back every flow of a fresh sandbox as it is described', async () => {
		const { flows = [] } = await client.send(new ListFlowsCommand({ maxResults: 100 }));
		for (const { flowName } of flows) {
			const flow = await client.send(new DescribeFlowCommand({ flowName }));
			const { triggerConfig, sourceFlowConfig, destinationFlowConfigList, tasks } = flow;
			const { description, metadataCatalogConfig } = flow;
			const input = { flowName, triggerConfig, sourceFlowConfig, destinationFlowConfigList, tasks };
			await client.send(new UpdateFlowCommand({ ...input, description, metadataCatalogConfig }));
			expect((await client.send(new DescribeFlowCommand({ flowName }))).tasks).toEqual(tasks);
		}
		expect(flows.length).toBeGreaterThan(5);
	});
});

describe('fields', () => {
	const fieldsOf = async (connectorProfileName: string, connectorEntityName: string) => {
		const { connectorEntityFields = [] } = await client.send(
			new DescribeConnectorEntityCommand({ connectorProfileName, connectorEntityName }),
		);
		return new Map(connectorEntityFields.map((field) => [field.identifier ?? '', field]));
	};
	const operators = (field?: ConnectorEntityField) =>
		field?.supportedFieldTypeDetails?.v1?.filterOperators ?? [];

	it('have types, limits and what can be done with them', async () => {
		const fields = await fieldsOf('salesforce-production', 'Account');
		expect(fields.get('Industry')?.supportedFieldTypeDetails?.v1).toMatchObject({
			fieldType: 'picklist',
			supportedValues: expect.arrayContaining(['Energy']),
		});
		expect(fields.get('BillingCity')?.parentIdentifier).toBe('BillingAddress');
		expect(fields.get('Fax')?.isDeprecated).toBe(true);
		expect(fields.get('Id')).toMatchObject({
			isPrimaryKey: true,
			destinationProperties: {
				isCreatable: false,
				supportedWriteOperations: ['UPSERT', 'UPDATE', 'DELETE'],
			},
		});
		expect(fields.get('LastModifiedDate')?.sourceProperties).toMatchObject({
			isTimestampFieldForIncrementalQueries: true,
		});
		expect(operators(fields.get('Name'))).toEqual(expect.arrayContaining(['CONTAINS', 'NO_OP']));
		expect(operators(fields.get('Name'))).not.toContain('BETWEEN');
		expect(operators(fields.get('AnnualRevenue'))).toEqual(
			expect.arrayContaining(['BETWEEN', 'ADDITION']),
		);
	});

	it('have only operators that their connector knows', async () => {
		const fields = await fieldsOf('amplitude-events', 'events');
		expect(operators(fields.get('name'))).toEqual([]);
		expect(operators(fields.get('updatedAt'))).toEqual(['BETWEEN']);
	});
});

function twoDestinations(): Changes {
	const { destinationFlowConfigList = [] } = accountsFlow('any');
	return {
		destinationFlowConfigList: [...destinationFlowConfigList, ...destinationFlowConfigList],
	};
}

function toLastName(): Task[] {
	return [task('Filter', 'PROJECTION', ['Name']), task('Map', 'NO_OP', ['Name'], {}, 'LastName')];
}

function mapAll(taskProperties: Record<string, string>): Task {
	return task('Map_all', 'NO_OP', [], taskProperties);
}

function glue(): CreateFlowCommandInput['metadataCatalogConfig'] {
	const roleArn = 'arn:aws:iam::123456789012:role/glue';
	return { glueDataCatalog: { roleArn, databaseName: 'crm', tablePrefix: 'raw' } };
}

function kmsKey(region: string): string {
	return `arn:aws:kms:${region}:123456789012:key/1234`;
}
