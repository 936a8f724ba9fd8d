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

export interface Limit {
	readonly returnAll: boolean;
	readonly limit: number;
}

export interface Page<Item = IDataObject> {
	readonly items: readonly Item[];
	/** Token of the next page; blank or absent on the last one. */
	readonly next?: string;
}

/**
 * All pages of a list, asked for one by one as they are used. Only a missing token ends it: pages may
 * be short or empty.
 *
 * @throws {OutcomeError} when the service gives the same token twice, which would never end
 */
export async function* pagesOf<Item = IDataObject>(
	fetch: (token: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
	const seen = new Set<string>();
	let token: string | undefined;
	do {
		const page: Page<Item> = await fetch(token);
		yield page.items;
		token = page.next || undefined;
		if (token !== undefined && seen.has(token)) {
			throw new OutcomeError(
				'The list does not end',
				'The service gave the same page token twice, so the rest of the list cannot be read. Try again later',
			);
		}
		if (token !== undefined) seen.add(token);
	} while (token !== undefined);
}

/** The pages up to the limit; what lies beyond it is not asked for. */
export async function* limited<Item>(
	pages: AsyncIterable<readonly Item[]>,
	{ returnAll, limit }: Limit,
): AsyncGenerator<readonly Item[]> {
	let left = returnAll ? Infinity : limit;
	for await (const page of pages) {
		if (page.length >= left) {
			yield page.slice(0, left);
			return;
		}
		left -= page.length;
		yield page;
	}
}
