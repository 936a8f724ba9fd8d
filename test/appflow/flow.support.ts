import type { IDataObject } from 'n8n-workflow';

import { byName } from './support';
import type { Account } from './support';

/** A flow as Export gives it. */
export const definition = {
	description: 'Tickets of the help desk',
	triggerConfig: { triggerType: 'OnDemand' },
	sourceFlowConfig: {
		connectorType: 'Slack',
		connectorProfileName: 'slack-support',
		sourceConnectorProperties: { Slack: { object: 'conversations/general' } },
	},
	destinationFlowConfigList: [
		{
			connectorType: 'S3',
			destinationConnectorProperties: { S3: { bucketName: 'my-bucket', bucketPrefix: 'slack' } },
		},
	],
	tasks: [
		{
			taskType: 'Map_all',
			sourceFields: [],
			connectorOperator: { Slack: 'NO_OP' },
			taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: '[]' },
		},
	],
};

export const scheduled = {
	...definition,
	triggerConfig: {
		triggerType: 'Scheduled',
		triggerProperties: { Scheduled: { scheduleExpression: 'rate(1days)' } },
	},
};

/** The form's answers for a flow given as JSON. */
export const asJson = (flowDefinition: unknown) => ({ defineWith: 'json', flowDefinition });

/** What tests do with the flows of an account. */
export function flowsOf(account: () => Account) {
	return {
		created: async (name: string, json: unknown = definition): Promise<IDataObject[]> =>
			await account().json('flow.create', { newFlowName: name, ...asJson(json) }),
		exported: async (name: string): Promise<IDataObject> =>
			(await account().json('flow.export', { flowName: byName(name) }))[0] ?? {},
		/** The requests that would change something. */
		changes: () => account().requests('(Create|Update|Delete|Start|Stop|Tag).*'),
	};
}
