import { getEventListeners } from 'events';

import { CancelledError } from '../../engine/errors';
import { pause, waitUntil } from '../../engine/time';

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

describe('a pause', () => {
	it.each([0, 1, 999, 1000, 2500])('lasts %i milliseconds', async (length) => {
		const started = Date.now();
		const over = pause(length, new AbortController().signal).then(() => Date.now() - started);
		await jest.advanceTimersByTimeAsync(length);

		expect(await over).toBe(length);
	});

	it('lasts as long where nothing can cancel it', async () => {
		let over = false;
		void pause(2500, undefined).then(() => (over = true));
		await jest.advanceTimersByTimeAsync(2499);
		expect(over).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(over).toBe(true);
	});

	it('ends with the execution, and leaves no timer for longer than a second', async () => {
		const cancel = new AbortController();
		const paused = pause(60_000, cancel.signal);
		const ended = expect(paused).rejects.toThrow(CancelledError);
		await jest.advanceTimersByTimeAsync(5_500);
		cancel.abort();
		await ended;

		expect(getEventListeners(cancel.signal, 'abort')).toEqual([]);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('does not begin once the execution was cancelled', async () => {
		await expect(pause(1, AbortSignal.abort())).rejects.toThrow(CancelledError);
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe('waiting for a state', () => {
	/** Notes when it asked, in milliseconds from the start; each question takes `takes`. */
	function waiting(doneAfter: number, { takes = 0, timeoutMs = 10_000 } = {}) {
		const started = Date.now();
		const askedAt: number[] = [];
		const outcome = waitUntil({
			async ask() {
				askedAt.push(Date.now() - started);
				if (takes > 0) await pause(takes, undefined);
				return askedAt.length;
			},
			done: (asked) => asked >= doneAfter,
			intervalMs: 4000,
			timeoutMs,
			late: (asked) => new Error(`Still ${asked}`),
			pause: async (milliseconds) => await pause(milliseconds, undefined),
		}).catch((error: unknown) => error);
		return { outcome, askedAt };
	}

	it('asks at once, then at intervals, until it is reached', async () => {
		const { outcome, askedAt } = waiting(3);
		await jest.advanceTimersByTimeAsync(60_000);

		expect(await outcome).toBe(3);
		expect(askedAt).toEqual([0, 4000, 8000]);
	});

	it('asks a last time when time is up', async () => {
		const { outcome, askedAt } = waiting(99);
		await jest.advanceTimersByTimeAsync(60_000);

		expect(await outcome).toEqual(new Error('Still 4'));
		expect(askedAt).toEqual([0, 4000, 8000, 10_000]);
	});

	it('asks once where there is no time at all', async () => {
		const { outcome, askedAt } = waiting(99, { timeoutMs: 0 });
		await jest.advanceTimersByTimeAsync(60_000);

		expect(await outcome).toEqual(new Error('Still 1'));
		expect(askedAt).toEqual([0]);
	});

	it('takes a last answer that came late', async () => {
		const { outcome, askedAt } = waiting(2, { takes: 9_000 });
		await jest.advanceTimersByTimeAsync(60_000);

		expect(await outcome).toBe(2);
		expect(askedAt).toEqual([0, 10_000]);
	});

	it('may ask at intervals that grow', async () => {
		const pauses: number[] = [];
		const answer = await waitUntil({
			ask: async () => pauses.length,
			done: (asked) => asked === 4,
			intervalMs: (asked) => Math.min(1000 * 2 ** (asked - 1), 5000),
			timeoutMs: 60_000,
			late: () => new Error('Too late'),
			pause: async (milliseconds) => void pauses.push(milliseconds),
		});
		expect(answer).toBe(4);
		expect(pauses).toEqual([1000, 2000, 4000, 5000]);
	});
});
