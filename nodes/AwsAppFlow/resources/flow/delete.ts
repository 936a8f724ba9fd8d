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
	async execute({ params, service, signal }) {
		const flowName = await nameOf(service, params.flowName, signal);
		await service.send('DeleteFlow', { flowName, forceDelete: params.options.forceDelete }, signal);
		return { deleted: true, flowName };
	},
});
