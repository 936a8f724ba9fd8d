import type { Rows } from './rows';

const service = 'app.v1.AppResourceService';
const owners = 'app.v2.AppResourceOwnersV2';

export const resource: Rows = {
	addOwner: `${owners}.CreateUserOwner`,
	addOwnerEntitlement: `${owners}.CreateEntitlementOwner`,
	create: `${service}.CreateManuallyManagedAppResource`,
	delete: `${service}.DeleteManuallyManagedAppResource`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	getManyOwnerEntitlements: `${owners}.SearchEntitlementOwners`,
	getManyOwners: `${owners}.SearchUserOwners`,
	removeOwner: `${owners}.DeleteUserOwner`,
	removeOwnerEntitlement: `${owners}.DeleteEntitlementOwner`,
	replaceOwners: `${owners}.Set`,
	// An owner and no owner at once are refused.
	search: { calls: ['app.v1.AppResourceSearch.SearchAppResources'], with: { unownedOnly: null } },
	update: `${service}.Update`,
};
