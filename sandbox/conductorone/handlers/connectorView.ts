import type { Call } from '../call';
import { showConfig } from '../config';
import { notFound, StatusError } from '../errors';
import { Expansion } from '../expand';
import { catalog, type CatalogEntry } from '../seed/catalog';
import { ownerRole, ownersAt } from '../ownership';
import type { Connector } from '../state';
import { settleSync } from '../sync';
import { findApp } from './apps';
import { findUser } from './users';

const expandable = ['app_id', 'user_ids', 'capabilities'] as const;

export function entryOf(connector: { catalogId: string }): CatalogEntry {
	const entry = catalog.get(connector.catalogId);
	if (!entry) throw new StatusError('notFound', 'connector catalog entry not found');
	return entry;
}

/** A connector of an app, brought up to the present; a soft deleted one is found too. */
export function findConnector(call: Call, appId: string, id: string): Connector {
	const { state, now } = call.tenant;
	findApp(call, appId);
	const connector = state.connectors.find((each) => each.id === id && each.appId === appId);
	if (!connector) throw notFound('connector');
	settleSync(connector, entryOf(connector), now);
	return connector;
}

/** A connector that can still be worked with: a soft deleted one can only be read. */
export function liveConnector(call: Call, appId: string, id: string): Connector {
	const connector = findConnector(call, appId, id);
	if (connector.deletedAt) throw notFound('connector');
	return connector;
}

/** Starts collecting related objects; GETs cannot ask for any. */
export function connectorExpansion(paths: string[] = []): Expansion {
	return new Expansion(paths, expandable);
}

export function viewOf(call: Call, connector: Connector, expansion: Expansion) {
	const json = connectorJson(call, connector);
	const users = json.userIds.map((id) => findUser(call, id));
	return {
		connector: json,
		appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, connector.appId)]),
		usersPath: expansion.refer('user_ids', 'c1.api.user.v1.User', users),
		capabilitiesPath: expansion.refer('capabilities', 'c1.api.app.v1.ConnectorCapabilities', [
			{ id: connector.id },
		]),
	};
}

/** The reply of the operations that change one connector or get it. */
export function reply(call: Call, connector: Connector, expansion: Expansion) {
	return { connectorView: viewOf(call, connector, expansion), expanded: expansion.expanded };
}

/** Every member written out, as the service does with zero values. */
function connectorJson(call: Call, connector: Connector) {
	const { configuration } = connector;
	const owners = ownersAt(connector, call.tenant.now);
	return {
		id: connector.id,
		appId: connector.appId,
		catalogId: connector.catalogId,
		displayName: connector.displayName,
		description: connector.description,
		config: configuration ? showConfig(configuration, entryOf(connector)) : null,
		configUpdatedAt: connector.configUpdatedAt,
		connectorApiVersion: 2,
		canResumeSync: connector.canResumeSync,
		connectorSyncCronSchedule: connector.schedule,
		createdAt: connector.createdAt,
		updatedAt: connector.updatedAt,
		deletedAt: connector.deletedAt,
		disableCheckBadSync: connector.disableCheckBadSync,
		downloadUrl: '',
		oauthAuthorizedAs: null,
		parallelSyncWorkerCount: connector.parallelSyncWorkerCount,
		profileAllowList: connector.profileAllowList,
		profileIgnoreList: connector.profileIgnoreList,
		status: connector.status,
		syncConfig: connector.syncResourceTypeIds
			? { syncResourceTypeIds: connector.syncResourceTypeIds }
			: null,
		syncDisabledAt: connector.syncDisabledAt,
		syncDisabledCategory: connector.syncDisabledCategory,
		syncDisabledReason: connector.syncDisabledReason,
		userIds: owners.flatMap(({ roleSlug, userId }) =>
			roleSlug === ownerRole && userId !== undefined ? [userId] : [],
		),
	};
}
