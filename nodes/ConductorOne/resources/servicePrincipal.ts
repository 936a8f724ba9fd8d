import type { IDataObject } from 'n8n-workflow';

import { flag, textList } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { duration } from '../fields/duration';
import { idLocator, idPicks } from '../fields/ids';
import { changedDisplayName, newDisplayName } from '../fields/naming';
import { deleted, entity, list, whole } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const servicePrincipalId = idLocator({
	displayName: 'Service Principal',
	name: 'servicePrincipalId',
	description: 'Service principal to work with',
	searchListMethod: 'searchServicePrincipals',
});

const credentialId = idLocator({
	displayName: 'Credential',
	name: 'servicePrincipalCredentialId',
	description: 'Credential of the service principal',
	searchListMethod: 'searchServicePrincipalCredentials',
	dependsOn: ['servicePrincipalId.value'],
	form: 'any',
});

const simplify = (principal: Record<string, unknown>): IDataObject =>
	pick(principal, {
		id: 'id',
		displayName: 'displayName',
		userId: 'user.id',
		status: 'user.status',
		roleIds: 'user.roleIds',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

const simplifyCredential = (credential: Record<string, unknown>): IDataObject =>
	pick(credential, {
		id: 'id',
		displayName: 'displayName',
		clientId: 'clientId',
		servicePrincipalId: 'servicePrincipalId',
		scopedRoleIds: 'scopedRoleIds',
		allowSourceCidrs: 'allowSourceCidrs',
		requireDpop: 'requireDpop',
		createdAt: 'createdAt',
		expiresAt: 'expiresAt',
		lastUsedAt: 'lastUsedAt',
	});

const all = '/api/v1/service_principals';
const one = `${all}/{servicePrincipalId}` as const;
const credentials = `${one}/credentials` as const;
const credential = `${credentials}/{servicePrincipalCredentialId}` as const;

/** Identities for programs, such as n8n itself. */
export const servicePrincipal: Resource<ConductorOne> = {
	value: 'servicePrincipal',
	name: 'Service Principal',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'createCredential',
			name: 'Create Credential',
			action: 'Create credential of service principal',
			description:
				'Create a client ID and secret. The secret is in the output, only this once: send it on to where it is kept, as newer versions of n8n do not show it in the editor.',
			method: 'POST',
			path: credentials,
			fields: [servicePrincipalId, newDisplayName],
			optional: [
				textList({
					displayName: 'Allowed Source CIDRs',
					name: 'allowSourceCidrs',
					description: 'Comma-separated networks that it works from',
					placeholder: 'e.g. 203.0.113.0/24, ...',
				}),
				duration({
					displayName: 'Expires After',
					name: 'expires',
					description: 'How long the credential works: 30, 60, 90, or 180 days',
					placeholder: 'e.g. 90 days',
				}),
				flag({
					displayName: 'Require DPoP',
					name: 'requireDpop',
					description: 'Whether every request has to prove that it has the key; n8n cannot do that',
					default: true,
				}),
				idPicks({
					displayName: 'Scoped Role Names or IDs',
					name: 'scopedRoles',
					description: 'Roles that the credential is limited to',
					loadOptionsMethod: 'searchRoles',
					form: 'any',
				}),
			],
			reply: whole,
		}),
		endpoint({
			value: 'getCredential',
			name: 'Get Credential',
			action: 'Get credential of service principal',
			description: 'Retrieve a credential of a service principal, without its secret',
			method: 'GET',
			path: credential,
			fields: [servicePrincipalId, credentialId],
			reply: entity('credential'),
			simplify: simplifyCredential,
		}),
		endpoint({
			value: 'getCredentials',
			name: 'Get Credentials',
			action: 'Get credentials of service principal',
			description: 'Retrieve the credentials of a service principal, without their secrets',
			method: 'GET',
			path: credentials,
			fields: [servicePrincipalId],
			reply: list(),
			simplify: simplifyCredential,
		}),
		endpoint({
			value: 'renameCredential',
			name: 'Rename Credential',
			action: 'Rename credential of service principal',
			description: 'Change the name of a credential of a service principal',
			method: 'PATCH',
			path: credential,
			fields: [servicePrincipalId, credentialId, newDisplayName],
			body: ({ displayName }) => ({ credential: { displayName }, updateMask: 'displayName' }),
			reply: entity('credential'),
		}),
		endpoint({
			value: 'revokeCredential',
			name: 'Revoke Credential',
			action: 'Revoke credential of service principal',
			description: 'Delete a credential of a service principal: it gets no new tokens',
			method: 'DELETE',
			path: credential,
			fields: [servicePrincipalId, credentialId],
			reply: deleted,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update service principal',
			description: 'Change the name of a service principal',
			method: 'PATCH',
			path: one,
			fields: [servicePrincipalId],
			update: { wrapper: 'servicePrincipal', fields: [changedDisplayName] },
			reply: entity('servicePrincipal'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete service principal',
			description: 'Delete a service principal and all of its credentials',
			method: 'DELETE',
			path: one,
			fields: [servicePrincipalId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get service principal',
			description: 'Retrieve a service principal by ID',
			method: 'GET',
			path: one,
			fields: [servicePrincipalId],
			reply: entity('servicePrincipal'),
			simplify,
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create service principal',
			description: 'Create an identity for a program',
			method: 'POST',
			path: all,
			fields: [newDisplayName],
			reply: entity('servicePrincipal'),
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many service principals',
			description: 'Retrieve a list of service principals',
			method: 'GET',
			path: all,
			fields: [],
			reply: list(),
			simplify,
		}),
	],
};
