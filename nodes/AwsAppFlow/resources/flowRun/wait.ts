import { nameOf } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { resultOf } from '../../flow/result';
import { runWaitOptions, waitForRun } from '../../flow/wait';
import { appFlowOperation } from '../../operation';
import { executionIdField } from './executionId';

/** A run that was started a moment ago may have no record yet; an ID that is wrong never has one. */
const GRACE_MS = 60_000;

export const wait = appFlowOperation({
	value: 'wait',
	name: 'Wait',
	action: 'Wait for flow run',
	description: 'Wait until a run of a flow has ended, and return its result',
	fields: [flowField, executionIdField],
	options: runWaitOptions,
	async execute(call) {
		const { executionId, options } = call.params;
		const flowName = await nameOf(call.service, call.params.flowName, call.signal);
		const run = { flowName, executionId };
		return resultOf(call, run, await waitForRun(call, run, options, GRACE_MS), options);
	},
});
