import { idOf } from './ids';
import type { User } from './users';

type Time = string | null;

const DAY = 24 * 60 * 60 * 1000;

interface AccountSeed {
	readonly app: string;
	readonly username: string;
	/** Index of the owner among the seeded users; none for accounts that nobody is responsible for. */
	readonly owner?: number;
	readonly type?: 'USER' | 'SERVICE_ACCOUNT' | 'SYSTEM_ACCOUNT';
	readonly status?: 'ENABLED' | 'DISABLED' | 'DELETED';
	/** Absent where the application does not tell. */
	readonly usedDaysAgo?: number;
}

const accountSeeds: AccountSeed[] = [
	{ app: 'Okta', username: 'svc-backup', type: 'SERVICE_ACCOUNT', usedDaysAgo: 2 },
	{ app: 'Okta', username: 'former.contractor', status: 'DISABLED', usedDaysAgo: 200 },
	{ app: 'Okta', username: 'removed.long.ago', status: 'DELETED' },
	{ app: 'GitHub', username: 'octo-deploy', type: 'SERVICE_ACCOUNT' },
	{ app: 'GitHub', username: 'priya-raman', owner: 0, usedDaysAgo: 120 },
	{ app: 'Slack', username: 'workflow-bot', type: 'SYSTEM_ACCOUNT', owner: 0 },
	...Array.from({ length: 12 }, (_, index) => ({
		app: 'Okta',
		username: `user-${index + 1}`,
		owner: index,
		usedDaysAgo: index === 7 ? 95 : index,
	})),
];

/** An account, every member of the official `AppUser` written out. */
export function newAccount(app: string, username: string, user: User | undefined) {
	const createdAt = new Date(Date.UTC(2024, 5, 10, 9)).toISOString();
	return {
		id: idOf(`account/${app}/${username}`),
		appId: idOf(`app/${app}`),
		displayName: user?.displayName ?? username,
		username,
		usernames: [username],
		email: user?.email ?? '',
		emails: user ? [user.email] : [],
		employeeIds: [],
		identityUserId: user?.id ?? '',
		appUserType: 'APP_USER_TYPE_USER',
		agentStatus: 'APP_USER_AGENT_STATUS_UNSPECIFIED',
		nhiType: 'APP_USER_NHI_TYPE_UNSPECIFIED',
		nhiDetail: '',
		isExternal: false,
		profile: {},
		status: { status: 'STATUS_ENABLED', details: '' },
		createdAt,
		updatedAt: createdAt,
		deletedAt: null as Time,
		/** Not a member: only to be had by expanding `last_usage`. */
		lastUsage: null as Time,
	};
}

export type Account = ReturnType<typeof newAccount>;

/** The accounts in applications. */
export function seedAccounts(now: Date, users: User[]): Account[] {
	return accountSeeds.map((seed) => {
		const { app, username, owner, type = 'USER', status = 'ENABLED', usedDaysAgo } = seed;
		return {
			...newAccount(app, username, owner === undefined ? undefined : users[owner]),
			appUserType: `APP_USER_TYPE_${type}`,
			status: { status: `STATUS_${status}`, details: '' },
			lastUsage:
				usedDaysAgo === undefined
					? null
					: new Date(now.getTime() - usedDaysAgo * DAY - DAY / 24).toISOString(),
		};
	});
}
