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

const flowDeactivated: Choice<Kind> = {
	name: 'Flow Deactivated or Errored',
	value: 'flowDeactivated',
	description: 'A flow is suspended, errored, or deprecated, and runs no more',
};

const profileChanged: Choice<Kind> = {
	name: 'Connector Profile Created or Changed',
	value: 'profileChanged',
	description: 'A connector profile is new, or its connection or credentials were updated',
};

const runs: ReadonlyArray<Choice<Kind>> = [
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
];

const zeroRecords: Choice<Kind> = {
	name: 'Zero Records Moved',
	value: 'zeroRecords',
	description: 'A run ended with success, but moved nothing',
};

/** What polling can find out. */
export const polledKinds: ReadonlyArray<Choice<Kind>> = [
	profileChanged,
	flowDeactivated,
	{
		name: 'Private Connection Failed',
		value: 'privateConnectionFailed',
		description: 'AWS could not set up the private connection of a connector profile',
	},
	...runs,
	zeroRecords,
];

/** What EventBridge tells about. */
export const pushedKinds: ReadonlyArray<Choice<Kind>> = [
	{ ...profileChanged, description: 'Needs a rule for the AWS API calls that CloudTrail records' },
	{ ...flowDeactivated, description: 'AppFlow deactivated a flow because it kept failing' },
	{
		name: 'Other Report',
		value: 'otherReport',
		description: 'A run started, an event flow report, or an automatic field import',
	},
	...runs,
	zeroRecords,
];

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
