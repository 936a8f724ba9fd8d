import type { Row, Rows } from './rows';

const create = 'task.v1.TaskService';
const get = 'task.v1.TaskService.Get';
const search = 'task.v1.TaskSearchService.Search';

/** A sample of an answer about a task that is changed before it is sent. */
const taskWith =
	(change: Record<string, unknown>) =>
	(sample: Record<string, unknown>): unknown => {
		const view = sample.taskView as Record<string, unknown>;
		return { ...sample, taskView: { ...view, task: { ...(view.task as object), ...change } } };
	};

/** Reads the task, acts, reads it until it has changed, and once more with what is related to it. */
function acting(action: string): Row {
	let reads = 0;
	return {
		calls: [get, `task.v1.TaskActionsService.${action}`, get, search],
		// Every reading differs, so that the effect is seen at once.
		replies: { [get]: (sample) => taskWith({ commentCount: (reads += 1) })(sample) },
	};
}

export const task: Rows = {
	approve: acting('Approve'),
	approveWithStepUp: acting('ApproveWithStepUp'),
	close: acting('Close'),
	comment: acting('Comment'),
	createAction: `${create}.CreateActionTask`,
	createGrantRequest: `${create}.CreateGrantTask`,
	createOffboarding: `${create}.CreateOffboardingTask`,
	createResourceAction: `${create}.CreateResourceActionTask`,
	createRevokeRequest: `${create}.CreateRevokeTask`,
	deny: acting('Deny'),
	escalate: acting('EscalateToEmergencyAccess'),
	get: [get, search],
	getHistory: 'task.v1.TaskAudit.List',
	processNow: acting('ProcessNow'),
	reassign: acting('Reassign'),
	reset: acting('HardReset'),
	restart: acting('Restart'),
	retryProvisioning: acting('RetryProvisioning'),
	search,
	skipStep: acting('SkipStep'),
	updateGrantDuration: acting('UpdateGrantDuration'),
	updateRequestData: acting('UpdateRequestData'),
	wait: {
		calls: [get, search],
		replies: { [get]: taskWith({ state: 'TASK_STATE_CLOSED' }) },
		with: { waitFor: 'closed' },
	},
};
