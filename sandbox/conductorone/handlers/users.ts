import type { Call } from '../call';
import { invalid, notFound } from '../errors';
import { Expansion } from '../expand';
import { page } from '../paging';
import { bool, expandMask, int32, list, message, string } from '../protojson';
import type { User } from '../seed/users';
import { time } from '../wellKnown';

const expandable = ['role_ids', 'manager_ids', 'delegated_user_id', 'directory_ids'] as const;

export function findUser(call: Call, id: string): User {
	const user = call.tenant.state.users.find((each) => each.id === id);
	if (!user) throw notFound('user');
	return user;
}

function viewOf(call: Call, user: User, expansion: Expansion) {
	const { users } = call.tenant.state;
	const withIds = (ids: string[]) => users.filter((each) => ids.includes(each.id));
	const refer = (path: (typeof expandable)[number], type: string, objects: Array<{ id: string }>) =>
		expansion.refer(path, type, objects);
	return {
		user,
		userId: user.id,
		objectPermissions: null,
		managersPath: refer('manager_ids', 'c1.api.user.v1.User', withIds(user.managerIds)),
		delegatedUserPath: refer(
			'delegated_user_id',
			'c1.api.user.v1.User',
			withIds([user.delegatedUserId]),
		),
		rolesPath: refer('role_ids', 'c1.api.iam.v1.Role', user.roleIds.map(roleWithId)),
		directoriesPath: refer(
			'directory_ids',
			'c1.api.directory.v1.Directory',
			user.directoryIds.map((id) => ({ id, displayName: 'Okta' })),
		),
	};
}

const roleWithId = (id: string) => ({ id, displayName: 'Super Administrator' });

export function getUser(call: Call) {
	const user = findUser(call, call.id('id'));
	const expansion = new Expansion([], expandable);
	return { userView: viewOf(call, user, expansion), expanded: expansion.expanded };
}

export function introspectUser(call: Call) {
	const body = call.read({ expandMask });
	const user = findUser(call, call.principal.userId);
	const expansion = new Expansion(body.expandMask?.paths ?? [], expandable);
	return { userView: viewOf(call, user, expansion), expanded: expansion.expanded };
}

export function listUsers(call: Call) {
	const { state, settings } = call.tenant;
	const expansion = new Expansion([], expandable);
	const { list: users, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: state.users,
			floor: 5,
			scope: 'users',
			filter: (user) => user.deletedAt === null,
		},
		settings,
	);
	return {
		list: users.map((user) => viewOf(call, user, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function searchUsers(call: Call) {
	const { state, settings } = call.tenant;
	const body = call.read({
		delegateStatus: string,
		delegatedUserIds: list(string),
		departments: list(string),
		email: string,
		excludeIds: list(string),
		excludeOrigins: list(string),
		excludeTypes: list(string),
		expandMask,
		ids: list(string),
		isDelegate: bool,
		jobTitles: list(string),
		managerIds: list(string),
		origins: list(string),
		pageSize: int32,
		pageToken: string,
		query: string,
		refs: list(message({ id: string })),
		roleIds: list(string),
		sourceAppIds: list(string),
		userStatuses: list(string),
	});
	const { pageSize, pageToken, expandMask: mask, ...filters } = body;
	const expansion = new Expansion(mask?.paths ?? [], expandable);
	const matches = matcher(filters, state.users);
	const { list: users, nextPageToken } = page(
		{
			rows: state.users,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/users', filters],
			filter: matches,
			filtered: !state.users.every((user) => user.deletedAt !== null || matches(user)),
		},
		settings,
	);
	return {
		list: users.map((user) => viewOf(call, user, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

/** The sandbox's users have no attributes of other sources. */
export function profileTypes(call: Call) {
	findUser(call, call.id('user_id'));
	return { profileTypes: [] };
}

/** Hands a user's tasks to another; an empty delegate ends that. */
export function setDelegation(call: Call) {
	const { state, now } = call.tenant;
	const user = findUser(call, call.id('user_id'));
	const body = call.read({
		delegatedUserId: string,
		delegationExpireAt: time,
		delegationStartAt: time,
	});
	const { delegatedUserId } = body;
	if (delegatedUserId === user.id) throw invalid('a user cannot be their own delegate');
	if (delegatedUserId !== '') findUser(call, call.checkId('DelegatedUserId', delegatedUserId));
	user.delegatedUserId = delegatedUserId;
	const iso = (milliseconds: number | undefined) =>
		milliseconds === undefined ? null : new Date(milliseconds).toISOString();
	const item = {
		userId: user.id,
		delegatedUserId,
		startAt: iso(body.delegationStartAt),
		expirationAt: iso(body.delegationExpireAt),
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		deletedAt: delegatedUserId === '' ? now.toISOString() : null,
	};
	state.delegations = [...state.delegations.filter((each) => each.userId !== user.id), item];
	return { item };
}

interface UserFilters {
	delegateStatus: string;
	delegatedUserIds: string[];
	departments: string[];
	email: string;
	excludeIds: string[];
	excludeOrigins: string[];
	excludeTypes: string[];
	ids: string[];
	isDelegate: boolean;
	jobTitles: string[];
	managerIds: string[];
	origins: string[];
	query: string;
	refs: Array<{ id: string } | undefined>;
	roleIds: string[];
	sourceAppIds: string[];
	userStatuses: string[];
}

/** Every filter that was given must hold; one that lists several values holds for any of them. */
function matcher(filters: UserFilters, users: User[]): (user: User) => boolean {
	const ids = [...filters.ids, ...filters.refs.flatMap((ref) => (ref ? [ref.id] : []))];
	const delegates = new Set(users.map((user) => user.delegatedUserId));
	const query = filters.query.toLowerCase();
	const anyOf = (wanted: string[], have: string[]) =>
		wanted.length === 0 || have.some((value) => wanted.includes(value));
	const delegating: Record<string, (user: User) => boolean> = {
		DELEGATE_STATUS_HAS_DELEGATE: (user) => user.delegatedUserId !== '',
		DELEGATE_STATUS_NO_DELEGATE: (user) => user.delegatedUserId === '',
	};
	return (user) =>
		(user.deletedAt === null || filters.userStatuses.includes('DELETED')) &&
		anyOf(ids, [user.id]) &&
		anyOf(filters.userStatuses, [user.status]) &&
		anyOf(filters.departments, [user.department]) &&
		anyOf(filters.jobTitles, [user.jobTitle]) &&
		anyOf(filters.managerIds, user.managerIds) &&
		anyOf(filters.roleIds, user.roleIds) &&
		anyOf(filters.delegatedUserIds, [user.delegatedUserId]) &&
		(filters.origins.length + filters.sourceAppIds.length === 0 ||
			filters.origins.includes(user.origin) ||
			user.directoryIds.some((id) => filters.sourceAppIds.includes(id))) &&
		!filters.excludeIds.includes(user.id) &&
		!filters.excludeTypes.includes(user.type) &&
		!filters.excludeOrigins.includes(user.origin) &&
		(filters.email === '' || user.email === filters.email.toLowerCase()) &&
		(!filters.isDelegate || delegates.has(user.id)) &&
		(delegating[filters.delegateStatus]?.(user) ?? true) &&
		`${user.displayName} ${user.email}`.toLowerCase().includes(query);
}
