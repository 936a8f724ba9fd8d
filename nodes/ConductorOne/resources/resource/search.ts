import { InputError } from '../../../../engine/field';
import { dateTime, flag } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { enumChoice, enumChoices, enumOptions } from '../../fields/enums';
import { idList, idPicks } from '../../fields/ids';
import { queryText } from '../../fields/naming';
import { userList } from '../../fields/users';
import { list } from '../../reply';
import { simplifyResource } from './resource';

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

export const search = endpoint({
	value: 'search',
	name: 'Search',
	action: 'Search resources',
	description:
		'Find resources of any app by name, type, owner, or age, such as secrets that expire soon',
	method: 'POST',
	path: '/api/v1/search/app_resources',
	fields: [],
	reply: list({ entity: 'appResource' }),
	simplify: simplifyResource,
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
		idPicks({
			displayName: 'App Names or IDs',
			name: 'appIds',
			description: 'Apps, any of which it belongs to',
			loadOptionsMethod: 'searchApps',
		}),
		enumChoices({
			displayName: 'Credential Types',
			name: 'credentialTypes',
			description: 'What kind of secret it is',
			options: enumOptions('CREDENTIAL_TYPE_', 'ASYMMETRIC_KEY', 'CERTIFICATE', 'STATIC_SECRET'),
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
			form: 'any',
		}),
		age('Last Used After', 'lastUsedAfter', 'Secrets that were last used after this time'),
		age('Last Used Before', 'lastUsedBefore', 'Secrets that were last used before this time'),
		enumChoices({
			displayName: 'Non-Human Identity Types',
			name: 'nhiTypes',
			description: 'What kind of non-human identity it is',
			options: enumOptions('NHI_TYPE_', 'APP_REGISTRATION', 'ASSUMABLE_ROLE', 'MANAGED_IDENTITY'),
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
			form: 'any',
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
});
