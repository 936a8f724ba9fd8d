import type { Rows } from './rows';

const service = 'app.v1.AppEntitlements';
const owners = 'app.v2.AppEntitlementOwners';

/** A request has a longest duration, or none. */
const settings = {
	durationUnset: null,
	provisionPolicy: '{"connector":{}}',
	provisionerPolicy: '{"connector":{}}',
	deprovisionerPolicy: '{"manual":{"instructions":"Ask the help desk"}}',
};

export const entitlement: Rows = {
	addExclusions: `${service}.AddAutomationExclusion`,
	addMembers: {
		calls: [`${service}.AddManuallyManagedMembers`],
		replies: { [`${service}.AddManuallyManagedMembers`]: () => ({ failedUsersErrorMap: {} }) },
	},
	addOwner: `${owners}.CreateUserOwner`,
	addOwnerEntitlement: `${owners}.CreateEntitlementOwner`,
	create: { calls: [`${service}.Create`], with: settings },
	createAutomationRule: `${service}.CreateAutomation`,
	delete: `${service}.Delete`,
	deleteAutomationRule: `${service}.DeleteAutomation`,
	get: `${service}.Get`,
	getAutomationRule: `${service}.GetAutomation`,
	getExclusions: `${service}.ListAutomationExclusions`,
	getMany: `${service}.List`,
	getManyForAccount: `${service}.ListForAppUser`,
	getManyForResource: `${service}.ListForAppResource`,
	getManyOwnerEntitlements: `${owners}.SearchEntitlementOwners`,
	getManyOwners: `${owners}.SearchUserOwners`,
	getMembers: 'app.v1.AppEntitlementSearchService.SearchAppEntitlementsWithExpired',
	removeExclusions: `${service}.RemoveAutomationExclusion`,
	removeMember: `${service}.RemoveEntitlementMembership`,
	removeOwner: `${owners}.DeleteUserOwner`,
	removeOwnerEntitlement: `${owners}.DeleteEntitlementOwner`,
	replaceOwners: `${owners}.Set`,
	search: 'app.v1.AppEntitlementSearchService.Search',
	update: { calls: [`${service}.Update`], with: settings },
	updateAutomationRule: { calls: [`${service}.UpdateAutomation`], with: { ruleFor: 'expression' } },
};
