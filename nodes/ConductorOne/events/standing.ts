import type { IDataObject } from 'n8n-workflow';

import { canonicalJson, isObject } from '../../../engine/json';
import { readTimes } from '../../../engine/poll/cursor';
import type { PolledKind } from './kinds';
import type { Call, Row, Source } from './source';

/** What a list does not show for less than that was there all the time: pages move while they are read. */
const GRACE = 60 * 60_000;

const SAMPLE_PAGES = 3;

interface StandingOptions {
	readonly kind: PolledKind;
	pages(call: Call): AsyncIterable<readonly Row[]> | Promise<AsyncIterable<readonly Row[]>>;
	/** Different for each thing that stands; what has none is left out. */
	id(row: Row): string;
	/** When it began, in milliseconds. */
	at(row: Row): number | undefined;
	/** What the list was asked for: when that changes, what stands already is not new. */
	filter(call: Call): unknown;
	json(row: Row): IDataObject;
}

/** A source whose list holds what stands now: what was not there before is new. */
export function standing({ kind, pages, id, at, filter, json }: StandingOptions): Source {
	return {
		name: kind,
		kinds: [kind],
		async poll(call, memory) {
			const asked = canonicalJson(filter(call));
			const known =
				isObject(memory) && memory.filter === asked ? readTimes(memory.missing) : undefined;
			const rows = new Map<string, Row>();
			for await (const page of await pages(call)) {
				for (const row of page) if (id(row) !== '') rows.set(id(row), row);
			}
			const fresh = known
				? [...rows].filter(([key]) => known[key] === undefined).map(([, row]) => row)
				: [];
			return {
				events: fresh.map((row) => ({ kind, at: at(row) ?? call.now, json: json(row) })),
				memory: { filter: asked, missing: missingOf(known ?? {}, new Set(rows.keys()), call.now) },
			};
		},
		async sample(call) {
			const found: Row[] = [];
			let read = 0;
			for await (const page of await pages(call)) {
				found.push(...page);
				read += 1;
				if (read === SAMPLE_PAGES) break;
			}
			return found.map((row) => ({ kind, at: at(row) ?? call.now, json: json(row) }));
		},
	};
}

/** Since when each is missing, in milliseconds; 0 for what is there. */
function missingOf(
	known: Readonly<Record<string, number>>,
	shown: ReadonlySet<string>,
	now: number,
): Record<string, number> {
	const gone = Object.entries(known)
		.filter(([key]) => !shown.has(key))
		.map(([key, since]) => [key, since || now] as const)
		.filter(([, since]) => now - since < GRACE);
	return Object.fromEntries([...gone, ...[...shown].map((key) => [key, 0] as const)]);
}
