import { idOf } from './seed/ids';
import { newAccount, type Account } from './seed/access';
import type { Grant } from './seed/grants';
import type { Settings } from './settings';
import { nextId, type State } from './state';

/** What changing access needs to reach. */
interface Reach {
	state: State;
	settings: Settings;
	now: Date;
}

/** An entitlement of an account. */
interface Access {
	appId: string;
	entitlementId: string;
	accountId: string;
}

const isOf = (grant: Grant, { appId, entitlementId, accountId }: Access) =>
	grant.appId === appId && grant.entitlementId === entitlementId && grant.accountId === accountId;

/** Whether lists show that the account has it: what changed just now does not show at once. */
const isShown = ({ revokedAt, shownAt }: Grant, now: Date): boolean =>
	(revokedAt === null) === shownAt <= now.getTime();

/** Whether lists show that the account had it, and lost it. */
export const isPast = ({ revokedAt, shownAt }: Grant, now: Date): boolean =>
	revokedAt !== null && shownAt <= now.getTime();

/** The grants that lists show. */
export const grantsShown = ({ state, now }: Pick<Reach, 'state' | 'now'>): Grant[] =>
	state.grants.filter((grant) => isShown(grant, now));

/** The grant of an access that there is now, shown or not. */
export const currentGrant = (state: State, access: Access): Grant | undefined =>
	state.grants.find((grant) => grant.revokedAt === null && isOf(grant, access));

function shownAt({ settings, now }: Reach): number {
	return now.getTime() + settings.grantDelaySeconds * 1000;
}

function happened(grant: Grant, reach: Reach): void {
	const { appId, entitlementId, accountId, revokedAt, taskId } = grant;
	reach.state.happenings.grants.push({
		appId,
		appEntitlementId: entitlementId,
		appUserId: accountId,
		date: reach.now.toISOString(),
		eventType: `GRANT_EVENT_TYPE_${revokedAt === null ? 'ADDED' : 'REMOVED'}`,
		ticketId: taskId,
	});
}

/** Gives an account an entitlement, unless it has it. */
export function give(
	access: Access,
	more: Pick<Grant, 'deprovisionAt' | 'taskId'>,
	reach: Reach,
): void {
	if (currentGrant(reach.state, access)) return;
	const grant: Grant = {
		...access,
		...more,
		createdAt: reach.now.toISOString(),
		revokedAt: null,
		shownAt: shownAt(reach),
	};
	reach.state.grants.push(grant);
	happened(grant, reach);
}

/** Takes an entitlement away. */
export function take(grant: Grant, taskId: string, reach: Reach): void {
	grant.revokedAt = reach.now.toISOString();
	grant.shownAt = shownAt(reach);
	happened({ ...grant, taskId }, reach);
}

/** A user's account in an app; one is made for those who have none. */
export function accountOf(appId: string, userId: string, { state, now }: Reach): Account {
	const known = state.accounts.find(
		(account) => account.appId === appId && account.identityUserId === userId,
	);
	if (known) return known;
	const user = state.users.find(({ id }) => id === userId);
	const createdAt = now.toISOString();
	const account = {
		...newAccount('', user?.email ?? '', user),
		id: nextId(state, 'account'),
		appId,
		createdAt,
		updatedAt: createdAt,
	};
	state.accounts.push(account);
	return account;
}

/** The ID of the record of an access that was taken away. */
export const historyId = (grant: Grant): string =>
	idOf(`history/${grant.accountId}/${grant.entitlementId}/${grant.createdAt}`);
