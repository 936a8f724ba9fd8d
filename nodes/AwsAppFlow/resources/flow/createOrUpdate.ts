import { ServiceError } from '../../../../engine/errors';
import { builtFlow } from '../../flow/build';
import { changeFlow } from '../../flow/change';
import { findFlow } from '../../flow/describe';
import { newFlowField } from '../../flow/flowName';
import { newFlowInput } from '../../flow/input';
import { createFlow, finished } from '../../flow/save';
import { inTurn } from '../../flow/turns';
import { appFlowOperation } from '../../operation';
import { withOptions } from './create';
import {
	activateOption,
	descriptionOption,
	kmsKeyOption,
	replaceOption,
	returnTasksOption,
	tagsOption,
} from './options';

export const createOrUpdate = appFlowOperation({
	value: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update flow',
	description: 'Create a flow, or make the one with this name be as described (upsert)',
	fields: [newFlowField, newFlowInput],
	options: [
		activateOption,
		descriptionOption,
		kmsKeyOption,
		replaceOption,
		returnTasksOption,
		tagsOption,
	],
	idempotent: true,
	async execute(call) {
		const { newFlowName, flow: input, options } = call.params;
		const built = await builtFlow(call, input);
		const update = async () => {
			const flow = await findFlow(call.service, { name: newFlowName }, call.signal);
			if (!flow) return undefined;
			// Who says nothing about the description means no change to it.
			const description = options.description ?? built.definition.description ?? flow.description;
			const given = withOptions(built, { ...options, description });
			return { created: false, ...(await changeFlow(call, flow, given, options)) };
		};
		const create = async () => {
			const given = withOptions(built, options);
			const saved = await createFlow(call, newFlowName, given, (sent) =>
				call.idempotencyToken(sent),
			);
			return { created: true, ...(await finished(call, saved, given.definition.tasks, options)) };
		};
		return await inTurn(call.service, newFlowName, async () => {
			const updated = await update();
			if (updated) return updated;
			// Somebody else may have made it in between.
			return await create().catch(async (error: unknown) => {
				const conflict = error instanceof ServiceError && error.code === 'ConflictException';
				return (conflict ? await update() : undefined) ?? (await Promise.reject(error));
			});
		});
	},
});
