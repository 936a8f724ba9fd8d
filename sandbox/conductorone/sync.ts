import { missingFields } from './config';
import { precondition } from './errors';
import type { CatalogEntry } from './seed/catalog';
import { idOf } from './seed/ids';
import type { Settings } from './settings';
import type { Connector } from './state';

/** A sync that was asked for: it starts and ends by the sandbox's time, nothing has to tick. */
export interface PlannedSync {
	/** Milliseconds since the epoch. */
	start: number;
	end: number;
}

/** Puts a sync on the queue, as Force Sync and Resume do; one that is already under way stays. */
export function queueSync(connector: Connector, now: Date, settings: Settings): void {
	if (connector.syncDisabledAt) throw precondition('connector sync is disabled');
	if (!connector.configuration) throw precondition('connector is pending a configuration');
	if (connector.planned) return;
	const start = now.getTime() + settings.syncQueueSeconds * 1000;
	connector.planned = { start, end: start + settings.syncRunSeconds * 1000 };
}

/** Brings a connector's status up to the present. */
export function settleSync(connector: Connector, entry: CatalogEntry, now: Date): void {
	const { planned, configuration } = connector;
	if (!planned || now.getTime() < planned.start) return;

	const startedAt = new Date(planned.start).toISOString();
	if (now.getTime() < planned.end) {
		connector.status = {
			status: 'SYNC_STATUS_RUNNING',
			startedAt,
			completedAt: null,
			updatedAt: startedAt,
			lastError: '',
		};
		return;
	}

	const completedAt = new Date(planned.end).toISOString();
	const lacking = missingFields(configuration ?? {}, entry);
	const failed = lacking.length > 0;
	connector.status = {
		status: failed ? 'SYNC_STATUS_ERROR' : 'SYNC_STATUS_DONE',
		startedAt,
		completedAt,
		updatedAt: completedAt,
		lastError: failed ? `missing required configuration: ${lacking.join(', ')}` : '',
	};
	if (!failed) connector.syncIds.push(idOf(`sync/${connector.id}/${planned.end}`));
	connector.planned = undefined;
}
