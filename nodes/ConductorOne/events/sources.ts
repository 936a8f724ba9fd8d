import { createHash } from 'crypto';

import { canonicalJson, toItemJson } from '../../../engine/json';
import { simplifyFinding } from '../resources/finding/finding';
import { simplifyUser } from '../resources/user';
import { pick } from '../simplify';
import { feed } from './feed';
import { rowPages, textAt, timeOf } from './source';
import type { Call, Row, Source } from './source';
import { standing } from './standing';
import { syncs } from './syncs';
import { closedTasks, createdTasks, waitingTasks } from './tasks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const since = (from: number) => new Date(from - 1).toISOString();

const GRANT_KINDS: Readonly<Record<string, 'accessGranted' | 'accessRemoved'>> = {
	GRANT_EVENT_TYPE_ADDED: 'accessGranted',
	GRANT_EVENT_TYPE_REMOVED: 'accessRemoved',
};

/** Access that accounts got and lost. Shown after a sync of the connector, with the time of it. */
const grants = feed({
	name: 'grants',
	kinds: ['accessGranted', 'accessRemoved'],
	overlap: HOUR,
	pages({ service, params }, from) {
		const { appIds } = params;
		const body = {
			after: since(from),
			expandMask: { paths: ['*'] },
			...(appIds.length > 0 && { appRefs: appIds.map((id) => ({ id })) }),
		};
		const request = { method: 'POST', path: '/api/v1/grants/feed', body, readsOnly: true } as const;
		return rowPages(service, request, { entity: 'feed', pageSize: 100 });
	},
	entry(row) {
		const { appId, appEntitlementId, appUserId, eventType, date } = row;
		return {
			// These have no ID, and that of an entitlement is unique within its app only.
			id: digestOf([appId, appEntitlementId, appUserId, eventType, date]),
			at: timeOf(date),
			kind: GRANT_KINDS[textAt(eventType)],
		};
	},
	json: (row) => ({
		...pick(row, {
			appId: 'appId',
			appName: 'app.displayName',
			entitlementId: 'appEntitlementId',
			entitlementName: 'entitlement.displayName',
			accountId: 'appUserId',
			accountName: 'appUser.displayName',
			accountEmail: 'appUser.email',
			userId: 'appUser.identityUserId',
			date: 'date',
			taskId: 'ticketId',
		}),
		payload: toItemJson(row),
	}),
});

/** Findings have neither a time to ask by nor an order. One that comes again counts as another. */
const findings = standing({
	kind: 'findingOpened',
	pages({ service, params }) {
		const { severities, appIds } = params;
		const body = {
			states: ['FINDING_STATE_OPEN'],
			...(severities.length > 0 && { severities }),
			...(appIds.length > 0 && { appIds }),
		};
		const request = {
			method: 'POST',
			path: '/api/v1/findings/search',
			body,
			readsOnly: true,
		} as const;
		return rowPages(service, request, { pageSize: 10 });
	},
	id: (row) => [textAt(row, 'id'), textAt(row, 'recurrenceCount')].filter(Boolean).join(' '),
	at: (row) => timeOf(row.lastAppearedAt) ?? timeOf(row.firstObservedAt),
	filter: ({ params }) => [params.severities, params.appIds],
	json(row) {
		const { id: findingId, ...members } = simplifyFinding(row);
		return { findingId, ...members, ...pick(row, { taskId: 'taskId' }), payload: toItemJson(row) };
	},
});

/** An execution that began so long before may still be running, and fail. */
const LONGEST_EXECUTION = 7 * 24 * HOUR;

/** Executions have no time to ask by, and no promised order. */
const failedAutomations = feed({
	name: 'automationFailed',
	kinds: ['automationFailed'],
	overlap: HOUR,
	pages({ service, params }) {
		const { appIds } = params;
		const states = ['ERROR', 'TERMINATE', 'PAUSED_BY_CIRCUIT_BREAKER'];
		const body = {
			executionStates: states.map((state) => `AUTOMATION_EXECUTION_STATE_${state}`),
			...(appIds.length > 0 && { appIds }),
		};
		const path = '/api/v1/search/all_automation_executions';
		const listing = { entity: 'automationExecution', pageSize: 10 };
		return rowPages(service, { method: 'POST', path, body }, listing);
	},
	isEnough(rows, from) {
		const starts = rows.map(({ createdAt }) => timeOf(createdAt) ?? NaN);
		const newestFirst = starts.every(
			(at, index) => index === 0 || at <= (starts[index - 1] ?? NaN),
		);
		return rows.length >= 10 && newestFirst && (starts.at(-1) ?? NaN) < from - LONGEST_EXECUTION;
	},
	entry: (row) => ({
		id: `${textAt(row, 'id')} ${textAt(row, 'state')}`,
		at: timeOf(row.completedAt) ?? timeOf(row.updatedAt) ?? timeOf(row.createdAt),
		kind: 'automationFailed',
	}),
	json: (row) => ({
		...pick(row, {
			executionId: 'id',
			automationId: 'automationTemplateId',
			automationName: 'automation.displayName',
			state: 'state',
			createdAt: 'createdAt',
			completedAt: 'completedAt',
			duration: 'duration',
		}),
		payload: toItemJson(row),
	}),
});

/** Users have a time of their creation, but cannot be asked for by it. */
const newUsers = feed({
	name: 'userCreated',
	kinds: ['userCreated'],
	overlap: 24 * HOUR,
	pages: ({ service }) =>
		rowPages(
			service,
			{ method: 'POST', path: '/api/v1/search/users' },
			{ entity: 'user', pageSize: 100 },
		),
	entry: (row) => ({ id: textAt(row, 'id'), at: timeOf(row.createdAt), kind: 'userCreated' }),
	json(row) {
		const { id: userId, ...members } = simplifyUser(row);
		return {
			userId,
			...members,
			...pick(row, { createdAt: 'createdAt' }),
			payload: toItemJson(row),
		};
	},
});

/** Members of an event that say what it is. */
const EVENT_NAMES = [
	['api', 'operation'],
	['type_name'],
	['class_name'],
	['activity_name'],
] as const;

/** Events in the Open Cybersecurity Schema Framework, each API call of anybody among them. */
const systemLog = feed({
	name: 'systemLogEvent',
	kinds: ['systemLogEvent'],
	overlap: 15 * MINUTE,
	pages({ service }, from) {
		const body = { since: since(from), sortDirection: 'SORT_DIRECTION_ASC' };
		const path = '/api/v1/systemlog/events';
		return rowPages(service, { method: 'POST', path, body, readsOnly: true }, { pageSize: 100 });
	},
	entry: (row, { params }) => ({
		id: textAt(row, 'metadata', 'uid') || digestOf(row),
		at: timeOf(row.time) ?? timeOf(row.time_dt),
		kind: isWatchedEvent(row, params) ? 'systemLogEvent' : undefined,
	}),
	json: (row) => ({
		...pick(row, {
			uid: 'metadata.uid',
			time: 'time',
			type: 'type_name',
			className: 'class_name',
			activity: 'activity_name',
			operation: 'api.operation',
			status: 'status',
			actorEmail: 'actor.user.email_addr',
			actorId: 'actor.user.uid',
			message: 'message',
		}),
		payload: toItemJson(row),
	}),
});

function isWatchedEvent(row: Row, { isWatchedEvent: fits }: Call['params']): boolean {
	return EVENT_NAMES.some((path) => fits(textAt(row, ...path)));
}

function digestOf(value: unknown): string {
	return createHash('sha256').update(canonicalJson(value)).digest('base64url').slice(0, 22);
}

/** Everything that can be polled. */
export const sources: readonly Source[] = [
	createdTasks,
	waitingTasks,
	closedTasks,
	grants,
	findings,
	failedAutomations,
	syncs,
	newUsers,
	systemLog,
];
