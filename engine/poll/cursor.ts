/** How far a stream of happenings was read. Small, and JSON: it is kept between polls. */
export interface Cursor {
	/** Milliseconds. What happened before is done with. */
	readonly from: number;
	/** What happened since and was read already, by ID: a service may show it again. */
	readonly seen: Readonly<Record<string, number>>;
}

/** Something that happened at a time, in milliseconds. */
interface Happening {
	readonly id: string;
	readonly at: number;
}

/** How far back each poll looks. */
export interface Overlap {
	/** How much older than the newest something may be that a service shows late. */
	readonly milliseconds: number;
	/** How many IDs to keep at most; with more, the overlap gets shorter. */
	readonly maximum: number;
}

/** The beginning of a stream of which nothing before the given time counts. */
export function cursorFrom(from: number): Cursor {
	return { from, seen: {} };
}

/**
 * What is new among what a service shows now, each ID once, and the cursor after it. Reading the same
 * again gives nothing; reading from the old cursor again, as after a failure, gives the same.
 */
export function advance<Item extends Happening>(
	cursor: Cursor,
	shown: readonly Item[],
	overlap: Overlap,
): { readonly fresh: Item[]; readonly cursor: Cursor } {
	const seen = new Map(Object.entries(cursor.seen));
	const fresh: Item[] = [];
	for (const item of shown) {
		if (item.at < cursor.from) continue;
		if (!seen.has(item.id)) fresh.push(item);
		seen.set(item.id, item.at);
	}
	return { fresh, cursor: shortened(cursor.from, [...seen], overlap) };
}

function shortened(
	from: number,
	seen: ReadonlyArray<readonly [string, number]>,
	{ milliseconds, maximum }: Overlap,
): Cursor {
	const newestFirst = [...seen].sort(([, a], [, b]) => b - a);
	const newest = newestFirst[0]?.[1] ?? from;
	const firstDropped = newestFirst[maximum]?.[1] ?? -Infinity;
	// What is dropped must be before the cursor, or it would count as new when it is shown again.
	const start = Math.max(from, newest - milliseconds, firstDropped + 1);
	return { from: start, seen: Object.fromEntries(newestFirst.filter(([, at]) => at >= start)) };
}

/** A cursor as it comes back from n8n's database; `undefined` if it is none. */
export function readCursor(saved: unknown): Cursor | undefined {
	if (typeof saved !== 'object' || saved === null) return undefined;
	if (!('from' in saved) || typeof saved.from !== 'number') return undefined;
	const seen = 'seen' in saved ? readTimes(saved.seen) : {};
	return { from: saved.from, seen };
}

/** Times by ID as they come back from n8n's database; what is no time is left out. */
export function readTimes(saved: unknown): Record<string, number> {
	const entries: Array<[string, unknown]> =
		typeof saved === 'object' && saved !== null ? Object.entries(saved) : [];
	return Object.fromEntries(
		entries.flatMap(([id, at]) => (typeof at === 'number' ? [[id, at] as const] : [])),
	);
}
