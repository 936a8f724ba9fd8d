import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../../engine/json';
import { related } from '../../fields/related';
import type { RelatedPaths } from '../../fields/related';
import { pick } from '../../simplify';
import type { ConductorOne } from '../../transport/client';
import { flattenView } from '../../transport/expand';
import { firstRows } from '../../transport/pages';

/** A task as one object, related objects joined. */
export type Task = Record<string, unknown>;

/** What a task can be about; the member of its `type` that is set says which. */
const KINDS = ['grant', 'revoke', 'certify', 'offboarding', 'action', 'finding'] as const;

/** What the steps of a policy can be. */
const STEPS = ['approval', 'provision', 'accept', 'reject', 'wait', 'form', 'action'] as const;

export const taskRelated = related([
	{ name: 'Access Review', value: 'access_review_id' },
	{ name: 'Account', value: 'app_user_id' },
	{ name: 'Account Owner', value: 'identity_user_id' },
	{ name: 'App', value: 'app_id' },
	{ name: 'Approvers', value: 'approver_ids' },
	{ name: 'Created By', value: 'created_by_user_id' },
	{ name: 'Entitlements', value: 'app_entitlement_ids' },
	{ name: 'Insights', value: 'insight_ids' },
	{ name: 'Last Usage', value: 'app_user_last_usage' },
	{ name: 'Resource', value: 'resource' },
	{ name: 'Scope Bindings', value: 'entitlement_scope_bindings' },
	{ name: 'Scope Role Resources', value: 'scope_role_resources' },
	{ name: 'Step Approvers', value: 'step_approver_ids' },
	{ name: 'User', value: 'user_id' },
]);

const member = (json: Task, name: string): Record<string, unknown> => {
	const value = json[name];
	return isObject(value) ? value : {};
};

/** The kind of a task and what its kind says of it. */
export function kindOf(task: Task): { kind?: string; details: Record<string, unknown> } {
	const type = member(task, 'type');
	const kind = KINDS.find((name) => isObject(type[name]));
	return kind === undefined ? { details: {} } : { kind, details: member(type, kind) };
}

/** The step of the policy that the task is at: its ID and what it is; nothing once it is closed. */
export function currentStepOf(task: Task): { id?: string; kind?: string } {
	const { current } = member(task, 'policy');
	if (!isObject(current)) return {};
	const kind = STEPS.find((name) => isObject(current[name]));
	const { id } = current;
	return {
		...(typeof id === 'string' && id !== '' && { id }),
		...(kind !== undefined && { kind }),
	};
}

/** What a task is about and where it stands. */
export function simplifyTask(task: Task): IDataObject {
	const { kind, details } = kindOf(task);
	const user = task.userId || details.identityUserId || details.subjectUserId;
	return {
		...pick(task, { id: 'id', numericId: 'numericId', displayName: 'displayName' }),
		...(kind !== undefined && { type: kind }),
		...pick(task, { state: 'state' }),
		...pick(details, { outcome: 'outcome' }),
		...pick({ user }, { userId: 'user' }),
		...pick(details, { appId: 'appId' }),
		currentStep: currentStepOf(task).kind ?? null,
	};
}

/** The task in a reply, with its related objects; the reply itself if it is no view. */
export function taskIn(reply: Record<string, unknown>): Task {
	const { taskView, expanded } = reply;
	return isObject(taskView) ? flattenView(taskView, 'task', expanded) : reply;
}

/**
 * Reads a task.
 *
 * @param id Its ID or its number
 */
export async function readTask(
	service: ConductorOne,
	id: string,
	include: RelatedPaths = {},
): Promise<Task> {
	const path = `/api/v1/tasks/${encodeURIComponent(id)}`;
	const task = taskIn(await service.request({ method: 'GET', path }));
	return await withRelated(service, task, include);
}

/** The same task with what is related to it. Getting a task cannot join that, searching for it can. */
export async function withRelated(
	service: ConductorOne,
	task: Task,
	include: RelatedPaths,
): Promise<Task> {
	if (!include.expandMask) return task;
	const [found] = await firstRows(
		service,
		{
			method: 'POST',
			path: '/api/v1/search/tasks',
			body: { refs: [{ id: task.id }], includeDeleted: true, ...include },
		},
		{ items: 'list', entity: 'task', pageSize: 10 },
		1,
	);
	return found && found.id === task.id ? { ...found } : task;
}
