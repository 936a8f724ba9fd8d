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

/**
 * What some work makes of each item, in the order of the items, at most `limit` at a time. After a
 * failure nothing more is started.
 *
 * @throws The first failure, once all that was started has ended
 */
export async function mapConcurrently<Item, Result>(
	items: readonly Item[],
	limit: number,
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const failures: unknown[] = [];
	const left = items.entries();
	const place = async (): Promise<void> => {
		for (const [index, item] of left) {
			if (failures.length > 0) return;
			await work(item).then(
				(result) => (results[index] = result),
				(error: unknown) => failures.push(error),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, place));
	return failures.length > 0 ? await Promise.reject(failures[0]) : results;
}
