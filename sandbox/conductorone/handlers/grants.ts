import type { Call } from '../call';
import { Expansion } from '../expand';
import { anyOf } from '../filters';
import { page } from '../paging';
import { expandMask, int32, list, message, string } from '../protojson';
import { accountPaths, accountView } from './accounts';
import { entitlementPaths, entitlementView } from './entitlements';

const strings = list(string);
const ref = message({ appId: string, id: string });

export function searchGrants(call: Call) {
	const { state, settings } = call.tenant;
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		appIds: strings,
		appUserIds: strings,
		entitlementRefs: list(ref),
		entitlementSlugs: strings,
		expandMask,
		pageSize: int32,
		pageToken: string,
		userId: string,
	});
	const expansion = new Expansion(mask?.paths ?? [], entitlementPaths);
	const bare = new Expansion([], accountPaths);
	const rows = state.grants.flatMap((grant) => {
		const account = state.accounts.find(({ id }) => id === grant.accountId);
		const found = state.entitlements.find(
			({ entitlement }) =>
				entitlement.id === grant.entitlementId && entitlement.appId === grant.appId,
		);
		return account && found ? [{ grant, account, found }] : [];
	});
	const matches = ({ grant, account, found }: (typeof rows)[number]) =>
		anyOf(filters.appIds, grant.appId) &&
		anyOf(filters.appUserIds, grant.accountId) &&
		anyOf(filters.entitlementSlugs, found.entitlement.slug) &&
		anyOf(filters.userId === '' ? [] : [filters.userId], account.identityUserId) &&
		(filters.entitlementRefs.length === 0 ||
			filters.entitlementRefs.some(
				(each) => each?.id === grant.entitlementId && each.appId === grant.appId,
			));
	const { list: grants, nextPageToken } = page(
		{
			rows,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/grants', filters],
			filter: matches,
			filtered: !rows.every(matches),
		},
		settings,
	);
	return {
		list: grants.map(({ grant, account, found }) => ({
			appEntitlementUserBinding: {
				appId: grant.appId,
				appEntitlementId: grant.entitlementId,
				appUserId: grant.accountId,
				appUser: accountView(call, account, bare),
				appEntitlementUserBindingCreatedAt: grant.createdAt,
				appEntitlementUserBindingDeprovisionAt: grant.deprovisionAt,
				grantSources: [],
				originatingTicketId: grant.taskId,
			},
			entitlement: entitlementView(call, found, expansion),
		})),
		expanded: expansion.expanded,
		nextPageToken,
	};
}
