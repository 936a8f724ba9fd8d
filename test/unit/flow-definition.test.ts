import type { DescribeFlowResponse, DestinationConnectorProperties } from '@aws-sdk/client-appflow';

import {
	asChange,
	asNew,
	definitionOf,
	fixedDifferences,
	sameDefinition,
	settingsOf,
} from '../../nodes/AwsAppFlow/flow/definition';
import type { FlowDefinition } from '../../nodes/AwsAppFlow/flow/definition';
import { givenFlow } from '../../nodes/AwsAppFlow/flow/givenDefinition';
import { objectOf } from '../../nodes/AwsAppFlow/flow/summary';

const described: DescribeFlowResponse = {
	flowArn: 'arn:aws:appflow:eu-west-1:123456789012:flow/orders',
	flowName: 'orders',
	flowStatus: 'Active',
	description: 'Orders',
	createdAt: new Date(0),
	schemaVersion: 3,
	lastRunExecutionDetails: { mostRecentExecutionStatus: 'Successful' },
	tags: { team: 'a', 'aws:cloudformation:stack-name': 'stack' },
	kmsArn: 'arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1',
	triggerConfig: {
		triggerType: 'Scheduled',
		triggerProperties: {
			Scheduled: { scheduleExpression: 'rate(1days)', scheduleStartTime: new Date(86_400_000) },
		},
	},
	sourceFlowConfig: {
		connectorType: 'Salesforce',
		connectorProfileName: 'salesforce',
		sourceConnectorProperties: { Salesforce: { object: 'Order' } },
	},
	destinationFlowConfigList: [
		{
			connectorType: 'S3',
			destinationConnectorProperties: { S3: { bucketName: 'bucket', bucketPrefix: 'orders' } },
		},
	],
	tasks: [
		{ taskType: 'Map_all', sourceFields: [], connectorOperator: { Salesforce: 'NO_OP' } },
		// What other tools have left behind.
		{ taskType: undefined, sourceFields: [] },
	],
	metadataCatalogConfig: {},
};

const definition = definitionOf(described);

describe('the definition of a flow that exists', () => {
	test('has what AWS takes, and nothing that it only tells', () => {
		expect(Object.keys(definition).sort()).toEqual([
			'description',
			'destinationFlowConfigList',
			'sourceFlowConfig',
			'tasks',
			'triggerConfig',
		]);
	});

	test('has no task that says nothing', () => {
		expect(definition.tasks).toHaveLength(1);
	});

	test('comes with its key, and the tags that are not of AWS itself', () => {
		expect(settingsOf(described)).toEqual({ kmsArn: described.kmsArn, tags: { team: 'a' } });
	});

	test('of a flow that AWS describes in part only is an error', () => {
		expect(() => definitionOf({ ...described, tasks: undefined })).toThrow('completely');
	});
});

describe('two definitions', () => {
	test('are the same whatever the order of members and tasks', () => {
		const { tasks, triggerConfig, ...others } = definition;
		expect(sameDefinition(definition, { triggerConfig, tasks: [...tasks], ...others })).toBe(true);
	});

	test('are the same when one says what is the case anyway', () => {
		const [task] = definition.tasks;
		if (!task) throw new Error('There is a task');
		const wordy = {
			...definition,
			tasks: [{ ...task, taskProperties: {}, destinationField: '' }],
			metadataCatalogConfig: {},
			sourceFlowConfig: {
				...definition.sourceFlowConfig,
				incrementalPullConfig: {},
				sourceConnectorProperties: {
					Salesforce: { object: 'Order', enableDynamicFieldUpdate: false },
				},
			},
		};
		expect(sameDefinition(definition, wordy)).toBe(true);
	});

	test('are the same when AWS describes what it does anyway', () => {
		const into = (properties: DestinationConnectorProperties) => ({
			...definition,
			destinationFlowConfigList: [
				{ connectorType: 'S3' as const, destinationConnectorProperties: properties },
			],
		});
		const aggregated = (aggregationType: 'None' | 'SingleFile') =>
			into({
				S3: {
					bucketName: 'files',
					s3OutputFormatConfig: { aggregationConfig: { aggregationType } },
				},
			});
		const files = into({ S3: { bucketName: 'files' } });
		expect(sameDefinition(files, aggregated('None'))).toBe(true);
		expect(sameDefinition(files, aggregated('SingleFile'))).toBe(false);
		const records = into({ Salesforce: { object: 'Order' } });
		const writing = (writeOperationType: 'INSERT' | 'DELETE') =>
			into({ Salesforce: { object: 'Order', dataTransferApi: 'AUTOMATIC', writeOperationType } });
		expect(sameDefinition(records, writing('INSERT'))).toBe(true);
		expect(sameDefinition(records, writing('DELETE'))).toBe(false);
	});

	test('differ by a switch', () => {
		const Salesforce = { object: 'Order', enableDynamicFieldUpdate: true };
		const sourceFlowConfig = {
			...definition.sourceFlowConfig,
			sourceConnectorProperties: { Salesforce },
		};
		expect(sameDefinition(definition, { ...definition, sourceFlowConfig })).toBe(false);
	});

	test('differ by a time', () => {
		const other = structuredClone(definition);
		other.triggerConfig?.triggerProperties?.Scheduled?.scheduleStartTime?.setFullYear(2030);
		expect(sameDefinition(definition, other)).toBe(false);
	});

	test('differ in nothing that AWS refuses when only the schedule changes', () => {
		const triggerConfig = { triggerType: 'OnDemand' as const };
		expect(fixedDifferences(definition, { ...definition, triggerConfig })).toEqual([]);
	});

	test.each([
		[
			'Destination Object',
			{
				destinationFlowConfigList: [
					{
						connectorType: 'S3' as const,
						destinationConnectorProperties: { S3: { bucketName: 'other', bucketPrefix: 'orders' } },
					},
				],
			},
			{ before: 'bucket', after: 'other' },
		],
		[
			'Destination Connector',
			{
				destinationFlowConfigList: [
					{
						connectorType: 'Upsolver' as const,
						destinationConnectorProperties: {},
					},
				],
			},
			{ before: 'S3', after: 'Upsolver' },
		],
		[
			'Source Connector',
			{
				sourceFlowConfig: {
					connectorType: 'Slack' as const,
					sourceConnectorProperties: { Slack: { object: 'x' } },
				},
			},
			{ before: 'Salesforce', after: 'Slack' },
		],
	])('cannot be turned into each other where %s differs', (field, change, values) => {
		const other = { ...definition, ...change };
		expect(fixedDifferences(definition, other)).toEqual([{ field, ...values }]);
	});
});

describe('a definition for a new flow', () => {
	test('loses a start time that has passed', () => {
		const dropped = jest.fn();
		const made = asNew(definition, new Date(2 * 86_400_000), dropped);
		expect(made.triggerConfig?.triggerProperties?.Scheduled).toEqual({
			scheduleExpression: 'rate(1days)',
		});
		expect(dropped).toHaveBeenCalledTimes(1);
	});

	test('keeps one that is to come', () => {
		const dropped = jest.fn();
		expect(asNew(definition, new Date(0), dropped)).toBe(definition);
		expect(dropped).not.toHaveBeenCalled();
	});
});

describe('a definition that changes a flow', () => {
	const startOf = (changed: FlowDefinition) =>
		changed.triggerConfig?.triggerProperties?.Scheduled?.scheduleStartTime;
	const starting = (time: Date) => {
		const other = structuredClone(definition);
		const scheduled = other.triggerConfig?.triggerProperties?.Scheduled;
		if (scheduled) scheduled.scheduleStartTime = time;
		return other;
	};

	test('keeps the start time that the flow has, in place of another one that has passed', () => {
		const changed = asChange(definition, starting(new Date(5)), new Date(2 * 86_400_000));
		expect(startOf(changed)).toEqual(startOf(definition));
	});

	test('may start at a time to come', () => {
		const later = new Date(9 * 86_400_000);
		expect(startOf(asChange(definition, starting(later), new Date(0)))).toEqual(later);
	});
});

describe('a flow given as JSON', () => {
	const given = (changes: Record<string, unknown> = {}) =>
		givenFlow('Flow', { ...JSON.parse(JSON.stringify(definition)), ...changes });

	test('is what it was before it became JSON', () => {
		expect(given().definition).toEqual(definition);
	});

	test('may have times in seconds, as AWS has them', () => {
		const Scheduled = { scheduleExpression: 'rate(1 day)', firstExecutionFrom: 86_400 };
		const { triggerConfig } = given({
			triggerConfig: { triggerType: 'Scheduled', triggerProperties: { Scheduled } },
		}).definition;
		expect(triggerConfig?.triggerProperties?.Scheduled).toEqual({
			scheduleExpression: 'rate(1days)',
			firstExecutionFrom: new Date(86_400_000),
		});
	});

	test('may have empty properties of a trigger that needs none', () => {
		const triggerConfig = { triggerType: 'OnDemand', triggerProperties: {} };
		expect(given({ triggerConfig }).definition.triggerConfig).toEqual({ triggerType: 'OnDemand' });
	});

	test('keeps members that only AWS knows', () => {
		const source = { ...definition.sourceFlowConfig, newMember: { deep: 1 } };
		expect(given({ another: true, sourceFlowConfig: source }).definition).toMatchObject({
			another: true,
			sourceFlowConfig: { newMember: { deep: 1 } },
		});
	});

	test.each<[Record<string, unknown>, string]>([
		[{ triggerConfig: { triggerType: 'Scheduled' } }, "'Flow: triggerConfig.triggerProperties'"],
		[{ triggerConfig: { triggerType: 'Sometimes' } }, "'Flow: triggerConfig.triggerType'"],
		[{ triggerConfig: 'OnDemand' }, "'Flow: triggerConfig' is not a JSON object"],
		[{ sourceFlowConfig: { connectorType: 'Slack' } }, 'sourceConnectorProperties'],
		[{ destinationFlowConfigList: {} }, 'is not a list of one destination'],
		[{ destinationFlowConfigList: [{ connectorType: 'S3' }] }, 'destinationConnectorProperties'],
		[{ description: 7 }, "'Flow: description' is not text"],
		[{ tags: { team: 7 } }, "'Flow: tags.team' is not text"],
		[{ tasks: 'all' }, 'Tasks'],
	])('with %j names the place', (changes, message) => {
		expect(() => given(changes)).toThrow(message);
	});
});

test.each([
	[{ Salesforce: { object: 'Account' } }, 'Account'],
	[{ SAPOData: { objectPath: '/orders' } }, '/orders'],
	[{ CustomConnector: { entityName: 'issues' } }, 'issues'],
	[{ Veeva: { object: 'x', documentType: 'y' } }, 'x'],
	[{ S3: { bucketName: 'bucket' } }, 'bucket'],
	[{ Slack: undefined, S3: { bucketName: 'bucket', bucketPrefix: 'a/b' } }, 'bucket/a/b'],
	[{ LookoutMetrics: {} }, undefined],
	[undefined, undefined],
])('what %j is about is %s', (union, expected) => {
	expect(objectOf(union)).toBe(expected);
});
