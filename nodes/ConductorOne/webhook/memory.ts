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

/** Whether an ID is remembered. */
export function isRemembered(data: StaticData, sort: Sort, id: string, now: number): boolean {
	const saved = data[sort];
	const end = isObject(saved) && Object.hasOwn(saved, id) ? saved[id] : undefined;
	return typeof end === 'number' && end > now;
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

export function readRegistered(data: StaticData, slot: Slot): Registered | undefined {
	const saved = data[`${slot}Webhook`];
	if (!isObject(saved)) return undefined;
	const { id, url, origin } = saved;
	return typeof id === 'string' && typeof url === 'string' && typeof origin === 'string'
		? { id, url, origin }
		: undefined;
}

export function writeRegistered(data: StaticData, slot: Slot, registered: Registered): void {
	data[`${slot}Webhook`] = { ...registered };
}

export function forgetRegistered(data: StaticData, slot: Slot): void {
	delete data[`${slot}Webhook`];
}
