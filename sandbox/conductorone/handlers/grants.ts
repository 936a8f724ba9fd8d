import type { Call } from '../call';
import { missing, notFound, precondition } from '../errors';
import { Expansion } from '../expand';
import { anyOf, hasRef, refs } from '../filters';
import { currentGrant, grantsShown } from '../grants';
import { page } from '../paging';
import { expandMask, int32, list, string } from '../protojson';
import type { Grant } from '../seed/grants';
import { time } from '../wellKnown';
import { accountPaths, accountView } from './accounts';
import { entitlementPaths, entitlementView, findEntitlement } from './entitlements';
import { findUser } from './users';

const strings = list(string);

/** Grants with the account and the entitlement that they are about. */
export function grantRows(call: Call, grants: readonly Grant[]) {
	const { state } = call.tenant;
	return grants.flatMap((grant) => {
		const account = state.accounts.find(({ id }) => id === grant.accountId);
		const found = state.entitlements.find(
			({ entitlement }) =>
				entitlement.id === grant.entitlementId && entitlement.appId === grant.appId,
		);
		return account && found ? [{ grant, account, found }] : [];
	});
}

export function searchGrants(call: Call) {
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		appIds: strings,
		appUserIds: strings,
		entitlementRefs: refs,
		entitlementSlugs: strings,
		expandMask,
		pageSize: int32,
		pageToken: string,
		purpose: strings,
		resourceIds: strings,
		resourceTypeIds: strings,
		userId: string,
	});
	const expansion = new Expansion(mask?.paths ?? [], entitlementPaths);
	const bare = new Expansion([], accountPaths);
	const rows = grantRows(call, grantsShown(call.tenant));
	const matches = ({ grant, account, found: { entitlement } }: (typeof rows)[number]) =>
		anyOf(filters.appIds, grant.appId) &&
		anyOf(filters.appUserIds, grant.accountId) &&
		anyOf(filters.entitlementSlugs, entitlement.slug) &&
		anyOf(filters.purpose, entitlement.purpose) &&
		anyOf(filters.resourceIds, entitlement.appResourceId) &&
		anyOf(filters.resourceTypeIds, entitlement.appResourceTypeId) &&
		anyOf(filters.userId === '' ? [] : [filters.userId], account.identityUserId) &&
		hasRef(filters.entitlementRefs, grant.appId, grant.entitlementId);
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
		call.tenant.settings,
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

function bindingOf(appId: string, accountId: string, grant: Grant | undefined) {
	return {
		appId,
		appUserId: accountId,
		appEntitlementId: grant?.entitlementId ?? '',
		createdAt: grant?.createdAt ?? null,
		deletedAt: grant?.revokedAt ?? null,
		deprovisionAt: grant?.deprovisionAt ?? null,
		grantSources: [],
	};
}

/** All accounts of a user in an app; those that have the entitlement say since when. */
export function listAccountsWithGrant(call: Call) {
	const { entitlement } = findEntitlement(call, 'app_entitlement_id');
	const { appId, id: entitlementId } = entitlement;
	const user = findUser(call, call.id('identity_user_id'));
	const accounts = call.tenant.state.accounts.filter(
		(account) => account.appId === appId && account.identityUserId === user.id,
	);
	const shown = grantsShown(call.tenant);
	return {
		bindings: accounts.map(({ id }) =>
			bindingOf(
				appId,
				id,
				shown.find((grant) => grant.accountId === id && grant.entitlementId === entitlementId),
			),
		),
	};
}

function grantInPath(call: Call): Grant {
	const { appId, id: entitlementId } = findEntitlement(call, 'app_entitlement_id').entitlement;
	const accountId = call.id('app_user_id');
	const grant = currentGrant(call.tenant.state, { appId, entitlementId, accountId });
	if (!grant) throw notFound('app entitlement user binding');
	return grant;
}

function withExpiry(grant: Grant, deprovisionAt: string | null) {
	grant.deprovisionAt = deprovisionAt;
	return { binding: bindingOf(grant.appId, grant.accountId, grant) };
}

export function changeExpiry(call: Call) {
	const { newDeprovisionAt } = call.read({ newDeprovisionAt: time });
	if (newDeprovisionAt === undefined) throw missing('new_deprovision_at');
	const grant = grantInPath(call);
	if (newDeprovisionAt <= call.tenant.now.getTime()) {
		throw precondition('new_deprovision_at must be in the future');
	}
	return withExpiry(grant, new Date(newDeprovisionAt).toISOString());
}

export function removeExpiry(call: Call) {
	call.read({});
	return withExpiry(grantInPath(call), null);
}
