import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { flag, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { deleted, endpoint, entity, list, view } from '../endpoint';
import { annotations } from '../fields/annotations';
import { dateTime } from '../fields/dateTime';
import { enumChoice, enumChoices, enumOptions } from '../fields/enums';
import { idList, optionalIdText } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName, queryText } from '../fields/naming';
import { appId, resourceId, resourceTypeId } from '../fields/pickers';
import { related } from '../fields/related';
import { userList } from '../fields/users';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { ownerOperations } from './owners';

const simplify = (resource: Record<string, unknown>): IDataObject =>
	pick(resource, {
		id: 'id',
		appId: 'appId',
		appResourceTypeId: 'appResourceTypeId',
		displayName: 'displayName',
		description: 'description',
		customDescription: 'customDescription',
		externalId: 'externalId',
		grantCount: 'grantCount',
		parentAppResourceId: 'parentAppResourceId',
		updatedAt: 'updatedAt',
	});

const matchId = text({
	displayName: 'Match ID',
	name: 'matchBatonId',
	description: 'ID in the connector of the resource that is to become one with this one',
});

/** Times of a secret on the wire: in a member of their own. */
const AGES = [
	'lastUsedAfter',
	'lastUsedBefore',
	'secretCreatedAfter',
	'secretCreatedBefore',
	'secretExpiresAfter',
	'secretExpiresBefore',
] as const;

const age = <const Name extends (typeof AGES)[number]>(
	displayName: string,
	name: Name,
	description: string,
) => dateTime({ displayName, name, description: `${description}; UTC if it has no time zone` });

function searchBody(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
	if (members.unownedOnly === true && members.ownerUserIds !== undefined) {
		throw new InputError('Owner Users', 'cannot be combined with Without Owner', 'Use one of them');
	}
	const isAge = ([name]: [string, unknown]) => AGES.some((known) => known === name);
	const entries = Object.entries(members);
	const ages = entries.filter(isAge);
	return {
		...Object.fromEntries(entries.filter((entry) => !isAge(entry))),
		...(ages.length > 0 && { secretAging: Object.fromEntries(ages) }),
	};
}

const all = '/api/v1/apps/{appId}/resource_types/{resourceTypeId}/resources';
const one = `${all}/{resourceId}` as const;

/** What entitlements are about: groups, roles, projects, secrets (app resources). */
export const resource: Resource<ConductorOne> = {
	value: 'resource',
	name: 'Resource',
	defaultOperation: 'search',
	operations: [
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get resource',
			description: 'Retrieve a resource of an app, such as a group or role, by ID',
			method: 'GET',
			path: one,
			fields: [appId, resourceTypeId, resourceId],
			reply: view('appResourceView', 'appResource'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many resources',
			description: 'Retrieve a list of the resources of one type in an app',
			method: 'GET',
			path: all,
			fields: [appId, resourceTypeId],
			reply: list({ entity: 'appResource' }),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search resources',
			description:
				'Find resources of any app by name, type, owner, or age, such as secrets that expire soon',
			method: 'POST',
			path: '/api/v1/search/app_resources',
			fields: [],
			reply: list({ entity: 'appResource' }),
			simplify,
			wrap: searchBody,
			optional: [
				queryText,
				idList({
					displayName: 'Account IDs',
					name: 'appUserIds',
					description: 'Comma-separated IDs of accounts (app users), any of which has access to it',
				}),
				enumChoices({
					displayName: 'Agent Statuses',
					name: 'agentStatuses',
					description: 'Status of the AI agent that it is',
					options: enumOptions('AGENT_STATUS_', 'DELETED', 'DISABLED', 'READY'),
				}),
				idList({
					displayName: 'App IDs',
					name: 'appIds',
					description: 'Comma-separated IDs of apps, any of which it belongs to',
				}),
				enumChoices({
					displayName: 'Credential Types',
					name: 'credentialTypes',
					description: 'What kind of secret it is',
					options: enumOptions(
						'CREDENTIAL_TYPE_',
						'ASYMMETRIC_KEY',
						'CERTIFICATE',
						'STATIC_SECRET',
					),
				}),
				flag({
					displayName: 'Exclude Deleted Apps',
					name: 'excludeDeletedApps',
					description: 'Whether to leave out resources of deleted apps',
					default: true,
				}),
				flag({
					displayName: 'Exclude Deleted Bindings',
					name: 'excludeDeletedResourceBindings',
					description: 'Whether to leave out resources whose bindings were deleted',
					default: true,
				}),
				idList({
					displayName: 'Exclude Resource IDs',
					name: 'excludeResourceIds',
					description: 'Comma-separated IDs of resources to leave out',
				}),
				idList({
					displayName: 'Exclude Trait IDs',
					name: 'excludeResourceTypeTraitIds',
					description: 'Comma-separated IDs of traits that its type must not have',
				}),
				age('Last Used After', 'lastUsedAfter', 'Secrets that were last used after this time'),
				age('Last Used Before', 'lastUsedBefore', 'Secrets that were last used before this time'),
				enumChoices({
					displayName: 'Non-Human Identity Types',
					name: 'nhiTypes',
					description: 'What kind of non-human identity it is',
					options: enumOptions(
						'NHI_TYPE_',
						'APP_REGISTRATION',
						'ASSUMABLE_ROLE',
						'MANAGED_IDENTITY',
					),
				}),
				userList({
					displayName: 'Owner Users',
					name: 'ownerUserIds',
					description: 'Users, any of whom owns it: IDs or e-mail addresses; none for no owner',
				}),
				idList({
					displayName: 'Resource IDs',
					name: 'resourceIds',
					description: 'Comma-separated IDs of resources to search among',
				}),
				idList({
					displayName: 'Resource Type IDs',
					name: 'resourceTypeIds',
					description: 'Comma-separated IDs of resource types, any of which it has',
				}),
				age('Secret Created After', 'secretCreatedAfter', 'Secrets made after this time'),
				age('Secret Created Before', 'secretCreatedBefore', 'Secrets made before this time'),
				age('Secret Expires After', 'secretExpiresAfter', 'Secrets that expire after this time'),
				age('Secret Expires Before', 'secretExpiresBefore', 'Secrets that expire before this time'),
				enumChoice({
					displayName: 'Sort By',
					name: 'sortField',
					description: 'Order of the resources; by app and name if not set',
					options: enumOptions(
						'APP_RESOURCE_SORT_FIELD_',
						'LAST_USED_AT',
						'SECRET_CREATED_AT',
						'SECRET_EXPIRES_AT',
					),
				}),
				enumChoice({
					displayName: 'Sort Direction',
					name: 'direction',
					description: 'Whether the earliest come first, or the latest',
					options: enumOptions('SORT_DIRECTION_', ['ASC', 'Ascending'], ['DESC', 'Descending']),
				}),
				idList({
					displayName: 'Trait IDs',
					name: 'resourceTypeTraitIds',
					description: 'Comma-separated IDs of traits, any of which its type has',
				}),
				flag({
					displayName: 'With Open Findings',
					name: 'withOpenFindings',
					description: 'Whether to return only resources that a finding is open for',
					default: true,
				}),
				flag({
					displayName: 'Without Owner',
					name: 'unownedOnly',
					description: 'Whether to return only resources that nobody owns',
					default: true,
				}),
			],
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create resource',
			description: 'Create a resource of an app that is managed by hand, such as a group',
			method: 'POST',
			path: all,
			fields: [appId, resourceTypeId, newDisplayName],
			optional: [
				annotations,
				descriptionText,
				matchId,
				userList({
					displayName: 'Owner Users',
					name: 'resourceOwnerUserIds',
					description: 'Users who own it: IDs or e-mail addresses',
				}),
			],
			reply: entity('appResource'),
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update resource',
			description: 'Change the name, description, or other settings of a resource',
			method: 'POST',
			path: one,
			fields: [appId, resourceTypeId, resourceId],
			update: {
				wrapper: 'appResource',
				fields: [
					text({
						displayName: 'Access Configuration ID',
						name: 'accessConfigId',
						description: 'ID of one of the built-in access configurations; empty for none',
						allowEmpty: true,
					}),
					annotations,
					text({
						displayName: 'Custom Description',
						name: 'customDescription',
						description: 'Description that is kept when the connector syncs another',
						allowEmpty: true,
					}),
					descriptionText,
					changedDisplayName,
					matchId,
					optionalIdText({
						displayName: 'Parent Resource ID',
						name: 'parentAppResourceId',
						description: 'ID of the resource that it belongs to',
					}),
					optionalIdText({
						displayName: 'Parent Resource Type ID',
						name: 'parentAppResourceTypeId',
						description: 'ID of the type of the resource that it belongs to',
					}),
				],
			},
			reply: view('appResourceView', 'appResource'),
			related: related([
				{ name: 'App', value: 'app_id' },
				{ name: 'Resource Type', value: 'app_resource_type_id' },
			]),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete resource',
			description: 'Delete a resource that is managed by hand, and its entitlements',
			method: 'DELETE',
			path: one,
			fields: [appId, resourceTypeId, resourceId],
			reply: deleted,
		}),
		...ownerOperations({
			of: 'a resource',
			path: '/api/v2/apps/{appId}/resource_types/{resourceTypeId}/resources/{resourceId}/owners',
			ids: [appId, resourceTypeId, resourceId],
			owner: 'appResourceOwner',
		}),
	],
};
