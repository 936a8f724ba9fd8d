import type { Choice } from '../../../engine/fields';

/** What the trigger can be asked to report. Saved in people's workflows. */
export type Kind =
	| 'flowDeactivated'
	| 'otherReport'
	| 'privateConnectionFailed'
	| 'profileChanged'
	| 'runFailed'
	| 'runFinished'
	| 'runSucceeded'
	| 'zeroRecords';

/** All that the trigger can start for, as the form has it: ordered by name. */
export const kindChoices: ReadonlyArray<Choice<Kind>> = [
	{
		name: 'Connector Profile Created or Changed',
		value: 'profileChanged',
		description:
			'A connector profile is new, or its connection or credentials were updated. Pushed, it needs a rule for the API calls that CloudTrail records.',
	},
	{
		name: 'Flow Deactivated or Errored',
		value: 'flowDeactivated',
		description: 'A flow is suspended, errored, or deprecated, and runs no more',
	},
	{
		name: 'Other Report',
		value: 'otherReport',
		description:
			'A run started, an event flow report, or an automatic field import. Is only pushed.',
	},
	{
		name: 'Private Connection Failed',
		value: 'privateConnectionFailed',
		description:
			'AWS could not set up the private connection of a connector profile. Is only polled.',
	},
	{
		name: 'Run Failed',
		value: 'runFailed',
		description: 'A run ended with an error',
	},
	{
		name: 'Run Finished',
		value: 'runFinished',
		description: 'A run ended, whichever way: with success, with an error, or canceled',
	},
	{
		name: 'Run Succeeded',
		value: 'runSucceeded',
		description: 'A run ended with success',
	},
	{
		name: 'Zero Records Moved',
		value: 'zeroRecords',
		description: 'A run ended with success, but moved nothing',
	},
];

/** What EventBridge does not tell about, and what only EventBridge tells about. */
export const ONLY_POLLED: readonly Kind[] = ['privateConnectionFailed'];
export const ONLY_PUSHED: readonly Kind[] = ['otherReport'];

const without = (kinds: readonly Kind[]) =>
	kindChoices.map(({ value }) => value).filter((kind) => !kinds.includes(kind));

/** What each way of receiving events can report. */
export const POLLED_KINDS = without(ONLY_PUSHED);
export const PUSHED_KINDS = without(ONLY_POLLED);

/** What both can. */
export const EITHER_WAY = without([...ONLY_POLLED, ...ONLY_PUSHED]);

/** How a run ended. */
interface RunEnd {
	readonly executionStatus: string | undefined;
	readonly zeroRecords: boolean;
}

/**
 * What to report a run as that has ended, or `undefined` if nobody asked. A run is reported once, as
 * the most telling of what applies.
 */
export function runKind(wanted: ReadonlySet<Kind>, run: RunEnd): string | undefined {
	const finished = wanted.has('runFinished');
	switch (run.executionStatus) {
		case 'Successful':
			if (run.zeroRecords && wanted.has('zeroRecords')) return 'zeroRecords';
			return finished || wanted.has('runSucceeded') ? 'runSucceeded' : undefined;
		case 'Error':
			return finished || wanted.has('runFailed') ? 'runFailed' : undefined;
		default:
			return finished ? 'runCanceled' : undefined;
	}
}

/** Kinds that are about runs, and need a look at the records of flows. */
export const RUN_KINDS: readonly Kind[] = [
	'runFailed',
	'runFinished',
	'runSucceeded',
	'zeroRecords',
];

/** Kinds that are about flows. */
export const FLOW_KINDS: readonly Kind[] = [...RUN_KINDS, 'flowDeactivated', 'otherReport'];

/** Kinds that are about connector profiles. */
export const PROFILE_KINDS: readonly Kind[] = ['privateConnectionFailed', 'profileChanged'];

/** Whether any of some kinds is wanted. */
export function wantsAny(wanted: ReadonlySet<Kind>, kinds: readonly Kind[]): boolean {
	return kinds.some((kind) => wanted.has(kind));
}
