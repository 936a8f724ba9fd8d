/**
 * Works on `count` indexes, in order, at most `limit` at a time. Each free place takes the next
 * index at once, so a slow one holds back nothing but its own place.
 *
 * @param work Must not reject
 * @param stopped Asked before each start; once true, nothing more is started
 * @returns when all that was started has ended
 */
export async function forEachConcurrently(
	count: number,
	limit: number,
	work: (index: number) => Promise<void>,
	stopped: () => boolean,
): Promise<void> {
	let next = 0;
	const place = async (): Promise<void> => {
		while (next < count && !stopped()) {
			const index = next;
			next += 1;
			await work(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, count) }, place));
}
