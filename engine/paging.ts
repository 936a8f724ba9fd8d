import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from './errors';
import { flag, integer, showWhen } from './fields';

/** "Return All" and "Limit", as every n8n node has them. */
export const limitFields = [
	flag({
		displayName: 'Return All',
		name: 'returnAll',
		description: 'Whether to return all results or only up to a given limit',
	}),
	showWhen(
		integer({
			displayName: 'Limit',
			name: 'limit',
			description: 'Max number of results to return',
			default: 50,
			minimum: 1,
		}),
		{ returnAll: [false] },
	),
] as const;

/** How many items of a list are wanted. */
export interface Limit {
	readonly returnAll: boolean;
	readonly limit: number;
}

/** Some items of a list, and how to go on. */
export interface Page<Item = IDataObject> {
	readonly items: readonly Item[];
	/** Token of the next page; blank or absent on the last one. */
	readonly next?: string;
}

/** A list that comes in pages, each asked for when it is wanted. */
export interface PagedList<Item = IDataObject> extends AsyncIterable<readonly Item[]> {
	/** Whether there are pages after the last one that was taken, as far as the list can say. */
	readonly more?: boolean;
}

/** Pages without items are usual where a filter fits little; so many in a row are no list any more. */
const MOST_EMPTY_PAGES = 10_000;

class Pages<Item> implements PagedList<Item> {
	more = true;

	constructor(private readonly fetch: (token: string | undefined) => Promise<Page<Item>>) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<readonly Item[]> {
		const seen = new Set<string>();
		let token: string | undefined;
		let empty = 0;
		do {
			const page: Page<Item> = await this.fetch(token);
			token = page.next || undefined;
			this.more = token !== undefined;
			yield page.items;
			empty = page.items.length === 0 ? empty + 1 : 0;
			if (token !== undefined && seen.has(token)) {
				throw endless('The service gave the same page token twice');
			}
			if (empty === MOST_EMPTY_PAGES) {
				throw endless(`The service gave ${MOST_EMPTY_PAGES} pages in a row that hold nothing`);
			}
			if (token !== undefined) seen.add(token);
		} while (token !== undefined);
	}
}

function endless(why: string): OutcomeError {
	return new OutcomeError(
		'The list does not end',
		`${why}, so the rest of the list cannot be read. Try again later`,
	);
}

/**
 * All pages of a list, asked for one by one as they are used. Only a missing token ends it: pages may
 * be short or empty.
 *
 * @throws {OutcomeError} when the service gives the same token twice, or nothing but empty pages: that
 * would never end
 */
export function pagesOf<Item = IDataObject>(
	fetch: (token: string | undefined) => Promise<Page<Item>>,
): PagedList<Item> {
	return new Pages(fetch);
}

/** The first items of a list; says in the end whether it left some out. */
export class Limited<Item = IDataObject> implements AsyncIterable<readonly Item[]> {
	/** Whether the limit, and not the list, was the end of it. Known once all is read. */
	cut = false;

	constructor(
		private readonly pages: PagedList<Item>,
		readonly limit: number,
	) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<readonly Item[]> {
		let left = this.limit;
		for await (const page of this.pages) {
			if (page.length >= left) {
				this.cut = page.length > left || this.pages.more === true;
				yield page.slice(0, left);
				return;
			}
			left -= page.length;
			yield page;
		}
	}
}

/** The pages up to the limit; what lies beyond it is not asked for. */
export function limited<Item = IDataObject>(
	pages: PagedList<Item>,
	{ returnAll, limit }: Limit,
): Limited<Item> {
	return new Limited(pages, returnAll ? Infinity : limit);
}
