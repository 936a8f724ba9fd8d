import { isObject, toItemJson } from '../../../engine/json';
import { connectorsByApp } from '../resources/connector/getManyInAllApps';
import { pick } from '../simplify';
import type { PolledKind } from './kinds';
import { textAt, timeOf } from './source';
import type { Call, Event, Row, Source } from './source';

/** How the last sync that ended went. One that runs says nothing yet. */
const ENDS: Readonly<Record<string, 'failed' | 'done'>> = {
	SYNC_STATUS_ERROR: 'failed',
	SYNC_STATUS_DONE: 'done',
};

/** Syncs of connectors, of all apps. Only a change is reported, not each failure. */
export const syncs: Source = {
	name: 'syncs',
	kinds: ['syncFailed', 'syncRecovered'],
	async poll(call, memory) {
		const known = isObject(memory) && isObject(memory.ends) ? memory.ends : undefined;
		const since = (isObject(memory) && timeOf(memory.since)) || call.now;
		const events: Event[] = [];
		const ends: Record<string, string> = {};
		let latest = since;
		for (const connector of await readConnectors(call)) {
			const id = textAt(connector, 'id');
			const before = textAt(known, id);
			const end = ENDS[textAt(connector, 'status', 'status')];
			const at = endOf(connector);
			latest = Math.max(latest, end ? (at ?? 0) : 0);
			if (end ?? before) ends[id] = end ?? before;
			// What was not watched before, such as that of another app, may have failed long ago.
			const isNews = before === '' ? end === 'failed' && (at ?? 0) > since : end !== before;
			if (!known || !end || !isNews) continue;
			events.push(eventOf(end === 'failed' ? 'syncFailed' : 'syncRecovered', connector, call));
		}
		return { events, memory: { ends, since: latest } };
	},
	async sample(call) {
		return (await readConnectors(call)).flatMap((connector) => {
			const end = ENDS[textAt(connector, 'status', 'status')];
			if (!end) return [];
			return [eventOf(end === 'failed' ? 'syncFailed' : 'syncRecovered', connector, call)];
		});
	},
};

async function readConnectors({ service, params }: Call): Promise<Row[]> {
	const { appIds } = params;
	const connectors: Row[] = [];
	for await (const page of connectorsByApp(service, toItemJson)) connectors.push(...page);
	return connectors.filter(
		(connector) => appIds.length === 0 || appIds.includes(textAt(connector, 'appId')),
	);
}

function endOf({ status }: Row): number | undefined {
	return isObject(status) ? timeOf(status.completedAt ?? status.updatedAt) : undefined;
}

function eventOf(kind: PolledKind, connector: Row, { now }: Call): Event {
	return {
		kind,
		at: endOf(connector) ?? now,
		json: {
			...pick(connector, {
				connectorId: 'id',
				displayName: 'displayName',
				appId: 'appId',
				appName: 'appDisplayName',
				syncStatus: 'status.status',
				lastError: 'status.lastError',
				startedAt: 'status.startedAt',
				completedAt: 'status.completedAt',
			}),
			payload: toItemJson(connector),
		},
	};
}
