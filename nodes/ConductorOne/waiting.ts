import { ServiceError } from '../../engine/errors';
import { waitUntil } from '../../engine/time';
import type { WaitOptions } from '../../engine/time';
import { isPassingStatus } from './transport/retry';
import { NetworkError } from './transport/wire';

const FIRST_INTERVAL_MS = 1000;
const GROWTH = 1.5;

/** Failures in a row after which it is no longer a passing one. */
const MAXIMUM_FAILURES = 10;

/**
 * Waits until something is as wanted: asks often at first, then less and less. A failure of the
 * service that will pass does not end a wait of hours: what was last known stands in for the answer.
 *
 * @throws what `late` gives when time is up; {ServiceError} when the first question fails, or ten in a
 * row do
 */
export async function waitPatiently<State>(
	options: Omit<WaitOptions<State>, 'intervalMs'> & {
		/** How often to ask in the end, in milliseconds. */
		readonly longestIntervalMs: number;
	},
): Promise<State> {
	const { ask, longestIntervalMs, ...rest } = options;
	return await waitUntil({
		...rest,
		ask: patiently(ask),
		intervalMs: (asked) => Math.min(FIRST_INTERVAL_MS * GROWTH ** (asked - 1), longestIntervalMs),
	});
}

function patiently<State>(ask: () => Promise<State>): () => Promise<State> {
	let known: { readonly state: State } | undefined;
	let failures = 0;
	return async () => {
		const answer = await ask().then(
			(state) => ({ state, failed: 0 }),
			async (error: unknown) =>
				known && failures < MAXIMUM_FAILURES && isPassing(error)
					? { ...known, failed: failures + 1 }
					: await Promise.reject(error),
		);
		failures = answer.failed;
		known = answer;
		return answer.state;
	};
}

function isPassing(error: unknown): boolean {
	if (!(error instanceof ServiceError)) return false;
	const { status } = error;
	return error instanceof NetworkError || (status !== undefined && isPassingStatus(status));
}
