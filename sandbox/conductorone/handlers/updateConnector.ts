import type { Call } from '../call';
import { readConfig } from '../config';
import { invalid, missing, precondition } from '../errors';
import {
	any,
	bool,
	expandMask,
	fieldMask,
	int32,
	list,
	message,
	outputOnly,
	string,
	type Message,
} from '../protojson';
import { changeOwners, ownerRole } from '../ownership';
import type { Connector } from '../state';
import { connectorExpansion, entryOf, liveConnector, reply } from './connectorView';
import { ownedBy } from './owners';
import { readSchedule } from './syncActions';

const connectorShape = {
	appId: string,
	canResumeSync: bool,
	catalogId: string,
	config: any,
	configUpdatedAt: outputOnly,
	connectorApiVersion: outputOnly,
	connectorSyncCronSchedule: message({ cronSpec: string, timezone: string, start: string }),
	createdAt: outputOnly,
	deletedAt: outputOnly,
	description: string,
	disableCheckBadSync: bool,
	displayName: string,
	downloadUrl: outputOnly,
	id: string,
	oauthAuthorizedAs: outputOnly,
	parallelSyncWorkerCount: int32,
	profileAllowList: list(string),
	profileIgnoreList: list(string),
	status: outputOnly,
	syncConfig: message({ syncResourceTypeIds: list(string) }),
	syncDisabledAt: outputOnly,
	syncDisabledCategory: string,
	syncDisabledReason: string,
	updatedAt: outputOnly,
	userIds: list(string),
};

type Given = Message<typeof connectorShape>;
type Change = (connector: Connector, given: Given, call: Call) => void;

/** What the mask may name, and what naming it does. A field that is masked but absent is cleared. */
const changes: Record<string, Change> = {
	displayName: (connector, given) => {
		connector.displayName = given.displayName;
	},
	description: (connector, given) => {
		connector.description = given.description;
	},
	userIds: (connector, given, call) => {
		const owners = ownedBy(call, given.userIds);
		changeOwners(connector, call.tenant.now, call.tenant.settings.ownerDelaySeconds, (before) => [
			...before.filter((owner) => owner.roleSlug !== ownerRole),
			...owners,
		]);
	},
	// Replaces all of it: a secret that is not sent again is lost.
	config: (connector, given, call) => {
		connector.configuration = given.config && readConfig(given.config, entryOf(connector));
		connector.configUpdatedAt = call.tenant.now.toISOString();
	},
	canResumeSync: (connector, given) => {
		connector.canResumeSync = given.canResumeSync;
	},
	connectorSyncCronSchedule: (connector, given) => {
		connector.schedule = given.connectorSyncCronSchedule
			? readSchedule(given.connectorSyncCronSchedule)
			: null;
	},
	disableCheckBadSync: (connector, given) => {
		connector.disableCheckBadSync = given.disableCheckBadSync;
	},
	parallelSyncWorkerCount: (connector, given) => {
		const count = given.parallelSyncWorkerCount ?? 0;
		if (count < 0 || count > 4) throw invalid('parallel_sync_worker_count must be 0 to 4');
		connector.parallelSyncWorkerCount = count;
	},
	profileAllowList: (connector, given) => {
		connector.profileAllowList = given.profileAllowList;
	},
	profileIgnoreList: (connector, given) => {
		connector.profileIgnoreList = given.profileIgnoreList;
	},
	syncConfig: (connector, given) => {
		connector.syncResourceTypeIds = given.syncConfig?.syncResourceTypeIds;
	},
	syncDisabledCategory: (connector, given) => {
		connector.syncDisabledCategory = given.syncDisabledCategory;
	},
	syncDisabledReason: (connector, given) => {
		connector.syncDisabledReason = given.syncDisabledReason;
	},
};

const delegatedChanges = new Set(['displayName', 'description', 'userIds']);

/** Updates a configured connector, or gives a pending one its configuration. */
export function updateConnector(call: Call) {
	return update(call, call.id('app_id'), call.id('id'), (connector, mask) => {
		if (!connector.configuration && !mask.includes('config')) {
			throw precondition('connector is pending a configuration: use UpdateDelegated');
		}
		return Object.keys(changes);
	});
}

/** Updates a connector that is still pending a configuration. */
export function updateDelegated(call: Call) {
	return update(call, call.id('connector_app_id'), call.id('connector_id'), (connector) => {
		if (connector.configuration) throw precondition('connector is not pending a configuration');
		return [...delegatedChanges];
	});
}

function update(
	call: Call,
	appId: string,
	id: string,
	allowedPaths: (connector: Connector, mask: string[]) => string[],
) {
	const connector = liveConnector(call, appId, id);
	const body = call.read({
		connector: message(connectorShape),
		expandMask,
		updateMask: fieldMask,
	});
	if (!body.connector) throw missing('connector');
	if (body.updateMask.length === 0) throw invalid('update_mask is required');
	const expansion = connectorExpansion(body.expandMask?.paths);
	const allowed = allowedPaths(connector, body.updateMask);

	// On a copy, so that one bad field leaves the connector as it was.
	const changed = structuredClone(connector);
	for (const path of body.updateMask) {
		const change = allowed.includes(path) ? changes[path] : undefined;
		if (!change) throw invalid(`invalid update mask: ${path} cannot be updated`);
		change(changed, body.connector, call);
	}
	changed.updatedAt = call.tenant.now.toISOString();
	Object.assign(connector, changed);
	return reply(call, connector, expansion);
}
