import { generateKeyPairSync } from 'crypto';

import type { Call } from '../call';
import { secretOf } from '../credentials';
import { missing, notFound } from '../errors';
import { string } from '../protojson';
import { nextId, type ConnectorCredential } from '../state';
import { liveConnector } from './connectorView';

/** The secret is returned once, on creation; afterwards the member is empty. */
function credentialJson(credential: ConnectorCredential, clientSecret = '') {
	return { credential: { ...credential, clientSecret } };
}

function find(call: Call): ConnectorCredential {
	const connector = liveConnector(call, call.id('app_id'), call.id('connector_id'));
	const id = call.id('id');
	const credential = connector.credentials.find((each) => each.id === id);
	if (!credential) throw notFound('connector credential');
	return credential;
}

export function getCredential(call: Call) {
	return credentialJson(find(call));
}

/** Soft, like every deletion: the credential can still be read. */
export function revokeCredential(call: Call) {
	const credential = find(call);
	call.read({});
	const now = call.tenant.now.toISOString();
	credential.deletedAt ??= now;
	credential.updatedAt = now;
	return {};
}

/** Issues a further credential; earlier ones go on working until they are revoked. */
export function rotateCredential(call: Call) {
	const { appId, connectorId } = call.read({ appId: string, connectorId: string });
	if (appId === '') throw missing('app_id');
	if (connectorId === '') throw missing('connector_id');
	const connector = liveConnector(
		call,
		call.checkId('AppId', appId),
		call.checkId('ConnectorId', connectorId),
	);
	const { state, now, url } = call.tenant;
	const id = nextId(state, 'credential');
	const credential: ConnectorCredential = {
		id,
		appId,
		connectorId,
		clientId: `dummy-badger-${id.slice(-5)}@${new URL(url).host}/ccc`,
		displayName: connector.displayName,
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		deletedAt: null,
		expiresTime: null,
		lastUsedAt: null,
	};
	connector.credentials.push(credential);
	return credentialJson(credential, secretOf(generateKeyPairSync('ed25519').privateKey));
}
