import { sleep } from 'n8n-workflow';

import { CancelledError } from './errors';

/** Throws {@link CancelledError} once the execution was cancelled. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CancelledError();
}

/** n8n's timers cannot be stopped: in portions, one outlives a cancelled execution by this at most. */
const PORTION_MS = 1000;

/**
 * Waits, but not beyond a cancellation of the execution.
 *
 * @throws {CancelledError}
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (!signal) return await sleep(milliseconds);
	const { aborted, stop } = listenTo(signal);
	const end = Date.now() + milliseconds;
	for (let left = milliseconds; left > 0 && !signal.aborted; left = end - Date.now()) {
		await Promise.race([sleep(Math.min(left, PORTION_MS)), aborted]);
	}
	stop();
	throwIfCancelled(signal);
}

/**
 * What a promise gives, but not beyond a cancellation of the execution. What it stands for goes on:
 * others may wait for it, too.
 *
 * @throws {CancelledError}
 */
export async function unlessCancelled<Result>(
	promise: Promise<Result>,
	signal: AbortSignal | undefined,
): Promise<Result> {
	if (!signal) return await promise;
	const { aborted, stop } = listenTo(signal);
	try {
		return await Promise.race([
			promise,
			aborted.then(async () => await Promise.reject(new CancelledError())),
		]);
	} finally {
		stop();
	}
}

/** Settles when a signal is aborted, or was before; until then it can be left alone again. */
function listenTo(signal: AbortSignal): { aborted: Promise<void>; stop: () => void } {
	let heard = () => {};
	const aborted = new Promise<void>((resolve) => {
		heard = resolve;
		signal.addEventListener('abort', heard, { once: true });
		if (signal.aborted) heard();
	});
	return { aborted, stop: () => signal.removeEventListener('abort', heard) };
}

/** What is waited for, and how. */
export interface WaitOptions<State> {
	/** Asks for the current state. */
	readonly ask: () => Promise<State>;
	/** Whether it is the one waited for. Throws if it never can be. */
	readonly done: (state: State) => boolean;
	/** Milliseconds from one question to the next, or how many after so many questions. */
	readonly intervalMs: number | ((asked: number) => number);
	readonly timeoutMs: number;
	/** What to throw when time is up, given the last state. */
	readonly late: (last: State) => Error;
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** Asks again and again until the state is reached; the last question comes when time is up. */
export async function waitUntil<State>(options: WaitOptions<State>): Promise<State> {
	const { ask, done, intervalMs, timeoutMs, late } = options;
	const interval = typeof intervalMs === 'function' ? intervalMs : () => intervalMs;
	const deadline = Date.now() + timeoutMs;
	for (let asked = 1; ; asked += 1) {
		const last = Date.now() >= deadline;
		const state = await ask();
		if (done(state)) return state;
		if (last) throw late(state);
		await options.pause(Math.min(interval(asked), Math.max(deadline - Date.now(), 0)));
	}
}
