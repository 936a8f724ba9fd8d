import type { Call } from '../call';
import { Expansion } from '../expand';
import { grantsShown } from '../grants';
import { page } from '../paging';
import type { Entitlement } from '../seed/entitlements';
import { findAccount } from './accounts';
import { findApp } from './apps';
import { entitlementPaths, entitlementView } from './entitlements';

function listed(call: Call, scope: unknown, isWanted: (found: Entitlement) => boolean) {
	const { id: appId } = findApp(call, call.id('app_id'));
	const expansion = new Expansion([], entitlementPaths);
	const { list, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.entitlements.filter(({ entitlement }) => entitlement.appId === appId),
			floor: 5,
			scope: ['entitlements', appId, scope],
			filter: (found) => found.entitlement.deletedAt === null && isWanted(found),
		},
		call.tenant.settings,
	);
	return {
		list: list.map((found) => entitlementView(call, found, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export const listEntitlements = (call: Call) => listed(call, '', () => true);

/** What an account has. */
export function listEntitlementsOfAccount(call: Call) {
	const { id, appId } = findAccount(call, call.id('app_id'), call.id('app_user_id'));
	const had = new Set(
		grantsShown(call.tenant)
			.filter((grant) => grant.accountId === id && grant.appId === appId)
			.map(({ entitlementId }) => entitlementId),
	);
	return listed(call, ['account', id], ({ entitlement }) => had.has(entitlement.id));
}

export function listEntitlementsOfResource(call: Call) {
	const typeId = call.id('app_resource_type_id');
	const id = call.id('app_resource_id');
	return listed(
		call,
		['resource', id],
		({ entitlement }) =>
			entitlement.appResourceId === id && entitlement.appResourceTypeId === typeId,
	);
}
