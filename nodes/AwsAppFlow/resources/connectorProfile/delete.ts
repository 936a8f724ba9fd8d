import { flag } from '../../../../engine/fields';
import { appFlowOperation } from '../../operation';
import { getProfile, profileField } from '../../profile';

export const deleteProfile = appFlowOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete connector profile',
	description: 'Delete a connector profile permanently',
	fields: [profileField],
	options: [
		flag({
			displayName: 'Force',
			name: 'forceDelete',
			description: 'Whether to delete the profile even if a flow still uses it',
		}),
	],
	async execute({ params, service, signal, unlessDone }) {
		const { connectorProfileName: reference, options } = params;
		const input = { connectorProfileName: reference.name, forceDelete: options.forceDelete };
		await unlessDone(input, async () => {
			// An ARN may be one of another account, where the same name is another profile.
			if (reference.arn !== undefined) await getProfile(service, reference, signal);
			await service.send('DeleteConnectorProfile', input, signal);
		});
		return { deleted: true, connectorProfileName: reference.name };
	},
});
