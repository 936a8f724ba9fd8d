import type { Rows } from './rows';

const service = 'user.v1.UserService';

export const user: Rows = {
	get: `${service}.Get`,
	getCurrent: `${service}.Introspect`,
	getMany: `${service}.List`,
	getProfileTypes: `${service}.GetUserProfileTypes`,
	removeDelegation: `${service}.SetExpiringUserDelegationBindingByAdmin`,
	search: 'user.v1.UserSearch.Search',
	setDelegation: `${service}.SetExpiringUserDelegationBindingByAdmin`,
};
