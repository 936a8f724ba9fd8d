import { flag } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { deactivate, isOnDemand } from '../../flow/activation';
import { cancelAll } from '../../flow/cancel';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';

export const stop = appFlowOperation({
	value: 'stop',
	name: 'Stop',
	action: 'Stop flow',
	description:
		'Take a scheduled or event flow out of service and, if asked to, end the runs of any flow that are in progress',
	fields: [
		flowField,
		flag({
			displayName: 'Cancel Runs in Progress',
			name: 'cancelRuns',
			description:
				'Whether to cancel runs that are in progress too. What they have moved stays, and is charged.',
		}),
	],
	async execute(call) {
		const { service, signal, params } = call;
		const flow = await getFlow(service, params.flowName, signal);
		const { flowName, flowArn, flowStatus, triggerConfig } = flow;
		const stopped =
			params.cancelRuns && isOnDemand(flow)
				? { flowName, flowArn, triggerType: triggerConfig?.triggerType, flowStatus, changed: false }
				: await deactivate(call, flow);
		const canceled = params.cancelRuns ? await cancelAll(service, flowName, signal) : {};
		return { ...toItemJson(stopped), ...canceled };
	},
});
