import { flag } from '../../../../engine/fields';
import { appFlowOperation } from '../../operation';
import { registeredField } from './registration';

export const unregister = appFlowOperation({
	value: 'unregister',
	name: 'Unregister',
	action: 'Unregister connector',
	description:
		'Remove the registration of a custom connector from this account; its Lambda function stays',
	fields: [registeredField],
	options: [
		flag({
			displayName: 'Force',
			name: 'forceDelete',
			description: 'Whether to unregister the connector even if connector profiles still use it',
		}),
	],
	async execute({ params, service, signal, unlessDone }) {
		const { connectorLabel, options } = params;
		const input = { connectorLabel, forceDelete: options.forceDelete };
		await unlessDone(input, async () => {
			await service.send('UnregisterConnector', input, signal);
		});
		return { unregistered: true, connectorLabel };
	},
});
