import type { IDataObject } from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import {
	asChange,
	definitionOf,
	fixedDifferences,
	knownDefinitionOf,
	sameDefinition,
} from './definition';
import type { FlowDefinition, FlowSettings } from './definition';
import type { DescribedFlow } from './describe';
import type { GivenFlow } from './givenDefinition';
import { cannotChange, replaceFlow } from './replace';
import { finished, updateFlow } from './save';
import type { Afterwards, SaveCall, Saved } from './save';

interface ChangeOptions extends Afterwards {
	readonly replaceIfNeeded: boolean;
}

/**
 * Makes a flow be as given. Nothing is sent when it is so already; what AWS cannot change takes
 * another flow in its place, if the user allows that.
 *
 * @throws {InputError} when it is not allowed
 * @throws {OutcomeError} when a flow was replaced, or activated, only in part
 */
export async function changeFlow(
	call: SaveCall,
	flow: DescribedFlow,
	given: GivenFlow,
	options: ChangeOptions,
): Promise<IDataObject> {
	const { settings } = given;
	const before = definitionOf(flow);
	const definition = asChange(before, given.definition, new Date());
	const { flowName, flowArn, flowStatus } = flow;
	// What only AWS knows is no difference to what says nothing about it.
	const same = [before, knownDefinitionOf(flow)].some((one) => sameDefinition(one, definition));
	if (same) {
		const changed = await addTags(call, flow, settings);
		const unchanged = { flowName, flowArn, flowStatus };
		return { ...(await finished(call, unchanged, definition.tasks, options)), changed };
	}
	const fixed = fixedDifferences(before, definition);
	if (fixed.length > 0 && !options.replaceIfNeeded) throw cannotChange(flowName, fixed);
	const updated = fixed.length > 0 ? undefined : await tryUpdate(call, flow, definition, options);
	if (updated) {
		await addTags(call, flow, settings);
		return { ...(await finished(call, updated, definition.tasks, options)), changed: true };
	}
	const replaced = await replaceFlow(call, flow, { definition, settings });
	const activateAfterwards = options.activateAfterwards || flowStatus === 'Active';
	const result = await finished(call, replaced, definition.tasks, {
		...options,
		activateAfterwards,
	});
	return { ...result, changed: true, replaced: true };
}

/** The changed flow; `undefined` if AWS does not change it like this, and it may be replaced. */
async function tryUpdate(
	call: SaveCall,
	flow: DescribedFlow,
	definition: FlowDefinition,
	{ replaceIfNeeded }: ChangeOptions,
): Promise<Saved | undefined> {
	return await updateFlow(call, flow, definition).catch(async (error: unknown) =>
		replaceIfNeeded && isFixed(error) ? undefined : await Promise.reject(error),
	);
}

/** Whether AWS says that it never changes something. */
function isFixed(error: unknown): boolean {
	return error instanceof ServiceError && /can ?not be updated/i.test(error.description);
}

/** Gives a flow the tags that it does not have yet, as UpdateFlow cannot. Says whether any were. */
async function addTags(
	{ service, signal, hint }: SaveCall,
	{ flowName, flowArn, tags: present = {}, kmsArn }: DescribedFlow,
	settings: FlowSettings,
): Promise<boolean> {
	if (settings.kmsArn && settings.kmsArn !== kmsArn) {
		hint(`The KMS key of '${flowName}' was left as it is: AWS cannot change that of a flow`);
	}
	const missing = Object.entries(settings.tags ?? {}).filter(
		([key, value]) => present[key] !== value,
	);
	if (missing.length === 0 || flowArn === undefined) return false;
	const tags = Object.fromEntries(missing);
	await service.send('TagResource', { resourceArn: flowArn, tags }, signal);
	return true;
}
