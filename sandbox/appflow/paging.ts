import { createHmac, randomBytes } from 'node:crypto';

import { canonicalJson, type JsonObject, number, text, without } from '../core/json';
import { validation } from './errors';

/** A list in a fixed order: `sequence` grows from item to item and never changes. */
export interface Sequenced {
	sequence: number;
}

/** One page of a list. */
interface Page<T> {
	items: T[];
	/** Absent on the last page. */
	nextToken?: string;
}

const DEFAULT_PAGE_SIZE = 20;

/**
 * Hands out pages. A token names the last item handed out and not a position, so that a list which
 * changes meanwhile neither repeats nor skips what stayed. Tokens are signed and hold for the request
 * they came from only.
 */
export class Pager {
	private readonly secret = randomBytes(16);

	/**
	 * @param items all there is, in order
	 * @param input the request; its `maxResults` and `nextToken` are used, the rest must stay the same
	 * from page to page
	 * @throws AppFlowError `ValidationException` for a token that was not given out for this request
	 */
	page<T extends Sequenced>(
		operation: string,
		items: readonly T[],
		input: JsonObject,
		matches: (item: T) => boolean = () => true,
	): Page<T> {
		const filter = without(input, 'maxResults', 'nextToken');
		const scope = `${operation} ${canonicalJson(filter)}`;
		const size = number(input, 'maxResults') ?? DEFAULT_PAGE_SIZE;
		const found: T[] = [];
		for (let at = indexAfter(items, this.lastSeen(scope, text(input, 'nextToken'))); ; at += 1) {
			const item = items[at];
			if (item === undefined) return { items: found };
			if (!matches(item)) continue;
			const last = found.at(-1);
			if (last && found.length === size) {
				return { items: found, nextToken: this.token(scope, last.sequence) };
			}
			found.push(item);
		}
	}

	private lastSeen(scope: string, token: string | undefined): number {
		if (token === undefined) return -1;
		const sequence = Number(token.split('.')[0]);
		if (!Number.isInteger(sequence) || token !== this.token(scope, sequence)) {
			throw validation('The nextToken is not valid for this request');
		}
		return sequence;
	}

	private token(scope: string, sequence: number): string {
		const mark = createHmac('sha256', this.secret).update(`${sequence} ${scope}`);
		return `${sequence}.${mark.digest('base64url')}`;
	}
}

/** Where the items after a sequence number begin, found by halving. */
function indexAfter(items: readonly Sequenced[], sequence: number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle]?.sequence ?? Infinity) <= sequence) low = middle + 1;
		else high = middle;
	}
	return low;
}
