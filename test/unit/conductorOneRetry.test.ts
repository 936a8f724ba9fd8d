import { ServiceError } from '../../engine/errors';
import { BusyError, retryAfterMs, withRetries } from '../../nodes/ConductorOne/transport/retry';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each([
	['7', 7_000],
	['0', 0],
	[' 12 ', 12_000],
	['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
	['1.5', 1_500],
	['Wed, 31 Dec 2025 23:59:00 GMT', undefined],
	['-5', undefined],
	['soon', undefined],
	['', undefined],
	[undefined, undefined],
])('Retry-After %s', (header, expected) => {
	expect(retryAfterMs(header, now)).toBe(expected);
});

async function waits(error: ServiceError, safe: boolean): Promise<number[]> {
	const pauses: number[] = [];
	const attempt = async () => await Promise.reject(error);
	const pause = async (milliseconds: number) => {
		pauses.push(milliseconds);
		return await Promise.resolve();
	};
	await expect(withRetries(attempt, { safe, pause })).rejects.toBe(error);
	return pauses;
}

test('waits ever longer, at random within half of the time', async () => {
	const pauses = await waits(
		new ServiceError({ message: 'busy', description: [], status: 503 }),
		true,
	);
	expect(pauses).toHaveLength(4);
	[500, 1000, 2000, 4000].forEach((longest, index) => {
		expect(pauses[index]).toBeGreaterThanOrEqual(longest / 2);
		expect(pauses[index]).toBeLessThanOrEqual(longest);
	});
});

test('waits as long as the service asks for', async () => {
	const busy = new BusyError({ message: 'busy', description: [], status: 429 }, 3_000);
	expect(await waits(busy, false)).toEqual([3_000, 3_000, 3_000, 3_000]);
});

test('does not wait where asking again could do harm, or be of no use', async () => {
	const failure = (status: number) => new ServiceError({ message: 'no', description: [], status });
	expect(await waits(failure(503), false)).toEqual([]);
	expect(await waits(failure(400), true)).toEqual([]);
	expect(await waits(failure(501), true)).toEqual([]);
});
