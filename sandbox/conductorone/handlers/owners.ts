import type { Call } from '../call';
import { invalid, missing, notFound, StatusError } from '../errors';
import { page } from '../paging';
import { list, message, string } from '../protojson';
import { changeOwners, ownerRole, ownersAt, type Connector, type Owner } from '../state';
import { liveConnector } from './connectorView';
import { findUser } from './users';

const userRef = message({ id: string });
const entitlementRef = message({ appId: string, id: string });

const target = (call: Call) => liveConnector(call, call.id('app_id'), call.id('connector_id'));

const isOwner = (owner: Owner, userId: string, roleSlug: string) =>
	owner.userId === userId && owner.roleSlug === roleSlug;

function ownerJson(call: Call, connector: Connector, owner: Owner) {
	return {
		appId: connector.appId,
		connectorId: connector.id,
		roleSlug: owner.roleSlug,
		createdAt: owner.createdAt,
		user: findUser(call, owner.userId),
	};
}

/** Owners made of users that exist, each once. */
export function ownedBy(call: Call, userIds: string[], roleSlug = ownerRole): Owner[] {
	const createdAt = call.tenant.now.toISOString();
	return [...new Set(userIds)].map((userId) => {
		const user = findUser(call, call.checkId('UserId', userId));
		return { userId: user.id, roleSlug, createdAt };
	});
}

function change(call: Call, connector: Connector, changed: (owners: Owner[]) => Owner[]): void {
	const { now, settings } = call.tenant;
	changeOwners(connector, now, settings.ownerDelaySeconds, changed);
}

export function listUserOwners(call: Call) {
	const connector = target(call);
	const { now, settings } = call.tenant;
	const roleSlug = call.queryText('role_slug');
	const { list: owners, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: ownersAt(connector, now),
			floor: 5,
			scope: ['owners', connector.id, roleSlug],
			filter: (owner) => roleSlug === '' || owner.roleSlug === roleSlug,
		},
		settings,
	);
	return { list: owners.map((owner) => ownerJson(call, connector, owner)), nextPageToken };
}

/** The sandbox's tenant has no entitlements, so none of them owns anything. */
export function listEntitlementOwners(call: Call) {
	target(call);
	return { list: [], nextPageToken: '' };
}

export function getUserOwner(call: Call) {
	const connector = target(call);
	const userId = call.id('user_ref_id');
	const owners = ownersAt(connector, call.tenant.now);
	const owner = owners.find((each) => isOwner(each, userId, call.param('role_slug')));
	if (!owner) throw notFound('connector owner');
	return { connectorOwnerUser: ownerJson(call, connector, owner) };
}

export function addUserOwner(call: Call) {
	const connector = target(call);
	const userId = call.id('user_ref_id');
	const roleSlug = call.param('role_slug');
	checkRef(userId, call.read({ userRef }).userRef);
	const [owner] = ownedBy(call, [userId], roleSlug);
	if (!owner) throw notFound('user');
	change(call, connector, (owners) => {
		if (owners.some((each) => isOwner(each, userId, roleSlug))) {
			throw new StatusError('alreadyExists', 'connector owner already exists');
		}
		return [...owners, owner];
	});
	return { connectorOwnerUser: ownerJson(call, connector, owner) };
}

export function removeUserOwner(call: Call) {
	const connector = target(call);
	const userId = call.id('user_ref_id');
	const roleSlug = call.param('role_slug');
	checkRef(userId, call.read({ userRef }).userRef);
	change(call, connector, (owners) => {
		const left = owners.filter((each) => !isOwner(each, userId, roleSlug));
		if (left.length === owners.length) throw notFound('connector owner');
		return left;
	});
	return {};
}

/** Replaces every owner of one role. */
export function setOwners(call: Call) {
	const connector = target(call);
	const { roleSlug, userRefs, appEntitlementRefs } = call.read({
		appEntitlementRefs: list(entitlementRef),
		roleSlug: string,
		userRefs: list(userRef),
	});
	if (roleSlug === '') throw missing('role_slug');
	if (appEntitlementRefs.length > 0) throw notFound('entitlement');
	const owners = ownedBy(
		call,
		userRefs.map((ref) => ref?.id ?? ''),
		roleSlug,
	);
	change(call, connector, (before) => [
		...before.filter((owner) => owner.roleSlug !== roleSlug),
		...owners,
	]);
	return {};
}

/** The body may repeat the user of the path, but not name another one. */
function checkRef(userId: string, ref: { id: string } | undefined): void {
	if (ref && ref.id !== '' && ref.id !== userId) throw invalid('user_ref does not match the path');
}
