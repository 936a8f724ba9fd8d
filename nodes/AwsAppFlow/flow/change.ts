import type { IDataObject } from 'n8n-workflow';

import { definitionOf, fixedDifferences, sameDefinition } from './definition';
import type { FlowSettings } from './definition';
import type { DescribedFlow } from './describe';
import type { GivenFlow } from './givenDefinition';
import { cannotChange, replaceFlow } from './replace';
import { finished, updateFlow } from './save';
import type { Afterwards, SaveCall } from './save';

export interface ChangeOptions extends Afterwards {
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
	{ definition, settings }: GivenFlow,
	options: ChangeOptions,
): Promise<IDataObject> {
	const before = definitionOf(flow);
	const { flowName, flowArn, flowStatus } = flow;
	const tagged = async () => await addTags(call, flow, settings);
	if (sameDefinition(before, definition)) {
		const changed = await tagged();
		const unchanged = { flowName, flowArn, flowStatus };
		return { ...(await finished(call, unchanged, definition.tasks, options)), changed };
	}
	const fixed = fixedDifferences(before, definition);
	if (fixed.length > 0) {
		if (!options.replaceIfNeeded) throw cannotChange(flowName, fixed);
		const saved = await replaceFlow(call, flow, { definition, settings });
		const activateAfterwards = options.activateAfterwards || flowStatus === 'Active';
		const afterwards = { ...options, activateAfterwards };
		const result = await finished(call, saved, definition.tasks, afterwards);
		return { ...result, changed: true, replaced: true };
	}
	const saved = await updateFlow(call, flow, definition);
	await tagged();
	return { ...(await finished(call, saved, definition.tasks, options)), changed: true };
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
