import type { IDataObject } from 'n8n-workflow';

import { textList } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { changedDisplayName } from '../fields/naming';
import { roleId } from '../fields/pickers';
import { entity, list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const simplify = (role: Record<string, unknown>): IDataObject =>
	pick(role, {
		id: 'id',
		name: 'name',
		displayName: 'displayName',
		permissions: 'permissions',
		serviceRoles: 'serviceRoles',
		systemBuiltin: 'systemBuiltin',
		systemApiOnly: 'systemApiOnly',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** What users and service principals may do in ConductorOne itself. */
export const role: Resource<ConductorOne> = {
	value: 'role',
	name: 'Role',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update role',
			description: 'Change the name or the permissions of a role',
			method: 'POST',
			path: '/api/v1/iam/roles/{roleId}',
			fields: [roleId],
			update: {
				wrapper: 'role',
				fields: [
					changedDisplayName,
					textList({
						displayName: 'Permissions',
						name: 'permissions',
						description: 'Comma-separated permissions, all that the role is to have',
					}),
					textList({
						displayName: 'Service Roles',
						name: 'serviceRoles',
						description: 'Comma-separated service roles, all that the role is to have',
					}),
				],
			},
			reply: entity('role'),
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get role',
			description: 'Retrieve a role of ConductorOne by ID',
			method: 'GET',
			path: '/api/v1/iam/roles/{roleId}',
			fields: [roleId],
			reply: entity('role'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many roles',
			description: 'Retrieve the roles that people can have in ConductorOne',
			method: 'GET',
			path: '/api/v1/iam/roles',
			fields: [],
			reply: list(),
			simplify,
		}),
	],
};
