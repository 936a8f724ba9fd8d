import { idOf } from './ids';

const DAY = 24 * 60 * 60 * 1000;

/** That an account has an entitlement, or had it. */
export interface Grant {
	appId: string;
	entitlementId: string;
	accountId: string;
	createdAt: string;
	/** When the access ends; null for good. */
	deprovisionAt: string | null;
	taskId: string;
	/** Null as long as the account has it. */
	revokedAt: string | null;
	/** From when on lists say what is the case now, in milliseconds since the epoch. */
	shownAt: number;
}

/** App, account, entitlement, and in how many days the access ends. */
const grantSeeds: Array<[app: string, username: string, entitlement: string, endsInDays?: number]> =
	[
		['Okta', 'user-1', 'Administrators'],
		['Okta', 'user-2', 'Administrators', 3],
		['Okta', 'user-3', 'Finance', 30],
		['Okta', 'user-4', 'Payroll', -2],
		['Okta', 'svc-backup', 'Root'],
		['GitHub', 'priya-raman', 'Admin', 9],
		['GitHub', 'octo-deploy', 'Read'],
		...Array.from({ length: 12 }, (_, index): [string, string, string] => [
			'Okta',
			`user-${index + 1}`,
			'Engineering',
		]),
	];

/** App, account, entitlement, and how many days ago it was taken away. */
const pastSeeds: Array<[app: string, username: string, entitlement: string, endedDaysAgo: number]> =
	[
		['Okta', 'former.contractor', 'Engineering', 200],
		['Okta', 'user-5', 'Finance', 40],
		['GitHub', 'priya-raman', 'Read', 5],
	];

function newGrant(app: string, username: string, entitlement: string): Grant {
	return {
		appId: idOf(`app/${app}`),
		entitlementId: idOf(`entitlement/${app}/${entitlement}`),
		accountId: idOf(`account/${app}/${username}`),
		createdAt: new Date(Date.UTC(2025, 1, 3, 9)).toISOString(),
		deprovisionAt: null,
		taskId: '',
		revokedAt: null,
		shownAt: 0,
	};
}

export function seedGrants(now: Date): Grant[] {
	const inDays = (days: number) => new Date(now.getTime() + days * DAY + DAY / 24).toISOString();
	return [
		...grantSeeds.map(([app, username, entitlement, endsInDays]) => ({
			...newGrant(app, username, entitlement),
			deprovisionAt: endsInDays === undefined ? null : inDays(endsInDays),
		})),
		...pastSeeds.map(([app, username, entitlement, endedDaysAgo]) => ({
			...newGrant(app, username, entitlement),
			revokedAt: inDays(-endedDaysAgo),
		})),
	];
}
