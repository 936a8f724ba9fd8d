import type { Call } from '../call';
import { Expansion } from '../expand';
import { entityText } from '../happenings';
import { page } from '../paging';
import { expandMask, int32, list, message, string } from '../protojson';
import { time } from '../wellKnown';
import { advanceExecutions } from './automations';

const strings = list(string);
const refs = list(message({ id: string }));

const anyOf = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);
const idsOf = (given: Array<{ id: string } | undefined>) => given.flatMap((ref) => ref?.id ?? []);

const expandable = ['app_id', 'app_user_id', 'app_entitlement_id', 'ticket_id'] as const;

/** Grants and revokes, newest first. */
export function searchGrantFeed(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		after: time,
		before: time,
		appEntitlementRefs: list(message({ appId: string, id: string })),
		appRefs: refs,
		appUserRefs: refs,
		userRefs: refs,
		expandMask,
		pageSize: int32,
		pageToken: string,
	});
	const { state, settings } = call.tenant;
	const expansion = new Expansion(filters.expandMask?.paths ?? [], expandable);
	const apps = idsOf(filters.appRefs);
	const { list: rows, nextPageToken } = page(
		{
			rows: [...state.happenings.grants].reverse(),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['grants/feed', filters],
			filter(event) {
				const at = Date.parse(entityText(event, 'date'));
				return (
					(filters.after === undefined || at >= filters.after) &&
					(filters.before === undefined || at <= filters.before) &&
					anyOf(apps, entityText(event, 'appId'))
				);
			},
			filtered: filters.after !== undefined,
		},
		settings,
	);
	const refer = (
		path: (typeof expandable)[number],
		type: string,
		objects: Array<{ id: string }>,
		id: string,
	) =>
		expansion.refer(
			path,
			type,
			objects.filter((each) => each.id === id),
		);
	return {
		list: rows.map((feed) => ({
			feed,
			appPath: refer('app_id', 'c1.api.app.v1.App', state.apps, entityText(feed, 'appId')),
			appUserPath: refer(
				'app_user_id',
				'c1.api.app.v1.AppUser',
				state.accounts.map(({ id, displayName, email }) => ({ id, displayName, email })),
				entityText(feed, 'appUserId'),
			),
			entitlementPath: '',
			ticketPath: '',
		})),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

/** Executions of all automations, newest first. */
export function searchAllExecutions(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		appIds: strings,
		automationTemplateIds: strings,
		executionStates: strings,
		expandMask,
		pageSize: int32,
		pageToken: string,
		subjectUserIds: strings,
	});
	advanceExecutions(call.tenant);
	const { state, settings } = call.tenant;
	const { list: rows, nextPageToken } = page(
		{
			rows: [...state.happenings.executions].reverse(),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/all_automation_executions', filters],
			filter: (execution) =>
				anyOf(filters.executionStates, entityText(execution, 'state')) &&
				anyOf(filters.automationTemplateIds, entityText(execution, 'automationTemplateId')) &&
				filters.appIds.length === 0,
			filtered: filters.executionStates.length > 0,
		},
		settings,
	);
	return {
		list: rows.map((automationExecution) => ({
			automationExecution,
			automationExecutionTriggerPath: '',
			automationPath: '',
		})),
		expanded: [],
		nextPageToken,
	};
}

/** The system log, by time. */
export function listLogEvents(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		pageSize: int32,
		pageToken: string,
		since: time,
		sinceEventUid: string,
		sortDirection: string,
		until: time,
		untilEventUid: string,
	});
	const { state, settings } = call.tenant;
	const { events } = state.happenings;
	return page(
		{
			rows: filters.sortDirection === 'SORT_DIRECTION_DESC' ? [...events].reverse() : events,
			size: pageSize,
			token: pageToken,
			floor: 5,
			scope: ['systemlog/events', filters],
			filter(event) {
				const at = Date.parse(entityText(event, 'time'));
				return (
					(filters.since === undefined || at >= filters.since) &&
					(filters.until === undefined || at <= filters.until)
				);
			},
		},
		settings,
	);
}
