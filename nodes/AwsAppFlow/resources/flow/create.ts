import { builtFlow } from '../../flow/build';
import { newFlowField } from '../../flow/flowName';
import type { GivenFlow } from '../../flow/givenDefinition';
import { newFlowInput } from '../../flow/input';
import { createFlow, finished } from '../../flow/save';
import { appFlowOperation } from '../../operation';
import {
	activateOption,
	descriptionOption,
	kmsKeyOption,
	returnTasksOption,
	tagsOption,
} from './options';

export const create = appFlowOperation({
	value: 'create',
	name: 'Create',
	action: 'Create flow',
	description: 'Create a flow that transfers data from a source to a destination',
	fields: [newFlowField, newFlowInput],
	options: [activateOption, descriptionOption, kmsKeyOption, returnTasksOption, tagsOption],
	idempotent: true,
	async execute(call) {
		const { newFlowName, flow, options } = call.params;
		const given = withOptions(await builtFlow(call, flow), options);
		const saved = await createFlow(call, newFlowName, given, (input) =>
			call.idempotencyToken(input),
		);
		return { created: true, ...(await finished(call, saved, given.definition.tasks, options)) };
	},
});

/** A flow as described, and what the options say beyond that, or instead. */
export function withOptions(
	{ definition, settings }: GivenFlow,
	options: {
		readonly description: string | undefined;
		readonly kmsArn?: string | undefined;
		readonly tags?: Record<string, string> | undefined;
	},
): GivenFlow {
	const { description: described, ...others } = definition;
	const description = options.description ?? described;
	const { kmsArn = settings.kmsArn, tags } = options;
	return {
		definition: { ...others, ...(description && { description }) },
		settings: {
			...(kmsArn && { kmsArn }),
			...((settings.tags ?? tags) && { tags: { ...settings.tags, ...tags } }),
		},
	};
}
