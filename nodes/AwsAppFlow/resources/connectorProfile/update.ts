import { secretsFromAgain, updateConnection } from '../../connectors/form';
import { appFlowOperation } from '../../operation';
import { privateConnectionOptions } from '../../privateConnection';
import { getProfile, profileField } from '../../profile';
import { updateProfile } from './change';

export const update = appFlowOperation({
	value: 'update',
	name: 'Update',
	action: 'Update connector profile',
	description:
		'Change properties of a connector profile. AWS needs its secrets again, because it replaces them too.',
	fields: [secretsFromAgain, profileField, updateConnection],
	options: privateConnectionOptions,
	idempotent: true,
	async execute(call) {
		const { connectorProfileName, connection, options } = call.params;
		const profile = await getProfile(call.service, connectorProfileName, call.signal);
		return await updateProfile(call, profile, connection, { keep: true, wait: options });
	},
});
