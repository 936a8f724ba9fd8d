import type { Call } from '../call';
import { notFound } from '../errors';
import { Expansion } from '../expand';
import { page } from '../paging';
import { bool, expandMask, int32, list, message, string } from '../protojson';
import type { Account, Entitlement, Grant } from '../seed/access';
import { findApp } from './apps';
import { findUser } from './users';

const strings = list(string);
const ref = message({ appId: string, id: string });

const accountPaths = ['identity_user_id', 'app_id', 'last_usage'] as const;
const entitlementPaths = ['app_id', 'app_resource_type_id', 'app_resource_id'] as const;

const anyOf = (wanted: readonly string[], have: string) =>
	wanted.length === 0 || wanted.includes(have);

function accountView(call: Call, account: Account, expansion: Expansion) {
	const { lastUsage, ...appUser } = account;
	const user = account.identityUserId ? [findUser(call, account.identityUserId)] : [];
	return {
		appUser,
		appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, account.appId)]),
		identityUserPath: expansion.refer('identity_user_id', 'c1.api.user.v1.User', user),
		lastUsagePath: lastUsage === null ? '' : expansion.referTime('last_usage', lastUsage),
	};
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

function grantsOf({ entitlement: { appId, id } }: Entitlement, grants: Grant[]): Grant[] {
	return grants.filter((grant) => grant.appId === appId && grant.entitlementId === id);
}

function entitlementView(call: Call, found: Entitlement, expansion: Expansion) {
	const { entitlement } = found;
	const { appId, appResourceId, appResourceTypeId } = entitlement;
	return {
		appEntitlement: {
			...entitlement,
			grantCount: String(grantsOf(found, call.tenant.state.grants).length),
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
		alias: string,
		appIds: strings,
		displayName: string,
		excludeAppIds: strings,
		excludeImmutable: bool,
		expandMask,
		isAutomated: bool,
		onlyGetExpiring: bool,
		pageSize: int32,
		pageToken: string,
		query: string,
		refs: list(ref),
	});
	const expansion = new Expansion(mask?.paths ?? [], entitlementPaths);
	const query = filters.query.toLowerCase();
	const matches = (found: Entitlement) => {
		const { entitlement } = found;
		return (
			entitlement.deletedAt === null &&
			anyOf(filters.appIds, entitlement.appId) &&
			!filters.excludeAppIds.includes(entitlement.appId) &&
			anyOf(filters.alias === '' ? [] : [filters.alias], entitlement.alias) &&
			anyOf(filters.displayName === '' ? [] : [filters.displayName], entitlement.displayName) &&
			(filters.refs.length === 0 ||
				filters.refs.some(
					(each) => each?.id === entitlement.id && each.appId === entitlement.appId,
				)) &&
			(!filters.excludeImmutable || !entitlement.systemBuiltin) &&
			(!filters.isAutomated || entitlement.isAutomationEnabled) &&
			(!filters.onlyGetExpiring ||
				grantsOf(found, state.grants).some(({ deprovisionAt }) => deprovisionAt !== null)) &&
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

function ownedEntitlement(call: Call): Entitlement {
	const appId = call.id('app_id');
	const id = call.id('entitlement_id');
	const found = call.tenant.state.entitlements.find(
		({ entitlement }) => entitlement.appId === appId && entitlement.id === id,
	);
	if (!found) throw notFound('app entitlement');
	return found;
}

export function listEntitlementUserOwners(call: Call) {
	const { entitlement, ownerUserIds } = ownedEntitlement(call);
	return {
		list: ownerUserIds.map((id) => ({
			appId: entitlement.appId,
			entitlementId: entitlement.id,
			roleSlug: 'owner',
			createdAt: entitlement.createdAt,
			user: findUser(call, id),
		})),
		nextPageToken: '',
	};
}

export function listEntitlementEntitlementOwners(call: Call) {
	const { entitlement, ownerEntitlementIds } = ownedEntitlement(call);
	const owners = call.tenant.state.entitlements.filter((each) =>
		ownerEntitlementIds.includes(each.entitlement.id),
	);
	return {
		list: owners.map((owner) => ({
			appId: entitlement.appId,
			entitlementId: entitlement.id,
			roleSlug: 'owner',
			createdAt: entitlement.createdAt,
			appEntitlement: entitlementView(call, owner, new Expansion([], entitlementPaths))
				.appEntitlement,
		})),
		nextPageToken: '',
	};
}
