import { text, type JsonObject } from '../../core/json';
import type { Call } from '../call';
import { Expansion } from '../expand';
import { anyOf, hasRef, idsOf, refs } from '../filters';
import { historyId, isPast } from '../grants';
import { page } from '../paging';
import { expandMask, int32, list, message, string } from '../protojson';
import { time } from '../wellKnown';

const bareRefs = list(message({ id: string }));

const expandable = ['app_id', 'app_user_id', 'app_entitlement_id', 'ticket_id'] as const;

/** Points to the app, the account, and the entitlement of what happened. */
function pathsOf(
	call: Call,
	expansion: Expansion,
	{ appId, appUserId, appEntitlementId }: Record<string, unknown>,
) {
	const { apps, accounts, entitlements } = call.tenant.state;
	return {
		appPath: expansion.refer(
			'app_id',
			'c1.api.app.v1.App',
			apps.filter(({ id }) => id === appId),
		),
		appUserPath: expansion.refer(
			'app_user_id',
			'c1.api.app.v1.AppUser',
			accounts
				.filter(({ id }) => id === appUserId)
				.map(({ lastUsage: _expandedOnly, ...appUser }) => appUser),
		),
		entitlementPath: expansion.refer(
			'app_entitlement_id',
			'c1.api.app.v1.AppEntitlement',
			entitlements
				.map(({ entitlement }) => entitlement)
				.filter((each) => each.id === appEntitlementId && each.appId === appId),
		),
	};
}

/** Grants and revokes, newest first. */
export function searchGrantFeed(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		after: time,
		before: time,
		appEntitlementRefs: refs,
		appRefs: bareRefs,
		appUserRefs: refs,
		userRefs: bareRefs,
		expandMask,
		pageSize: int32,
		pageToken: string,
	});
	const { state, settings, now } = call.tenant;
	const expansion = new Expansion(filters.expandMask?.paths ?? [], expandable);
	const users = idsOf(filters.userRefs);
	const ownerOf = (accountId: string) =>
		state.accounts.find(({ id }) => id === accountId)?.identityUserId ?? '';
	const matches = (event: JsonObject) => {
		const at = Date.parse(text(event, 'date') ?? '');
		const appId = text(event, 'appId') ?? '';
		const accountId = text(event, 'appUserId') ?? '';
		return (
			at + settings.grantDelaySeconds * 1000 <= now.getTime() &&
			(filters.after === undefined || at >= filters.after) &&
			(filters.before === undefined || at <= filters.before) &&
			anyOf(idsOf(filters.appRefs), appId) &&
			(users.length === 0 || users.includes(ownerOf(accountId))) &&
			hasRef(filters.appUserRefs, appId, accountId) &&
			hasRef(filters.appEntitlementRefs, appId, text(event, 'appEntitlementId') ?? '')
		);
	};
	const { list: rows, nextPageToken } = page(
		{
			rows: [...state.happenings.grants].reverse(),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['grants/feed', filters],
			filter: matches,
			filtered: filters.after !== undefined,
		},
		settings,
	);
	return {
		list: rows.map((feed) => ({
			feed,
			...pathsOf(call, expansion, feed),
			ticketPath: expansion.refer(
				'ticket_id',
				'c1.api.task.v1.Task',
				state.tasks
					.filter(({ id }) => id === feed.ticketId)
					.map(({ id, numericId, displayName }) => ({ id, numericId, displayName })),
			),
		})),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

/** Access that was taken away. */
export function searchPastGrants(call: Call) {
	const {
		pageSize,
		pageToken,
		expandMask: mask,
		...filters
	} = call.read({
		appEntitlementRefs: refs,
		appIds: list(string),
		appUserRefs: refs,
		expandMask,
		pageSize: int32,
		pageToken: string,
	});
	const { state, settings, now } = call.tenant;
	const expansion = new Expansion(mask?.paths ?? [], expandable);
	const { list: rows, nextPageToken } = page(
		{
			rows: state.grants.filter((grant) => isPast(grant, now)),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/past-grants', filters],
			filter: ({ appId, entitlementId, accountId }) =>
				anyOf(filters.appIds, appId) &&
				hasRef(filters.appEntitlementRefs, appId, entitlementId) &&
				hasRef(filters.appUserRefs, appId, accountId),
		},
		settings,
	);
	return {
		list: rows.map((grant) => {
			const history = {
				id: historyId(grant),
				appId: grant.appId,
				appEntitlementId: grant.entitlementId,
				appUserId: grant.accountId,
				grantedAt: grant.createdAt,
				revokedAt: grant.revokedAt,
			};
			return { history, ...pathsOf(call, expansion, history) };
		}),
		expanded: expansion.expanded,
		nextPageToken,
	};
}
