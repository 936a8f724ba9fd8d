import { ownerRows } from './rows';
import type { Rows } from './rows';

const service = 'app.v1.AppUserService';

export const account: Rows = {
	...ownerRows('app.v2.AppUserOwnersV2'),
	get: `${service}.Search`,
	getCredentials: `${service}.ListAppUserCredentials`,
	getMany: `${service}.List`,
	getManyForUser: `${service}.ListAppUsersForUser`,
	getOwnServiceAccounts: `${service}.ListOwnedServiceAccounts`,
	search: `${service}.Search`,
	setOwner: `${service}.Update`,
	setType: `${service}.Update`,
};
