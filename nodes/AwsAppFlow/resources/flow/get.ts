import { toItemJson } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { describedSummary } from '../../flow/summary';
import { appFlowOperation } from '../../operation';
import { wholeOf } from '../../transport/restore';

export const get = appFlowOperation({
	value: 'get',
	name: 'Get',
	action: 'Get flow',
	description: 'Retrieve a flow: its status, what it transfers, and how its last run ended',
	fields: [flowField, simplifyField],
	async execute({ params, service, signal }) {
		const flow = await getFlow(service, params.flowName, signal);
		return params.simplify ? describedSummary(flow) : toItemJson(wholeOf(flow));
	},
});
