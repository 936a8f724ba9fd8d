import { flag } from '../../../../engine/fields';
import { nameOf } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';

export const deleteFlow = appFlowOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete flow',
	description: 'Delete a flow with its run history permanently',
	fields: [flowField],
	options: [
		flag({
			displayName: 'Force',
			name: 'forceDelete',
			description: 'Whether to delete the flow even while it is active or a run is in progress',
		}),
	],
	async execute({ params, service, signal, unlessDone }) {
		const { flowName: reference, options } = params;
		const input = { flowName: reference.name, forceDelete: options.forceDelete };
		await unlessDone(input, async () => {
			await nameOf(service, reference, signal);
			await service.send('DeleteFlow', input, signal);
		});
		return { deleted: true, flowName: reference.name };
	},
});
