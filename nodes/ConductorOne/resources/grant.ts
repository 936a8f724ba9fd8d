import type { IDataObject } from 'n8n-workflow';

import { dateTime, requiredDateTime, textList } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { accountRefList, entitlementRefList } from '../fields/entitlements';
import { enumChoices } from '../fields/enums';
import { idList, idPicks, refPicks } from '../fields/ids';
import { appId, appUserId, entitlementId } from '../fields/pickers';
import { related } from '../fields/related';
import { optionalUserLocator, userId, userRefList } from '../fields/users';
import { entity, list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { entitlementRelated } from './entitlement/entitlement';
import { purposes } from './entitlement/settings';

const simplify = (row: Record<string, unknown>): IDataObject =>
	pick(row, {
		appId: 'appEntitlementUserBinding.appId',
		appEntitlementId: 'appEntitlementUserBinding.appEntitlementId',
		entitlementName: 'entitlement.appEntitlement.displayName',
		appUserId: 'appEntitlementUserBinding.appUserId',
		accountName: 'appEntitlementUserBinding.appUser.appUser.displayName',
		accountEmail: 'appEntitlementUserBinding.appUser.appUser.email',
		userId: 'appEntitlementUserBinding.appUser.appUser.identityUserId',
		grantedAt: 'appEntitlementUserBinding.appEntitlementUserBindingCreatedAt',
		expiresAt: 'appEntitlementUserBinding.appEntitlementUserBindingDeprovisionAt',
		taskId: 'appEntitlementUserBinding.originatingTicketId',
	});

const simplifyEvent = (event: Record<string, unknown>): IDataObject =>
	pick(event, {
		eventType: 'eventType',
		date: 'date',
		appId: 'appId',
		appName: 'app.displayName',
		appEntitlementId: 'appEntitlementId',
		entitlementName: 'entitlement.displayName',
		appUserId: 'appUserId',
		accountName: 'appUser.displayName',
		accountEmail: 'appUser.email',
		taskId: 'ticketId',
	});

const simplifyPast = (grant: Record<string, unknown>): IDataObject =>
	pick(grant, {
		id: 'id',
		appId: 'appId',
		appName: 'app.displayName',
		appEntitlementId: 'appEntitlementId',
		entitlementName: 'entitlement.displayName',
		appUserId: 'appUserId',
		accountName: 'appUser.displayName',
		accountEmail: 'appUser.email',
		grantedAt: 'grantedAt',
		revokedAt: 'revokedAt',
	});

const simplifyBinding = (binding: Record<string, unknown>): IDataObject =>
	pick(binding, {
		appId: 'appId',
		appEntitlementId: 'appEntitlementId',
		appUserId: 'appUserId',
		grantSources: 'grantSources',
		grantedAt: 'createdAt',
		expiresAt: 'deprovisionAt',
		revokedAt: 'deletedAt',
	});

/** The document does not name what can be joined here, but for everything. */
const historyRelated = related([
	{
		name: 'Everything',
		value: '*',
		description: 'App, account, and entitlement, with their names',
	},
]);

const accounts = accountRefList({
	displayName: 'Accounts',
	name: 'appUserRefs',
	description: 'Accounts (app users), any of which has or had it',
});

const entitlements = entitlementRefList({
	displayName: 'Entitlements',
	name: 'appEntitlementRefs',
	description: 'Entitlements, any of which it is about',
});

const one = '/api/v1/apps/{appId}/entitlements/{entitlementId}/users' as const;

/** Who has which entitlement. */
export const grant: Resource<ConductorOne> = {
	value: 'grant',
	name: 'Grant',
	defaultOperation: 'search',
	operations: [
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search grants',
			description:
				'Find who has an entitlement, or what a user or an account has, with when it was granted and when it ends',
			method: 'POST',
			path: '/api/v1/search/grants',
			fields: [],
			reply: list({ pageSize: 10 }),
			simplify,
			related: entitlementRelated,
			optional: [
				optionalUserLocator({
					displayName: 'User',
					name: 'userId',
					description: 'User who has it, with any account',
				}),
				entitlementRefList({
					displayName: 'Entitlements',
					name: 'entitlementRefs',
					description: 'Entitlements, any of which is granted',
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
				textList({
					displayName: 'Entitlement Slugs',
					name: 'entitlementSlugs',
					description: 'Comma-separated slugs, such as enrollment for access profiles',
				}),
				enumChoices({
					displayName: 'Purposes',
					name: 'purpose',
					description: 'What having the entitlement means',
					options: purposes,
				}),
				idList({
					displayName: 'Resource IDs',
					name: 'resourceIds',
					description: 'Comma-separated IDs of resources, any of which it belongs to',
				}),
				idList({
					displayName: 'Resource Type IDs',
					name: 'resourceTypeIds',
					description: 'Comma-separated IDs of resource types, any of which it belongs to',
				}),
			],
		}),
		endpoint({
			value: 'getFeed',
			name: 'Get Feed',
			action: 'Get feed of grants',
			description: 'Retrieve when access was added and removed, by time, app, account, or user',
			method: 'POST',
			path: '/api/v1/grants/feed',
			fields: [],
			reply: list({ entity: 'feed' }),
			simplify: simplifyEvent,
			related: historyRelated,
			readsOnly: true,
			optional: [
				accounts,
				dateTime({
					displayName: 'After',
					name: 'after',
					description: 'Only changes after this time; UTC if it has no time zone',
				}),
				refPicks({
					displayName: 'App Names or IDs',
					name: 'appRefs',
					description: 'Apps, any of which it belongs to',
					loadOptionsMethod: 'searchApps',
				}),
				dateTime({
					displayName: 'Before',
					name: 'before',
					description: 'Only changes before this time; UTC if it has no time zone',
				}),
				entitlements,
				userRefList({
					displayName: 'Users',
					name: 'userRefs',
					description: 'Users, any of whom it is about: IDs or e-mail addresses',
				}),
			],
		}),
		endpoint({
			value: 'getPast',
			name: 'Get Past',
			action: 'Get past grants',
			description: 'Retrieve access that was taken away, with when it was granted and revoked',
			method: 'POST',
			path: '/api/v1/search/past-grants',
			fields: [],
			reply: list({ entity: 'history' }),
			simplify: simplifyPast,
			related: historyRelated,
			optional: [
				accounts,
				idPicks({
					displayName: 'App Names or IDs',
					name: 'appIds',
					description: 'Apps, any of which it belonged to',
					loadOptionsMethod: 'searchApps',
				}),
				entitlements,
			],
		}),
		endpoint({
			value: 'getForUser',
			name: 'Get for User',
			action: 'Get grants of entitlement for user',
			description:
				"Retrieve all accounts of a user in an app, and which of them have the entitlement (those with 'appEntitlementId')",
			method: 'GET',
			path: `${one}/{userId}/grants`,
			fields: [appId, entitlementId, userId],
			reply: list({ items: 'bindings', pageSize: 0 }),
			simplify: simplifyBinding,
		}),
		endpoint({
			value: 'changeExpiry',
			name: 'Change Expiry',
			action: 'Change expiry of grant',
			description: 'Change when an account loses an entitlement',
			method: 'POST',
			path: `${one}/{appUserId}/update-grant-duration`,
			fields: [
				appId,
				entitlementId,
				appUserId,
				requiredDateTime({
					displayName: 'Expires At',
					name: 'expiresAt',
					description: 'When the access ends; UTC if it has no time zone',
				}),
			],
			body: ({ expiresAt }) => ({ newDeprovisionAt: expiresAt }),
			reply: entity('binding'),
		}),
		endpoint({
			value: 'removeExpiry',
			name: 'Remove Expiry',
			action: 'Remove expiry of grant',
			description: 'Let an account keep an entitlement for good',
			method: 'POST',
			path: `${one}/{appUserId}/remove-grant-duration`,
			fields: [appId, entitlementId, appUserId],
			reply: entity('binding'),
		}),
	],
};
