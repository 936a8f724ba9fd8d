import type { Call } from '../call';
import { notFound } from '../errors';
import { Expansion } from '../expand';
import { anyOf, hasRef, refs } from '../filters';
import { grantsShown } from '../grants';
import { page } from '../paging';
import { bool, expandMask, int32, list, message, string } from '../protojson';
import type { Entitlement } from '../seed/entitlements';
import type { Grant } from '../seed/grants';
import { findApp } from './apps';

const strings = list(string);

export const entitlementPaths = ['app_id', 'app_resource_type_id', 'app_resource_id'] as const;

function grantsOf({ entitlement: { appId, id } }: Entitlement, call: Call): Grant[] {
	return grantsShown(call.tenant).filter(
		(grant) => grant.appId === appId && grant.entitlementId === id,
	);
}

export function entitlementView(call: Call, found: Entitlement, expansion: Expansion) {
	const { entitlement } = found;
	const { appId, appResourceId, appResourceTypeId } = entitlement;
	return {
		appEntitlement: {
			...entitlement,
			grantCount: String(grantsOf(found, call).length),
		},
		appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, appId)]),
		appResourcePath: expansion.refer('app_resource_id', 'c1.api.app.v1.AppResource', [
			{ id: appResourceId },
		]),
		appResourceTypePath: expansion.refer('app_resource_type_id', 'c1.api.app.v1.AppResourceType', [
			{ id: appResourceTypeId },
		]),
		objectPermissions: null,
	};
}

export function searchEntitlements(call: Call) {
	const { state, settings } = call.tenant;
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		accessReviewId: string,
		alias: string,
		appIds: strings,
		appUserIds: strings,
		complianceFrameworkIds: strings,
		displayName: string,
		excludeAppIds: strings,
		excludeAppUserIds: strings,
		excludeResourceTypeIds: strings,
		excludedEntitlementRefs: refs,
		includeDeleted: bool,
		membershipType: strings,
		policyRefs: list(message({ id: string })),
		requestSchemaIds: strings,
		resourceIds: strings,
		resourceTraitIds: strings,
		resourceTypeIds: strings,
		riskLevelIds: strings,
		sourceConnectorId: string,
		excludeImmutable: bool,
		expandMask,
		isAutomated: bool,
		onlyGetExpiring: bool,
		pageSize: int32,
		pageToken: string,
		query: string,
		refs,
	});
	const expansion = new Expansion(mask?.paths ?? [], entitlementPaths);
	const query = filters.query.toLowerCase();
	const isHadBy = (found: Entitlement, accountIds: string[]) =>
		grantsOf(found, call).some(({ accountId }) => accountIds.includes(accountId));
	const matches = (found: Entitlement) => {
		const { entitlement } = found;
		return (
			(filters.includeDeleted || entitlement.deletedAt === null) &&
			anyOf(filters.appIds, entitlement.appId) &&
			anyOf(filters.resourceIds, entitlement.appResourceId) &&
			anyOf(filters.resourceTypeIds, entitlement.appResourceTypeId) &&
			anyOf(filters.riskLevelIds, entitlement.riskLevelValueId) &&
			(filters.appUserIds.length === 0 || isHadBy(found, filters.appUserIds)) &&
			!isHadBy(found, filters.excludeAppUserIds) &&
			(filters.excludedEntitlementRefs.length === 0 ||
				!hasRef(filters.excludedEntitlementRefs, entitlement.appId, entitlement.id)) &&
			!filters.excludeAppIds.includes(entitlement.appId) &&
			anyOf(filters.alias === '' ? [] : [filters.alias], entitlement.alias) &&
			anyOf(filters.displayName === '' ? [] : [filters.displayName], entitlement.displayName) &&
			hasRef(filters.refs, entitlement.appId, entitlement.id) &&
			(!filters.excludeImmutable || !entitlement.systemBuiltin) &&
			(!filters.isAutomated || entitlement.isAutomationEnabled) &&
			(!filters.onlyGetExpiring ||
				grantsOf(found, call).some(({ deprovisionAt }) => deprovisionAt !== null)) &&
			`${entitlement.displayName} ${entitlement.description}`.toLowerCase().includes(query)
		);
	};
	const { list: entitlements, nextPageToken } = page(
		{
			rows: state.entitlements,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/entitlements', filters],
			filter: matches,
			filtered: !state.entitlements.every(matches),
		},
		settings,
	);
	return {
		list: entitlements.map((each) => entitlementView(call, each, expansion)),
		expanded: expansion.expanded,
		facets: null,
		nextPageToken,
	};
}

/** The entitlement that a path names: the app by `app_id`, the entitlement under a name of its own. */
export function findEntitlement(call: Call, name = 'entitlement_id'): Entitlement {
	const appId = call.id('app_id');
	const id = call.id(name);
	const found = call.tenant.state.entitlements.find(
		({ entitlement }) => entitlement.appId === appId && entitlement.id === id,
	);
	if (!found) throw notFound('app entitlement');
	return found;
}
