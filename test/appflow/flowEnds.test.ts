import { byName, located, useAccount } from './support';

const account = useAccount();

const create = 'flow.create';

const salesforce = {
	sourceConnectorType: 'Salesforce',
	sourceConnectorProfileName: located('list', 'salesforce-production'),
	sourceObject: located('list', 'Account'),
};

const lake = { destinationConnectorType: 'S3', destinationBucketName: 'acme-lake' };

const tickets = {
	sourceConnectorType: 'CustomConnector',
	sourceConnectorProfileName: located('list', 'acme-tickets'),
	sourceApiVersion: 'v2',
	sourceObject: located('list', 'issues'),
};

const intoTickets = {
	destinationConnectorType: 'CustomConnector',
	destinationConnectorProfileName: located('list', 'acme-tickets'),
	destinationApiVersion: 'v1',
	destinationObject: located('list', 'issues'),
};

const named = (ends: object, name = 'my-flow') => ({ newFlowName: name, ...ends });

/** The ends as AWS received them. */
function sentEnds(operation = 'CreateFlow'): unknown[] {
	return account()
		.sent(operation)
		.flatMap((body) => [body.sourceFlowConfig, body.destinationFlowConfigList]);
}

describe('A flow made in the form', () => {
	test('reads and writes as the form says', async () => {
		await account().json(
			create,
			named({
				...salesforce,
				sourceOptions: {
					apiVersion: 'v60.0',
					dataTransferApi: 'BULKV2',
					timestampField: 'LastModifiedDate',
				},
				...lake,
				destinationBucketPrefix: 'raw/accounts',
				destinationOptions: {
					fileType: 'PARQUET',
					preserveSourceDataTyping: true,
					prefixType: 'PATH_AND_FILENAME',
					prefixFormat: 'HOUR',
					pathPrefixHierarchy: ['SCHEMA_VERSION', 'EXECUTION_ID'],
					aggregationType: 'None',
					targetFileSize: 256,
				},
			}),
		);
		expect(sentEnds()).toEqual([
			{
				connectorType: 'Salesforce',
				connectorProfileName: 'salesforce-production',
				apiVersion: 'v60.0',
				incrementalPullConfig: { datetimeTypeFieldName: 'LastModifiedDate' },
				sourceConnectorProperties: {
					Salesforce: { object: 'Account', dataTransferApi: 'BULKV2' },
				},
			},
			[
				{
					connectorType: 'S3',
					destinationConnectorProperties: {
						S3: {
							bucketName: 'acme-lake',
							bucketPrefix: 'raw/accounts',
							s3OutputFormatConfig: {
								fileType: 'PARQUET',
								preserveSourceDataTyping: true,
								prefixConfig: {
									prefixType: 'PATH_AND_FILENAME',
									prefixFormat: 'HOUR',
									pathPrefixHierarchy: ['SCHEMA_VERSION', 'EXECUTION_ID'],
								},
								aggregationConfig: { aggregationType: 'None', targetFileSize: 256 },
							},
						},
					},
				},
			],
		]);
	});

	test('takes names from the data of each item', async () => {
		await account().json(
			create,
			named(
				{
					...salesforce,
					sourceObject: byName('={{ ["Account", "Contact"][$itemIndex] }}'),
					...lake,
				},
				'=copy-{{ $itemIndex }}',
			),
			{ items: 2 },
		);
		const objects = account()
			.sent('CreateFlow')
			.map((body) => JSON.stringify(body.sourceFlowConfig));
		expect(objects.sort()).toEqual([
			expect.stringContaining('"object":"Account"'),
			expect.stringContaining('"object":"Contact"'),
		]);
	});

	test('is kept in a catalog of AWS Glue', async () => {
		await account().json(
			create,
			named({
				...salesforce,
				...lake,
				catalogInGlue: true,
				glueRoleArn: 'arn:aws:iam::123456789012:role/glue',
				glueDatabaseName: 'lake',
				glueTablePrefix: 'accounts',
			}),
		);
		expect(account().sent('CreateFlow')[0]?.metadataCatalogConfig).toEqual({
			glueDataCatalog: {
				roleArn: 'arn:aws:iam::123456789012:role/glue',
				databaseName: 'lake',
				tablePrefix: 'accounts',
			},
		});
	});

	test.each([
		[
			'no profile and no object',
			{ sourceConnectorProfileName: byName('={{ "" }}'), sourceObject: byName('={{ "" }}') },
			"'Source Connector Profile', 'Source Object' are empty",
		],
		['no bucket', { destinationBucketName: '={{ "" }}' }, "'Destination Bucket Name' is empty"],
		[
			'a bucket name that is none',
			{ destinationBucketName: 'my bucket' },
			"'Destination Bucket Name' has characters that are not allowed here",
		],
		[
			'an ARN in place of a profile',
			{ sourceConnectorProfileName: byName('arn:aws:appflow:eu-west-1:1:connectorprofile/x') },
			"'Source Connector Profile' has characters that are not allowed here",
		],
		[
			'no ID to update by',
			{
				destinationConnectorType: 'Zendesk',
				destinationConnectorProfileName: located('list', 'zendesk-tickets'),
				destinationObject: located('list', 'tickets'),
				destinationWriteOperation: 'UPDATE',
				destinationIdFieldNames: '={{ "" }}',
			},
			"'ID Field Names' is empty",
		],
	])('is not sent with %s', async (_name, changes, message) => {
		const failure = await account().failure(create, named({ ...salesforce, ...lake, ...changes }));
		expect(failure.message).toContain(message);
		expect(account().requests()).toEqual([]);
	});
});

describe('A flow with a custom connector', () => {
	test('reads through its settings and an API of the application', async () => {
		await account().json(
			create,
			named({
				...tickets,
				sourceSettings: { mappingMode: 'defineBelow', value: { includeClosed: true } },
				sourceOptions: {
					dataTransferApiName: 'bulk',
					dataTransferApiType: 'ASYNC',
				},
				...lake,
			}),
		);
		expect(sentEnds()[0]).toEqual({
			connectorType: 'CustomConnector',
			connectorProfileName: 'acme-tickets',
			apiVersion: 'v2',
			sourceConnectorProperties: {
				CustomConnector: {
					entityName: 'issues',
					customProperties: { includeClosed: 'true' },
					dataTransferApi: { Name: 'bulk', Type: 'ASYNC' },
				},
			},
		});
	});

	test('asks AWS about the connector once, however many items there are', async () => {
		await account().json(create, named({ ...tickets, ...lake }, '=copy-{{ $itemIndex }}'), {
			items: 4,
		});
		const calls = account().calls();
		expect(calls.filter((name) => name === 'DescribeConnectorProfiles')).toHaveLength(1);
		expect(calls.filter((name) => name === 'DescribeConnector')).toHaveLength(1);
		expect(calls.filter((name) => name === 'CreateFlow')).toHaveLength(4);
	});

	test.each([
		[
			'an API version',
			{ ...tickets, sourceApiVersion: 'v9', ...lake },
			"'Source API Version' is v9, which AcmeTickets does not support",
			'Use one of: v1, v2',
		],
		[
			'an API of the application',
			{ ...tickets, sourceOptions: { dataTransferApiName: 'soap' }, ...lake },
			"'Data Transfer API Name' is soap, which AcmeTickets does not support",
			'Use one of: rest, bulk',
		],
		[
			'a trigger',
			{ ...tickets, ...lake, triggerType: 'Event' },
			"'Trigger' is Event, which AcmeTickets does not support",
			'Use one of: Scheduled, OnDemand',
		],
		[
			'a write operation',
			{
				...salesforce,
				...intoTickets,
				destinationWriteOperation: 'DELETE',
				destinationIdFieldNames: 'id',
			},
			"'Write Operation' is DELETE, which AcmeTickets does not support",
			'Use one of: ',
		],
		[
			'writing',
			{
				...salesforce,
				...intoTickets,
				destinationConnectorProfileName: located('list', 'github-repositories'),
			},
			"'Destination Connector Profile' belongs to GitHub, which cannot be the destination of a flow",
			'',
		],
	])('does not use %s that it does not have', async (_name, ends, message, fix) => {
		const failure = await account().failure(create, named(ends));
		expect(failure.message).toContain(message);
		expect(failure.description).toContain(fix);
		expect(account().changes()).toEqual([]);
	});

	test('needs one of the API versions that it has', async () => {
		const versionless = { ...tickets, sourceApiVersion: '', ...lake };
		expect(await account().failure(create, named(versionless))).toEqual({
			message: expect.stringContaining("'Source API Version' is empty, but AcmeTickets needs it"),
			description: expect.stringContaining('Use one of: v1, v2'),
		});
	});

	test('is left to AWS to check where the credential may not ask', async () => {
		account().control.failNext({
			service: 'appflow',
			operation: 'DescribeConnector',
			status: 403,
			error: 'AccessDeniedException',
			message: 'not allowed',
		});
		const { thrown, hints } = await account().run(
			create,
			named({ ...tickets, sourceApiVersion: 'v1', ...lake }),
		);
		expect(thrown).toEqual([]);
		expect(JSON.stringify(hints)).toContain('Allow appflow:DescribeConnectorProfiles');
		expect(account().sent('CreateFlow')).toHaveLength(1);
	});

	test('needs a profile that exists', async () => {
		const missing = { ...tickets, sourceConnectorProfileName: located('list', 'nobody') };
		expect(await account().failure(create, named({ ...missing, ...lake }))).toMatchObject({
			message: expect.stringContaining("There is no connector profile named 'nobody'"),
		});
	});
});

describe('A change of the ends of a flow', () => {
	const flowName = byName('my-flow');

	beforeEach(async () => {
		await account().json(
			create,
			named({
				...salesforce,
				sourceOptions: { dataTransferApi: 'BULKV2' },
				...lake,
				destinationBucketPrefix: 'raw',
				destinationOptions: { fileType: 'CSV', prefixType: 'PATH' },
			}),
		);
		account().control.clearRequests();
	});

	test('keeps what is not touched', async () => {
		await account().json('flow.update', {
			flowName,
			changeSource: true,
			sourceConnectorType: 'Salesforce',
			sourceConnectorProfileName: located('list', 'salesforce-sandbox'),
			sourceChanges: { includeDeletedRecords: true },
			changeDestination: true,
			destinationConnectorType: 'S3',
			destinationChanges: { fileType: 'JSON' },
		});
		expect(sentEnds('UpdateFlow')).toEqual([
			{
				connectorType: 'Salesforce',
				connectorProfileName: 'salesforce-sandbox',
				sourceConnectorProperties: {
					Salesforce: { object: 'Account', dataTransferApi: 'BULKV2', includeDeletedRecords: true },
				},
			},
			[
				{
					connectorType: 'S3',
					destinationConnectorProperties: {
						S3: {
							bucketName: 'acme-lake',
							bucketPrefix: 'raw',
							s3OutputFormatConfig: { fileType: 'JSON', prefixConfig: { prefixType: 'PATH' } },
						},
					},
				},
			],
		]);
	});

	test('has to be for the connector that the flow has', async () => {
		const failure = await account().failure('flow.update', {
			flowName,
			changeSource: true,
			sourceConnectorType: 'Slack',
			sourceObject: located('list', 'conversations'),
		});
		expect(failure).toMatchObject({
			message: expect.stringContaining(
				"'Source Connector' is Slack, but the flow has Salesforce there",
			),
		});
		expect(account().changes()).toEqual([]);
	});
});
