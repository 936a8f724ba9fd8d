import type { IDataObject } from 'n8n-workflow';

import { advance, cursorFrom, readCursor } from '../../../engine/poll/cursor';
import type { PolledKind } from './kinds';
import type { Call, Event, Row, Source } from './source';

/** The tenant's clock and that of this machine may differ by that many milliseconds. */
const CLOCK_TOLERANCE = 15 * 60_000;

/** So many IDs of what was reported are kept. */
const MOST_SEEN = 2_000;

/** For an example nobody looks further back than that, or at more pages. */
const SAMPLE_WINDOW = 30 * 24 * 60 * 60_000;
const SAMPLE_PAGES = 5;

/** A row of a feed. */
interface Entry {
	/** Different for each thing that happened. */
	readonly id: string;
	/** Milliseconds; of what has no time, undefined. */
	readonly at: number | undefined;
	/** What it is reported as, if it is something to report. */
	readonly kind: PolledKind | undefined;
}

interface FeedOptions {
	readonly name: string;
	readonly kinds: readonly PolledKind[];
	/** How much older than the newest something may be that the tenant shows late, in milliseconds. */
	readonly overlap: number;
	/** What has happened since a time, which may hold more than that. */
	pages(call: Call, from: number): AsyncIterable<readonly Row[]>;
	entry(row: Row, call: Call): Entry;
	json(row: Row): IDataObject;
	/** Whether these rows show that all further ones are older than the time. */
	isEnough?(rows: readonly Row[], from: number): boolean;
}

/** A source whose rows have a time: what is newer than a cursor is new. */
export function feed(options: FeedOptions): Source {
	const { name, kinds, overlap, isEnough = () => false } = options;
	const read = async (call: Call, from: number, mostPages = Infinity) => {
		const rows: Row[] = [];
		let pages = 0;
		for await (const page of options.pages(call, from)) {
			rows.push(...page);
			pages += 1;
			if (pages >= mostPages || isEnough(rows, from)) break;
		}
		return rows.map((row) => ({ row, ...options.entry(row, call) }));
	};
	const eventOf = ({ row, kind, at }: Entry & { row: Row }): Event[] =>
		kind === undefined || at === undefined ? [] : [{ kind, at, json: options.json(row) }];
	return {
		name,
		kinds,
		async poll(call, memory) {
			const known = readCursor(memory);
			const before = known ?? cursorFrom(call.now - CLOCK_TOLERANCE);
			const shown = (await read(call, before.from)).flatMap((entry) =>
				entry.at === undefined ? [] : [{ ...entry, at: entry.at }],
			);
			const { fresh, cursor } = advance(before, shown, {
				milliseconds: overlap,
				maximum: MOST_SEEN,
			});
			return { events: known ? fresh.flatMap(eventOf) : [], memory: cursor };
		},
		async sample(call) {
			return (await read(call, call.now - SAMPLE_WINDOW, SAMPLE_PAGES)).flatMap(eventOf);
		},
	};
}
