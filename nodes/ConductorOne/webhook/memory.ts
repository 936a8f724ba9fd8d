import { isObject } from '../../../engine/json';
import type { StaticData } from '../../../engine/poll/state';

/** So many are remembered of one sort; each takes room in n8n's database. */
const MAXIMUM = 500;

/** What is remembered for a time, by sort. */
export type Sort = 'tokens' | 'deliveries';

/**
 * Remembers an ID until a time.
 *
 * @param now Milliseconds, as `until`
 * @returns whether it was not remembered before
 */
export function isNew(
	data: StaticData,
	sort: Sort,
	id: string,
	{ now, until }: { readonly now: number; readonly until: number },
): boolean {
	const saved = data[sort];
	const kept = Object.entries(isObject(saved) ? saved : {}).flatMap(([known, end]) =>
		typeof end === 'number' && end > now ? [[known, end] as const] : [],
	);
	if (kept.some(([known]) => known === id)) return false;
	// One assignment: n8n notices nothing deeper.
	data[sort] = Object.fromEntries([...kept.slice(1 - MAXIMUM), [id, until] as const]);
	return true;
}

/** More nodes of one n8n are pushed to by few; who is forgotten is still remembered by the database. */
const MOST_PLACES = 1000;

/**
 * What this process remembers. n8n saves what a node remembers when the request is answered, which
 * is at the end of the workflow when its last node answers; until then a copy must be known by this.
 */
export class ProcessMemory {
	private readonly places = new Map<string, StaticData>();

	/** What is remembered of one place, such as a node of a workflow. */
	of(place: string): StaticData {
		const known = this.places.get(place) ?? {};
		this.places.delete(place);
		this.places.set(place, known);
		const [oldest] = this.places.keys();
		if (oldest !== undefined && this.places.size > MOST_PLACES) this.places.delete(oldest);
		return known;
	}
}

/** Where a webhook of ConductorOne is, as far as this node knows. */
export interface Registered {
	readonly id: string;
	readonly url: string;
	/** Of the tenant. */
	readonly origin: string;
}

/** Production and test have a webhook each: a test must not take what production waits for. */
export type Slot = 'production' | 'test';

/** The webhook that was made for this place, if it is still known. */
export function readRegistered(data: StaticData, slot: Slot): Registered | undefined {
	const saved = data[`${slot}Webhook`];
	if (!isObject(saved)) return undefined;
	const { id, url, origin } = saved;
	return typeof id === 'string' && typeof url === 'string' && typeof origin === 'string'
		? { id, url, origin }
		: undefined;
}

/** Remembers the webhook that was made. */
export function writeRegistered(data: StaticData, slot: Slot, registered: Registered): void {
	data[`${slot}Webhook`] = { ...registered };
}

/** Forgets it, once it is gone. */
export function forgetRegistered(data: StaticData, slot: Slot): void {
	delete data[`${slot}Webhook`];
}
