import type { ExecutionRecord } from '@aws-sdk/client-appflow';

import { CancelledError, OutcomeError, ServiceError } from '../../../engine/errors';
import { flag, integer, showWhen } from '../../../engine/fields';
import type { Call } from '../../../engine/operation';
import { waitUntil } from '../../../engine/time';
import { counted } from '../../../engine/words';
import type { AppFlow } from '../transport/client';
import { findRecord, isOver } from './records';

const timeout = integer({
	displayName: 'Run Timeout (Minutes)',
	name: 'runTimeout',
	description: 'How long to wait for the run to end; AWS lets a run take up to 48 hours',
	default: 60,
	minimum: 1,
	maximum: 4320,
});

const interval = integer({
	displayName: 'Run Check Interval (Seconds)',
	name: 'runCheckInterval',
	description:
		'How often at most to ask AWS about a run that takes long; at first it is asked more often',
	default: 30,
	minimum: 1,
	maximum: 3600,
});

const returnFailed = flag({
	displayName: 'Return Failed Runs',
	name: 'returnFailedRun',
	description: 'Whether to return a run that failed or was canceled, instead of failing the item',
});

const cancelAlong = flag({
	displayName: 'Cancel Run With Execution',
	name: 'cancelRunWithExecution',
	description:
		'Whether to cancel the run at AWS when the n8n execution is canceled during the wait',
});

/** Options of an operation that waits for a run. */
export const runWaitOptions = [timeout, interval, returnFailed, cancelAlong] as const;

const WAITING = { '/waitForCompletion': [true] };

/** The same for an operation that waits only if asked to. */
export const waitedRunOptions = [
	showWhen(timeout, WAITING),
	showWhen(interval, WAITING),
	showWhen(returnFailed, WAITING),
	showWhen(cancelAlong, WAITING),
] as const;

/** What the user chose about waiting for a run. */
export interface RunWait {
	/** Minutes. */
	readonly runTimeout: number;
	/** Seconds. */
	readonly runCheckInterval: number;
	readonly returnFailedRun: boolean;
	readonly cancelRunWithExecution: boolean;
}

/** A run of a flow. */
export interface RunReference {
	readonly flowName: string;
	readonly executionId: string;
}

/** What waiting for a run takes from the call of an operation. */
export type RunCall = Pick<Call<AppFlow, unknown>, 'service' | 'signal' | 'pause' | 'hint'>;

const FIRST_INTERVAL_MS = 1000;
const GROWTH = 1.5;

/** Failures that say nothing about the run: so many in a row are waited out. */
const PASSING: ReadonlySet<string | undefined> = new Set([
	'InternalServerException',
	'ServiceUnavailableException',
	'ThrottlingException',
]);
const MAXIMUM_FAILURES = 10;

/**
 * Waits until a run has ended, whichever way.
 *
 * @param graceMs How long the run may have no record: AWS writes a first one only some time after
 * the start
 * @throws {OutcomeError} when it has none after that; when time is up
 * @throws {CancelledError} after it has cancelled the run, if asked to
 */
export async function waitForRun(
	call: RunCall,
	run: RunReference,
	options: RunWait,
	graceMs: number,
): Promise<ExecutionRecord> {
	const graceEnd = Date.now() + graceMs;
	const record = await waitUntil({
		ask: patiently(async () => await findRecord(call.service, run, call.signal)),
		done: (found) => {
			if (!found && Date.now() > graceEnd) throw noSuchRun(run);
			return found !== undefined && isOver(found);
		},
		intervalMs: (asked) =>
			Math.min(FIRST_INTERVAL_MS * GROWTH ** (asked - 1), options.runCheckInterval * 1000),
		timeoutMs: options.runTimeout * 60_000,
		late: (last) => notOver(run, last, options),
		pause: call.pause,
	}).catch(async (error: unknown) => {
		if (error instanceof CancelledError && options.cancelRunWithExecution) {
			await cancelAfterwards(call.service, run);
		}
		return await Promise.reject(error);
	});
	return record ?? (await Promise.reject(noSuchRun(run)));
}

/**
 * Asks, and gives what was last known of the run when the answer is a failure that will pass: a wait
 * of hours must not end with one of them.
 */
function patiently(
	ask: () => Promise<ExecutionRecord | undefined>,
): () => Promise<ExecutionRecord | undefined> {
	let known: ExecutionRecord | undefined;
	let failures = 0;
	return async () => {
		const answer = await ask().then(
			(record) => ({ record, failed: 0 }),
			async (error: unknown) => {
				const passing = error instanceof ServiceError && PASSING.has(error.code);
				if (passing && failures < MAXIMUM_FAILURES) return { record: known, failed: failures + 1 };
				return await Promise.reject(error);
			},
		);
		failures = answer.failed;
		known = answer.record ?? known;
		return known;
	};
}

/** Ends the run of an execution that has been cancelled, whose signal would stop this request too. */
export async function cancelAfterwards(service: AppFlow, run: RunReference): Promise<void> {
	const { flowName, executionId } = run;
	await service
		.send('CancelFlowExecutions', { flowName, executionIds: [executionId] })
		// Nobody is left to be told: the execution is over.
		.catch(() => undefined);
}

/** There is no record of a run. */
export function noSuchRun({ flowName, executionId }: RunReference): OutcomeError {
	return new OutcomeError(
		`The flow '${flowName}' has no run '${executionId}'`,
		'Check that the ID is one of this flow, as Start or Get Many of Flow Run give it. AWS forgets old runs, and knows a new one only some time after its start',
	);
}

function notOver(
	{ flowName, executionId }: RunReference,
	last: ExecutionRecord | undefined,
	{ runTimeout }: RunWait,
): OutcomeError {
	const state = last?.executionStatus ?? 'not recorded yet';
	return new OutcomeError(
		`The run of '${flowName}' has not ended after ${counted(runTimeout, 'minute')}`,
		`It is ${state} and goes on at AWS. Raise Run Timeout, or wait for it with Flow Run: Wait and the execution ID ${executionId}`,
	);
}
