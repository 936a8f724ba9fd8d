import type { Call } from '../call';
import { Expansion } from '../expand';
import { ids } from '../seed/ids';
import type { State } from '../state';
import { settleTask, type StepInstance, type Task } from './task';

const expandable = [
	'access_review_id',
	'user_id',
	'created_by_user_id',
	'app_id',
	'app_user_id',
	'app_entitlement_ids',
	'step_approver_ids',
	'approver_ids',
	'identity_user_id',
	'insight_ids',
	'app_user_last_usage',
	'entitlement_scope_bindings',
	'scope_role_resources',
	'resource',
] as const;

export const taskExpansion = (paths: string[] = []) => new Expansion(paths, expandable);

/** What a task looks like to who asks, related objects collected on the side. */
export function taskView(call: Call, task: Task, expansion: Expansion) {
	settleTask(task, call.world);
	return viewFor(call.tenant.state, task, expansion, allowedActions(call, task));
}

export function taskReply(call: Call, task: Task, paths: string[] = []) {
	const expansion = taskExpansion(paths);
	return { taskView: taskView(call, task, expansion), expanded: expansion.expanded };
}

/** As webhooks show it, which nobody asked for. */
export function deliveredView(state: State, task: Task) {
	const expansion = taskExpansion(['*']);
	return { taskView: viewFor(state, task, expansion, []), expanded: expansion.expanded };
}

function viewFor(state: State, task: Task, expansion: Expansion, actions: string[]) {
	const { users, apps } = state;
	const user = (...wanted: string[]) => users.filter(({ id }) => wanted.includes(id));
	const refer = (path: (typeof expandable)[number], type: string, objects: Array<{ id: string }>) =>
		expansion.refer(path, `c1.api.${type}`, objects);
	const approvers = task.current?.approverIds ?? [];
	return {
		task: taskJson(task, actions),
		accessReviewPath: '',
		appPath: refer(
			'app_id',
			'app.v1.App',
			apps.filter(({ id }) => id === task.appId),
		),
		appUserLastUsagePath: '',
		appUserPath: '',
		approversPath: refer('approver_ids', 'user.v1.User', user(...task.approverIds)),
		createdByUserPath: refer('created_by_user_id', 'user.v1.User', user(task.createdByUserId)),
		entitlementsPath: '',
		identityUserPath: refer('identity_user_id', 'user.v1.User', user(task.userId)),
		insightsPath: '',
		objectPermissions: null,
		principalResourcePath: '',
		resourceBindingsPath: '',
		roleResourcePath: '',
		scopeResourcePath: '',
		stepApproversPath: refer('step_approver_ids', 'user.v1.User', user(...approvers)),
		userPath: refer('user_id', 'user.v1.User', user(task.userId)),
	};
}

/** Every member written out, as the service does with zero values. */
function taskJson(task: Task, actions: string[]) {
	const { current, next, history } = task;
	return {
		id: task.id,
		numericId: task.numericId,
		displayName: task.displayName,
		description: task.description,
		state: task.state,
		type: typeJson(task),
		actions,
		analysisId: '',
		annotations: [],
		approverIds: task.approverIds,
		commentCount: task.commentCount,
		createdAt: task.createdAt,
		createdByUserId: task.createdByUserId,
		data: task.data,
		deletedAt: null,
		emergencyAccess: task.emergencyAccess,
		externalRefs: [],
		form: null,
		insightIds: [],
		origin: 'TASK_ORIGIN_API',
		policy: {
			current: current ? instanceJson(current) : null,
			next,
			history: history.map(instanceJson),
			policy: null,
		},
		policyGenerationId: ids.policyGeneration,
		processing:
			task.state === 'TASK_STATE_CLOSED'
				? 'TASK_PROCESSING_TYPE_DONE'
				: 'TASK_PROCESSING_TYPE_WAITING',
		recommendation: 'INSIGHT_RECOMMENDATION_UNSPECIFIED',
		revocationTargets: [],
		stepApproverIds: current?.approverIds ?? [],
		updatedAt: task.updatedAt,
		userId: task.userId,
	};
}

function typeJson(task: Task) {
	const { kind, outcome, outcomeTime, appId, appEntitlementId, appUserId } = task;
	const result = { outcome, outcomeTime };
	const access = { appId, appEntitlementId, appUserId, identityUserId: task.userId };
	const types = {
		grant: { ...access, ...result, grantDuration: task.grantDuration, source: null },
		revoke: { ...access, ...result, resource: null, source: null },
		offboarding: { ...result, subjectUserId: task.userId },
		action: {
			...result,
			actionId: task.actionId,
			actionInstance: null,
			createdAppEntitlementIds: [],
			createdAppResourceId: '',
			createdAppResourceTypeId: '',
			displayName: task.displayName,
			formValues: task.formValues,
			type: 'TYPE_WORKFLOW',
		},
		finding: { ...result, findingId: task.findingId, findingType: task.findingType },
	};
	const none = {
		action: null,
		certify: null,
		finding: null,
		grant: null,
		offboarding: null,
		revoke: null,
	};
	return { ...none, [kind]: types[kind] };
}

function instanceJson(instance: StepInstance) {
	const { id, step, done, ended } = instance;
	const end = ended ? { [ended.as]: ended.details } : {};
	const none = {
		accept: null,
		action: null,
		approval: null,
		form: null,
		provision: null,
		reject: null,
		wait: null,
	};
	const own = step.form
		? {
				form: { data: null, form: null, state: `FORM_INSTANCE_STATE_${done ? 'DONE' : 'WAITING'}` },
			}
		: step.approval
			? {
					approval: {
						approval: step.approval,
						assignedAt: instance.startedAt,
						state: `APPROVAL_INSTANCE_STATE_${done ? 'DONE' : 'WAITING'}`,
						...end,
					},
				}
			: step.provision
				? {
						provision: {
							provision: step.provision,
							state: `PROVISION_INSTANCE_STATE_${done ? 'DONE' : 'WAITING'}`,
							webhookInstanceId: instance.deliveryId ?? '',
							...end,
						},
					}
				: { accept: { acceptMessage: '' } };
	return {
		...none,
		...own,
		id,
		policyGenerationId: ids.policyGeneration,
		state: `POLICY_STEP_STATE_${done ? 'DONE' : 'ACTIVE'}`,
	};
}

/** What the caller may do with the task now. */
export function allowedActions({ principal }: Call, task: Task): string[] {
	if (task.state === 'TASK_STATE_CLOSED') return [];
	const { current } = task;
	// The sandbox's service principal may do what its administrator may.
	const caller = principal.userId || ids.users.admin;
	const stepUp = current?.step.approval?.requiresStepUpProviderId !== undefined;
	const deciding = current?.approverIds.includes(caller)
		? [stepUp ? 'APPROVE_WITH_STEP_UP' : 'APPROVE', 'DENY']
		: [];
	const failed = current?.ended?.as === 'errored';
	return [
		'COMMENT',
		...deciding,
		...(principal.readOnly ? [] : ['CLOSE', 'RESTART', 'HARD_RESET', 'PROCESS_NOW']),
		...(current?.step.approval ? ['REASSIGN', 'SKIP_STEP', 'UPDATE_GRANT_DURATION'] : []),
		...(current?.step.form ? ['UPDATE_REQUEST_DATA'] : []),
		...(task.kind === 'grant' && !task.emergencyAccess ? ['ESCALATE_TO_EMERGENCY_ACCESS'] : []),
		...(failed ? ['RETRY_PROVISIONING'] : []),
	].map((action) => `TASK_ACTION_TYPE_${action}`);
}
