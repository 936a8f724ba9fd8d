import { flag, text } from '../../../../engine/fields';
import { isObject } from '../../../../engine/json';
import { endpoint } from '../../endpoint';
import { entitlementRefList } from '../../fields/entitlements';
import { enumChoices, enumOptions } from '../../fields/enums';
import { idList, idPicks, optionalIdLocator, refPicks } from '../../fields/ids';
import { newDisplayName, queryText } from '../../fields/naming';
import { appId, appUserId, entitlementId, resourceId, resourceTypeId } from '../../fields/pickers';
import { deleted, list, view } from '../../reply';
import { all, entitlementRelated, one, simplifyEntitlement as simplify } from './entitlement';
import { changedSettings, checkDurations, checkNewSettings, newSettings } from './settings';

const reply = view('appEntitlementView', 'appEntitlement');
const many = list({ entity: 'appEntitlement' });

export const entitlements = [
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get entitlement',
		description: 'Retrieve an entitlement of an app by ID',
		method: 'GET',
		path: one,
		fields: [appId, entitlementId],
		reply,
		simplify,
	}),
	endpoint({
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many entitlements',
		description: 'Retrieve a list of the entitlements of an app',
		method: 'GET',
		path: all,
		fields: [appId],
		reply: many,
		simplify,
	}),
	endpoint({
		value: 'getManyForAccount',
		name: 'Get Many for Account',
		action: 'Get many entitlements for account',
		description: 'Retrieve a list of the entitlements that an account (app user) has',
		method: 'GET',
		path: `${all}/users/{appUserId}`,
		fields: [appId, appUserId],
		reply: many,
		simplify,
	}),
	endpoint({
		value: 'getManyForResource',
		name: 'Get Many for Resource',
		action: 'Get many entitlements for resource',
		description: 'Retrieve a list of the entitlements of a resource, such as a group',
		method: 'GET',
		path: `${all}/resource_types/{resourceTypeId}/resources/{resourceId}`,
		fields: [appId, resourceTypeId, resourceId],
		reply: many,
		simplify,
	}),
	endpoint({
		value: 'search',
		name: 'Search',
		action: 'Search entitlements',
		description:
			'Find entitlements of any app by name, alias, app, account, resource, policy, or risk level',
		method: 'POST',
		path: '/api/v1/search/entitlements',
		fields: [],
		reply: list({ entity: 'appEntitlement', pageSize: 10 }),
		simplify,
		related: entitlementRelated,
		optional: [
			queryText,
			text({
				displayName: 'Alias',
				name: 'alias',
				description: 'Alias of the entitlement, as a whole',
			}),
			text({
				displayName: 'Display Name',
				name: 'displayName',
				description: 'Name of the entitlement, as a whole',
			}),
			idList({
				displayName: 'Account IDs',
				name: 'appUserIds',
				description: 'Comma-separated IDs of accounts (app users), any of which has it',
			}),
			idPicks({
				displayName: 'App Names or IDs',
				name: 'appIds',
				description: 'Apps, any of which it belongs to',
				loadOptionsMethod: 'searchApps',
			}),
			entitlementRefList({
				displayName: 'Among Entitlements',
				name: 'refs',
				description: 'Entitlements to search among',
			}),
			idPicks({
				displayName: 'Compliance Framework Names or IDs',
				name: 'complianceFrameworkIds',
				description: 'Compliance frameworks, any of which it falls under',
				loadOptionsMethod: 'searchComplianceFrameworks',
				form: 'any',
			}),
			idList({
				displayName: 'Exclude Account IDs',
				name: 'excludeAppUserIds',
				description: 'Comma-separated IDs of accounts (app users), none of which has it',
			}),
			idPicks({
				displayName: 'Exclude App Names or IDs',
				name: 'excludeAppIds',
				description: 'Apps to leave out',
				loadOptionsMethod: 'searchApps',
			}),
			entitlementRefList({
				displayName: 'Exclude Entitlements',
				name: 'excludedEntitlementRefs',
				description: 'Entitlements to leave out',
			}),
			flag({
				displayName: 'Exclude Immutable',
				name: 'excludeImmutable',
				description: 'Whether to leave out those that cannot be changed',
				default: true,
			}),
			idList({
				displayName: 'Exclude Resource Type IDs',
				name: 'excludeResourceTypeIds',
				description: 'Comma-separated IDs of resource types to leave out',
			}),
			flag({
				displayName: 'Has Automation Rule',
				name: 'isAutomated',
				description: 'Whether to return only those that an automation rule manages',
				default: true,
			}),
			flag({
				displayName: 'Has Expiring Grant',
				name: 'onlyGetExpiring',
				description: 'Whether to return only those that somebody has for a time',
				default: true,
			}),
			flag({
				displayName: 'Include Deleted',
				name: 'includeDeleted',
				description: 'Whether to return deleted entitlements too',
				default: true,
			}),
			enumChoices({
				displayName: 'Membership Types',
				name: 'membershipType',
				description: 'What the account is in it',
				options: enumOptions(
					'APP_ENTITLEMENT_MEMBERSHIP_TYPE_',
					'ADMIN',
					'EXCLUSION',
					'MEMBER',
					'OWNER',
				),
			}),
			refPicks({
				displayName: 'Policy Names or IDs',
				name: 'policyRefs',
				description: 'Policies, any of which it uses',
				loadOptionsMethod: 'searchPolicies',
			}),
			idList({
				displayName: 'Request Schema IDs',
				name: 'requestSchemaIds',
				description: 'Comma-separated IDs of request schemas (forms), any of which it uses',
			}),
			idList({
				displayName: 'Resource IDs',
				name: 'resourceIds',
				description: 'Comma-separated IDs of resources, any of which it belongs to',
			}),
			idList({
				displayName: 'Resource Trait IDs',
				name: 'resourceTraitIds',
				description: 'Comma-separated IDs of traits, any of which its resource type has',
				form: 'any',
			}),
			idList({
				displayName: 'Resource Type IDs',
				name: 'resourceTypeIds',
				description: 'Comma-separated IDs or names of resource types, such as group or role',
				form: 'any',
			}),
			idPicks({
				displayName: 'Risk Level Names or IDs',
				name: 'riskLevelIds',
				description: 'Risk levels, any of which it has',
				loadOptionsMethod: 'searchRiskLevels',
				form: 'any',
			}),
			optionalIdLocator({
				displayName: 'Source Connector',
				name: 'sourceConnectorId',
				description:
					"Connector that it was synced by; the list needs one app in 'App Names or IDs'",
				searchListMethod: 'searchSourceConnectors',
				dependsOn: ['&appIds'],
			}),
			optionalIdLocator({
				displayName: 'Access Review',
				name: 'accessReviewId',
				description: 'Access review (campaign) that it is part of',
				searchListMethod: 'searchAccessReviews',
			}),
		],
	}),
	endpoint({
		value: 'create',
		name: 'Create',
		action: 'Create entitlement',
		description: 'Create an entitlement (permission, group, or role) of a resource of an app',
		method: 'POST',
		path: all,
		// The document demands the name only, but the API takes none without its resource.
		fields: [appId, newDisplayName, resourceTypeId, resourceId],
		body: ({ displayName, resourceTypeId: appResourceTypeId, resourceId: appResourceId }) => ({
			displayName,
			appResourceTypeId,
			appResourceId,
		}),
		optional: newSettings,
		wrap: checkNewSettings,
		reply,
		related: entitlementRelated,
	}),
	endpoint({
		value: 'update',
		name: 'Update',
		action: 'Update entitlement',
		description: 'Change the name, policies, provisioning, or other settings of an entitlement',
		method: 'POST',
		path: one,
		fields: [appId, entitlementId],
		update: {
			wrapper: 'entitlement',
			identity: ({ appId: app }) => ({ appId: app }),
			fields: changedSettings,
		},
		wrap(body) {
			if (isObject(body.entitlement)) checkDurations(body.entitlement);
			return body;
		},
		reply,
		related: entitlementRelated,
	}),
	endpoint({
		value: 'delete',
		name: 'Delete',
		action: 'Delete entitlement',
		description: 'Delete an entitlement of an app',
		method: 'DELETE',
		path: one,
		fields: [appId, entitlementId],
		reply: deleted,
	}),
];
