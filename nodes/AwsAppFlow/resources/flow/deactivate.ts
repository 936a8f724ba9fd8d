import { toItemJson } from '../../../../engine/json';
import { deactivate as switchOff } from '../../flow/activation';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';

export const deactivate = appFlowOperation({
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate flow',
	description:
		'Take a scheduled or event flow out of service. One that is not active is left as it is.',
	fields: [flowField],
	async execute(call) {
		const flow = await getFlow(call.service, call.params.flowName, call.signal);
		return toItemJson(await switchOff(call, flow));
	},
});
