import type { Call } from '../call';
import { readConfig, type Configuration } from '../config';
import { invalid, missing } from '../errors';
import { page } from '../paging';
import { any, expandMask, list, message, string } from '../protojson';
import { neverSynced } from '../seed/connectors';
import { changeOwners } from '../ownership';
import { nextId, type Connector } from '../state';
import { queueSync, settleSync } from '../sync';
import { findApp } from './apps';
import {
	connectorExpansion,
	entryOf,
	liveConnector,
	reply,
	findConnector,
	viewOf,
} from './connectorView';
import { ownedBy } from './owners';

export function listConnectors(call: Call) {
	const { state, settings, now } = call.tenant;
	const app = findApp(call, call.id('app_id'));
	const { list: connectors, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: state.connectors.filter((each) => each.appId === app.id),
			floor: 5,
			scope: ['connectors', app.id],
			filter: (connector) => connector.deletedAt === null,
		},
		settings,
	);
	const expansion = connectorExpansion();
	return {
		list: connectors.map((connector) => {
			settleSync(connector, entryOf(connector), now);
			return viewOf(call, connector, expansion);
		}),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function getConnector(call: Call) {
	const connector = findConnector(call, call.id('app_id'), call.id('id'));
	return reply(call, connector, connectorExpansion());
}

/** Creates a connector that still waits for its configuration. */
export function createDelegated(call: Call) {
	const appId = findApp(call, call.id('app_id')).id;
	const body = call.read({
		appEntitlementOwnerRefs: list(message({ appId: string, id: string })),
		appManagedStateBindingRef: message({
			appId: string,
			resourceId: string,
			resourceTypeId: string,
		}),
		catalogId: string,
		description: string,
		displayName: string,
		expandMask,
		userIds: list(string),
	});
	const entry = requestedEntry(call, body.catalogId);
	const expansion = connectorExpansion(body.expandMask?.paths);
	const connector = add(call, {
		appId,
		catalogId: entry.id,
		displayName: body.displayName || entry.displayName,
		description: body.description,
		configuration: undefined,
		userIds: body.userIds,
	});
	return reply(call, connector, expansion);
}

/** Creates a configured connector, named after its type, and syncs it. */
export function createConnector(call: Call) {
	const { now, settings } = call.tenant;
	const appId = findApp(call, call.id('app_id')).id;
	const body = call.read({
		catalogId: string,
		config: any,
		description: string,
		expandMask,
		userIds: list(string),
	});
	const entry = requestedEntry(call, body.catalogId);
	if (!body.config) throw invalid('invalid config: value is required');
	const expansion = connectorExpansion(body.expandMask?.paths);
	const connector = add(call, {
		appId,
		catalogId: entry.id,
		displayName: entry.displayName,
		description: body.description,
		configuration: readConfig(body.config, entry),
		userIds: body.userIds,
	});
	queueSync(connector, now, settings);
	return reply(call, connector, expansion);
}

/** Soft delete: Get still returns the connector, with `deletedAt`; lists do not. */
export function deleteConnector(call: Call) {
	const connector = liveConnector(call, call.id('app_id'), call.id('id'));
	call.read({});
	connector.deletedAt = call.tenant.now.toISOString();
	return {};
}

function requestedEntry(call: Call, catalogId: string) {
	if (catalogId === '') throw missing('catalog_id');
	return entryOf({ catalogId: call.checkId('CatalogId', catalogId) });
}

interface NewConnector {
	appId: string;
	catalogId: string;
	displayName: string;
	description: string;
	configuration: Configuration | undefined;
	userIds: string[];
}

function add(call: Call, { userIds, ...given }: NewConnector): Connector {
	const { state, now } = call.tenant;
	const owners = ownedBy(call, userIds);
	const createdAt = now.toISOString();
	const connector: Connector = {
		...given,
		id: nextId(state, 'connector'),
		configUpdatedAt: given.configuration ? createdAt : null,
		profileAllowList: [],
		profileIgnoreList: [],
		disableCheckBadSync: false,
		parallelSyncWorkerCount: 0,
		canResumeSync: false,
		syncResourceTypeIds: undefined,
		schedule: null,
		syncDisabledAt: null,
		syncDisabledReason: '',
		syncDisabledCategory: '',
		createdAt,
		updatedAt: createdAt,
		deletedAt: null,
		status: neverSynced(),
		planned: undefined,
		syncIds: [],
		droppedSyncId: undefined,
		owners: [],
		credentials: [],
	};
	changeOwners(connector, now, call.tenant.settings.ownerDelaySeconds, () => owners);
	state.connectors.push(connector);
	return connector;
}
