import type { Call } from '../call';
import { notFound } from '../errors';
import { anyOf } from '../filters';
import { entityText } from '../happenings';
import { page } from '../paging';
import { expandMask, int32, list, string } from '../protojson';
import { time } from '../wellKnown';
import { advanceExecutions } from './automations';

const strings = list(string);

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
	const places = new Map(events.map((event, place) => [entityText(event.metadata, 'uid'), place]));
	const placeOf = (uid: string) => {
		const place = places.get(uid);
		if (place === undefined) throw notFound('event');
		return place;
	};
	const first = filters.sinceEventUid === '' ? 0 : placeOf(filters.sinceEventUid) + 1;
	const last = filters.untilEventUid === '' ? events.length : placeOf(filters.untilEventUid);
	return page(
		{
			rows: filters.sortDirection === 'SORT_DIRECTION_DESC' ? [...events].reverse() : events,
			size: pageSize,
			token: pageToken,
			floor: 5,
			scope: ['systemlog/events', filters],
			filter(event) {
				const at = Date.parse(entityText(event, 'time'));
				const place = placeOf(entityText(event.metadata, 'uid'));
				return (
					place >= first &&
					place <= last &&
					(filters.since === undefined || at >= filters.since) &&
					(filters.until === undefined || at <= filters.until)
				);
			},
		},
		settings,
	);
}
