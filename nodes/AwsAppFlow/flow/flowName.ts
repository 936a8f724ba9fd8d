import { requiredText } from '../../../engine/fields';
import { referenceField } from '../reference';
import type { Kind, Reference } from '../reference';

/** What the API model says of FlowName. */
export const FLOW_NAME_RULES = {
	min: 2,
	max: 256,
	pattern: /^[a-zA-Z0-9][\w!@#.-]+$/,
	patternHint: 'begin with a letter or digit, then have letters, digits, and _!@#.- only',
};

/** A flow as the user named it; with its ARN if that is what was given. */
export type FlowReference = Reference;

/** What a reference to a flow looks like. */
export const FLOW: Kind<'flowName'> = {
	displayName: 'Flow',
	name: 'flowName',
	inArn: 'flow',
	rules: FLOW_NAME_RULES,
	searchListMethod: 'searchFlows',
	example: 'orders-to-s3',
};

/** An existing flow: from the list, by name, or by ARN. */
export const flowField = referenceField(FLOW);

const newName = {
	name: 'newFlowName',
	description: 'Unique in the account and region; it cannot be changed later',
	placeholder: 'e.g. orders-to-s3',
	...FLOW_NAME_RULES,
} as const;

/** The name of a flow that may not exist yet. */
export const newFlowField = requiredText({ displayName: 'Flow Name', ...newName });

/** The same beside the flow that it is a copy of. */
export const copyNameField = requiredText({ displayName: 'New Flow Name', ...newName });
