import { byName, useAccount } from './support';
import { asJson, flowsOf } from './flow.support';

const account = useAccount();
const { created, exported, changes } = flowsOf(account);

const rows = (...entries: object[]) => ({ entries });

// Each kind of source, destination, trigger, and mapping that the local AppFlow begins with.
test.each([
	'github-issues-to-snowflake',
	's3-accounts-to-salesforce',
	'salesforce-accounts-to-s3',
	'salesforce-changes-to-eventbridge',
	'salesforce-leads-to-s3',
	'sap-orders-to-s3',
	'servicenow-incidents-to-s3',
	'zendesk-tickets-to-redshift',
	'zendesk-users-to-s3',
])('%s is made again from its export, and nothing about it is to be changed', async (name) => {
	const source = await exported(name);
	await created('copy', source);
	expect(await exported('copy')).toEqual({ ...source, flowName: 'copy' });
	account().control.clearRequests();
	const upsert = { newFlowName: name, ...asJson(source) };
	expect(await account().json('flow.createOrUpdate', upsert)).toMatchObject([{ changed: false }]);
	const update = { flowName: byName(name), ...asJson(source) };
	expect(await account().json('flow.update', update)).toMatchObject([{ changed: false }]);
	expect(changes()).toEqual([]);
});

test('a flow that was made in the form is as the same form describes it', async () => {
	const form = {
		newFlowName: 'accounts',
		sourceConnectorType: 'Salesforce',
		sourceConnectorProfileName: byName('salesforce-production'),
		sourceObject: byName('Account'),
		sourceOptions: {
			timestampField: 'LastModifiedDate',
			dataTransferApi: 'BULKV2',
			enableDynamicFieldUpdate: true,
			includeDeletedRecords: false,
		},
		destinationConnectorType: 'S3',
		destinationBucketName: 'acme-accounts',
		destinationBucketPrefix: 'crm/accounts',
		destinationOptions: {
			fileType: 'PARQUET',
			prefixType: 'PATH_AND_FILENAME',
			prefixFormat: 'DAY',
			aggregationType: 'None',
			preserveSourceDataTyping: true,
		},
		triggerType: 'Scheduled',
		scheduleInterval: 2,
		scheduleUnit: 'hours',
		scheduleOptions: {
			scheduleStartTime: '2099-01-01T00:00:00',
			timezone: 'Europe/Berlin',
			dataPullMode: 'Incremental',
		},
		excludedFields: ['Fax'],
		recordFilters: rows({ field: 'Industry', operator: 'EQUAL_TO', value: 'Banking' }),
		partitionKeys: ['Industry'],
	};
	const upsert = async (more: object = {}) =>
		await account().json('flow.createOrUpdate', { ...form, ...more });
	expect(await upsert()).toMatchObject([{ created: true }]);
	expect(await upsert()).toMatchObject([{ created: false, changed: false }]);
	expect(await upsert({ excludedFields: [] })).toMatchObject([{ created: false, changed: true }]);
	expect(changes().map(({ operation }) => operation)).toEqual(['CreateFlow', 'UpdateFlow']);
});
