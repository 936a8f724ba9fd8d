import type {
	CreateFlowCommandInput,
	ScheduledTriggerProperties,
	Task,
	TriggerConfig,
} from '@aws-sdk/client-appflow';

/** A flow that anybody may create: three fields of Salesforce's accounts go to a bucket, on demand. */
export function accountsFlow(
	flowName: string,
	changes: Partial<CreateFlowCommandInput> = {},
): CreateFlowCommandInput {
	return {
		flowName,
		triggerConfig: { triggerType: 'OnDemand' },
		sourceFlowConfig: {
			connectorType: 'Salesforce',
			connectorProfileName: 'salesforce-production',
			sourceConnectorProperties: { Salesforce: { object: 'Account' } },
		},
		destinationFlowConfigList: [
			{
				connectorType: 'S3',
				destinationConnectorProperties: { S3: { bucketName: 'acme-lake' } },
			},
		],
		tasks: mapTasks('Id', 'Name', 'Industry'),
		...changes,
	};
}

/** Maps fields of Salesforce under their own names. */
export function mapTasks(...fields: string[]): Task[] {
	return [
		{
			taskType: 'Filter',
			sourceFields: fields,
			connectorOperator: { Salesforce: 'PROJECTION' },
			taskProperties: {},
		},
		...fields.map((field): Task => ({
			taskType: 'Map',
			sourceFields: [field],
			connectorOperator: { Salesforce: 'NO_OP' },
			destinationField: field,
			taskProperties: {},
		})),
	];
}

/** A trigger by schedule. */
export function scheduled(
	scheduleExpression: string,
	settings: Partial<ScheduledTriggerProperties> = {},
): TriggerConfig {
	const Scheduled = { scheduleExpression, dataPullMode: 'Incremental' as const, ...settings };
	return { triggerType: 'Scheduled', triggerProperties: { Scheduled } };
}
