import type { Gap } from '../../../engine/audit/shown';
import { pathOf } from '../endpoint';
import type { Account, App, Entitlement, Facts, Grant } from './facts';
import { accountOf, entitlementOf, grantOf, isDeletedAccount, textOf } from './read';
import { hasOwner, ofApps, readNeeded } from './reading';
import type { Gathering } from './reading';
import { HEAVY_PAGE_SIZE } from './requests';

interface Access {
	readonly facts: Pick<
		Facts,
		'unownedAccounts' | 'usedAccounts' | 'entitlements' | 'unownedEntitlements' | 'endingGrants'
	>;
	readonly gaps: readonly Gap[];
}

/** Who has access: accounts, entitlements, and grants, as far as they are needed. */
export async function gatherAccess(gathering: Gathering, apps: readonly App[]): Promise<Access> {
	const unownedAccounts = await accountsWithoutOwner(gathering, apps);
	const used = await readNeeded(gathering, 'usage', {
		...ofApps,
		things: apps,
		read: async (app) => await accountsWithUsage(gathering, app),
	});
	const owned = await readNeeded(gathering, 'entitlementOwners', {
		...ofApps,
		things: apps,
		read: async (app) => await entitlementsOf(gathering, app),
	});
	const entitlements = [...owned.read.values()].flat();
	const owners = await readNeeded(gathering, 'entitlementOwners', {
		...ofEntitlements('Owners of entitlement'),
		things: entitlements,
		async read(entitlement) {
			const { app, id } = entitlement;
			const ids = { appId: app.id, id };
			const path = pathOf('/api/v2/apps/{appId}/entitlements/{id}/owners', ids);
			const isOwned = await hasOwner(gathering.asking, path, 'List entitlement owners');
			return isOwned ? [] : [entitlement];
		},
	});
	const ending = await readNeeded(gathering, 'endingGrants', {
		...ofEntitlements('Grants of entitlement'),
		things: await entitlementsThatEnd(gathering, apps),
		read: async (entitlement) => await grantsThatEnd(gathering, entitlement),
	});
	return {
		facts: {
			unownedAccounts,
			usedAccounts: [...used.read.values()].flat(),
			entitlements: entitlements.length,
			unownedEntitlements: [...owners.read.values()].flat(),
			endingGrants: [...ending.read.values()].flat(),
		},
		gaps: [...used.gaps, ...owned.gaps, ...owners.gaps, ...ending.gaps],
	};
}

/** How entitlements are told apart: their IDs are unique within an app only. */
function ofEntitlements(what: string) {
	return {
		keyOf: ({ app, id }: Entitlement) => `${app.id}/${id}`,
		nameOf: ({ app, name }: Entitlement) => `${what} ${name} in ${app.name}`,
	};
}

/** The app of a row; one that was added meanwhile has no name yet. */
function appFinder(apps: readonly App[]): (id: unknown) => App {
	const byId = new Map(apps.map((app) => [app.id, app]));
	return (id) => byId.get(textOf(id)) ?? { id: textOf(id), name: textOf(id), users: undefined };
}

/** ConductorOne finds these itself, in all apps at once. */
async function accountsWithoutOwner(
	{ asking, needs }: Gathering,
	apps: readonly App[],
): Promise<Account[]> {
	if (!needs.has('unownedAccounts')) return [];
	const rows = await asking.rows(
		'Search accounts',
		{
			method: 'POST',
			path: '/api/v1/search/app_users',
			body: { withoutResponsibleParty: true, excludeDeletedApps: true },
		},
		{ entity: 'appUser' },
	);
	const appWith = appFinder(apps);
	// Should a tenant not know the filter, it is applied here as well.
	return rows
		.filter((row) => !isDeletedAccount(row) && textOf(row.identityUserId) === '')
		.map((row) => accountOf(row, appWith(row.appId)));
}

async function accountsWithUsage({ asking }: Gathering, app: App): Promise<Account[]> {
	const rows = await asking.rows(
		'Search accounts',
		{
			method: 'POST',
			path: '/api/v1/search/app_users',
			body: {
				appIds: [app.id],
				appUserStatuses: ['STATUS_ENABLED'],
				expandMask: { paths: ['last_usage'] },
			},
		},
		{ entity: 'appUser' },
	);
	return rows.map((row) => accountOf(row, app));
}

/** Entitlements that somebody has. ConductorOne looks after those that it has built in. */
async function entitlementsOf({ asking }: Gathering, app: App): Promise<Entitlement[]> {
	const rows = await asking.rows(
		'Search entitlements',
		{ method: 'POST', path: '/api/v1/search/entitlements', body: { appIds: [app.id] } },
		{ entity: 'appEntitlement', pageSize: HEAVY_PAGE_SIZE },
	);
	return rows
		.filter(({ systemBuiltin }) => systemBuiltin !== true)
		.map((row) => entitlementOf(row, app))
		.filter(({ grants }) => grants > 0);
}

/** Only few entitlements have grants that end: the others' grants need not be read. */
async function entitlementsThatEnd(
	{ asking, needs }: Gathering,
	apps: readonly App[],
): Promise<Entitlement[]> {
	if (!needs.has('endingGrants')) return [];
	const rows = await asking.rows(
		'Search entitlements',
		{ method: 'POST', path: '/api/v1/search/entitlements', body: { onlyGetExpiring: true } },
		{ entity: 'appEntitlement', pageSize: HEAVY_PAGE_SIZE },
	);
	const appWith = appFinder(apps);
	return rows.map((row) => entitlementOf(row, appWith(row.appId)));
}

async function grantsThatEnd({ asking }: Gathering, entitlement: Entitlement): Promise<Grant[]> {
	const { id, app } = entitlement;
	const rows = await asking.rows(
		'Search grants',
		{
			method: 'POST',
			path: '/api/v1/search/grants',
			body: { entitlementRefs: [{ appId: app.id, id }] },
		},
		{ pageSize: HEAVY_PAGE_SIZE },
	);
	return rows.flatMap((row) => grantOf(row, entitlement) ?? []);
}
