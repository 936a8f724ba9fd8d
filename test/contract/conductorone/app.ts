import type { Rows } from './rows';

const service = 'app.v1.Apps';
const owners = 'app.v2.AppOwners';

export const app: Rows = {
	addOwner: `${owners}.CreateUserOwner`,
	addOwnerEntitlement: `${owners}.CreateEntitlementOwner`,
	create: `${service}.Create`,
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	getManyOwnerEntitlements: `${owners}.SearchEntitlementOwners`,
	getManyOwners: `${owners}.SearchUserOwners`,
	removeOwner: `${owners}.DeleteUserOwner`,
	removeOwnerEntitlement: `${owners}.DeleteEntitlementOwner`,
	replaceOwners: `${owners}.Set`,
	search: 'app.v1.AppSearch.Search',
	update: {
		calls: [`${service}.Update`],
		with: {
			appUserMapper:
				'{"mappingCases":[{"appUserKeyCel":"appUser.email","userKeyCel":"user.email"}]}',
		},
	},
};
