import { type JsonObject, text } from '../../core/json';
import type { Call } from '../call';
import type { Principal } from '../credentials';
import { missing, notFound, StatusError } from '../errors';
import { page } from '../paging';
import { bool, expandMask, int32, list, message, string } from '../protojson';
import { ids } from '../seed/ids';
import { emergencySteps, otherSteps, stepsFor } from '../tasks/steps';
import {
	note,
	outcomeOf,
	startNext,
	type Task,
	type TaskKind,
	type TaskWorld,
} from '../tasks/task';
import { taskReply } from '../tasks/view';
import { nextId, type State } from '../state';
import { duration, struct } from '../wellKnown';
import { findApp } from './apps';
import { findUser } from './users';

/** A task by its ID or its number. */
export function findTask(call: Call, name = 'task_id'): Task {
	const given = call.param(name);
	const { tasks } = call.tenant.state;
	const numeric = /^\d{1,19}$/.test(given);
	const id = numeric ? '' : call.id(name);
	const task = tasks.find((each) => (numeric ? each.numericId === given : each.id === id));
	if (!task) throw notFound('task');
	return task;
}

export const getTask = (call: Call) => taskReply(call, findTask(call, 'id'));

const accessShape = {
	appEntitlementId: string,
	appId: string,
	appUserId: string,
	description: string,
	expandMask,
	identityUserId: string,
};

export function createGrantTask(call: Call) {
	const body = call.read({
		...accessShape,
		emergencyAccess: bool,
		grantDuration: duration,
		requestData: struct,
		source: message({
			conversationId: string,
			externalUrl: string,
			integrationId: string,
			isExtension: bool,
			requestId: string,
		}),
	});
	const { settings } = call.tenant;
	const steps = body.emergencyAccess ? emergencySteps : stepsFor(body.appEntitlementId, settings);
	const task = openTask(call, 'grant', {
		...access(call, body),
		description: body.description,
		grantDuration: body.grantDuration ?? null,
		emergencyAccess: body.emergencyAccess,
		data: body.requestData ?? null,
		steps,
	});
	return taskReply(call, task, body.expandMask?.paths);
}

export function createRevokeTask(call: Call) {
	const body = call.read(accessShape);
	const task = openTask(call, 'revoke', {
		...access(call, body),
		description: body.description,
		steps: otherSteps,
	});
	return taskReply(call, task, body.expandMask?.paths);
}

export function createOffboardingTask(call: Call) {
	const body = call.read({ description: string, expandMask, subjectUserId: string });
	if (body.subjectUserId === '') throw missing('subject_user_id');
	const { id } = findUser(call, call.checkId('SubjectUserId', body.subjectUserId));
	const { description } = body;
	const task = openTask(call, 'offboarding', { userId: id, description, steps: otherSteps });
	return taskReply(call, task, body.expandMask?.paths);
}

export function createActionTask(call: Call) {
	const body = call.read({ actionId: string, description: string, expandMask, formValues: struct });
	return createAction(call, body, body.description);
}

export function createResourceActionTask(call: Call) {
	const body = call.read({ actionId: string, expandMask, formValues: struct });
	return createAction(call, body, '');
}

function createAction(
	call: Call,
	body: {
		actionId: string;
		formValues: Record<string, unknown> | undefined;
		expandMask: { paths: string[] } | undefined;
	},
	description: string,
) {
	if (body.actionId === '') throw missing('action_id');
	const task = openTask(call, 'action', {
		actionId: call.checkId('ActionId', body.actionId),
		formValues: body.formValues ?? null,
		description,
		steps: otherSteps,
	});
	return taskReply(call, task, body.expandMask?.paths);
}

interface Access {
	appEntitlementId: string;
	appId: string;
	appUserId: string;
	identityUserId: string;
}

function access(call: Call, body: Access) {
	const { id: appId } = findApp(call, call.checkId('AppId', body.appId));
	const appEntitlementId = call.checkId('AppEntitlementId', body.appEntitlementId);
	const { appUserId, identityUserId } = body;
	// Told as an internal error, as on a tenant.
	if (appUserId === '' && identityUserId === '') throw missing('user_id');
	if (appUserId !== '' && identityUserId !== '') {
		throw new StatusError('invalidArgument', 'only one of app_user_id and identity_user_id');
	}
	const userId =
		identityUserId === '' ? '' : findUser(call, call.checkId('UserId', identityUserId)).id;
	return { appId, appEntitlementId, appUserId, userId };
}

/** What is asked for and for whom, such as "Grant Engineering for Ingrid Raman". */
function nameOf(state: State, kind: TaskKind, given: Partial<Task>): string {
	const entitlement = state.entitlements.find(
		(each) => each.entitlement.id === given.appEntitlementId,
	);
	const what =
		entitlement?.entitlement.displayName ??
		given.appEntitlementId ??
		given.actionId ??
		given.findingId;
	const whom = state.users.find(({ id }) => id === given.userId)?.displayName ?? given.appUserId;
	const verb = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
	return [verb, what, whom && `for ${whom}`].filter(Boolean).join(' ');
}

/** Where a task is opened, and by whom. */
interface Opener {
	world: TaskWorld;
	principal: Pick<Principal, 'userId'>;
}

/** A user asks for an entitlement of Okta, as people do in ConductorOne itself. */
export function requestAccess(input: JsonObject, world: TaskWorld) {
	const user = world.state.users.find(({ email }) => email === text(input, 'email'));
	if (!user) throw new RangeError('email is that of no user');
	const appEntitlementId = text(input, 'appEntitlementId') ?? ids.entitlements.ordinary;
	const { id } = openTask({ world, principal: { userId: user.id } }, 'grant', {
		appId: ids.apps.okta,
		appEntitlementId,
		userId: user.id,
		description: text(input, 'description') ?? '',
		steps: stepsFor(appEntitlementId, world.settings),
	});
	return { id };
}

/** Opens a task; a second one for the same access is refused. */
export function openTask(
	{ world, principal }: Opener,
	kind: TaskKind,
	given: Partial<Task> & Pick<Task, 'steps' | 'description'>,
): Task {
	const { state, now } = world;
	const same = state.tasks.find(
		(each) =>
			kind !== 'action' &&
			kind !== 'finding' &&
			each.state === 'TASK_STATE_OPEN' &&
			each.kind === kind &&
			each.appId === (given.appId ?? '') &&
			each.appEntitlementId === (given.appEntitlementId ?? '') &&
			each.userId === (given.userId ?? '') &&
			each.appUserId === (given.appUserId ?? ''),
	);
	if (same) {
		throw new StatusError('alreadyExists', 'duplicate ticket found', [
			{
				'@type': 'type.googleapis.com/google.rpc.ResourceInfo',
				resourceType: 'ticket',
				resourceName: same.id,
			},
		]);
	}
	const createdAt = now.toISOString();
	const { steps, ...rest } = given;
	const task: Task = {
		userId: '',
		appUserId: '',
		appId: '',
		appEntitlementId: '',
		actionId: '',
		findingId: '',
		findingType: '',
		formValues: null,
		data: null,
		grantDuration: null,
		emergencyAccess: false,
		...rest,
		id: nextId(state, 'task'),
		numericId: String(1000 + state.tasks.length),
		kind,
		displayName: nameOf(state, kind, given),
		createdByUserId: principal.userId,
		createdAt,
		updatedAt: createdAt,
		state: 'TASK_STATE_OPEN',
		outcome: outcomeOf(kind, 'UNSPECIFIED'),
		outcomeTime: null,
		current: undefined,
		steps,
		next: structuredClone(steps),
		history: [],
		approverIds: [],
		commentCount: 0,
		audits: [],
		queued: [],
	};
	state.tasks.push(task);
	note(task, now, task.createdByUserId, { taskCreated: {} });
	startNext(task, world);
	return task;
}

export function listAudits(call: Call) {
	const body = call.read({
		commentsOnly: bool,
		newestFirst: bool,
		pageSize: int32,
		pageToken: string,
		refs: list(message({ id: string })),
		taskId: string,
	});
	const task = call.tenant.state.tasks.find(({ id }) => id === call.checkId('TaskId', body.taskId));
	if (!task) throw notFound('task');
	const events = body.newestFirst ? [...task.audits].reverse() : task.audits;
	const { list: rows, nextPageToken } = page(
		{
			rows: events.filter(({ event }) => !body.commentsOnly || event.comment !== undefined),
			size: body.pageSize,
			token: body.pageToken,
			floor: 1,
			scope: ['audits', task.id, body.commentsOnly, body.newestFirst],
		},
		call.tenant.settings,
	);
	return {
		list: rows.map(({ id, created, userId, currentState, event }) => ({
			id,
			created,
			userId,
			currentState,
			ticketId: task.id,
			eventType: 'TASK_AUDIT_EVENT_TYPE_NEUTRAL',
			source: 'SOURCE_C1',
			workflowStep: 0,
			...event,
		})),
		nextPageToken,
	};
}
