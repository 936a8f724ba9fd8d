import type { ResourceMapperField } from 'n8n-workflow';

import { byName, useAccount } from './support';

const account = useAccount();

type Data = Record<string, unknown>;

const create = { resource: 'flow', operation: 'create', mappingMode: 'mapEach' };
const fromAccounts = {
	sourceConnectorType: 'Salesforce',
	sourceConnectorProfileName: byName('salesforce-production'),
	sourceObject: byName('Account'),
};
const fromFiles = { sourceConnectorType: 'S3', sourceBucketName: 'acme-files' };
const toFiles = { destinationConnectorType: 'S3', destinationBucketName: 'acme-files' };
const toUsers = {
	destinationConnectorType: 'Zendesk',
	destinationConnectorProfileName: byName('zendesk-tickets'),
	destinationObject: byName('users'),
};
const toContacts = {
	destinationConnectorType: 'Salesforce',
	destinationConnectorProfileName: byName('salesforce-sandbox'),
	destinationObject: byName('Contact'),
};

const columns = async (parameters: Data) =>
	await account().mapping('getFieldMapping', { parameters: { ...create, ...parameters } });
const column = (fields: readonly ResourceMapperField[], name: string) =>
	fields.find(({ id }) => id === name);
const options = async (method: string, parameters: Data, aws?: Data) =>
	await account().options(method, {
		parameters: { ...create, ...parameters },
		...(aws && { aws }),
	});
const operators = async (field: unknown, parameters: Data = { ...fromAccounts, ...toFiles }) => {
	const offered = await account().options('getFilterOperators', {
		parameters: { ...create, ...parameters, recordFilters: { entries: [{ field }] } },
		path: 'parameters.recordFilters.entries[0].operator',
	});
	return offered.map(({ name }) => name);
};

describe('columns of the mapping', () => {
	test('are what can be written, filled with fields of the same name, types shown', async () => {
		const { fields } = await columns({ ...fromAccounts, ...toContacts });
		const external = await columns({
			...toContacts,
			...fromAccounts,
			sourceObject: byName('Lead'),
		});
		expect(column(external.fields, 'LastName')).toMatchObject({
			displayName: 'Last Name (string, LastName)',
			type: 'options',
			defaultValue: 'LastName',
			removed: false,
		});
		expect(column(external.fields, 'LastName')?.options).toContainEqual({
			name: 'Email (email)',
			value: 'Email',
		});
		expect(column(fields, 'CreatedDate')).toBeUndefined();
	});

	test('show what new records need, and leave the rest to be added', async () => {
		const { fields } = await columns({ ...fromAccounts, ...toContacts });
		expect(column(fields, 'LastName')).toMatchObject({ removed: false });
		expect(column(fields, 'LastName')).not.toHaveProperty('defaultValue');
		expect(column(fields, 'Birthdate')).toMatchObject({ removed: true });
	});

	test('are not filled with the ID of another application', async () => {
		const { fields } = await columns({ ...fromAccounts, ...toUsers });
		expect(column(fields, 'id')).toMatchObject({ removed: true });
		expect(column(fields, 'id')).not.toHaveProperty('defaultValue');
		expect(column(fields, 'name')).toMatchObject({ defaultValue: 'Name' });
	});

	test('are the fields of the source where the destination has none', async () => {
		const { fields } = await columns({ ...fromAccounts, ...toFiles });
		expect(column(fields, 'source:Region__c')).toMatchObject({
			displayName: 'Region (picklist, Region__c)',
			type: 'string',
			defaultValue: 'Region__c',
			removed: false,
		});
		expect(column(fields, 'source:Fax')).toMatchObject({ removed: true });
	});

	test('are typed in where the source has no fields', async () => {
		const { fields } = await columns({ ...fromFiles, ...toUsers });
		expect(column(fields, 'name')).toMatchObject({ type: 'string' });
	});

	test.each([
		['no profile', { ...fromAccounts, sourceConnectorProfileName: byName(''), ...toFiles }],
		['no object', { ...fromAccounts, sourceObject: byName(''), ...toFiles }],
		['no object to write to', { ...fromAccounts, ...toUsers, destinationObject: byName('') }],
		['files only', { ...fromFiles, ...toFiles }],
	])('are not there, which is explained: %s', async (_name, parameters) => {
		expect(await columns(parameters)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining("set 'Map With' to List or JSON"),
		});
	});

	test('are those of the source where AWS describes no fields of the destination', async () => {
		const { fields } = await columns({
			...fromAccounts,
			destinationConnectorType: 'EventBridge',
			destinationObject: byName('aws.partner/appflow/salesforce.com/123456789012'),
		});
		expect(column(fields, 'source:Name')).toBeDefined();
	});

	test('are missing where AWS cannot tell, and where it may not be asked: that is shown', async () => {
		const fail = (status: number, error: string) =>
			account().control.failNext({
				operation: 'DescribeConnectorEntity',
				status,
				error,
				message: 'not here',
			});
		fail(400, 'ValidationException');
		expect(await columns({ ...fromFiles, ...toUsers })).toMatchObject({ fields: [] });
		fail(403, 'AccessDeniedException');
		await expect(columns({ ...fromFiles, ...toUsers })).rejects.toMatchObject({
			message: 'AWS denied access',
			description: expect.stringContaining('not here'),
		});
	});

	test('of an existing flow are those of its source and destination', async () => {
		const { fields } = await account().mapping('getFieldMapping', {
			parameters: {
				resource: 'flow',
				operation: 'update',
				flowName: byName('s3-accounts-to-salesforce'),
				mappingMode: 'mapEach',
			},
		});
		expect(column(fields, 'Name')).toMatchObject({ displayName: 'Name (string)', type: 'string' });
	});

	test('stay few in what is saved with a workflow', async () => {
		const { fields } = await columns({ ...fromAccounts, ...toContacts });
		const size = JSON.stringify(fields).length;
		expect(size).toBeLessThan(400_000);
	});
});

describe('fields to choose from', () => {
	test('are those of the source, with their types', async () => {
		const offered = await options('getSourceFields', { ...fromAccounts, ...toFiles });
		expect(offered).toContainEqual({
			name: 'Created Date (datetime, CreatedDate)',
			value: 'CreatedDate',
		});
	});

	test('are those of the destination that can be written', async () => {
		const offered = await options('getDestinationFields', { ...fromAccounts, ...toContacts });
		const names = offered.map(({ value }) => value);
		expect(names).toContain('LastName');
		expect(names).not.toContain('CreatedDate');
	});

	test.each([
		['getSourceFields', 'Source', { ...fromFiles, ...toUsers }],
		['getDestinationFields', 'Destination', { ...fromAccounts, ...toFiles }],
	])('are missing for files: %s', async (method, side, parameters) => {
		await expect(options(method, parameters)).rejects.toMatchObject({
			message: `'${side} Object' has no fields to choose from`,
			description: expect.stringContaining('name them in an expression'),
		});
	});

	test('are missing where AWS does not answer: the reason is shown', async () => {
		const { limitedAccessKeyId, limitedSecretAccessKey } = account().access;
		const aws = account().keys({
			accessKeyId: limitedAccessKeyId,
			secretAccessKey: limitedSecretAccessKey,
		});
		for (const method of ['getSourceFields', 'getDestinationFields']) {
			await expect(options(method, { ...fromAccounts, ...toContacts }, aws)).rejects.toMatchObject({
				message: 'AWS denied access',
			});
		}
	});
});

describe('ways to filter', () => {
	test('are those that the field allows', async () => {
		expect(await operators('CreatedDate')).toEqual([
			'Equals',
			'Is at Least',
			'Is at Most',
			'Is Between',
			'Is Greater or Later Than',
			'Is Less or Earlier Than',
			'Is None Of',
			'Is Not',
			'Is One Of',
		]);
		expect(await operators('Name')).toEqual([
			'Contains',
			'Contains One Of',
			'Equals',
			'Is None Of',
			'Is Not',
			'Is One Of',
		]);
		expect(await operators('BillingAddress')).toEqual([]);
	});

	test.each([
		['the field is an expression', '={{ $json.field }}', undefined],
		['the source has no fields', 'Name', { ...fromFiles, ...toUsers }],
	])('are those of the connector where %s', async (_name, field, parameters) => {
		const offered = await operators(field, parameters);
		expect(offered).toContain('Is Between');
		expect(offered.length).toBeGreaterThan(8);
	});

	test('are those of the connector where AWS may not be asked', async () => {
		account().control.failNext({
			operation: 'DescribeConnectorEntity',
			status: 403,
			error: 'AccessDeniedException',
			message: 'no',
		});
		const zendesk = {
			sourceConnectorType: 'Zendesk',
			sourceConnectorProfileName: byName('zendesk-tickets'),
			sourceObject: byName('tickets'),
			...toFiles,
		};
		expect(await operators('status', zendesk)).toEqual(['Is Greater or Later Than']);
	});
});
