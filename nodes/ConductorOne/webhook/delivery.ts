import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { canonicalJson, isObject, toItemJson } from '../../../engine/json';
import { taskMembers } from '../events/taskMembers';
import { findingTypeOf } from '../findingType';
import { pick } from '../simplify';
import { flattenView } from '../transport/expand';
import { eventSortOf } from './events';

/** A delivery whose token is right. */
export interface Delivery {
	readonly sort: NonNullable<ReturnType<typeof eventSortOf>>;
	readonly callbackUrl: string;
	/** What the body calls the webhook's ID, though it may be the delivery's. */
	readonly deliveryId: string;
	readonly payload: Readonly<Record<string, unknown>>;
	/** The same for each time that it is sent. */
	readonly key: string;
}

/** A delivery in the body of a request; `undefined` for what is none, or of a sort not yet known. */
export function readDelivery(text: string): Delivery | undefined {
	const body = parseJson(text);
	if (!isObject(body) || body.version !== 'v1') return undefined;
	const sort = eventSortOf(body.event);
	const { callbackUrl, webhookId, payload } = body;
	if (!sort || !isObject(payload) || typeof callbackUrl !== 'string') return undefined;
	const deliveryId = typeof webhookId === 'string' ? webhookId : '';
	const members = Object.fromEntries(Object.entries(payload).filter(([name]) => name !== '@type'));
	const parts = sort.key(members);
	const told = parts.some((part) => typeof part === 'string' && part !== '');
	return {
		sort,
		callbackUrl,
		deliveryId,
		payload: members,
		// What cannot be told apart by its content is by its callback, of which each has one.
		key: createHash('sha256')
			.update(canonicalJson([sort.kind, ...(told ? parts : [callbackUrl])]))
			.digest('base64url')
			.slice(0, 22),
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * A delivery as the workflow gets it: what most need at the top, and all of it in `payload`, related
 * objects joined.
 *
 * @param webhookId Of the webhook that the node has registered
 */
export function deliveryJson(delivery: Delivery, webhookId: string | undefined): IDataObject {
	const { sort, callbackUrl, deliveryId, payload } = delivery;
	const joined = joinedPayload(payload);
	return {
		event: sort.kind,
		webhookId: webhookId ?? deliveryId,
		deliveryId,
		callbackUrl,
		...(isObject(joined.task) ? taskMembers(joined.task) : {}),
		...pick(joined, {
			automationId: 'workflowId',
			executionId: 'workflowExecutionId',
			stepId: 'workflowExecutionStepId',
			context: 'context',
			findingId: 'findingId',
			severity: 'finding.severity',
			ruleId: 'ruleId',
			dispatchId: 'dispatchId',
		}),
		...(isObject(joined.finding) && { type: findingTypeOf(joined.finding) }),
		payload: toItemJson(joined),
	};
}

function joinedPayload({
	taskView,
	expanded,
	...payload
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return isObject(taskView)
		? { ...payload, task: flattenView(taskView, 'task', expanded) }
		: { ...payload, ...(expanded !== undefined && { expanded }) };
}
