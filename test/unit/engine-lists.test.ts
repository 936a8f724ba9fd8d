import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { searchPages } from '../../engine/lookup';
import { limited, pagesOf } from '../../engine/paging';

const all = { returnAll: true, limit: 1 };
const upTo = (limit: number) => ({ returnAll: false, limit });

/** A service's list in pages; the token of a page is its number. Notes which are asked for. */
function service(...pages: number[][]) {
	const asked: Array<string | undefined> = [];
	const fetch = async (token: string | undefined) => {
		asked.push(token);
		const index = Number(token ?? 0);
		const items = (pages[index] ?? []).map((number): IDataObject => ({ number }));
		const next = index + 1 < pages.length ? String(index + 1) : '';
		return await Promise.resolve({ items, next });
	};
	return { asked, fetch };
}

async function numbersOf(pages: AsyncIterable<readonly IDataObject[]>): Promise<unknown[]> {
	const numbers: unknown[] = [];
	for await (const page of pages) numbers.push(...page.map(({ number }) => number));
	return numbers;
}

describe('a list', () => {
	it('is read to its end, over short and empty pages', async () => {
		const { fetch, asked } = service([1, 2], [], [3], []);

		expect(await numbersOf(limited(pagesOf(fetch), all))).toEqual([1, 2, 3]);
		expect(asked).toEqual([undefined, '1', '2', '3']);
	});

	it('that goes on for ever without giving anything ends in words', async () => {
		let asked = 0;
		const endless = pagesOf(
			async () => await Promise.resolve({ items: [], next: String((asked += 1)) }),
		);

		await expect(numbersOf(limited(endless, upTo(1)))).rejects.toThrow('The list does not end');
	});

	it.each([
		[1, [1], 1],
		[2, [1, 2], 1],
		[3, [1, 2, 3], 2],
		[9, [1, 2, 3, 4], 2],
	])('of at most %i ends there, and asks for no page beyond', async (limit, numbers, pages) => {
		const { fetch, asked } = service([1, 2], [3, 4]);

		expect(await numbersOf(limited(pagesOf(fetch), upTo(limit)))).toEqual(numbers);
		expect(asked).toHaveLength(pages);
	});

	it.each([
		[1, true],
		[2, true],
		[3, true],
		[4, false],
		[9, false],
	])('of at most %i says whether the limit cut it off: %s', async (limit, cut) => {
		const list = limited(pagesOf(service([1, 2], [3, 4]).fetch), upTo(limit));
		await numbersOf(list);

		expect(list.cut).toBe(cut);
	});

	it('asks for a page only when the one before was taken', async () => {
		const { fetch, asked } = service([1], [2], [3]);
		for await (const page of pagesOf(fetch)) {
			expect(asked).toHaveLength(Number(page[0]?.number));
		}
		expect(asked).toHaveLength(3);
	});

	it('that would never end is an error', async () => {
		let asked = 0;
		const circular = async () => {
			asked += 1;
			if (asked > 5) throw new Error('Asked on and on');
			return await Promise.resolve({ items: [{ number: 1 }], next: 'again' });
		};

		await expect(numbersOf(pagesOf(circular))).rejects.toThrow(OutcomeError);
	});
});

describe('a search in a look-up', () => {
	const names = (...pages: string[][]) => {
		const asked: Array<string | undefined> = [];
		const fetch = async (token: string | undefined) => {
			asked.push(token);
			const index = Number(token ?? 0);
			const items = (pages[index] ?? []).map((name) => ({ name, value: name }));
			return await Promise.resolve({
				items,
				...(index + 1 < pages.length && { next: String(index + 1) }),
			});
		};
		return { asked, fetch };
	};

	it('gives a page and the token of the next', async () => {
		const { fetch } = names(['a'], ['b']);

		expect(await searchPages(fetch, undefined, undefined)).toEqual({
			results: [{ name: 'a', value: 'a' }],
			paginationToken: '1',
		});
		expect(await searchPages(fetch, undefined, '1')).toEqual({
			results: [{ name: 'b', value: 'b' }],
		});
	});

	it('finds what is on a later page, regardless of case', async () => {
		const { fetch } = names(['a'], ['b'], ['My Profile', 'c'], ['d']);

		expect(await searchPages(fetch, ' profile ', undefined)).toEqual({
			results: [{ name: 'My Profile', value: 'My Profile' }],
			paginationToken: '3',
		});
	});

	it('lets the user go on when nothing matched for long', async () => {
		const { fetch, asked } = names(...Array.from({ length: 50 }, () => ['a']));

		expect(await searchPages(fetch, 'z', undefined)).toEqual({
			results: [],
			paginationToken: String(asked.length),
		});
		expect(asked.length).toBeLessThan(50);
	});
});
