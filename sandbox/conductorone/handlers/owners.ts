import type { Call, Handler } from '../call';
import { invalid, missing, notFound, StatusError } from '../errors';
import { Expansion } from '../expand';
import { refs } from '../filters';
import { changeOwners, ownerRole, ownersAt, type Owned, type Owner } from '../ownership';
import { page } from '../paging';
import { list, message, string } from '../protojson';
import { entitlementPaths, entitlementView } from './entitlements';
import { findUser } from './users';

const userRef = message({ id: string });
const entitlementRef = message({ appId: string, id: string });

/** A kind of thing that has owners. */
interface OwnedKind {
	/** Member of replies that is one owner, without what it is: `connectorOwner`. */
	readonly member: string;
	readonly find: (call: Call) => Owned;
	/** What replies call the thing: its IDs. */
	readonly names: (call: Call) => Readonly<Record<string, string>>;
}

export interface OwnerHandlers {
	readonly set: Handler;
	readonly listUsers: Handler;
	readonly getUser: Handler;
	readonly addUser: Handler;
	readonly removeUser: Handler;
	readonly listEntitlements: Handler;
	readonly getEntitlement: Handler;
	readonly addEntitlement: Handler;
	readonly removeEntitlement: Handler;
}

/** Owners made of users that exist, each once. */
export function ownedBy(call: Call, userIds: string[], roleSlug = ownerRole): Owner[] {
	const createdAt = call.tenant.now.toISOString();
	return [...new Set(userIds)].map((userId) => {
		const user = findUser(call, call.checkId('UserId', userId));
		return { userId: user.id, roleSlug, createdAt };
	});
}

function ownedByEntitlement(call: Call, appId: string, id: string, roleSlug: string): Owner {
	entitlementOf(call, appId, id);
	return { entitlement: { appId, id }, roleSlug, createdAt: call.tenant.now.toISOString() };
}

function entitlementOf(call: Call, appId: string, id: string) {
	const found = call.tenant.state.entitlements.find(
		({ entitlement }) => entitlement.appId === appId && entitlement.id === id,
	);
	if (!found) throw notFound('entitlement');
	return found;
}

const same = (a: Owner, b: Owner) =>
	a.roleSlug === b.roleSlug &&
	a.userId === b.userId &&
	a.entitlement?.appId === b.entitlement?.appId &&
	a.entitlement?.id === b.entitlement?.id;

/** The owner that a path names. */
function userInPath(call: Call): Owner {
	const userId = call.id('user_ref_id');
	checkRef([userId], [call.read({ userRef }).userRef?.id]);
	return { userId, roleSlug: call.param('role_slug'), createdAt: '' };
}

function entitlementInPath(call: Call): Owner {
	const appId = call.id('app_entitlement_ref_app_id');
	const id = call.id('app_entitlement_ref_id');
	const { appEntitlementRef } = call.read({ appEntitlementRef: entitlementRef });
	checkRef([appId, id], [appEntitlementRef?.appId, appEntitlementRef?.id]);
	return { entitlement: { appId, id }, roleSlug: call.param('role_slug'), createdAt: '' };
}

/** The body may repeat the owner of the path, but not name another one. */
function checkRef(ids: string[], given: Array<string | undefined>): void {
	if (given.some((id, index) => id !== undefined && id !== '' && id !== ids[index])) {
		throw invalid('the reference does not match the path');
	}
}

/** What a kind of thing answers about its owners. */
export function ownerHandlers({ member, find, names }: OwnedKind): OwnerHandlers {
	const userJson = (call: Call, owner: Owner) => ({
		...names(call),
		roleSlug: owner.roleSlug,
		createdAt: owner.createdAt,
		user: findUser(call, owner.userId ?? ''),
	});
	const entitlementJson = (call: Call, { roleSlug, createdAt, entitlement }: Owner) => {
		const found = entitlementOf(call, entitlement?.appId ?? '', entitlement?.id ?? '');
		const { appEntitlement } = entitlementView(call, found, new Expansion([], entitlementPaths));
		return { ...names(call), roleSlug, createdAt, appEntitlement };
	};
	const listed = (call: Call, isWanted: (owner: Owner) => boolean) => {
		const roleSlug = call.queryText('role_slug');
		return page(
			{
				...call.queryPage(),
				rows: ownersAt(find(call), call.tenant.now).filter(isWanted),
				floor: 5,
				scope: ['owners', names(call), roleSlug],
				filter: (owner) => roleSlug === '' || owner.roleSlug === roleSlug,
			},
			call.tenant.settings,
		);
	};
	const shown = (call: Call, wanted: Owner) => {
		const owner = ownersAt(find(call), call.tenant.now).find((each) => same(each, wanted));
		if (!owner) throw notFound('owner');
		return owner;
	};
	const change = (call: Call, changed: (owners: Owner[]) => Owner[]) =>
		changeOwners(find(call), call.tenant.now, call.tenant.settings.ownerDelaySeconds, changed);
	const add = (call: Call, owner: Owner) =>
		change(call, (owners) => {
			if (!owners.some((each) => same(each, owner))) return [...owners, owner];
			throw new StatusError('alreadyExists', 'owner already exists');
		});
	const remove = (call: Call, owner: Owner) => {
		find(call);
		change(call, (owners) => {
			const left = owners.filter((each) => !same(each, owner));
			if (left.length === owners.length) throw notFound('owner');
			return left;
		});
		return {};
	};

	return {
		/** Replaces every owner of one role. */
		set(call) {
			find(call);
			const { roleSlug, userRefs, appEntitlementRefs } = call.read({
				appEntitlementRefs: refs,
				roleSlug: string,
				userRefs: list(userRef),
			});
			if (roleSlug === '') throw missing('role_slug');
			const owners = [
				...ownedBy(
					call,
					userRefs.map((ref) => ref?.id ?? ''),
					roleSlug,
				),
				...appEntitlementRefs.map((ref) =>
					ownedByEntitlement(call, ref?.appId ?? '', ref?.id ?? '', roleSlug),
				),
			];
			change(call, (before) => [
				...before.filter((owner) => owner.roleSlug !== roleSlug),
				...owners,
			]);
			return {};
		},
		listUsers(call) {
			const { list: owners, nextPageToken } = listed(call, ({ userId }) => userId !== undefined);
			return { list: owners.map((owner) => userJson(call, owner)), nextPageToken };
		},
		getUser: (call) => ({ [`${member}User`]: userJson(call, shown(call, userInPath(call))) }),
		addUser(call) {
			const { userId = '', roleSlug } = userInPath(call);
			for (const owner of ownedBy(call, [userId], roleSlug)) {
				add(call, owner);
				return { [`${member}User`]: userJson(call, owner) };
			}
			throw notFound('user');
		},
		removeUser: (call) => remove(call, userInPath(call)),
		listEntitlements(call) {
			const { list: owners, nextPageToken } = listed(
				call,
				({ entitlement }) => entitlement !== undefined,
			);
			return { list: owners.map((owner) => entitlementJson(call, owner)), nextPageToken };
		},
		getEntitlement: (call) => ({
			[`${member}Entitlement`]: entitlementJson(call, shown(call, entitlementInPath(call))),
		}),
		addEntitlement(call) {
			const { entitlement, roleSlug } = entitlementInPath(call);
			const { appId = '', id = '' } = entitlement ?? {};
			const owner = ownedByEntitlement(call, appId, id, roleSlug);
			add(call, owner);
			return { [`${member}Entitlement`]: entitlementJson(call, owner) };
		},
		removeEntitlement: (call) => remove(call, entitlementInPath(call)),
	};
}
