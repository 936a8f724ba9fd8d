import type {
	CreateFlowRequest,
	DescribeFlowResponse,
	DestinationFlowConfig,
	Task,
} from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../../engine/errors';
import { canonicalJson, isObject } from '../../../engine/json';
import { wholeOf } from '../transport/restore';
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

/** The members of a flow that are its definition or its settings. */
export const KNOWN_MEMBERS: readonly string[] = [
	'description',
	'destinationFlowConfigList',
	'kmsArn',
	'metadataCatalogConfig',
	'sourceFlowConfig',
	'tags',
	'tasks',
	'triggerConfig',
];

/** What a flow has beside its definition, only when it is made. */
export interface FlowSettings {
	readonly kmsArn?: string | undefined;
	readonly tags?: Record<string, string> | undefined;
}

/** Members that AWS only tells, or that the node adds itself. */
const ONLY_TOLD =
	/^(\$metadata|clientToken|created(At|By)|flow(Arn|Name|Status|StatusMessage)|last[A-Z].*|schemaVersion)$/;

/** The members of a flow that AWS takes as well, also those that only AWS knows. */
export function takenOf(flow: object): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(flow).filter(([name, value]) => value !== undefined && !ONLY_TOLD.test(name)),
	);
}

/**
 * The definition of a flow that exists, without what AWS only tells and does not take: status, dates,
 * runs, tasks that say nothing. It has what only AWS knows: an update without it would remove it.
 *
 * @throws {OutcomeError} when AWS left out what every flow has
 */
export function definitionOf(flow: DescribeFlowResponse): FlowDefinition {
	return knownDefinitionOf(wholeOf(flow));
}

/** The same as far as the SDK knows its members. */
export function knownDefinitionOf(flow: DescribeFlowResponse): FlowDefinition {
	const { flowName, description, triggerConfig, sourceFlowConfig, metadataCatalogConfig } = flow;
	const { destinationFlowConfigList, tasks } = flow;
	if (!triggerConfig || !sourceFlowConfig || !destinationFlowConfigList || !tasks) {
		throw new OutcomeError(
			`AWS did not describe the flow '${flowName}' completely`,
			'Its trigger, source, destination, or tasks are missing. Try again later',
		);
	}
	const others = Object.entries(takenOf(flow)).filter(([name]) => !KNOWN_MEMBERS.includes(name));
	return {
		...Object.fromEntries(others),
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

/**
 * Whether two definitions make the same flow. AWS describes switches that are off, and parts that
 * are empty, which nobody gave: these count as not there.
 */
export function sameDefinition(one: FlowDefinition, other: FlowDefinition): boolean {
	return (
		sameTasks(one.tasks, other.tasks) &&
		canonicalJson(meaning({ ...one, tasks: [] })) ===
			canonicalJson(meaning({ ...other, tasks: [] }))
	);
}

const MEANINGLESS: readonly unknown[] = [undefined, null, false, 0, ''];

/** What AWS does where nothing is said: it may describe that too. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
	aggregationType: 'None',
	dataTransferApi: 'AUTOMATIC',
	writeOperationType: 'INSERT',
};

function meaning(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(meaning);
	if (value instanceof Date || !isObject(value)) return value;
	const members = Object.entries(value)
		.map(([name, member]): [string, unknown] => [name, meaning(member)])
		.filter(([, member]) => !MEANINGLESS.includes(member) && !isEmpty(member))
		.filter(([name, member]) => !Object.hasOwn(DEFAULTS, name) || DEFAULTS[name] !== member);
	return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return isObject(value) && !(value instanceof Date) && Object.keys(value).length === 0;
}

/** A difference between two definitions that UpdateFlow refuses. */
export interface Fixed {
	/** What differs, as the form calls it. */
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

/** What AWS surely would not change, were a flow updated like this. It may refuse more. */
export function fixedDifferences(before: FlowDefinition, after: FlowDefinition): Fixed[] {
	const [from] = before.destinationFlowConfigList;
	const [to] = after.destinationFlowConfigList;
	const differs = (field: string, one: string | undefined, other: string | undefined) =>
		one === other ? [] : [{ field, before: one ?? 'none', after: other ?? 'none' }];
	return [
		...differs(
			'Source Connector',
			before.sourceFlowConfig.connectorType,
			after.sourceFlowConfig.connectorType,
		),
		...differs('Destination Connector', from?.connectorType, to?.connectorType),
		...(from?.connectorType === to?.connectorType
			? differs('Destination Object', targetOf(from), targetOf(to))
			: []),
	];
}

/** The object that a flow writes; of files, the bucket. */
function targetOf(destination: DestinationFlowConfig | undefined): string | undefined {
	const union = destination?.destinationConnectorProperties;
	return union?.S3?.bucketName ?? objectOf(union);
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
	const start = startOf(definition);
	if (!start || start > now) return definition;
	onDropped();
	return withStart(definition, undefined);
}

/**
 * The same definition for a flow that is changed: AWS takes no new start time in the past, but
 * leaves alone one that the flow has.
 */
export function asChange(before: FlowDefinition, after: FlowDefinition, now: Date): FlowDefinition {
	const start = startOf(after);
	return !start || start > now ? after : withStart(after, startOf(before));
}

function startOf({ triggerConfig }: FlowDefinition): Date | undefined {
	return triggerConfig?.triggerProperties?.Scheduled?.scheduleStartTime;
}

function withStart(
	definition: FlowDefinition,
	scheduleStartTime: Date | undefined,
): FlowDefinition {
	const { triggerConfig } = definition;
	const scheduled = triggerConfig?.triggerProperties?.Scheduled;
	if (!triggerConfig || !scheduled) return definition;
	const Scheduled = { ...scheduled, scheduleStartTime };
	return { ...definition, triggerConfig: { ...triggerConfig, triggerProperties: { Scheduled } } };
}
