import { flag } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { requiredEntitlementRefs } from '../../fields/entitlements';
import { requestCatalogId } from '../../fields/pickers';
import { simplifyEntitlement } from '../entitlement/entitlement';
import { list, success } from '../../reply';
import { one } from './requestCatalog';

const requestable = requiredEntitlementRefs({
	displayName: 'Entitlements',
	name: 'appEntitlements',
	description: 'Entitlements that can be requested in the catalog',
});

const visibility = requiredEntitlementRefs({
	displayName: 'Visibility Entitlements',
	name: 'accessEntitlements',
	description: 'Entitlements whose members see the catalog; it has to be published first',
});

/** What is in a catalog, and who sees it. */
export const contentOperations = [
	endpoint({
		value: 'addEntitlements',
		name: 'Add Entitlements',
		action: 'Add entitlements to request catalog',
		description: 'Add entitlements that can be requested in a catalog (access profile)',
		method: 'POST',
		path: `${one}/requestable_entries`,
		fields: [requestCatalogId, requestable],
		optional: [
			flag({
				displayName: 'Create Requests',
				name: 'createRequests',
				description: 'Whether those who are enrolled get the new entitlements requested',
				default: true,
			}),
		],
		reply: success,
	}),
	endpoint({
		value: 'removeEntitlements',
		name: 'Remove Entitlements',
		action: 'Remove entitlements from request catalog',
		description: 'Remove entitlements from what can be requested in a catalog',
		method: 'DELETE',
		path: `${one}/requestable_entries`,
		fields: [requestCatalogId, requestable],
		reply: success,
	}),
	endpoint({
		value: 'replaceEntitlements',
		name: 'Replace Entitlements',
		action: 'Replace entitlements of request catalog',
		description: 'Replace all that can be requested in a catalog: what is left out is gone',
		method: 'POST',
		path: `${one}/requestable_entitlements/update`,
		fields: [requestCatalogId, requestable],
		reply: success,
	}),
	endpoint({
		value: 'addVisibility',
		name: 'Add Visibility',
		action: 'Add visibility of request catalog',
		description: 'Let the members of entitlements see a published catalog',
		method: 'POST',
		path: `${one}/visibility_bindings`,
		fields: [requestCatalogId, visibility],
		reply: success,
	}),
	endpoint({
		value: 'removeVisibility',
		name: 'Remove Visibility',
		action: 'Remove visibility of request catalog',
		description: 'Hide a catalog from the members of entitlements',
		method: 'DELETE',
		path: `${one}/visibility_bindings`,
		fields: [requestCatalogId, visibility],
		reply: success,
	}),
	endpoint({
		value: 'getEntitlements',
		name: 'Get Entitlements',
		action: 'Get entitlements of request catalog',
		description: 'Retrieve the entitlements that can be requested in a catalog',
		method: 'GET',
		path: `${one}/requestable_entitlements`,
		fields: [requestCatalogId],
		reply: list({ entity: 'appEntitlement', pageSize: 10 }),
		simplify: simplifyEntitlement,
	}),
	endpoint({
		value: 'getVisibility',
		name: 'Get Visibility',
		action: 'Get visibility of request catalog',
		description: 'Retrieve the entitlements whose members see a catalog',
		method: 'GET',
		path: `${one}/visibility_entitlements`,
		fields: [requestCatalogId],
		reply: list({ entity: 'appEntitlement', pageSize: 10 }),
		simplify: simplifyEntitlement,
	}),
];
