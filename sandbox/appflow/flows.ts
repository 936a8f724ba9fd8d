import type { JsonObject } from '../core/json';
import type { Sequenced } from './paging';

/** A flow, as much of it as lists show. */
export interface Flow extends Sequenced {
	name: string;
	arn: string;
	description: string;
	status: 'Active' | 'Draft' | 'Errored' | 'Suspended';
	triggerType: 'Scheduled' | 'Event' | 'OnDemand';
	sourceType: string;
	sourceLabel?: string;
	destinationType: string;
	/** The connector profiles that it uses. */
	profileNames: string[];
	createdAt: Date;
	lastRun?: { at: Date; status: 'Successful' | 'Error' | 'InProgress'; message: string };
}

/** A flow as ListFlows answers. */
export function flowDefinition(flow: Flow, owner: string, tags: JsonObject): JsonObject {
	const { lastRun } = flow;
	return {
		flowArn: flow.arn,
		description: flow.description,
		flowName: flow.name,
		flowStatus: flow.status,
		sourceConnectorType: flow.sourceType,
		...(flow.sourceLabel ? { sourceConnectorLabel: flow.sourceLabel } : {}),
		destinationConnectorType: flow.destinationType,
		triggerType: flow.triggerType,
		createdAt: flow.createdAt.getTime() / 1000,
		lastUpdatedAt: flow.createdAt.getTime() / 1000,
		createdBy: owner,
		lastUpdatedBy: owner,
		tags,
		...(lastRun
			? {
					lastRunExecutionDetails: {
						mostRecentExecutionMessage: lastRun.message,
						mostRecentExecutionTime: lastRun.at.getTime() / 1000,
						mostRecentExecutionStatus: lastRun.status,
					},
				}
			: {}),
	};
}
