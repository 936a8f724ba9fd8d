import type { Call } from '../call';
import { missing, precondition, StatusError } from '../errors';
import { expandMask, list, string } from '../protojson';
import { ids } from '../seed/ids';
import { nextId } from '../state';
import { emergencySteps, stepsFor } from '../tasks/steps';
import {
	close,
	endStep,
	note,
	outcomeOf,
	restart,
	settleTask,
	startNext,
	type Task,
	type TaskWorld,
} from '../tasks/task';
import { allowedActions, taskReply } from '../tasks/view';
import { duration, struct } from '../wellKnown';
import { findTask } from './tasks';
import { findUser } from './users';

interface Given {
	comment: string;
	expandMask: { paths: string[] } | undefined;
	policyStepId?: string;
}

const commented = { comment: string, expandMask };
const stepped = { ...commented, policyStepId: string };

/**
 * Accepts an action and answers with the task as it was before: it takes effect a moment later, when
 * somebody looks at the task again.
 */
function accept(
	call: Call,
	allowedAs: string,
	body: Given,
	apply: (task: Task, world: TaskWorld, userId: string) => void,
) {
	const task = findTask(call);
	settleTask(task, call.world);
	if (task.state === 'TASK_STATE_CLOSED') throw precondition('task is closed');
	const { policyStepId = '' } = body;
	if (policyStepId !== '' && policyStepId !== task.current?.id) {
		throw precondition(
			'this action is no longer available: the request has advanced to a new approval step',
		);
	}
	if (!allowedActions(call, task).includes(`TASK_ACTION_TYPE_${allowedAs}`)) {
		throw new StatusError('permissionDenied', 'action not permitted');
	}
	const before = taskReply(call, task, body.expandMask?.paths);
	const userId = call.principal.userId || ids.users.admin;
	const { world, tenant } = call;
	task.queued.push({
		at: tenant.now.getTime() + tenant.settings.taskActionSeconds * 1000,
		apply(now) {
			if (body.comment !== '') comment(task, now, userId, body.comment);
			apply(task, { ...world, now }, userId);
			task.updatedAt = now.toISOString();
		},
	});
	return { ...structuredClone(before), ticketActionId: nextId(tenant.state, 'action') };
}

function comment(task: Task, now: Date, userId: string, text: string): void {
	task.commentCount += 1;
	note(task, now, userId, { comment: { comment: text, updatedBy: userId } });
}

const approved = (task: Task, world: TaskWorld, userId: string, stepUpTransactionId = '') => {
	task.approverIds.push(userId);
	const approvedAt = world.now.toISOString();
	endStep(task, world, 'approved', { approvedAt, userId, entitlements: [], stepUpTransactionId });
};

export function approve(call: Call) {
	const body = call.read(stepped);
	if (body.policyStepId === '') throw missing('policy_step_id');
	return accept(call, 'APPROVE', body, approved);
}

export function approveWithStepUp(call: Call) {
	const body = call.read({ ...stepped, stepUpTransactionId: string });
	const { stepUpTransactionId: transaction } = body;
	if (transaction === '') {
		const reply = taskReply(call, findTask(call), body.expandMask?.paths);
		const redirectUrl = `${call.tenant.url}/step-up`;
		return { ...reply, redirectUrl, ticketActionId: '' };
	}
	const reply = accept(call, 'APPROVE_WITH_STEP_UP', body, (task, world, userId) =>
		approved(task, world, userId, transaction),
	);
	return { ...reply, redirectUrl: '' };
}

export function deny(call: Call) {
	return accept(call, 'DENY', call.read(stepped), (task, { now }, userId) => {
		task.approverIds.push(userId);
		if (task.current) {
			task.current.done = true;
			task.current.ended = { as: 'denied', details: { deniedAt: now.toISOString(), userId } };
		}
		close(task, now, outcomeOf(task.kind, 'DENIED'));
	});
}

export function commentOn(call: Call) {
	const { ticketActionId, ...reply } = accept(call, 'COMMENT', call.read(commented), () => {});
	void ticketActionId;
	return reply;
}

export function closeTask(call: Call) {
	const { ticketActionId, ...reply } = accept(
		call,
		'CLOSE',
		call.read(commented),
		(task, { now }) => close(task, now, outcomeOf(task.kind, 'CANCELLED')),
	);
	return { ...reply, taskActionId: ticketActionId };
}

export function reassign(call: Call) {
	const body = call.read({ ...stepped, newStepUserIds: list(string) });
	const users = body.newStepUserIds.map((id) => findUser(call, call.checkId('UserId', id)).id);
	if (users.length === 0) throw missing('new_step_user_ids');
	return accept(call, 'REASSIGN', body, (task, world, userId) => {
		task.next.unshift({ approval: { users: { userIds: users } } });
		endStep(task, world, 'reassigned', { reassignedAt: world.now.toISOString(), userId });
	});
}

export function restartTask(call: Call) {
	return accept(call, 'RESTART', call.read(stepped), (task, world) => restart(task, world));
}

/** Finds out anew which policy applies. */
export function hardReset(call: Call) {
	return accept(call, 'HARD_RESET', call.read(commented), (task, world) =>
		restart(
			task,
			world,
			task.kind === 'grant' ? stepsFor(task.appEntitlementId, world.settings) : task.steps,
		),
	);
}

export function skipStep(call: Call) {
	const body = call.read(stepped);
	if (body.policyStepId === '') throw missing('policy_step_id');
	return accept(call, 'SKIP_STEP', body, (task, world, userId) =>
		endStep(task, world, 'skipped', { skippedAt: world.now.toISOString(), userId }),
	);
}

export function escalate(call: Call) {
	return accept(call, 'ESCALATE_TO_EMERGENCY_ACCESS', call.read(stepped), (task, world) => {
		task.emergencyAccess = true;
		restart(task, world, emergencySteps);
	});
}

export function processNow(call: Call) {
	const body = { ...call.read({ expandMask }), comment: '' };
	const { ticketActionId, ...reply } = accept(call, 'PROCESS_NOW', body, (task, { now }) => {
		if (task.current?.provisionedAt !== undefined) task.current.provisionedAt = now.getTime();
	});
	void ticketActionId;
	return reply;
}

export function retryProvisioning(call: Call) {
	return accept(call, 'RETRY_PROVISIONING', call.read(stepped), (task, world) => {
		const { current } = task;
		if (!current) return;
		task.outcome = outcomeOf(task.kind, 'UNSPECIFIED');
		task.history.push({ ...current, done: true });
		task.next.unshift(structuredClone(current.step));
		task.current = undefined;
		startNext(task, world);
	});
}

export function updateGrantDuration(call: Call) {
	const body = call.read({ duration, expandMask });
	const given = body.duration;
	if (given === undefined) throw missing('duration');
	return accept(call, 'UPDATE_GRANT_DURATION', { ...body, comment: '' }, (task) => {
		task.grantDuration = given;
	});
}

export function updateRequestData(call: Call) {
	const body = call.read({ data: struct, expandMask });
	return accept(call, 'UPDATE_REQUEST_DATA', { ...body, comment: '' }, (task, world) => {
		task.data = body.data ?? null;
		endStep(task, world, 'completed', {});
	});
}
