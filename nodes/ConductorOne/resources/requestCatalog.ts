import type { IDataObject } from 'n8n-workflow';

import { flag, integer, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { deleted, endpoint, list, success, view, whole } from '../endpoint';
import { entitlementRefList, requiredEntitlementRefs } from '../fields/entitlements';
import { enumChoice, enumOptions } from '../fields/enums';
import { changedDisplayName, descriptionText, newDisplayName, queryText } from '../fields/naming';
import { requestCatalogId } from '../fields/pickers';
import { related } from '../fields/related';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { simplifyEntitlement, simplifyEntitlementAt } from './entitlement/entitlement';

const catalogRelated = related([
	{ name: 'Apps', value: 'app_ids' },
	{ name: 'Creator', value: 'created_by_user_id' },
	{ name: 'Visibility Entitlements', value: 'access_entitlements' },
]);

const settings = [
	descriptionText,
	enumChoice({
		displayName: 'Enrollment Behavior',
		name: 'enrollmentBehavior',
		description: "Whether requests for the whole catalog follow the entitlements' own policies",
		options: enumOptions(
			'REQUEST_CATALOG_ENROLLMENT_BEHAVIOR_',
			'BYPASS_ENTITLEMENT_REQUEST_POLICY',
			'ENFORCE_ENTITLEMENT_REQUEST_POLICY',
		),
	}),
	flag({
		displayName: 'Published',
		name: 'published',
		description: 'Whether people can see the catalog',
		default: true,
	}),
	flag({
		displayName: 'Request as Bundle',
		name: 'requestBundle',
		description: 'Whether all of it can be requested at once (access profile)',
		default: true,
	}),
	enumChoice({
		displayName: 'Unenrollment Behavior',
		name: 'unenrollmentBehavior',
		description: 'What happens to the access of those who leave',
		options: enumOptions(
			'REQUEST_CATALOG_UNENROLLMENT_BEHAVIOR_',
			'LEAVE_ACCESS_AS_IS',
			'REVOKE_ALL',
			'REVOKE_UNJUSTIFIED',
		),
	}),
	enumChoice({
		displayName: 'Unenrollment Entitlement Behavior',
		name: 'unenrollmentEntitlementBehavior',
		description: "Whether revoking follows the entitlements' own policies",
		options: enumOptions('REQUEST_CATALOG_UNENROLLMENT_ENTITLEMENT_BEHAVIOR_', 'BYPASS', 'ENFORCE'),
	}),
	flag({
		displayName: 'Visible to Everyone',
		name: 'visibleToEveryone',
		description: 'Whether everybody can see the catalog, not only members of certain entitlements',
		default: true,
	}),
] as const;

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

const automationSettings = [
	text({
		displayName: 'CEL Expression',
		name: 'celExpression',
		description: 'Condition that says who belongs to the catalog',
	}),
	flag({
		displayName: 'Create Tasks',
		name: 'createTasks',
		description: 'Whether changes of the members become requests',
		default: true,
	}),
	flag({
		displayName: 'Disable Circuit Breaker',
		name: 'disableCircuitBreaker',
		description: 'Whether to go on however many members would lose access',
		default: true,
	}),
	flag({
		displayName: 'Enabled',
		name: 'enabled',
		description: 'Whether the members are kept in step',
		default: true,
	}),
	flag({
		displayName: 'Enforce on Small Profiles',
		name: 'enforceOnSmallProfiles',
		description: 'Whether the circuit breaker counts for catalogs with few members too',
		default: true,
	}),
	entitlementRefList({
		displayName: 'Entitlements',
		name: 'entitlementRefs',
		description: 'Entitlements whose members belong to the catalog, instead of an expression',
	}),
	integer({
		displayName: 'Removed Members Threshold (%)',
		name: 'removedMembersThresholdPercent',
		description: 'Share of the members whose removal triggers the circuit breaker',
		default: 25,
		minimum: 1,
		maximum: 100,
	}),
] as const;

/** The rule on the wire: who belongs is either an expression or entitlements. */
function automationRule({
	celExpression,
	entitlementRefs,
	removedMembersThresholdPercent: threshold,
	...members
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return {
		...members,
		...(celExpression !== undefined && { cel: { expression: celExpression } }),
		...(entitlementRefs !== undefined && { entitlements: { entitlementRefs } }),
		// 64 bits wide, which the API writes as text.
		...(threshold !== undefined && { removedMembersThresholdPercent: String(threshold) }),
	};
}

const simplify = (catalog: Record<string, unknown>): IDataObject =>
	pick(catalog, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		published: 'published',
		requestBundle: 'requestBundle',
		visibleToEveryone: 'visibleToEveryone',
		enrollmentBehavior: 'enrollmentBehavior',
		unenrollmentBehavior: 'unenrollmentBehavior',
		createdByUserId: 'createdByUserId',
		updatedAt: 'updatedAt',
	});

const all = '/api/v1/catalogs';
const one = `${all}/{requestCatalogId}` as const;
const automation = `${one}/bundle_automation` as const;

/** What people can request; as a bundle it is what the product calls an access profile. */
export const requestCatalog: Resource<ConductorOne> = {
	value: 'requestCatalog',
	name: 'Request Catalog',
	defaultOperation: 'getMany',
	operations: [
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
		endpoint({
			value: 'deleteBundleAutomation',
			name: 'Delete Bundle Automation',
			action: 'Delete bundle automation of request catalog',
			description: 'Stop keeping the members of a catalog in step',
			method: 'DELETE',
			path: automation,
			fields: [requestCatalogId],
			reply: deleted,
		}),
		endpoint({
			value: 'getBundleAutomation',
			name: 'Get Bundle Automation',
			action: 'Get bundle automation of request catalog',
			description: 'Retrieve the rule that keeps the members of a catalog in step',
			method: 'GET',
			path: automation,
			fields: [requestCatalogId],
			reply: whole,
			simplify: (rule) =>
				pick(rule, {
					requestCatalogId: 'requestCatalogId',
					enabled: 'enabled',
					celExpression: 'cel.expression',
					entitlementRefs: 'entitlements.entitlementRefs',
					createTasks: 'createTasks',
					circuitBreaker: 'circuitBreaker.state',
					status: 'state.status',
					errorMessage: 'state.errorMessage',
					lastRunAt: 'state.lastRunAt',
					updatedAt: 'updatedAt',
				}),
		}),
		endpoint({
			value: 'resumeBundleAutomation',
			name: 'Resume Bundle Automation',
			action: 'Resume bundle automation of request catalog',
			description: 'Let a rule go on that the circuit breaker had stopped',
			method: 'POST',
			path: `${automation}/resume`,
			fields: [requestCatalogId],
			reply: success,
		}),
		endpoint({
			value: 'runBundleAutomation',
			name: 'Run Bundle Automation',
			action: 'Run bundle automation of request catalog',
			description: 'Bring the members of a catalog in step now, not at the next scheduled time',
			method: 'POST',
			path: `${automation}/run`,
			fields: [requestCatalogId],
			reply: success,
		}),
		endpoint({
			value: 'setBundleAutomation',
			name: 'Set Bundle Automation',
			action: 'Set bundle automation of request catalog',
			description: 'Create or replace the rule that keeps the members of a catalog in step',
			method: 'POST',
			path: automation,
			fields: [requestCatalogId],
			optional: automationSettings,
			wrap: automationRule,
			reply: whole,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update request catalog',
			description: 'Change a catalog (access profile)',
			method: 'POST',
			path: one,
			fields: [requestCatalogId],
			update: { wrapper: 'catalog', fields: [...settings, changedDisplayName] },
			related: catalogRelated,
			reply: view('requestCatalogView', 'requestCatalog'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete request catalog',
			description: 'Delete a catalog (access profile)',
			method: 'DELETE',
			path: one,
			fields: [requestCatalogId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get request catalog',
			description: 'Retrieve a catalog (access profile) by ID',
			method: 'GET',
			path: one,
			fields: [requestCatalogId],
			reply: view('requestCatalogView', 'requestCatalog'),
			simplify,
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create request catalog',
			description: 'Create a catalog of what can be requested, or an access profile',
			method: 'POST',
			path: all,
			fields: [newDisplayName],
			optional: settings,
			related: catalogRelated,
			reply: view('requestCatalogView', 'requestCatalog'),
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many request catalogs',
			description: 'Retrieve a list of catalogs (access profiles)',
			method: 'GET',
			path: all,
			fields: [],
			reply: list({ entity: 'requestCatalog', pageSize: 10 }),
			simplify,
		}),
		endpoint({
			value: 'searchRequestable',
			name: 'Search Requestable',
			action: 'Search what can be requested',
			description: 'Find entitlements that the credential can request, in any catalog',
			method: 'POST',
			path: '/api/v1/search/request_catalog/entitlements',
			fields: [],
			reply: list({ pageSize: 10 }),
			optional: [
				queryText,
				text({
					displayName: 'App Name',
					name: 'appDisplayName',
					description: 'Display name of the app',
				}),
				text({
					displayName: 'Alias',
					name: 'entitlementAlias',
					description: 'Alias of the entitlement, as a whole',
				}),
				enumChoice({
					displayName: 'Granted',
					name: 'grantedStatus',
					description: 'Whether the credential has it already',
					options: enumOptions('', 'ALL', 'GRANTED', 'NOT_GRANTED'),
				}),
				flag({
					displayName: 'Include Deleted',
					name: 'includeDeleted',
					description: 'Whether to return deleted entitlements too',
					default: true,
				}),
			],
			simplify: simplifyEntitlementAt('entitlement.appEntitlement.'),
		}),
	],
};
