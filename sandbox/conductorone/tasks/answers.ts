import { isObject } from '../../core/json';
import type { Delivery } from '../webhooks/deliveries';
import type { PolicyStep } from './steps';
import { close, endStep, note, outcomeOf, restart, type Task, type TaskWorld } from './task';

type Json = Record<string, unknown>;

const system = '';

/**
 * Acts on what a receiver answered to a delivery about a task.
 *
 * @returns what is wrong with the answer, if anything
 */
export function applyAnswer(
	task: Task,
	delivery: Delivery,
	document: Json,
	world: TaskWorld,
): string | undefined {
	const { current } = task;
	if (current?.deliveryId !== delivery.id) return 'the task has moved on to another step';
	const given = Object.keys(document).filter((name) => name !== 'version');
	const [name = ''] = given;
	const value = document[name];
	if (given.length !== 1 || !isObject(value)) return 'an answer has one member beside its version';
	const comment = typeof value.comment === 'string' ? value.comment : '';
	if ([...comment].length > 1024) return 'the comment is too long';
	const at = world.now.toISOString();
	const provisioning = current.step.provision !== undefined;
	if (comment !== '') note(task, world.now, system, { comment: { comment, updatedBy: system } });

	if (!provisioning && name === 'approve') {
		endStep(task, world, 'approved', { approvedAt: at, userId: system, entitlements: [] });
	} else if (!provisioning && name === 'deny') {
		current.ended = { as: 'denied', details: { deniedAt: at, userId: system } };
		current.done = true;
		close(task, world.now, outcomeOf(task.kind, 'DENIED'));
	} else if (!provisioning && name === 'reassign') {
		const users = value.newStepUserIds;
		if (!Array.isArray(users) || users.length === 0 || users.length > 32) {
			return 'newStepUserIds must name 1 to 32 users';
		}
		task.next.unshift({ approval: { users: { userIds: users.map(String) } } });
		endStep(task, world, 'reassigned', { reassignedAt: at, userId: system });
	} else if (!provisioning && name === 'replacePolicy') {
		const steps = value.policySteps;
		if (!Array.isArray(steps) || steps.length === 0) return 'policySteps must not be empty';
		restart(task, world, steps as PolicyStep[]);
	} else if (provisioning && name === 'complete') {
		endStep(task, world, 'completed', { completedAt: at, userId: system, entitlements: [] });
	} else if (provisioning && name === 'errored') {
		failStep(task, world, comment);
	} else {
		return `this step cannot be answered with ${name}`;
	}
	return undefined;
}

/** Leaves the task open at its provisioning step, with an error. */
function failStep(task: Task, { now }: TaskWorld, description: string): void {
	const { current } = task;
	if (!current) return;
	const erroredAt = now.toISOString();
	current.ended = { as: 'errored', details: { erroredAt, description, errorCode: 'PEC-1' } };
	task.outcome = outcomeOf(task.kind, 'ERROR');
	note(task, now, '', { provisionError: {} });
}

/** A webhook that cannot be reached: an approval goes on, provisioning falls back to people. */
export function applyFailure(task: Task, delivery: Delivery, world: TaskWorld): void {
	const { current } = task;
	if (current?.deliveryId !== delivery.id) return;
	if (current.step.approval) return endStep(task, world, 'skipped', {});
	current.step = { provision: { provisionPolicy: { manual: {} } } };
	current.deliveryId = undefined;
	note(task, world.now, '', { webhookApprovalFatalError: {} });
}
