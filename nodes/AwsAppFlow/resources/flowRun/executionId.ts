import { requiredText } from '../../../../engine/fields';

/** What the API model says of ExecutionId. */
export const EXECUTION_ID_RULES = {
	min: 1,
	max: 256,
	pattern: /^\S+$/,
	patternHint: 'have no spaces',
};

/** One run of a flow. */
export const executionIdField = requiredText({
	displayName: 'Execution ID',
	name: 'executionId',
	description: 'ID of the run, as Start or Get Many give it',
	placeholder: 'e.g. 5e3f2a1b-7c4d-4e8f-9a0b-1c2d3e4f5a6b',
	...EXECUTION_ID_RULES,
});
