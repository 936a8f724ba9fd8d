import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { AnyField } from '../../../engine/field';
import { requiredText, text } from '../../../engine/fields';
import { endpoint } from '../endpoint';
import { entitlementRefs } from '../fields/entitlements';
import { idLocator } from '../fields/ids';
import { userId, userRefList } from '../fields/users';
import { deleted, entity, list, success } from '../reply';
import { pick } from '../simplify';

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

const filterBySlug = text({ ...slug, description: 'Slug of the kind of ownership to return' });

const userRefs = userRefList({
	displayName: 'Users',
	name: 'userRefs',
	description: 'Users who own it from now on: IDs or e-mail addresses, separated by commas',
});

const ownerAppId = idLocator({
	displayName: 'Owner App',
	name: 'ownerAppId',
	description: 'App of the entitlement whose members are owners',
	searchListMethod: 'searchApps',
});

const ownerEntitlementId = idLocator({
	displayName: 'Owner Entitlement',
	name: 'ownerEntitlementId',
	description: 'Entitlement whose members are owners',
	searchListMethod: 'searchOwnerEntitlements',
	dependsOn: ['ownerAppId.value'],
});

const simplify = (owner: Record<string, unknown>): IDataObject =>
	pick(owner, {
		userId: 'user.id',
		displayName: 'user.displayName',
		email: 'user.email',
		status: 'user.status',
		roleSlug: 'roleSlug',
		createdAt: 'createdAt',
	});

const simplifyEntitlement = (owner: Record<string, unknown>): IDataObject =>
	pick(owner, {
		entitlementId: 'appEntitlement.id',
		entitlementAppId: 'appEntitlement.appId',
		displayName: 'appEntitlement.displayName',
		grantCount: 'appEntitlement.grantCount',
		roleSlug: 'roleSlug',
		createdAt: 'createdAt',
	});

/** Something that has owners. */
interface Owned {
	/** What it is called, with its article: `an entitlement`. */
	readonly of: string;
	/** Path of the owners (API version 2), with the names of `ids` in braces. */
	readonly path: string;
	/** The fields that say which one it is. */
	readonly ids: readonly AnyField[];
	/** Member of the reply that is the new owner, without what it is: `User` or `Entitlement`. */
	readonly owner: string;
}

/** Who owns something. Changes show after a minute or two. */
export function ownerOperations({ of, path, ids, owner }: Owned) {
	const kind = of.replace(/^an? /, '');
	const byEntitlement = {
		path: `${path}/entitlements/{roleSlug}/{ownerAppId}/{ownerEntitlementId}`,
		fields: [...ids, ownerAppId, ownerEntitlementId, roleSlug],
	};
	return [
		endpoint({
			value: 'getManyOwners',
			name: 'Get Many Owners',
			action: `Get many owners of ${kind}`,
			description: `Retrieve a list of the users who own ${of}`,
			method: 'GET',
			path: `${path}/users`,
			fields: ids,
			optional: [filterBySlug],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'addOwner',
			name: 'Add Owner',
			action: `Add owner to ${kind}`,
			description: `Make a user an owner of ${of}`,
			method: 'POST',
			path: `${path}/users/{roleSlug}/{userId}`,
			fields: [...ids, userId, roleSlug],
			reply: entity(`${owner}User`),
		}),
		endpoint({
			value: 'removeOwner',
			name: 'Remove Owner',
			action: `Remove owner from ${kind}`,
			description: `Take the ownership of ${of} from a user`,
			method: 'DELETE',
			path: `${path}/users/{roleSlug}/{userId}`,
			fields: [...ids, userId, roleSlug],
			reply: deleted,
		}),
		endpoint({
			value: 'getManyOwnerEntitlements',
			name: 'Get Many Owner Entitlements',
			action: `Get many owner entitlements of ${kind}`,
			description: `Retrieve a list of the entitlements whose members own ${of}`,
			method: 'GET',
			path: `${path}/entitlements`,
			fields: ids,
			optional: [filterBySlug],
			reply: list(),
			simplify: simplifyEntitlement,
		}),
		endpoint({
			value: 'addOwnerEntitlement',
			name: 'Add Owner Entitlement',
			action: `Add owner entitlement to ${kind}`,
			description: `Make all members of an entitlement, such as a group, owners of ${of}`,
			method: 'POST',
			...byEntitlement,
			reply: entity(`${owner}Entitlement`),
		}),
		endpoint({
			value: 'removeOwnerEntitlement',
			name: 'Remove Owner Entitlement',
			action: `Remove owner entitlement from ${kind}`,
			description: `Take the ownership of ${of} from the members of an entitlement`,
			method: 'DELETE',
			...byEntitlement,
			reply: deleted,
		}),
		endpoint({
			value: 'replaceOwners',
			name: 'Replace Owners',
			action: `Replace all owners of ${kind}`,
			description: `Replace ALL owners of ${of} who have a role; who is not named loses it`,
			method: 'PUT',
			path,
			fields: [...ids, roleSlug, userRefs, entitlementRefs],
			wrap(members) {
				if (hasAny(members.userRefs) || hasAny(members.appEntitlementRefs)) return members;
				throw new InputError(
					'Users',
					`is empty, and so is Entitlements: nobody would own the ${kind}`,
					"Name at least one, or use 'Remove Owner'",
				);
			},
			reply: success,
		}),
	];
}

const hasAny = (list: unknown) => Array.isArray(list) && list.length > 0;
