import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { flag, textList } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { accountRefList } from '../fields/entitlements';
import { enumChoice, enumChoices, enumOptions } from '../fields/enums';
import { idList, idPicks } from '../fields/ids';
import { queryText } from '../fields/naming';
import { appId, appUserId } from '../fields/pickers';
import { related } from '../fields/related';
import { userId, userList } from '../fields/users';
import { found, list, view } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { ownerOperations } from './owners';

const simplify = (account: Record<string, unknown>): IDataObject =>
	pick(account, {
		id: 'id',
		appId: 'appId',
		displayName: 'displayName',
		email: 'email',
		username: 'username',
		type: 'appUserType',
		status: 'status.status',
		userId: 'identityUserId',
		lastUsage: 'lastUsage',
		updatedAt: 'updatedAt',
	});

const simplifyCredential = (credential: Record<string, unknown>): IDataObject =>
	pick(credential, {
		id: 'id',
		appId: 'appId',
		appUserId: 'appUserId',
		name: 'encryptedData.name',
		description: 'encryptedData.description',
		createdAt: 'createdAt',
		expiresAt: 'expiresAt',
		updatedAt: 'updatedAt',
	});

const accountRelated = related([
	{ name: 'App', value: 'app_id' },
	{ name: 'Last Usage', value: 'last_usage' },
	{ name: 'User', value: 'identity_user_id' },
]);

const types = enumOptions('APP_USER_TYPE_', 'USER', 'SERVICE_ACCOUNT', 'SYSTEM_ACCOUNT');

const many = list({ entity: 'appUser' });

/** The API has no endpoint for one account, so it is searched for by its ID. */
const searched = found({
	entity: 'appUser',
	isIt({ appId: app, id }, { body }) {
		const asked: unknown[] = Array.isArray(body?.refs) ? body.refs : [];
		return asked.some((ref) => isObject(ref) && ref.id === id && ref.appId === app);
	},
	none: () =>
		new OutcomeError(
			'There is no such account in the app',
			'Pick it from the list, or check both IDs: those of accounts are unique within an app only',
		),
});

const update = {
	method: 'POST',
	path: '/api/v1/apps/{appId}/app_users/{appUserId}',
	reply: view('appUserView', 'appUser'),
	related: accountRelated,
} as const;

/** The accounts that people, services, and agents have in apps (app users). */
export const account: Resource<ConductorOne> = {
	value: 'account',
	name: 'Account',
	defaultOperation: 'search',
	operations: [
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get account',
			description: 'Retrieve an account (app user) of an app by ID',
			method: 'POST',
			path: '/api/v1/search/app_users',
			fields: [appId, appUserId],
			body: ({ appId: app, appUserId: id }) => ({ refs: [{ appId: app, id }] }),
			reply: searched,
			simplify,
			related: accountRelated,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many accounts',
			description: 'Retrieve a list of the accounts (app users) of an app',
			method: 'GET',
			path: '/api/v1/apps/{appId}/app_users',
			fields: [appId],
			reply: many,
			simplify,
		}),
		endpoint({
			value: 'getManyForUser',
			name: 'Get Many for User',
			action: 'Get many accounts for user',
			description: 'Retrieve a list of the accounts that a user has in an app',
			method: 'GET',
			path: '/api/v1/apps/{appId}/users/{userId}/app_users',
			fields: [appId, userId],
			reply: many,
			simplify,
		}),
		endpoint({
			value: 'getOwnServiceAccounts',
			name: 'Get Own Service Accounts',
			action: 'Get own service accounts',
			description: 'Retrieve the service accounts that belong to the user of the credential',
			method: 'POST',
			path: '/api/v1/app_users/owned_service_accounts',
			fields: [],
			reply: many,
			simplify,
			related: accountRelated,
			readsOnly: true,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search accounts',
			description:
				'Find accounts of any app by name, user, type, or status, such as those without an owner',
			method: 'POST',
			path: '/api/v1/search/app_users',
			fields: [],
			reply: many,
			simplify,
			related: accountRelated,
			optional: [
				queryText,
				idList({
					displayName: 'Account IDs',
					name: 'appUserIds',
					description: 'Comma-separated IDs of accounts to search among',
				}),
				accountRefList({
					displayName: 'Among Accounts',
					name: 'refs',
					description: 'Accounts to search among, each in its app',
				}),
				enumChoices({
					displayName: 'Agent Statuses',
					name: 'agentStatuses',
					description: 'Status of the AI agent that the account belongs to',
					options: enumOptions('APP_USER_AGENT_STATUS_', 'DELETED', 'DISABLED', 'READY'),
				}),
				idPicks({
					displayName: 'App Names or IDs',
					name: 'appIds',
					description: 'Apps, any of which it belongs to',
					loadOptionsMethod: 'searchApps',
				}),
				enumChoices({
					displayName: 'Domains',
					name: 'appUserDomains',
					description: 'Whether the address is one of the organization',
					options: enumOptions('APP_USER_DOMAIN_', 'EXTERNAL', 'TRUSTED'),
				}),
				idList({
					displayName: 'Exclude Account IDs',
					name: 'excludeAppUserIds',
					description: 'Comma-separated IDs of accounts to leave out',
				}),
				flag({
					displayName: 'Exclude Deleted Apps',
					name: 'excludeDeletedApps',
					description: 'Whether to leave out accounts of deleted apps',
					default: true,
				}),
				enumChoices({
					displayName: 'Non-Human Identity Types',
					name: 'nhiTypes',
					description: 'What kind of non-human identity it is',
					options: enumOptions(
						'APP_USER_NHI_TYPE_',
						'APP_REGISTRATION',
						'ASSUMABLE_ROLE',
						'MANAGED_IDENTITY',
					),
				}),
				enumChoice({
					displayName: 'Sort By',
					name: 'sortBy',
					description: 'Order of the accounts; by name if not set',
					options: enumOptions('APP_USER_SEARCH_SORT_BY_', 'APP'),
				}),
				textList({
					displayName: 'Status Details',
					name: 'appUserStatusDetails',
					description: "Comma-separated statuses in the app's own words",
				}),
				enumChoices({
					displayName: 'Statuses',
					name: 'appUserStatuses',
					options: enumOptions('STATUS_', 'DELETED', 'DISABLED', 'ENABLED'),
				}),
				enumChoices({ displayName: 'Types', name: 'appUserTypes', options: types }),
				userList({
					displayName: 'Users',
					name: 'userIds',
					description: 'Users, any of whom it belongs to: IDs or e-mail addresses',
				}),
				flag({
					displayName: 'With Open Findings',
					name: 'withOpenFindings',
					description: 'Whether to return only accounts that a finding is open for',
					default: true,
				}),
				flag({
					displayName: 'Without Owner',
					name: 'withoutResponsibleParty',
					description: 'Whether to return only accounts that belong to no user',
					default: true,
				}),
			],
		}),
		endpoint({
			...update,
			value: 'setOwner',
			name: 'Set Owner',
			action: 'Set owner of account',
			description: 'Say which user an account belongs to (the identity it is matched with)',
			fields: [appId, appUserId, userId],
			body: ({ userId: identityUserId }) => ({
				appUser: { identityUserId },
				updateMask: 'identityUserId',
			}),
		}),
		endpoint({
			...update,
			value: 'setType',
			name: 'Set Type',
			action: 'Set type of account',
			description: 'Say whether an account is one of a person, a service, or the system',
			fields: [
				appId,
				appUserId,
				enumChoice({
					displayName: 'Account Type',
					name: 'appUserType',
					description: 'What uses the account',
					options: types,
					default: 'APP_USER_TYPE_USER',
				}),
			],
			body: ({ appUserType }) => ({ appUser: { appUserType }, updateMask: 'appUserType' }),
		}),
		endpoint({
			value: 'getCredentials',
			name: 'Get Credentials',
			action: 'Get credentials of account',
			description: 'Retrieve the (encrypted) credentials that were made for an account',
			method: 'GET',
			path: '/api/v1/apps/{appId}/app_users/{appUserId}/credentials',
			fields: [appId, appUserId],
			reply: list(),
			simplify: simplifyCredential,
		}),
		...ownerOperations({
			of: 'an account',
			path: '/api/v2/apps/{appId}/users/{appUserId}/owners',
			ids: [appId, appUserId],
			owner: 'appUserOwner',
		}),
	],
};
