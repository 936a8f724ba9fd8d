import { endpoint } from '../../endpoint';
import { idText } from '../../fields/ids';
import { appId, connectorId } from '../../fields/pickers';
import { entity, success } from '../../reply';
import { pick } from '../../simplify';

const credentialId = idText({
	displayName: 'Credential ID',
	name: 'credentialId',
	description: "ID of the connector's credential",
	form: 'any',
});

/** Credentials with which a self-hosted connector reports to ConductorOne. */
export const credentialOperations = [
	endpoint({
		value: 'getCredential',
		name: 'Get Credential',
		action: 'Get credential of connector',
		description: 'Retrieve a credential of a connector, without its secret',
		method: 'GET',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/credentials/{credentialId}',
		fields: [appId, connectorId, credentialId],
		reply: entity('credential'),
		simplify: (credential) =>
			pick(credential, {
				id: 'id',
				displayName: 'displayName',
				clientId: 'clientId',
				appId: 'appId',
				connectorId: 'connectorId',
				createdAt: 'createdAt',
				updatedAt: 'updatedAt',
				expiresTime: 'expiresTime',
				lastUsedAt: 'lastUsedAt',
				deletedAt: 'deletedAt',
			}),
	}),
	endpoint({
		value: 'rotateCredential',
		name: 'Rotate Credential',
		action: 'Rotate credential of connector',
		description:
			'Issue a new credential for a connector. Its secret is returned this once: send it on to where it is kept, as newer versions of n8n do not show it in the editor. Earlier credentials work until they are revoked.',
		method: 'POST',
		path: '/api/v1/apps/connectors/credentials',
		fields: [appId, connectorId],
		reply: entity('credential'),
	}),
	endpoint({
		value: 'revokeCredential',
		name: 'Revoke Credential',
		action: 'Revoke credential of connector',
		description: 'Make a credential of a connector invalid',
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/credentials/{credentialId}',
		fields: [appId, connectorId, credentialId],
		reply: success,
	}),
];
