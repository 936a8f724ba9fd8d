import { toItemJson } from '../../../../engine/json';
import { activate as switchOn } from '../../flow/activation';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';

export const activate = appFlowOperation({
	value: 'activate',
	name: 'Activate',
	action: 'Activate flow',
	description:
		'Put a scheduled or event flow into service. One that is active already is left as it is.',
	fields: [flowField],
	async execute(call) {
		const flow = await getFlow(call.service, call.params.flowName, call.signal);
		return toItemJson(await switchOn(call, flow));
	},
});
