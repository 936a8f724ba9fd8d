import type { Call } from '../call';
import { downloadUrl } from '../downloads';
import { invalid, notFound, precondition } from '../errors';
import { message, string } from '../protojson';
import { queueSync } from '../sync';
import { liveConnector } from './connectorView';

const target = (call: Call) => liveConnector(call, call.id('app_id'), call.id('connector_id'));

/** Only queues: the connector's status tells later how it went. */
export function forceSync(call: Call) {
	const connector = target(call);
	call.read({});
	queueSync(connector, call.tenant.now, call.tenant.settings);
	return {};
}

export function pauseSync(call: Call) {
	const connector = target(call);
	call.read({});
	const now = call.tenant.now.toISOString();
	connector.planned = undefined;
	connector.syncDisabledAt ??= now;
	connector.syncDisabledReason ||= `Paused by ${call.principal.id}`;
	connector.syncDisabledCategory ||= 'PAUSED';
	connector.status = { ...connector.status, status: 'SYNC_STATUS_DISABLED', updatedAt: now };
	return {};
}

export function resumeSync(call: Call) {
	const connector = target(call);
	call.read({});
	const { now, settings } = call.tenant;
	connector.syncDisabledAt = null;
	connector.syncDisabledReason = '';
	connector.syncDisabledCategory = '';
	if (connector.configuration) queueSync(connector, now, settings);
	return {};
}

export function updateSchedule(call: Call) {
	const connector = target(call);
	const { cron } = call.read({ cron: message({ cronSpec: string, timezone: string }) });
	if (!cron) throw invalid('invalid UpdateConnectorScheduleRequest.Cron: value is required');
	connector.schedule = readSchedule(cron);
	connector.updatedAt = call.tenant.now.toISOString();
	return {};
}

/** A cron expression of five fields and an IANA time zone, else a 400. */
export function readSchedule(cron: { cronSpec: string; timezone: string; start?: string }) {
	if (!/^(\S+ ){4}\S+$/.test(cron.cronSpec) || /[^\d\sA-Za-z*,/-]/.test(cron.cronSpec)) {
		throw invalid(`invalid cron spec: ${cron.cronSpec}`);
	}
	try {
		new Intl.DateTimeFormat('en', { timeZone: cron.timezone });
	} catch {
		throw invalid(`unknown time zone ${cron.timezone}`);
	}
	return { cronSpec: cron.cronSpec, timezone: cron.timezone, start: cron.start || null };
}

export function confirmSyncValid(call: Call) {
	const connector = target(call);
	const lifecycleId = call.id('sync_lifecycle_id');
	call.read({});
	if (!connector.droppedSyncId) throw precondition('sync status is not ERRORED_NO_DATA');
	if (connector.droppedSyncId !== lifecycleId) throw notFound('sync lifecycle');
	connector.droppedSyncId = undefined;
	queueSync(connector, call.tenant.now, call.tenant.settings);
	return {};
}

export function syncDownloadUrl(call: Call) {
	const connector = target(call);
	const syncId = call.id('sync_id');
	if (!connector.syncIds.includes(syncId)) throw notFound('sync');
	return { downloadUrl: downloadUrl(call.tenant, `sync-artifacts/${syncId}.c1z`) };
}
