import type { ConnectionMode, ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import { requiredText } from '../../../../engine/fields';
import type { Call } from '../../../../engine/operation';
import { connectorProfileConfig } from '../../connectors/config';
import { checkCustomConnector } from '../../connectors/custom';
import type { ConnectionInput } from '../../connectors/form';
import { connectors } from '../../connectors';
import { describeConnector } from '../../describeConnector';
import { waitForPrivateConnection } from '../../privateConnection';
import type { PrivateConnectionWait } from '../../privateConnection';
import { PROFILE_NAME_RULES, profileJson } from '../../profile';
import type { AppFlow } from '../../transport/client';

type ProfileCall = Omit<Call<AppFlow, unknown>, 'params'>;

/** The name of a profile that may not exist yet. */
export const newNameField = requiredText({
	displayName: 'Connector Profile Name',
	name: 'newConnectorProfileName',
	description: 'Unique in the account and region; it cannot be changed later',
	placeholder: 'e.g. salesforce-production',
	...PROFILE_NAME_RULES,
});

interface NewProfile {
	readonly name: string;
	readonly connection: ConnectionInput;
	readonly kmsArn?: string;
}

/** Makes a profile (CreateConnectorProfile), and waits for its private connection if asked to. */
export async function createProfile(
	call: ProfileCall,
	{ name, connection, kmsArn }: NewProfile,
	wait: PrivateConnectionWait,
): Promise<IDataObject> {
	const { service, signal } = call;
	const { connectorType, connectorLabel } = connection;
	const connectionMode = connection.connectionMode ?? 'Public';
	const connectorProfileConfig = await configOf(call, connection, connectionMode);
	const input = {
		connectorProfileName: name,
		connectorType,
		connectionMode,
		connectorProfileConfig,
		...(connectorLabel && { connectorLabel }),
		...(kmsArn && { kmsArn }),
	};
	const { connectorProfileArn } = await service.send(
		'CreateConnectorProfile',
		{ ...input, clientToken: call.idempotencyToken(input) },
		signal,
	);
	return {
		created: true,
		...(await resultOf(call, { name, connectorProfileArn, connectorType, connectionMode }, wait)),
	};
}

/**
 * Changes a profile (UpdateConnectorProfile). AWS replaces the whole configuration, so what the
 * input leaves open is taken from the profile as it is.
 *
 * @param keep Whether properties that the input does not name stay as they are
 */
export async function updateProfile(
	call: ProfileCall,
	profile: ConnectorProfile,
	connection: ConnectionInput,
	{ keep, wait }: { readonly keep: boolean; readonly wait: PrivateConnectionWait },
): Promise<IDataObject> {
	refuseOtherConnector(profile, connection);
	const name = profile.connectorProfileName ?? '';
	const connectionMode = connection.connectionMode ?? profile.connectionMode ?? 'Public';
	const described = keep ? profile : undefined;
	const connectorProfileConfig = await configOf(call, connection, connectionMode, described);
	const input = { connectorProfileName: name, connectionMode, connectorProfileConfig };
	const { connectorProfileArn } = await call.service.send(
		'UpdateConnectorProfile',
		{ ...input, clientToken: call.idempotencyToken(input) },
		call.signal,
	);
	const { connectorType } = connection;
	return await resultOf(call, { name, connectorProfileArn, connectorType, connectionMode }, wait);
}

async function configOf(
	{ service, signal }: ProfileCall,
	connection: ConnectionInput,
	connectionMode: ConnectionMode,
	described?: ConnectorProfile,
) {
	const config = connectorProfileConfig(connection, {
		credential: service.connectorCredential,
		described: described?.connectorProfileProperties,
	});
	const label = connection.connectorLabel ?? described?.connectorLabel;
	if (connection.connectorType === 'CustomConnector' && label !== undefined) {
		const configuration = await describeConnector(service, label, signal);
		checkCustomConnector({ connectionMode, config }, configuration);
	}
	return config;
}

function refuseOtherConnector(profile: ConnectorProfile, connection: ConnectionInput): void {
	const { connectorType: type, connectorLabel: label, connectorProfileName: name } = profile;
	if (type !== undefined && type !== connection.connectorType) {
		throw new InputError(
			'Connector',
			`is ${connectors[connection.connectorType].label}, but '${name}' is a profile for ${connectors[type]?.label ?? type}`,
			"A profile's connector cannot be changed: choose the right one, or create another profile",
		);
	}
	if (connection.connectorLabel && label && label !== connection.connectorLabel) {
		throw new InputError(
			'Connector Label',
			`is '${connection.connectorLabel}', but '${name}' is a profile for '${label}'`,
			"A profile's label cannot be changed: choose the right one, or create another profile",
		);
	}
}

interface Changed {
	readonly name: string;
	readonly connectorProfileArn: string | undefined;
	readonly connectorType: string;
	readonly connectionMode: ConnectionMode;
}

async function resultOf(
	call: ProfileCall,
	{ name, connectorProfileArn, connectorType, connectionMode }: Changed,
	wait: PrivateConnectionWait,
): Promise<IDataObject> {
	if (wait.waitForPrivateConnection && connectionMode === 'Private') {
		return profileJson(await waitForPrivateConnection(call, name, wait));
	}
	return { connectorProfileName: name, connectorProfileArn, connectorType, connectionMode };
}
