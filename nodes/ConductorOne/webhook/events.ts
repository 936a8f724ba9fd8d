import type { Choice } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { LATER, NEVER, now } from './answer';
import type { Answer } from './answer';

/** What ConductorOne can send to a webhook. Saved in people's workflows. */
export type EventKind =
	'approval' | 'automation' | 'finding' | 'postAction' | 'provisioning' | 'test';

type Payload = Readonly<Record<string, unknown>>;

interface EventSort {
	readonly kind: EventKind;
	/** ConductorOne's name of it, without its package. */
	readonly type: string;
	readonly name: string;
	readonly description: string;
	/**
	 * The answer when the workflow does not want such events. Nothing is ever approved or denied that
	 * way, and whoever waits learns at once that nobody will act.
	 */
	readonly unwanted: Answer;
	/** Tells a delivery from others, also if it comes again with another token; nothing if it cannot. */
	key(payload: Payload): ReadonlyArray<unknown>;
}

/** A row for each event, ordered by name. */
export const EVENT_SORTS: readonly EventSort[] = [
	{
		kind: 'approval',
		type: 'PayloadPolicyApprovalStep',
		name: 'Approval Needed',
		description: 'A policy asks this webhook to approve or deny a request',
		unwanted: LATER,
		key: taskKey,
	},
	{
		kind: 'automation',
		type: 'PayloadWorkflowStep',
		name: 'Automation Step',
		description: 'An automation of ConductorOne ran a step that calls this webhook',
		unwanted: NEVER,
		key: ({ workflowExecutionId, workflowExecutionStepId }) => [
			workflowExecutionId,
			workflowExecutionStepId,
		],
	},
	{
		kind: 'finding',
		type: 'PayloadFindingDispatch',
		name: 'Finding Routed Here',
		description: 'A routing rule of findings sends a finding to this webhook',
		unwanted: now(),
		key: ({ dispatchId }) => [dispatchId],
	},
	{
		kind: 'postAction',
		type: 'PayloadPolicyPostAction',
		name: 'Policy Post Action',
		description: 'A policy has come to its end and calls this webhook',
		unwanted: now(),
		key: taskKey,
	},
	{
		kind: 'provisioning',
		type: 'PayloadProvisionStep',
		name: 'Provisioning Needed',
		description: 'A policy asks this webhook to give or remove access',
		unwanted: NEVER,
		key: taskKey,
	},
	{
		kind: 'test',
		type: 'PayloadTest',
		name: 'Webhook Test',
		description: 'Somebody tests the webhook, or this node is executed in the editor',
		unwanted: now(),
		key: () => [],
	},
];

const PACKAGE = 'c1.webhooks.v1.';

/** The sort of an event by the name that its delivery has for it. */
export function eventSortOf(event: unknown): EventSort | undefined {
	return EVENT_SORTS.find(({ type }) => event === PACKAGE + type);
}

/** The events as the form offers them. */
export const eventChoices: ReadonlyArray<Choice<EventKind>> = EVENT_SORTS.map(
	({ kind, name, description }) => ({ name, value: kind, description }),
);

/**
 * The task and the step that it is at. Provisioning that is tried again is the same step, but another
 * call of the webhook.
 */
function taskKey({ taskView }: Payload): ReadonlyArray<unknown> {
	const task = memberOf(taskView, 'task');
	const current = memberOf(memberOf(task, 'policy'), 'current');
	const call = memberOf(memberOf(current, 'provision'), 'webhookInstanceId');
	return [memberOf(task, 'id'), memberOf(current, 'id') ?? null, call ?? null];
}

function memberOf(value: unknown, name: string): unknown {
	return isObject(value) ? value[name] : undefined;
}
