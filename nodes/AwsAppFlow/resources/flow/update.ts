import { changedFlow } from '../../flow/build';
import { changeFlow } from '../../flow/change';
import { definitionOf } from '../../flow/definition';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { flowChangesInput } from '../../flow/input';
import { inTurn } from '../../flow/turns';
import { appFlowOperation } from '../../operation';
import { withOptions } from './create';
import { activateOption, descriptionOption, replaceOption, returnTasksOption } from './options';

export const update = appFlowOperation({
	value: 'update',
	name: 'Update',
	action: 'Update flow',
	description: 'Change a flow. What is not given stays as it is.',
	fields: [flowField, flowChangesInput],
	options: [activateOption, descriptionOption, replaceOption, returnTasksOption],
	idempotent: true,
	async execute(call) {
		const { flowName, flow: changes, options } = call.params;
		return await inTurn(call.service, flowName.name, async () => {
			const flow = await getFlow(call.service, flowName, call.signal);
			const changed = await changedFlow(call, definitionOf(flow), changes);
			return await changeFlow(call, flow, withOptions(changed, options), options);
		});
	},
});
