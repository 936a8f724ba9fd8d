import type { Call } from '../call';
import { notFound } from '../errors';
import { Expansion } from '../expand';
import { anyOf } from '../filters';
import { page } from '../paging';
import { bool, expandMask, int32, list, string } from '../protojson';
import type { Account } from '../seed/access';
import { findApp } from './apps';
import { findUser } from './users';

const strings = list(string);

export const accountPaths = ['identity_user_id', 'app_id', 'last_usage'] as const;

export function accountView(call: Call, account: Account, expansion: Expansion) {
	const { lastUsage, ...appUser } = account;
	const user = account.identityUserId ? [findUser(call, account.identityUserId)] : [];
	return {
		appUser,
		appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, account.appId)]),
		identityUserPath: expansion.refer('identity_user_id', 'c1.api.user.v1.User', user),
		lastUsagePath: lastUsage === null ? '' : expansion.referTime('last_usage', lastUsage),
	};
}

export function findAccount(call: Call, appId: string, id: string): Account {
	const account = call.tenant.state.accounts.find((each) => each.id === id && each.appId === appId);
	if (!account) throw notFound('app user');
	return account;
}

export function searchAccounts(call: Call) {
	const { state, settings } = call.tenant;
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		appId: string,
		appIds: strings,
		appUserIds: strings,
		appUserStatuses: strings,
		appUserTypes: strings,
		excludeAppUserIds: strings,
		excludeDeletedApps: bool,
		expandMask,
		pageSize: int32,
		pageToken: string,
		query: string,
		userIds: strings,
		withoutResponsibleParty: bool,
	});
	const expansion = new Expansion(mask?.paths ?? [], accountPaths);
	const query = filters.query.toLowerCase();
	const matches = (account: Account) =>
		account.deletedAt === null &&
		anyOf(filters.appId === '' ? [] : [filters.appId], account.appId) &&
		anyOf(filters.appIds, account.appId) &&
		anyOf(filters.appUserIds, account.id) &&
		!filters.excludeAppUserIds.includes(account.id) &&
		anyOf(filters.appUserStatuses, account.status.status) &&
		anyOf(filters.appUserTypes, account.appUserType) &&
		anyOf(filters.userIds, account.identityUserId) &&
		(!filters.withoutResponsibleParty || account.identityUserId === '') &&
		`${account.displayName} ${account.username}`.toLowerCase().includes(query);
	const { list: accounts, nextPageToken } = page(
		{
			rows: state.accounts,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/app_users', filters],
			filter: matches,
			filtered: !state.accounts.every(matches),
		},
		settings,
	);
	return {
		list: accounts.map((account) => accountView(call, account, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}
