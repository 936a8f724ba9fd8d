import type { IDataObject } from 'n8n-workflow';

import { asJson, definition, flowsOf } from './flow.support';
import { Account, byName, useAccount } from './support';

const account = useAccount();
const { created, exported, changes } = flowsOf(account);

describe('Duplicate', () => {
	const flowName = byName('s3-accounts-to-salesforce');

	test('makes the same flow under another name', async () => {
		const source = await exported('salesforce-accounts-to-s3');
		const [json] = await account().json('flow.duplicate', {
			flowName: byName('salesforce-accounts-to-s3'),
			newFlowName: 'accounts-2',
		});
		expect(json).toMatchObject({
			created: true,
			flowName: 'accounts-2',
			flowStatus: 'Draft',
			duplicateOf: 'salesforce-accounts-to-s3',
		});
		expect(await exported('accounts-2')).toEqual({ ...source, flowName: 'accounts-2' });
	});

	test('takes other profiles and another object', async () => {
		await account().json('flow.duplicate', {
			flowName,
			newFlowName: 'leads',
			changes: {
				destinationConnectorProfileName: byName('salesforce-sandbox'),
				destinationObject: 'Opportunity',
			},
		});
		const before = await exported('s3-accounts-to-salesforce');
		const [destination] = before.destinationFlowConfigList as [
			{ destinationConnectorProperties: { Salesforce: IDataObject } },
		];
		expect((await exported('leads')).destinationFlowConfigList).toEqual([
			{
				...destination,
				connectorProfileName: 'salesforce-sandbox',
				destinationConnectorProperties: {
					Salesforce: {
						...destination.destinationConnectorProperties.Salesforce,
						object: 'Opportunity',
					},
				},
			},
		]);
	});

	test('takes another bucket and prefix', async () => {
		await account().json('flow.duplicate', {
			flowName: byName('zendesk-users-to-s3'),
			newFlowName: 'users-2',
			changes: { destinationBucketName: 'other-bucket', destinationBucketPrefix: 'users' },
		});
		expect(await exported('users-2')).toMatchObject({
			destinationFlowConfigList: [
				{
					destinationConnectorProperties: {
						S3: { bucketName: 'other-bucket', bucketPrefix: 'users' },
					},
				},
			],
		});
	});

	test.each([
		[{ destinationBucketName: 'other' }, "'Destination Bucket Name' is given, but flows to Salesf"],
		[{ sourceConnectorProfileName: 'x' }, "'Source Connector Profile' is given, but S3 has no"],
	])('of %j, which the flow has not, sends nothing', async (given, problem) => {
		const parameters = { flowName, newFlowName: 'other', changes: given };
		const { message } = await account().failure('flow.duplicate', parameters);
		expect(message).toContain(problem);
		expect(changes()).toEqual([]);
	});
});

describe('Export', () => {
	test('feeds Create in another region', async () => {
		const source = await exported('salesforce-accounts-to-s3');
		const elsewhere = await Account.start('us-east-1');
		try {
			const run = { newFlowName: 'accounts', ...asJson(source) };
			expect(await elsewhere.json('flow.create', run)).toMatchObject([
				{ flowArn: 'arn:aws:appflow:us-east-1:123456789012:flow/accounts' },
			]);
			const [json] = await elsewhere.json('flow.export', { flowName: byName('accounts') });
			expect(json).toEqual({ ...source, flowName: 'accounts' });
		} finally {
			await elsewhere.close();
		}
	});

	test('has nothing that AWS only tells, and no secret', async () => {
		expect(Object.keys(await exported('salesforce-accounts-to-s3')).sort()).toEqual([
			'description',
			'destinationFlowConfigList',
			'flowName',
			'metadataCatalogConfig',
			'sourceFlowConfig',
			'tasks',
			'triggerConfig',
		]);
	});

	test('leaves out tags and key if asked to', async () => {
		const kmsArn = 'arn:aws:kms:eu-west-1:123456789012:key/0ab1c2d3-1111-2222-3333-444455556666';
		await created('support', { ...definition, kmsArn, tags: { team: 'a' } });
		expect(await exported('support')).toMatchObject({ kmsArn, tags: { team: 'a' } });
		const [json] = await account().json('flow.export', {
			flowName: byName('support'),
			options: { includeTags: false, includeKmsKey: false },
		});
		expect(json).toEqual({ ...definition, flowName: 'support' });
	});
});
