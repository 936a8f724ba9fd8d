import type { IDataObject } from 'n8n-workflow';

import { dateTime, flag, text, textList } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { enumChoice, enumChoices, enumOptions } from '../fields/enums';
import { idPicks } from '../fields/ids';
import { related } from '../fields/related';
import { userId, userList, userLocator, userRefList } from '../fields/users';
import { entity, list, view } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

/** The ten members of a user that people look for. */
export const simplifyUser = (user: Record<string, unknown>): IDataObject =>
	pick(user, {
		id: 'id',
		displayName: 'displayName',
		email: 'email',
		username: 'username',
		status: 'status',
		type: 'type',
		department: 'department',
		jobTitle: 'jobTitle',
		managerIds: 'managerIds',
		delegatedUserId: 'delegatedUserId',
	});

const userRelated = related([
	{ name: 'Delegate', value: 'delegated_user_id' },
	{ name: 'Directories', value: 'directory_ids' },
	{ name: 'Managers', value: 'manager_ids' },
	{ name: 'Roles', value: 'role_ids' },
]);

const origins = enumOptions('USER_ORIGIN_', 'DIRECTORY', 'LOCAL', 'SYSTEM');
const types = enumOptions('USER_TYPE_', 'HUMAN', 'SERVICE', 'AGENT', 'SYSTEM');

/** The people (and other identities) of a tenant. */
export const user: Resource<ConductorOne> = {
	value: 'user',
	name: 'User',
	defaultOperation: 'search',
	operations: [
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get user',
			description: 'Retrieve a user by ID or e-mail address',
			method: 'GET',
			path: '/api/v1/users/{userId}',
			fields: [userId],
			reply: view('userView', 'user'),
			simplify: simplifyUser,
		}),
		endpoint({
			value: 'getCurrent',
			name: 'Get Current',
			action: 'Get current user',
			description: 'Retrieve the user that the credential belongs to',
			method: 'POST',
			path: '/api/v1/users/introspect',
			fields: [],
			reply: view('userView', 'user'),
			simplify: simplifyUser,
			related: userRelated,
			readsOnly: true,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many users',
			description: 'Retrieve a list of users',
			method: 'GET',
			path: '/api/v1/users',
			fields: [],
			reply: list({ entity: 'user' }),
			simplify: simplifyUser,
		}),
		endpoint({
			value: 'getProfileTypes',
			name: 'Get Profile Types',
			action: 'Get profile types of user',
			description: "Retrieve the profile types that a user's attributes come from",
			method: 'GET',
			path: '/api/v1/users/{userId}/profile-types',
			fields: [userId],
			reply: list({ items: 'profileTypes', pageSize: 0 }),
			simplify: (type) =>
				pick(type, {
					id: 'id',
					name: 'name',
					slug: 'slug',
					description: 'description',
					displayToUser: 'displayToUser',
					priority: 'priority',
				}),
		}),
		endpoint({
			value: 'removeDelegation',
			name: 'Remove Delegation',
			action: 'Remove delegation of user',
			description: "Stop handing a user's tasks to somebody else",
			method: 'POST',
			path: '/api/v1/users/{userId}/set-delegation-by-admin',
			fields: [userId],
			body: () => ({ delegatedUserId: '' }),
			reply: entity('item'),
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search users',
			description: 'Find users by name, e-mail address, status, manager, department, or role',
			method: 'POST',
			path: '/api/v1/search/users',
			fields: [],
			reply: list({ entity: 'user' }),
			simplify: simplifyUser,
			related: userRelated,
			optional: [
				text({
					displayName: 'Query',
					name: 'query',
					description: 'Text that resembles part of the name or an e-mail address',
				}),
				text({
					displayName: 'Email',
					name: 'email',
					description: 'E-mail address, as a whole',
					placeholder: 'e.g. name@example.com',
				}),
				enumChoices({
					displayName: 'Statuses',
					name: 'userStatuses',
					options: enumOptions('', 'ENABLED', 'DISABLED', 'DELETED'),
				}),
				userList({
					displayName: 'Manager Users',
					name: 'managerIds',
					description: 'Managers of whom the user has any: IDs or e-mail addresses',
				}),
				textList({
					displayName: 'Departments',
					name: 'departments',
					description: 'Comma-separated departments, any of which the user belongs to',
				}),
				textList({
					displayName: 'Job Titles',
					name: 'jobTitles',
					description: 'Comma-separated job titles, any of which the user has',
				}),
				idPicks({
					displayName: 'Role Names or IDs',
					name: 'roleIds',
					description: 'Roles, any of which the user has',
					loadOptionsMethod: 'searchRoles',
					form: 'any',
				}),
				userRefList({
					displayName: 'Among Users',
					name: 'refs',
					description: 'Users to search among: IDs or e-mail addresses',
				}),
				userList({
					displayName: 'Exclude Users',
					name: 'excludeIds',
					description: 'Users to leave out: IDs or e-mail addresses',
				}),
				enumChoices({ displayName: 'Exclude Types', name: 'excludeTypes', options: types }),
				enumChoices({ displayName: 'Origins', name: 'origins', options: origins }),
				enumChoices({ displayName: 'Exclude Origins', name: 'excludeOrigins', options: origins }),
				idPicks({
					displayName: 'Source App Names or IDs',
					name: 'sourceAppIds',
					description: 'Apps (directories) any of which the user comes from',
					loadOptionsMethod: 'searchDirectories',
				}),
				enumChoice({
					displayName: 'Delegation',
					name: 'delegateStatus',
					description: 'Whether the user hands tasks to somebody else',
					options: enumOptions('DELEGATE_STATUS_', 'HAS_DELEGATE', 'NO_DELEGATE'),
				}),
				userList({
					displayName: 'Delegates',
					name: 'delegatedUserIds',
					description: 'Users to whom the user hands tasks: IDs or e-mail addresses',
				}),
				flag({
					displayName: 'Is Delegate',
					name: 'isDelegate',
					description: 'Whether to return only users to whom somebody hands tasks',
					default: true,
				}),
			],
		}),
		endpoint({
			value: 'setDelegation',
			name: 'Set Delegation',
			action: 'Set delegation of user',
			description:
				"Hand a user's tasks to somebody else, for good or until a time, as during a vacation",
			method: 'POST',
			path: '/api/v1/users/{userId}/set-delegation-by-admin',
			fields: [
				userId,
				userLocator({
					displayName: 'Delegate',
					name: 'delegatedUserId',
					description: 'User who gets the tasks',
				}),
			],
			optional: [
				dateTime({
					displayName: 'Expires At',
					name: 'delegationExpireAt',
					description: 'When the delegation ends; UTC if it has no time zone',
				}),
				dateTime({
					displayName: 'Starts At',
					name: 'delegationStartAt',
					description: 'When the delegation begins; UTC if it has no time zone',
				}),
			],
			reply: entity('item'),
		}),
	],
};
