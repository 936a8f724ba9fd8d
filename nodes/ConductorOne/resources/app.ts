import { flag, integer, json, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { annotations } from '../fields/annotations';
import { entitlementRefList } from '../fields/entitlements';
import { enumChoice, enumOptions } from '../fields/enums';
import { idLocator, idPicks, optionalIdLocator, refPicks } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName } from '../fields/naming';
import { certifyPolicyId, grantPolicyId, revokePolicyId } from '../fields/policies';
import { userList } from '../fields/users';
import { deleted, entity, list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { ownerOperations } from './owners';

const appId = idLocator({
	displayName: 'App',
	name: 'appId',
	description: 'App to work with',
	searchListMethod: 'searchApps',
});

const simplify = (app: Record<string, unknown>) =>
	pick(app, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		isDirectory: 'isDirectory',
		isManuallyManaged: 'isManuallyManaged',
		userCount: 'userCount',
		monthlyCostUsd: 'monthlyCostUsd',
		parentAppId: 'parentAppId',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

const matching = enumChoice({
	displayName: 'Identity Matching',
	name: 'identityMatching',
	description: 'How accounts of the app are matched with users',
	options: enumOptions('APP_USER_IDENTITY_MATCHING_', 'CUSTOM', 'DISPLAY_NAME', 'STRICT'),
});

const common = [
	annotations,
	certifyPolicyId,
	descriptionText,
	grantPolicyId,
	matching,
	text({
		displayName: 'Instructions',
		name: 'instructions',
		description: 'What those who request access get to read',
		allowEmpty: true,
	}),
	integer({
		displayName: 'Monthly Cost (USD)',
		name: 'monthlyCostUsd',
		description: 'What one seat of the app costs per month, in US dollars',
		default: 0,
		minimum: 0,
	}),
	revokePolicyId,
	flag({
		displayName: 'Strict Access Entitlement Provisioning',
		name: 'strictAccessEntitlementProvisioning',
		description:
			'Whether the entitlement that gives access to the app is provisioned first, if there is no account yet',
		default: true,
	}),
] as const;

/** What people have accounts in. */
export const app: Resource<ConductorOne> = {
	value: 'app',
	name: 'App',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create app',
			description: 'Create an app without a connector, which is managed by hand',
			method: 'POST',
			path: '/api/v1/apps',
			fields: [newDisplayName],
			optional: [
				...common,
				entitlementRefList({
					displayName: 'Owner Entitlements',
					name: 'appEntitlementOwnerRefs',
					description: 'Entitlements whose members own the app',
				}),
				userList({
					displayName: 'Owner Users',
					name: 'owners',
					description: 'Users who own the app: IDs or e-mail addresses',
				}),
			],
			reply: entity('app'),
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update app',
			description: 'Change the name, policies, or other settings of an app',
			method: 'POST',
			path: '/api/v1/apps/{appId}',
			fields: [appId],
			update: {
				wrapper: 'app',
				fields: [
					...common,
					json({
						displayName: 'Account Mapper',
						name: 'appUserMapper',
						description: 'Custom identity matching, in the form of the API',
						hint: 'e.g. { "mappingCases": [{ "appUserKeyCel": "appUser.email", "userKeyCel": "user.email" }] }',
					}),
					flag({
						displayName: 'Connector Sourced Ownership',
						name: 'enableConnectorSourcedOwnership',
						description: 'Whether the owners of its resources come from the connector',
						default: true,
					}),
					optionalIdLocator({
						displayName: 'Default Request Catalog',
						name: 'defaultRequestCatalogId',
						description: 'Request catalog (access profile) for its access',
						searchListMethod: 'searchRequestCatalogs',
					}),
					changedDisplayName,
					text({
						displayName: 'Icon URL',
						name: 'iconUrl',
						description: 'Address of a picture for the app',
						allowEmpty: true,
					}),
					flag({
						displayName: 'Manually Managed',
						name: 'isManuallyManaged',
						description: 'Whether the app is managed by hand instead of by a connector',
						default: true,
					}),
					flag({
						displayName: 'Revoke Grant Sources',
						name: 'revokeGrantSources',
						description: 'Whether taking access away also takes away where it comes from',
						default: true,
					}),
				],
			},
			reply: entity('app'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete app',
			description: 'Delete an app and its connectors',
			method: 'DELETE',
			path: '/api/v1/apps/{appId}',
			fields: [appId],
			reply: deleted,
		}),
		...ownerOperations({
			of: 'an app',
			path: '/api/v2/apps/{appId}/owners',
			ids: [appId],
			owner: 'appOwner',
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get app',
			description: 'Retrieve an app by ID',
			method: 'GET',
			path: '/api/v1/apps/{appId}',
			fields: [appId],
			reply: entity('app'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many apps',
			description: 'Retrieve a list of apps',
			method: 'GET',
			path: '/api/v1/apps',
			fields: [],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search apps',
			description: 'Find apps by name, description, or policy',
			method: 'POST',
			path: '/api/v1/search/apps',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				text({
					displayName: 'Query',
					name: 'query',
					description: 'Text that resembles part of the display name or the description',
				}),
				text({
					displayName: 'Display Name',
					name: 'displayName',
					description: 'Display name of the app, regardless of case',
				}),
				flag({
					displayName: 'Only Directories',
					name: 'onlyDirectories',
					description: 'Whether to return only apps that are directories',
				}),
				idPicks({
					displayName: 'App Names or IDs',
					name: 'appIds',
					description: 'Apps to search among',
					loadOptionsMethod: 'searchApps',
				}),
				idPicks({
					displayName: 'Exclude App Names or IDs',
					name: 'excludeAppIds',
					description: 'Apps to leave out',
					loadOptionsMethod: 'searchApps',
				}),
				refPicks({
					displayName: 'Policy Names or IDs',
					name: 'policyRefs',
					description: 'Policies, any of which the app uses',
					loadOptionsMethod: 'searchPolicies',
				}),
			],
		}),
	],
};
