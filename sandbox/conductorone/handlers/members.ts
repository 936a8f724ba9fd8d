import type { Call } from '../call';
import { missing, notFound, precondition } from '../errors';
import { accountOf, currentGrant, give, grantsShown, take } from '../grants';
import { page } from '../paging';
import { list, string } from '../protojson';
import { nextId } from '../state';
import { findEntitlement } from './entitlements';
import { grantRows } from './grants';

/** Who has an entitlement, with accounts and users in full. */
export function listMembers(call: Call) {
	const { appId, id } = findEntitlement(call, 'app_entitlement_id').entitlement;
	const { settings, state } = call.tenant;
	const shown = grantsShown(call.tenant).filter(
		(grant) => grant.appId === appId && grant.entitlementId === id,
	);
	const { list: rows, nextPageToken } = page(
		{ ...call.queryPage(), rows: grantRows(call, shown), floor: 5, scope: ['members', appId, id] },
		settings,
	);
	return {
		list: rows.map(({ grant, account: { lastUsage: _expandedOnly, ...appUser } }) => ({
			appId,
			appEntitlementId: id,
			appUserId: appUser.id,
			appUser,
			user: state.users.find((user) => user.id === appUser.identityUserId) ?? null,
			discovered: grant.createdAt,
			expired: grant.deprovisionAt,
			grantReasons: [],
			grantSources: [],
		})),
		nextPageToken,
	};
}

function manuallyManaged(call: Call) {
	const { entitlement } = findEntitlement(call, 'app_entitlement_id');
	if (!entitlement.isManuallyManaged) throw precondition('entitlement is not manually managed');
	return entitlement;
}

/** Adds users without a request; who cannot be added is told of, and the others are. */
export function addMembers(call: Call) {
	const { appId, id: entitlementId } = manuallyManaged(call);
	const { userIds } = call.read({ userIds: list(string) });
	if (userIds.length === 0) throw missing('user_ids');
	const { state } = call.tenant;
	const failed: Record<string, string> = {};
	for (const userId of userIds) {
		const user = state.users.find(({ id }) => id === userId);
		if (!user || user.deletedAt !== null) {
			failed[userId] = 'user not found';
			continue;
		}
		const accountId = accountOf(appId, userId, call.tenant).id;
		give({ appId, entitlementId, accountId }, { deprovisionAt: null, taskId: '' }, call.tenant);
	}
	return { bulkActionId: nextId(state, 'bulkAction'), failedUsersErrorMap: failed };
}

export function removeMember(call: Call) {
	const { appId, id: entitlementId } = manuallyManaged(call);
	const accountId = call.checkId('AppUserId', call.read({ appUserId: string }).appUserId);
	const grant = currentGrant(call.tenant.state, { appId, entitlementId, accountId });
	if (!grant) throw notFound('app entitlement user binding');
	take(grant, '', call.tenant);
	return { revokeTaskId: '' };
}
