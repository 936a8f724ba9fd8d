import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import { currentStepOf, kindOf } from '../resources/task/task';
import { userIdOf } from '../transport/users';
import { feed } from './feed';
import type { Outcome } from './form';
import { rowPages, textAt, timeOf } from './source';
import type { Call, Row } from './source';
import { standing } from './standing';
import { taskMembers } from './taskMembers';

/** Rows of tasks are large. */
const PAGE_SIZE = 25;

/** What to join: enough to tell people what it is about. */
const RELATED = { expandMask: { paths: ['user_id', 'app_id'] } };

function tasks({ service, params }: Call, filters: Readonly<Record<string, unknown>>) {
	const { appIds } = params;
	const body = { ...filters, ...RELATED, ...(appIds.length > 0 && { applicationIds: appIds }) };
	const request = { method: 'POST', path: '/api/v1/search/tasks', body } as const;
	return rowPages(service, request, { entity: 'task', pageSize: PAGE_SIZE });
}

/** A millisecond earlier, should the tenant leave out what happened at the very time. */
const since = (from: number) => new Date(from - 1).toISOString();

export const createdTasks = feed({
	name: 'requestCreated',
	kinds: ['requestCreated'],
	overlap: 10 * 60_000,
	pages: (call, from) =>
		tasks(call, {
			createdAfter: since(from),
			sortBy: 'TASK_SEARCH_SORT_BY_REVERSE_CREATED_AT',
		}),
	entry: (task) => ({
		id: textAt(task, 'id'),
		at: timeOf(task.createdAt),
		kind: 'requestCreated',
	}),
	json: taskJson,
});

export const closedTasks = feed({
	name: 'requestClosed',
	kinds: ['requestClosed'],
	// A request can have an outcome for a while before it is closed.
	overlap: 60 * 60_000,
	pages: (call, from) =>
		tasks(call, { taskStates: ['TASK_STATE_CLOSED'], outcomeAfter: since(from) }),
	entry(task, { params }) {
		const { outcome, outcomeTime } = kindOf(task).details;
		const isWatched = params.outcomes.size === 0 || params.outcomes.has(outcomeOf(outcome));
		return {
			// One that is opened again can be closed again.
			id: `${textAt(task, 'id')} ${textAt(outcomeTime)}`,
			at: timeOf(outcomeTime),
			kind: isWatched ? 'requestClosed' : undefined,
		};
	},
	json: taskJson,
});

const FAILURES: readonly Outcome[] = ['CANCELLED', 'DENIED', 'ERROR', 'WAIT_TIMED_OUT'];

/** `GRANT_OUTCOME_DENIED`, `REVOKE_OUTCOME_DENIED`, and so on; success has a name in each. */
function outcomeOf(outcome: unknown): Outcome {
	const value = typeof outcome === 'string' ? outcome.replace(/^.*_OUTCOME_/, '') : '';
	return FAILURES.find((failure) => failure === value) ?? 'SUCCESS';
}

export const waitingTasks = standing({
	kind: 'requestWaiting',
	async pages(call) {
		const { service, params } = call;
		const ids = await Promise.all(
			params.approvers.map(async (choice) => await userIdOf(service, choice)),
		);
		return tasks(call, {
			taskStates: ['TASK_STATE_OPEN'],
			currentStep: 'TASK_SEARCH_CURRENT_STEP_APPROVAL',
			...(ids.length > 0 && { assigneesInIds: ids }),
		});
	},
	id(task) {
		const step = currentStepOf(task);
		return step.kind === 'approval' ? `${textAt(task, 'id')} ${step.id ?? ''}` : '';
	},
	at: (task) =>
		timeOf(textAt(task, 'policy', 'current', 'approval', 'assignedAt')) ?? timeOf(task.updatedAt),
	filter: ({ params }) => [
		params.approvers.map((choice) => (typeof choice === 'string' ? choice : choice.email)),
		params.appIds,
	],
	json: taskJson,
});

function taskJson(task: Row): IDataObject {
	return { ...taskMembers(task), payload: toItemJson({ task }) };
}
