import type { Call } from '../call';
import { missing, notFound, precondition } from '../errors';
import { Expansion } from '../expand';
import { anyOf, refs } from '../filters';
import { grantsShown } from '../grants';
import { page } from '../paging';
import { bool, expandMask, int32, string } from '../protojson';
import type { Entitlement } from '../seed/entitlements';
import type { Ref } from '../seed/requestCatalogs';
import { entitlementPaths, entitlementView } from './entitlements';
import { findCatalog } from './requestCatalogs';

const isIn = (given: readonly Ref[], { appId, id }: Ref) =>
	given.some((ref) => ref.appId === appId && ref.id === id);

/** What a client named, all of which has to be there. */
function named(call: Call, given: Array<Ref | undefined>, field: string): Ref[] {
	if (given.length === 0) throw missing(field);
	return given.map((ref) => {
		const { appId = '', id = '' } = ref ?? {};
		const known = call.tenant.state.entitlements.some(({ entitlement }) =>
			isIn([{ appId, id }], entitlement),
		);
		if (!known) throw notFound('app entitlement');
		return { appId, id };
	});
}

const inPath = (call: Call) => findCatalog(call, 'catalog_id');

const without = (before: Ref[], gone: Ref[]) => before.filter((ref) => !isIn(gone, ref));
const together = (before: Ref[], more: Ref[]) => [...before, ...without(more, before)];

export function addRequestable(call: Call) {
	const found = inPath(call);
	const { appEntitlements } = call.read({ appEntitlements: refs, createRequests: bool });
	found.requestable = together(found.requestable, named(call, appEntitlements, 'app_entitlements'));
	return {};
}

export function removeRequestable(call: Call) {
	const found = inPath(call);
	const { appEntitlements } = call.read({ appEntitlements: refs });
	found.requestable = without(found.requestable, named(call, appEntitlements, 'app_entitlements'));
	return {};
}

/** Replaces all of it; nothing instead of it empties the catalog. */
export function replaceRequestable(call: Call) {
	const found = inPath(call);
	const { appEntitlements } = call.read({ appEntitlements: refs });
	found.requestable =
		appEntitlements.length === 0 ? [] : named(call, appEntitlements, 'app_entitlements');
	return {};
}

export function addVisibility(call: Call) {
	const found = inPath(call);
	const { accessEntitlements } = call.read({ accessEntitlements: refs });
	if (!found.catalog.published) throw precondition('catalog must be published');
	found.visibleTo = together(
		found.visibleTo,
		named(call, accessEntitlements, 'access_entitlements'),
	);
	return {};
}

export function removeVisibility(call: Call) {
	const found = inPath(call);
	const { accessEntitlements } = call.read({ accessEntitlements: refs });
	found.visibleTo = without(
		found.visibleTo,
		named(call, accessEntitlements, 'access_entitlements'),
	);
	return {};
}

function listed(call: Call, scope: string, wanted: readonly Ref[]) {
	const expansion = new Expansion([], entitlementPaths);
	const { list, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.entitlements.filter(({ entitlement }) => isIn(wanted, entitlement)),
			floor: 5,
			scope: [scope, call.param('catalog_id')],
		},
		call.tenant.settings,
	);
	return {
		list: list.map((found) => entitlementView(call, found, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export const listRequestable = (call: Call) =>
	listed(call, 'requestable', inPath(call).requestable);

export const listVisibility = (call: Call) => listed(call, 'visibility', inPath(call).visibleTo);

/** What whoever asks can request in catalogs that they see. */
export function searchRequestable(call: Call) {
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		appDisplayName: string,
		entitlementAlias: string,
		expandMask,
		grantedStatus: string,
		includeDeleted: bool,
		pageSize: int32,
		pageToken: string,
		query: string,
	});
	const { state, settings } = call.tenant;
	const { userId } = call.principal;
	const own = new Set(
		state.accounts.filter((each) => each.identityUserId === userId).map(({ id }) => id),
	);
	const held = grantsShown(call.tenant).filter(({ accountId }) => own.has(accountId));
	const bindingsOf = ({ entitlement }: Entitlement) =>
		held.filter(
			(grant) => grant.appId === entitlement.appId && grant.entitlementId === entitlement.id,
		);
	const seen = state.requestCatalogs
		.filter(({ catalog }) => catalog.published && catalog.deletedAt === null)
		.flatMap(({ requestable }) => requestable);
	const expansion = new Expansion(mask?.paths ?? [], entitlementPaths);
	const query = filters.query.toLowerCase();
	const appNamed = (appId: string) => state.apps.find(({ id }) => id === appId)?.displayName ?? '';
	const matches = (found: Entitlement) => {
		const { entitlement } = found;
		const granted = bindingsOf(found).length > 0 ? 'GRANTED' : 'NOT_GRANTED';
		return (
			isIn(seen, entitlement) &&
			(filters.includeDeleted || entitlement.deletedAt === null) &&
			(['', 'ALL'].includes(filters.grantedStatus) || filters.grantedStatus === granted) &&
			anyOf(filters.entitlementAlias === '' ? [] : [filters.entitlementAlias], entitlement.alias) &&
			anyOf(
				filters.appDisplayName === '' ? [] : [filters.appDisplayName],
				appNamed(entitlement.appId),
			) &&
			entitlement.displayName.toLowerCase().includes(query)
		);
	};
	const { list, nextPageToken } = page(
		{
			rows: state.entitlements,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/request_catalog/entitlements', filters],
			filter: matches,
			filtered: true,
		},
		settings,
	);
	return {
		list: list.map((found) => ({
			entitlement: entitlementView(call, found, expansion),
			appEntitlementUserBindings: bindingsOf(found).map((grant) => ({
				appId: grant.appId,
				appEntitlementId: grant.entitlementId,
				appUserId: grant.accountId,
				createdAt: grant.createdAt,
				deletedAt: null,
				deprovisionAt: grant.deprovisionAt,
				grantSources: [],
			})),
		})),
		expanded: expansion.expanded,
		nextPageToken,
	};
}
