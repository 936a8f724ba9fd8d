import {
	accountOwners,
	appOwners,
	connectorOwners,
	entitlementOwners,
	resourceOwners,
} from '../handlers/owned';
import type { OwnerHandlers } from '../handlers/owners';
import { route, type Route } from './route';

/** The operations on owners, which are the same for everything that has some. */
function ownersAt(thing: string, service: string, owners: OwnerHandlers, hasGet = true): Route[] {
	const all = `/api/v2/apps/{app_id}${thing}/owners`;
	const user = `${all}/users/{role_slug}/{user_ref_id}`;
	const entitlement = `${all}/entitlements/{role_slug}/{app_entitlement_ref_app_id}/{app_entitlement_ref_id}`;
	const of = `app.v2.${service}`;
	return [
		route('PUT', all, `${of}.Set`, owners.set),
		route('GET', `${all}/users`, `${of}.SearchUserOwners`, owners.listUsers),
		route('POST', user, `${of}.CreateUserOwner`, owners.addUser),
		route('DELETE', user, `${of}.DeleteUserOwner`, owners.removeUser),
		route('GET', `${all}/entitlements`, `${of}.SearchEntitlementOwners`, owners.listEntitlements),
		route('POST', entitlement, `${of}.CreateEntitlementOwner`, owners.addEntitlement),
		route('DELETE', entitlement, `${of}.DeleteEntitlementOwner`, owners.removeEntitlement),
		...(hasGet
			? [
					route('GET', user, `${of}.GetUserOwner`, owners.getUser),
					route('GET', entitlement, `${of}.GetEntitlementOwner`, owners.getEntitlement),
				]
			: []),
	];
}

const resource = '/resource_types/{resource_type_id}/resources/{resource_id}';

export const ownerRoutes: Route[] = [
	...ownersAt('', 'AppOwners', appOwners),
	...ownersAt('/connectors/{connector_id}', 'ConnectorOwners', connectorOwners),
	...ownersAt('/entitlements/{entitlement_id}', 'AppEntitlementOwners', entitlementOwners),
	...ownersAt('/users/{user_id}', 'AppUserOwnersV2', accountOwners, false),
	...ownersAt(resource, 'AppResourceOwnersV2', resourceOwners),
];
