import { InputError } from '../../../../engine/field';
import { requiredText, text } from '../../../../engine/fields';
import { deleted, endpoint, entity, list, success } from '../../endpoint';
import { entitlementRefs } from '../../fields/entitlements';
import { refList } from '../../fields/ids';
import { appId, connectorId } from '../../fields/pickers';
import { userId } from '../../fields/users';

const slug = {
	displayName: 'Role',
	name: 'roleSlug',
	placeholder: 'e.g. owner',
	pattern: /^[\w.-]+$/,
	patternHint: 'consist of letters, digits, hyphens, and underscores',
} as const;

const roleSlug = requiredText({
	...slug,
	description: "Slug of the kind of ownership; 'Get Many Owners' shows the ones in use",
});

/** Changes of owners show after a minute or two. */
export const ownerOperations = [
	endpoint({
		value: 'getManyOwners',
		name: 'Get Many Owners',
		action: 'Get many owners of connector',
		description: 'Retrieve a list of the users who own a connector',
		method: 'GET',
		path: '/api/v2/apps/{appId}/connectors/{connectorId}/owners/users',
		fields: [appId, connectorId],
		optional: [text({ ...slug, description: 'Slug of the kind of ownership to return' })],
		reply: list(),
	}),
	endpoint({
		value: 'addOwner',
		name: 'Add Owner',
		action: 'Add owner to connector',
		description: 'Make a user an owner of a connector',
		method: 'POST',
		path: '/api/v2/apps/{appId}/connectors/{connectorId}/owners/users/{roleSlug}/{userId}',
		fields: [appId, connectorId, userId, roleSlug],
		reply: entity('connectorOwnerUser'),
	}),
	endpoint({
		value: 'removeOwner',
		name: 'Remove Owner',
		action: 'Remove owner from connector',
		description: 'Take the ownership of a connector from a user',
		method: 'DELETE',
		path: '/api/v2/apps/{appId}/connectors/{connectorId}/owners/users/{roleSlug}/{userId}',
		fields: [appId, connectorId, userId, roleSlug],
		reply: deleted,
	}),
	endpoint({
		value: 'replaceOwners',
		name: 'Replace Owners',
		action: 'Replace all owners of connector',
		description: 'Replace ALL owners of a connector who have a role; who is not named loses it',
		method: 'PUT',
		path: '/api/v2/apps/{appId}/connectors/{connectorId}/owners',
		fields: [
			appId,
			connectorId,
			roleSlug,
			refList({
				displayName: 'User IDs',
				name: 'userRefs',
				description: 'Comma-separated IDs of the users who own the connector from now on',
			}),
			entitlementRefs,
		],
		body({ roleSlug: role, userRefs, appEntitlementRefs }) {
			if (userRefs.length + appEntitlementRefs.length > 0) {
				return { roleSlug: role, userRefs, appEntitlementRefs };
			}
			throw new InputError(
				'User IDs',
				'is empty, and so is Entitlements: nobody would own the connector',
				"Name at least one, or use 'Remove Owner'",
			);
		},
		reply: success,
	}),
];
