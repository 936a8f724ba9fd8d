import type {
	CreateFlowRequest,
	DescribeFlowResponse,
	DestinationFlowConfig,
	Task,
} from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../../engine/errors';
import { canonicalJson, withoutUndefined } from '../../../engine/json';
import { sameTasks } from './mapping/sameTasks';
import { objectOf } from './summary';

/** What a flow does, apart from its name, its key, and its tags. UpdateFlow replaces it whole. */
export type FlowDefinition = Pick<
	CreateFlowRequest,
	'description' | 'metadataCatalogConfig' | 'triggerConfig'
> & {
	readonly sourceFlowConfig: NonNullable<CreateFlowRequest['sourceFlowConfig']>;
	readonly destinationFlowConfigList: DestinationFlowConfig[];
	readonly tasks: Task[];
};

/** What a flow has beside its definition, only when it is made. */
export interface FlowSettings {
	readonly kmsArn?: string | undefined;
	readonly tags?: Record<string, string> | undefined;
}

/**
 * The definition of a flow that exists, without what AWS only tells and does not take: status, dates,
 * runs, tasks that say nothing.
 *
 * @throws {OutcomeError} when AWS left out what every flow has
 */
export function definitionOf(flow: DescribeFlowResponse): FlowDefinition {
	const { description, triggerConfig, sourceFlowConfig, metadataCatalogConfig } = flow;
	const { destinationFlowConfigList, tasks } = flow;
	if (!triggerConfig || !sourceFlowConfig || !destinationFlowConfigList || !tasks) {
		throw new OutcomeError(
			`AWS did not describe the flow '${flow.flowName}' completely`,
			'Its trigger, source, destination, or tasks are missing. Try again later',
		);
	}
	return {
		...(description && { description }),
		triggerConfig,
		sourceFlowConfig,
		destinationFlowConfigList,
		tasks: tasks.filter(({ taskType }) => taskType),
		...(metadataCatalogConfig?.glueDataCatalog && { metadataCatalogConfig }),
	};
}

/** What a flow has beside its definition. Tags of AWS itself cannot be given to another flow. */
export function settingsOf({ kmsArn, tags = {} }: DescribeFlowResponse): FlowSettings {
	const own = Object.entries(tags).filter(([key]) => !key.startsWith('aws:'));
	return {
		...(kmsArn && { kmsArn }),
		...(own.length > 0 && { tags: Object.fromEntries(own) }),
	};
}

/** Whether two definitions make the same flow. */
export function sameDefinition(one: FlowDefinition, other: FlowDefinition): boolean {
	return (
		sameTasks(one.tasks, other.tasks) && canonicalJson(rest(one)) === canonicalJson(rest(other))
	);
}

function rest(definition: FlowDefinition): unknown {
	return withoutUndefined({ ...definition, tasks: undefined });
}

/** A difference between two definitions that UpdateFlow refuses. */
export interface Fixed {
	/** What differs, as the form calls it. */
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

/** What AWS would not change, were a flow updated like this. */
export function fixedDifferences(before: FlowDefinition, after: FlowDefinition): Fixed[] {
	const [from] = before.destinationFlowConfigList;
	const [to] = after.destinationFlowConfigList;
	const trigger = ({ triggerConfig }: FlowDefinition) => triggerConfig?.triggerType;
	const differs = (field: string, one: string | undefined, other: string | undefined) =>
		one === other ? [] : [{ field, before: one ?? 'none', after: other ?? 'none' }];
	const events = [before, after].map((definition) => trigger(definition) === 'Event');
	return [
		...differs(
			'Source Connector',
			before.sourceFlowConfig.connectorType,
			after.sourceFlowConfig.connectorType,
		),
		...differs('Destination Connector', from?.connectorType, to?.connectorType),
		...(from?.connectorType === to?.connectorType
			? differs(
					'Destination Object',
					objectOf(from?.destinationConnectorProperties),
					objectOf(to?.destinationConnectorProperties),
				)
			: []),
		...(events[0] === events[1] ? [] : differs('Trigger', trigger(before), trigger(after))),
	];
}

/**
 * The same definition for a flow that is made anew: AWS takes no start time in the past.
 *
 * @param onDropped Called when a start time was left out
 */
export function asNew(
	definition: FlowDefinition,
	now: Date,
	onDropped: () => void,
): FlowDefinition {
	const { triggerConfig } = definition;
	const scheduled = triggerConfig?.triggerProperties?.Scheduled;
	if (!triggerConfig || !scheduled?.scheduleStartTime) return definition;
	if (scheduled.scheduleStartTime > now) return definition;
	onDropped();
	const Scheduled = { ...scheduled, scheduleStartTime: undefined };
	return {
		...definition,
		triggerConfig: { ...triggerConfig, triggerProperties: { Scheduled } },
	};
}
