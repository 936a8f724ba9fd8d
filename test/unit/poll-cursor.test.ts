import { advance, cursorFrom, readCursor } from '../../engine/poll/cursor';

const overlap = { milliseconds: 100, maximum: 3 };
const at = (...times: number[]) => times.map((time) => ({ id: `id-${time}`, at: time }));
const ids = (items: ReadonlyArray<{ id: string }>) => items.map(({ id }) => id);

test('what happened before the beginning does not count', () => {
	expect(ids(advance(cursorFrom(50), at(49, 50, 51), overlap).fresh)).toEqual(['id-50', 'id-51']);
});

test('nothing is new twice, however often it is shown', () => {
	const { cursor } = advance(cursorFrom(0), at(10, 20), overlap);
	expect(advance(cursor, at(20, 10), overlap)).toEqual({ fresh: [], cursor });
	expect(ids(advance(cursorFrom(0), [...at(10), ...at(10)], overlap).fresh)).toEqual(['id-10']);
});

test('what is shown late is new as long as it is not older than the overlap', () => {
	const { cursor } = advance(cursorFrom(0), at(1000), overlap);
	expect(ids(advance(cursor, at(899, 900, 1000), overlap).fresh)).toEqual(['id-900']);
});

test('a cursor does not move back', () => {
	expect(advance(cursorFrom(500), at(510), overlap).cursor.from).toBe(500);
});

test('of what is kept there is no more than the maximum, and the rest is still not new again', () => {
	const many = at(1, 2, 3, 4, 5, 6);
	const { fresh, cursor } = advance(cursorFrom(0), many, overlap);
	expect(fresh).toHaveLength(6);
	expect(Object.keys(cursor.seen)).toHaveLength(3);
	expect(advance(cursor, many, overlap).fresh).toEqual([]);
});

test('after a failure, the old cursor gives the same again', () => {
	const cursor = cursorFrom(0);
	const first = advance(cursor, at(10, 20), overlap);
	expect(advance(cursor, at(10, 20), overlap)).toEqual(first);
});

test('a cursor is read from JSON, and what is none is not', () => {
	const { cursor } = advance(cursorFrom(0), at(10), overlap);
	expect(readCursor(JSON.parse(JSON.stringify(cursor)))).toEqual(cursor);
	expect(readCursor({ from: 5, seen: { good: 6, bad: 'six' } })).toEqual({
		from: 5,
		seen: { good: 6 },
	});
	for (const other of [undefined, null, 'text', {}, { from: 'soon' }]) {
		expect(readCursor(other)).toBeUndefined();
	}
});
