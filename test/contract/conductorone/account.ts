import type { Rows } from './rows';

const service = 'app.v1.AppUserService';
const owners = 'app.v2.AppUserOwnersV2';

export const account: Rows = {
	addOwner: `${owners}.CreateUserOwner`,
	addOwnerEntitlement: `${owners}.CreateEntitlementOwner`,
	get: `${service}.Search`,
	getCredentials: `${service}.ListAppUserCredentials`,
	getMany: `${service}.List`,
	getManyForUser: `${service}.ListAppUsersForUser`,
	getManyOwnerEntitlements: `${owners}.SearchEntitlementOwners`,
	getManyOwners: `${owners}.SearchUserOwners`,
	getOwnServiceAccounts: `${service}.ListOwnedServiceAccounts`,
	removeOwner: `${owners}.DeleteUserOwner`,
	removeOwnerEntitlement: `${owners}.DeleteEntitlementOwner`,
	replaceOwners: `${owners}.Set`,
	search: `${service}.Search`,
	setOwner: `${service}.Update`,
	setType: `${service}.Update`,
};
