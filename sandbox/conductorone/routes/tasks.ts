import type { Handler } from '../call';
import {
	approve,
	approveWithStepUp,
	closeTask,
	commentOn,
	deny,
	escalate,
	hardReset,
	processNow,
	reassign,
	restartTask,
	retryProvisioning,
	skipStep,
	updateGrantDuration,
	updateRequestData,
} from '../handlers/taskActions';
import { searchTasks } from '../handlers/taskSearch';
import {
	createActionTask,
	createGrantTask,
	createOffboardingTask,
	createResourceActionTask,
	createRevokeTask,
	getTask,
	listAudits,
} from '../handlers/tasks';
import { route, type Route } from './route';

function taskAction(path: string, operation: string, handle: Handler): Route {
	const full = `/api/v1/tasks/{task_id}/action/${path}`;
	return route('POST', full, `task.v1.TaskActionsService.${operation}`, handle);
}

const tasks = 'task.v1.TaskService';

export const taskRoutes: Route[] = [
	route('GET', '/api/v1/tasks/{id}', `${tasks}.Get`, getTask),
	route('POST', '/api/v1/search/tasks', 'task.v1.TaskSearchService.Search', searchTasks, true),
	route('POST', '/api/v1/task/audits', 'task.v1.TaskAudit.List', listAudits, true),
	route('POST', '/api/v1/task/grant', `${tasks}.CreateGrantTask`, createGrantTask),
	route('POST', '/api/v1/task/revoke', `${tasks}.CreateRevokeTask`, createRevokeTask),
	route(
		'POST',
		'/api/v1/task/offboarding',
		`${tasks}.CreateOffboardingTask`,
		createOffboardingTask,
	),
	route('POST', '/api/v1/task/action', `${tasks}.CreateActionTask`, createActionTask),
	route(
		'POST',
		'/api/v1/task/resource-action',
		`${tasks}.CreateResourceActionTask`,
		createResourceActionTask,
	),
	taskAction('approve', 'Approve', approve),
	taskAction('approve-with-step-up', 'ApproveWithStepUp', approveWithStepUp),
	taskAction('close', 'Close', closeTask),
	taskAction('comment', 'Comment', commentOn),
	taskAction('deny', 'Deny', deny),
	taskAction('escalate', 'EscalateToEmergencyAccess', escalate),
	taskAction('process', 'ProcessNow', processNow),
	taskAction('reassign', 'Reassign', reassign),
	taskAction('reset', 'HardReset', hardReset),
	taskAction('restart', 'Restart', restartTask),
	taskAction('retry-provisioning', 'RetryProvisioning', retryProvisioning),
	taskAction('skip-step', 'SkipStep', skipStep),
	taskAction('update-grant-duration', 'UpdateGrantDuration', updateGrantDuration),
	taskAction('update-request-data', 'UpdateRequestData', updateRequestData),
];
