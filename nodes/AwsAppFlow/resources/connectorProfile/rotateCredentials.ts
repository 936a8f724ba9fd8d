import { rotateConnection, secretsFrom } from '../../connectors/form';
import { appFlowOperation } from '../../operation';
import { privateConnectionOptions } from '../../privateConnection';
import { getProfile, profileField } from '../../profile';
import { updateProfile } from './change';

export const rotateCredentials = appFlowOperation({
	value: 'rotateCredentials',
	name: 'Rotate Credentials',
	action: 'Rotate credentials of connector profile',
	description: "Replace a connector profile's secrets and leave everything else as it is",
	fields: [secretsFrom, profileField, rotateConnection],
	options: privateConnectionOptions,
	idempotent: true,
	async execute(call) {
		const { connectorProfileName, connection, options } = call.params;
		const profile = await getProfile(call.service, connectorProfileName, call.signal);
		return await updateProfile(call, profile, connection, { keep: true, wait: options });
	},
});
