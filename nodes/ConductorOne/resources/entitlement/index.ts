import type { Resource } from '../../../../engine/operation';
import { appId, entitlementId } from '../../fields/pickers';
import type { ConductorOne } from '../../transport/client';
import { ownerOperations } from '../owners';
import { automationRuleOperations } from './automationRule';
import { entitlements } from './entitlements';
import { memberOperations } from './members';

/** What people can have in an app: roles, memberships, licenses (app entitlements). */
export const entitlement: Resource<ConductorOne> = {
	value: 'entitlement',
	name: 'Entitlement',
	defaultOperation: 'search',
	operations: [
		...entitlements,
		...memberOperations,
		...ownerOperations({
			of: 'an entitlement',
			path: '/api/v2/apps/{appId}/entitlements/{entitlementId}/owners',
			ids: [appId, entitlementId],
			owner: 'appEntitlementOwner',
		}),
		...automationRuleOperations,
	],
};
