import type { Call } from '../call';
import { ownedFromTheStart, type Owned } from '../ownership';
import { ids } from '../seed/ids';
import { findAccount } from './accounts';
import { findApp } from './apps';
import { liveConnector } from './connectorView';
import { findEntitlement } from './entitlements';
import { ownerHandlers } from './owners';
import { findResource } from './resources';

/** Who owns what has no place for it among its own members. */
function ownedThing(call: Call, id: string): Owned {
	const { owned } = call.tenant.state;
	const known = owned.get(id);
	if (known) return known;
	const createdAt = new Date(Date.UTC(2024, 3, 2, 9)).toISOString();
	const first = { userId: ids.users.admin, roleSlug: 'owner', createdAt };
	const made = ownedFromTheStart(id === ids.apps.okta ? [first] : []);
	owned.set(id, made);
	return made;
}

const appId = (call: Call) => call.id('app_id');

export const appOwners = ownerHandlers({
	member: 'appOwner',
	find: (call) => ownedThing(call, findApp(call, appId(call)).id),
	names: (call) => ({ appId: appId(call) }),
});

export const connectorOwners = ownerHandlers({
	member: 'connectorOwner',
	find: (call) => liveConnector(call, appId(call), call.id('connector_id')),
	names: (call) => ({ appId: appId(call), connectorId: call.id('connector_id') }),
});

export const entitlementOwners = ownerHandlers({
	member: 'appEntitlementOwner',
	find: (call) => findEntitlement(call),
	names: (call) => ({ appId: appId(call), entitlementId: call.id('entitlement_id') }),
});

export const accountOwners = ownerHandlers({
	member: 'appUserOwner',
	find: (call) => ownedThing(call, findAccount(call, appId(call), call.id('user_id')).id),
	names: (call) => ({ appId: appId(call), userId: call.id('user_id') }),
});

export const resourceOwners = ownerHandlers({
	member: 'appResourceOwner',
	find: (call) => ownedThing(call, findResource(call, 'resource_type_id', 'resource_id').id),
	names: (call) => ({
		appId: appId(call),
		resourceTypeId: call.id('resource_type_id'),
		resourceId: call.id('resource_id'),
	}),
});
