import { OutcomeError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { toItemJson } from '../../../engine/json';
import { activate } from './activation';
import { definitionOf, settingsOf } from './definition';
import type { Fixed } from './definition';
import type { DescribedFlow } from './describe';
import type { GivenFlow } from './givenDefinition';
import { createFlow } from './save';
import type { SaveCall, Saved } from './save';
import { wordsOf } from './words';

/** AWS cannot change a flow like this, and nobody has asked for another one in its place. */
export function cannotChange(flowName: string, [first]: readonly Fixed[]): InputError {
	const { field = 'Flow Definition', before, after } = first ?? {};
	return new InputError(
		field,
		`is ${before} in the flow '${flowName}': AWS cannot change it to ${after}`,
		"Turn on 'Replace If Needed', which deletes the flow and creates it anew (its run history and how far incremental transfers have come are lost), or make another flow with Duplicate",
	);
}

/**
 * Puts another flow in the place of one: AWS has no way to change some things. When the new one
 * cannot be made, the old one is made again; when not even that works, the error has all of it.
 *
 * Nothing stops this in between, and no request has a client token: with one, AWS would answer a
 * second attempt with the flow that is gone.
 *
 * @throws {OutcomeError}
 */
export async function replaceFlow(
	{ service, hint }: SaveCall,
	old: DescribedFlow,
	{ definition, settings }: GivenFlow,
): Promise<Saved> {
	const { flowName } = old;
	refuseWhileRunning(old);
	const whole = { service, signal: undefined, hint };
	const before = { definition: definitionOf(old), settings: settingsOf(old) };
	await service.send('DeleteFlow', { flowName, forceDelete: true });
	const tags = { ...before.settings.tags, ...settings.tags };
	const made = {
		definition,
		settings: {
			...before.settings,
			...settings,
			...(Object.keys(tags).length > 0 && { tags }),
		},
	};
	const saved = await createFlow(whole, flowName, made).catch(
		async (error: unknown) => await Promise.reject(await undone(whole, old, before, error)),
	);
	hint(
		`The flow '${flowName}' was deleted and created anew, because AWS cannot change what was to be changed: its run history is gone, and incremental transfers begin from the start`,
	);
	return saved;
}

function refuseWhileRunning({ flowName, lastRunExecutionDetails: last }: DescribedFlow): void {
	const status = last?.mostRecentExecutionStatus;
	if (status !== 'InProgress' && status !== 'CancelStarted') return;
	throw new OutcomeError(
		`The flow '${flowName}' cannot be replaced while a run is in progress`,
		'Let the run end, or cancel it with Cancel of Flow Run, then try again. Nothing was changed',
	);
}

/** The old flow again, as good as it can be had. */
async function undone(
	call: Parameters<typeof createFlow>[0],
	old: DescribedFlow,
	before: GivenFlow,
	reason: unknown,
): Promise<OutcomeError> {
	const why = wordsOf(reason);
	const { flowName } = old;
	return await restored(call, old, before).then(
		() =>
			new OutcomeError(
				`The flow '${flowName}' could not be replaced`,
				`${why}\nThe flow that was there was made again as it was, without its run history`,
			),
		(error: unknown) =>
			new OutcomeError(
				`The flow '${flowName}' was deleted, and could not be created anew`,
				[
					why,
					`Making the old one again did not work either: ${wordsOf(error)}`,
					'This is all of it, for Create with JSON:',
					JSON.stringify(toItemJson({ flowName, ...before.definition, ...before.settings })),
				].join('\n'),
			),
	);
}

async function restored(
	call: Parameters<typeof createFlow>[0],
	old: DescribedFlow,
	before: GivenFlow,
): Promise<void> {
	const saved = await createFlow(call, old.flowName, before);
	if (old.flowStatus === 'Active' && saved.flowStatus !== 'Active') {
		await activate(call, { ...old, flowStatus: saved.flowStatus });
	}
}
