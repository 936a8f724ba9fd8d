import { toItemJson } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { nameOf } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { findRecord, runSummary } from '../../flow/records';
import { noSuchRun } from '../../flow/wait';
import { appFlowOperation } from '../../operation';
import { executionIdField } from './executionId';

export const get = appFlowOperation({
	value: 'get',
	name: 'Get',
	action: 'Get flow run',
	description: 'Retrieve one run of a flow: its status, how much it moved, and its error',
	fields: [flowField, executionIdField, simplifyField],
	async execute({ params, service, signal }) {
		const { executionId, simplify } = params;
		const flowName = await nameOf(service, params.flowName, signal);
		const record = await findRecord(service, { flowName, executionId }, signal);
		if (!record) throw noSuchRun({ flowName, executionId });
		return simplify ? runSummary(flowName, record) : { flowName, ...toItemJson(record) };
	},
});
