import { isObject, type JsonObject, number, text } from '../core/json';
import { findingJson, newFinding } from './findings/finding';
import { idOf, ids } from './seed/ids';
import { seedUsers } from './seed/users';
import { nextId, type State } from './state';

/** What an action can reach. */
interface Reach {
	state: State;
	now: Date;
}

type Action = (input: JsonObject, reach: Reach) => JsonObject;

/** When it happened: `agoMs` before now, if given. */
const timeOf = (input: JsonObject, now: Date) =>
	new Date(now.getTime() - (number(input, 'agoMs') ?? 0)).toISOString();

/** Somebody got access, or lost it (`removed`). */
const addGrantEvent: Action = (input, { state, now }) => {
	const event = {
		appId: text(input, 'appId') ?? ids.apps.okta,
		appEntitlementId: text(input, 'appEntitlementId') ?? ids.entitlements.ordinary,
		appUserId: text(input, 'appUserId') ?? idOf('account/Okta/user-2'),
		date: timeOf(input, now),
		eventType: input.removed ? 'GRANT_EVENT_TYPE_REMOVED' : 'GRANT_EVENT_TYPE_ADDED',
		ticketId: '',
	};
	state.happenings.grants.push(event);
	return { ...event };
};

/** A finding appears, or changes if its ID is given. */
const putFinding: Action = (input, { state, now }) => {
	const { findings } = state;
	const known = findings.find(({ id }) => id === input.id);
	const finding =
		known ??
		newFinding(timeOf(input, now), {
			id: nextId(state, 'finding'),
			type: 'nhiUnowned',
			severity: 'HIGH',
			sourceKind: 'DETECTOR',
			appId: ids.apps.okta,
		});
	for (const name of ['severity', 'state', 'recurrenceCount', 'appId'] as const) {
		const value = input[name];
		if (value === undefined) continue;
		const plain = typeof value === 'string' ? value.replace(/^FINDING_[A-Z]+_/, '') : value;
		Object.assign(finding, { [name]: plain });
	}
	if (!known) findings.push(finding);
	return findingJson(finding);
};

/** An automation ran. */
const addExecution: Action = (input, { state, now }) => {
	state.created += 1;
	const at = timeOf(input, now);
	const execution = {
		id: String(state.created),
		automationTemplateId: idOf('automation/Offboarding'),
		state: `AUTOMATION_EXECUTION_STATE_${text(input, 'state') ?? 'ERROR'}`,
		createdAt: text(input, 'createdAt') ?? at,
		updatedAt: at,
		completedAt: at,
	};
	state.happenings.executions.push(execution);
	return { ...execution };
};

/** Somebody did something that the system log keeps. */
const addEvent: Action = (input, { state, now }) => {
	const uid = nextId(state, 'event');
	const event = {
		metadata: { uid, version: '1.3.0', product: { name: 'ConductorOne' } },
		time: timeOf(input, now),
		class_uid: 6003,
		class_name: 'API Activity',
		activity_id: 1,
		activity_name: 'Create',
		type_name: 'API Activity: Create',
		status: 'Success',
		api: { operation: text(input, 'operation') ?? 'c1.api.app.v1.ConnectorService/Create' },
		actor: { user: { uid: ids.users.admin, email_addr: 'priya.raman@example.com' } },
	};
	state.happenings.events.push(event);
	return { uid };
};

/** Somebody joins. */
const addUser: Action = (input, { state, now }) => {
	const [pattern] = seedUsers();
	if (!pattern) throw new RangeError('there is no user to copy');
	const id = nextId(state, 'user');
	const name = text(input, 'displayName') ?? 'Nils Holm';
	const email = `${name.replace(/\s/g, '.')}@example.com`.toLowerCase();
	const createdAt = timeOf(input, now);
	state.users.push({
		...pattern,
		id,
		displayName: name,
		email,
		emails: [email],
		username: email,
		usernames: [email],
		createdAt,
		updatedAt: createdAt,
	});
	return { id };
};

/** A request turns out to be older than it was: as if the tenant had shown it late. */
const dateTask: Action = (input, { state, now }) => {
	const task = state.tasks.find(({ id }) => id === input.taskId);
	if (!task) throw new RangeError('taskId is that of no task');
	task.createdAt = timeOf(input, now);
	if (task.outcomeTime !== null) task.outcomeTime = task.createdAt;
	return {};
};

/** A sync of a connector begins or ends. */
const setSync: Action = (input, { state, now }) => {
	const connector = state.connectors.find(({ id }) => id === input.connectorId);
	if (!connector) throw new RangeError('connectorId is that of no connector');
	const at = now.toISOString();
	const lastError = text(input, 'lastError') ?? '';
	const status = (['RUNNING', 'DONE', 'ERROR'] as const).find((each) => each === input.status);
	if (!status) throw new RangeError('status must be RUNNING, DONE, or ERROR');
	connector.planned = undefined;
	connector.status = {
		status: `SYNC_STATUS_${status}`,
		lastError,
		startedAt: at,
		completedAt: status === 'RUNNING' ? null : at,
		updatedAt: at,
	};
	return {};
};

/** What can happen in the tenant that no client brings about, by name. */
export const happeningActions: Readonly<Record<string, Action>> = {
	addEvent,
	addExecution,
	addGrantEvent,
	addUser,
	dateTask,
	putFinding,
	setSync,
};

export const entityText = (entity: unknown, name: string): string =>
	isObject(entity) ? (text(entity, name) ?? '') : '';
