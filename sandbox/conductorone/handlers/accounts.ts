import type { Call } from '../call';
import { notFound } from '../errors';
import { Expansion } from '../expand';
import { anyOf, hasRef, refs } from '../filters';
import { applyMask } from '../masks';
import { page } from '../paging';
import { bool, expandMask, fieldMask, int32, list, message, string } from '../protojson';
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
		agentStatuses: strings,
		appUserDomains: strings,
		appUserStatusDetails: strings,
		nhiTypes: strings,
		refs,
		sortBy: string,
		withOpenFindings: bool,
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
		anyOf(filters.agentStatuses, account.agentStatus) &&
		anyOf(filters.nhiTypes, account.nhiType) &&
		anyOf(filters.appUserStatusDetails, account.status.details) &&
		anyOf(
			filters.appUserDomains,
			`APP_USER_DOMAIN_${account.isExternal ? 'EXTERNAL' : 'TRUSTED'}`,
		) &&
		hasRef(filters.refs, account.appId, account.id) &&
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

function listed(call: Call, scope: unknown, isWanted: (account: Account) => boolean) {
	const { id: appId } = findApp(call, call.id('app_id'));
	const expansion = new Expansion([], accountPaths);
	const { list: accounts, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.accounts.filter((account) => account.appId === appId),
			floor: 5,
			scope: ['app_users', appId, scope],
			filter: (account) => account.deletedAt === null && isWanted(account),
		},
		call.tenant.settings,
	);
	return {
		list: accounts.map((account) => accountView(call, account, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export const listAccounts = (call: Call) => listed(call, '', () => true);

export function listAccountsOfUser(call: Call) {
	const { id } = findUser(call, call.id('user_id'));
	return listed(call, ['user', id], ({ identityUserId }) => identityUserId === id);
}

/** Accounts of programs that belong to whoever asks. */
export function listOwnServiceAccounts(call: Call) {
	const {
		pageSize,
		pageToken,
		expandMask: mask,
	} = call.read({
		expandMask,
		pageSize: int32,
		pageToken: string,
	});
	const expansion = new Expansion(mask?.paths ?? [], accountPaths);
	const { userId } = call.principal;
	const { list: accounts, nextPageToken } = page(
		{
			rows: call.tenant.state.accounts,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['owned_service_accounts', userId],
			filter: ({ appUserType, identityUserId }) =>
				appUserType === 'APP_USER_TYPE_SERVICE_ACCOUNT' && identityUserId === userId,
		},
		call.tenant.settings,
	);
	return {
		list: accounts.map((account) => accountView(call, account, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

const changeable = { appUserType: string, identityUserId: string };

/** Nothing else about an account is ConductorOne's to change. */
export function updateAccount(call: Call) {
	const account = findAccount(call, call.id('app_user_app_id'), call.id('app_user_id'));
	const body = call.read({
		appUser: message({ ...changeable, appId: string, id: string }),
		expandMask,
		updateMask: fieldMask,
	});
	const changed = { ...account };
	applyMask(changed, body.appUser, body.updateMask, Object.keys(changeable));
	if (changed.identityUserId !== '') {
		findUser(call, call.checkId('IdentityUserId', changed.identityUserId));
	}
	Object.assign(account, changed, { updatedAt: call.tenant.now.toISOString() });
	const expansion = new Expansion(body.expandMask?.paths ?? [], accountPaths);
	const appUserView = accountView(call, account, expansion);
	return { appUserView, expanded: expansion.expanded };
}

/** No credentials were made for the sandbox's accounts. */
export function listAccountCredentials(call: Call) {
	findAccount(call, call.id('app_id'), call.id('app_user_id'));
	return page(
		{ ...call.queryPage(), rows: [], floor: 5, scope: 'credentials' },
		call.tenant.settings,
	);
}
