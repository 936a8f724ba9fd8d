import type { IDataObject } from 'n8n-workflow';

import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { duration } from '../fields/duration';
import { idText } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName } from '../fields/naming';
import { userList } from '../fields/users';
import { deleted, entity } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const vaultId = idText({
	displayName: 'Vault ID',
	name: 'vaultId',
	description: 'ID of the vault; the API has no list of vaults',
});

const simplify = (vault: Record<string, unknown>): IDataObject =>
	pick(vault, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		credentialExpirationDuration: 'credentialExpirationDuration',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** Where the credentials lie that ConductorOne makes for people. */
export const vault: Resource<ConductorOne> = {
	value: 'vault',
	name: 'Vault',
	defaultOperation: 'get',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create vault',
			description: 'Create a vault that a group of owners can open',
			method: 'POST',
			path: '/api/v1/vaults',
			fields: [newDisplayName],
			body: ({ displayName }) => ({ displayName, groupAuthzVault: {} }),
			optional: [
				descriptionText,
				userList({
					displayName: 'Owner Users',
					name: 'ownerIds',
					description: 'Owners of the vault: IDs or e-mail addresses',
				}),
			],
			reply: entity('vault'),
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update vault',
			description: 'Change a vault',
			method: 'POST',
			path: '/api/v1/vaults/{vaultId}',
			fields: [vaultId],
			update: {
				wrapper: 'vault',
				fields: [
					duration({
						displayName: 'Credential Expiration',
						name: 'credentialExpirationDuration',
						description: 'How long a credential stays in the vault',
						placeholder: 'e.g. 30 days',
					}),
					descriptionText,
					changedDisplayName,
				],
			},
			reply: entity('vault'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete vault',
			description: 'Delete a vault; connectors that use it lose the credentials in it',
			method: 'DELETE',
			path: '/api/v1/vaults/{vaultId}',
			fields: [vaultId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get vault',
			description: 'Retrieve a vault by ID, without what is in it',
			method: 'GET',
			path: '/api/v1/vaults/{vaultId}',
			fields: [vaultId],
			reply: entity('vault'),
			simplify,
		}),
	],
};
