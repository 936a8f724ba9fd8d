import { ownerRows } from './rows';
import type { Rows } from './rows';

const service = 'app.v1.AppEntitlements';

/** A request has a longest duration, or none. */
const settings = {
	durationUnset: null,
	provisionPolicy: '{"connector":{}}',
	provisionerPolicy: '{"connector":{}}',
	deprovisionerPolicy: '{"manual":{"instructions":"Ask the help desk"}}',
};

export const entitlement: Rows = {
	...ownerRows('app.v2.AppEntitlementOwners'),
	addExclusions: `${service}.AddAutomationExclusion`,
	addMembers: {
		calls: [`${service}.AddManuallyManagedMembers`],
		replies: { [`${service}.AddManuallyManagedMembers`]: () => ({ failedUsersErrorMap: {} }) },
	},
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
	getMembers: 'app.v1.AppEntitlementSearchService.SearchAppEntitlementsWithExpired',
	removeExclusions: `${service}.RemoveAutomationExclusion`,
	removeMember: `${service}.RemoveEntitlementMembership`,
	search: 'app.v1.AppEntitlementSearchService.Search',
	update: { calls: [`${service}.Update`], with: settings },
	updateAutomationRule: { calls: [`${service}.UpdateAutomation`], with: { ruleFor: 'expression' } },
};
