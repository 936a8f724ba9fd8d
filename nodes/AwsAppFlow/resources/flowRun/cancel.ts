import { InputError } from '../../../../engine/field';
import { choice, showWhen, textList } from '../../../../engine/fields';
import { cancelAll, cancelChosen } from '../../flow/cancel';
import { nameOf } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';
import { EXECUTION_ID_RULES } from './executionId';

/** The most IDs that CancelFlowExecutions takes. */
const MAXIMUM_IDS = 100;
const IDS = 'Execution IDs';

export const cancel = appFlowOperation({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel flow runs',
	description:
		'End runs of a flow that are in progress. What a run has already moved stays, and is charged.',
	fields: [
		flowField,
		choice({
			displayName: 'Runs to Cancel',
			name: 'runsToCancel',
			options: [
				{ name: 'All in Progress', value: 'all', description: 'Every run that has not ended' },
				{ name: 'Chosen', value: 'chosen', description: 'The runs with the given IDs' },
			],
			default: 'all',
		}),
		showWhen(
			textList({
				displayName: IDS,
				name: 'executionIds',
				description: 'IDs of the runs, separated by commas; at most 100',
				maximum: MAXIMUM_IDS,
				...EXECUTION_ID_RULES,
			}),
			{ runsToCancel: ['chosen'] },
		),
	],
	async execute({ params, service, signal }) {
		const { runsToCancel, executionIds } = params;
		if (runsToCancel === 'chosen' && executionIds.length === 0) {
			throw new InputError(IDS, 'is empty', 'Name the runs, or cancel all that are in progress');
		}
		const flowName = await nameOf(service, params.flowName, signal);
		return runsToCancel === 'all'
			? await cancelAll(service, flowName, signal)
			: await cancelChosen(service, flowName, executionIds, signal);
	},
});
