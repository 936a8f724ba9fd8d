import { ServiceError } from '../errors';
import { forEachConcurrently } from '../pool';
import { throwIfCancelled } from '../time';
import type { Gap } from './shown';
import { excerpt } from './words';

/** After so many failures without a success, the rest would fail too. */
const GIVE_UP = 20;

/** How long to let a service rest once it throttles even repeated requests, in milliseconds. */
const RESTS = [2_000, 5_000, 10_000, 20_000];

/** What to read about each of several things. */
export interface Reading<Thing, Value> {
	readonly things: readonly Thing[];
	/** Tells the things apart. */
	readonly keyOf: (thing: Thing) => string;
	/** What a thing is called where it could not be read, such as "Flow orders-to-s3". */
	readonly nameOf: (thing: Thing) => string;
	/** `undefined` for what is not there any more. */
	readonly read: (thing: Thing) => Promise<Value | undefined>;
	/** Ids of the rules whose silence proves nothing without it. */
	readonly rules: readonly string[];
	/** Whether the credential may not read such things, so that no other can be read either. */
	readonly isDenied: (error: ServiceError) => boolean;
	/** How many at a time. */
	readonly concurrency: number;
	readonly signal: AbortSignal | undefined;
}

/** What became of things that were to be read one by one. */
export interface ReadThings<Value> {
	/** What was read, by key. */
	readonly read: ReadonlyMap<string, Value>;
	/** Keys of what is not there any more. */
	readonly missing: ReadonlySet<string>;
	/** Keys of what could not be read. */
	readonly failed: ReadonlySet<string>;
	readonly gaps: readonly Gap[];
}

/** Nothing was needed, so nothing was read. */
export function nothingRead<Value>(): ReadThings<Value> {
	return { read: new Map(), missing: new Set(), failed: new Set(), gaps: [] };
}

/**
 * Reads several things at a time. One that cannot be read is a gap, not the end; one that is gone is
 * as if it had never been there.
 *
 * @throws {ServiceError} when nothing but failures comes back, or nothing may be read
 */
export async function readEach<Thing, Value>(
	reading: Reading<Thing, Value>,
): Promise<ReadThings<Value>> {
	const { things, keyOf, nameOf, rules, isDenied, concurrency, signal } = reading;
	const read = new Map<string, Value>();
	const missing = new Set<string>();
	const failed = new Set<string>();
	const gaps = new Map<number, Gap>();
	const errors: unknown[] = [];
	await forEachConcurrently(
		things.length,
		concurrency,
		async (index) => {
			const thing = things[index];
			if (thing === undefined) return;
			try {
				const value = await reading.read(thing);
				if (value !== undefined) {
					read.set(keyOf(thing), value);
				} else {
					missing.add(keyOf(thing));
					const why = 'It was deleted during the audit';
					gaps.set(index, { what: nameOf(thing), why, rules: [] });
				}
			} catch (error) {
				errors.push(error);
				failed.add(keyOf(thing));
				gaps.set(index, { what: nameOf(thing), why: reasonOf(error), rules });
			}
		},
		() => signal?.aborted === true || (errors.length >= GIVE_UP && read.size === 0),
	);
	throwIfCancelled(signal);
	const denied = (error: unknown) => error instanceof ServiceError && isDenied(error);
	if (read.size === 0 && (errors.length >= GIVE_UP || errors.some(denied))) {
		return await Promise.reject(errors[0]);
	}
	const inOrder = [...gaps].sort(([first], [second]) => first - second);
	return { read, missing, failed, gaps: inOrder.map(([, gap]) => gap) };
}

/** Why something could not be read, in one line. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'The answer cannot be read';
	const lines = error instanceof ServiceError ? error.description.split('\n') : [];
	const said = lines.find((line) => /^\w+ says: /.test(line));
	return excerpt(said ?? error.message).replace(/\.$/, '');
}

/**
 * Asks again when the service throttles longer than its transport repeats: an audit asks for more at
 * a time than others do, and nothing is lost by waiting.
 */
export async function patiently<Answer>(
	ask: () => Promise<Answer>,
	isThrottling: (error: ServiceError) => boolean,
	pause: (milliseconds: number) => Promise<void>,
	[rest, ...rests]: readonly number[] = RESTS,
): Promise<Answer> {
	if (rest === undefined) return await ask();
	return await ask().catch(async (error: unknown) => {
		if (!(error instanceof ServiceError) || !isThrottling(error))
			return await Promise.reject(error);
		await pause(rest);
		return await patiently(ask, isThrottling, pause, rests);
	});
}
