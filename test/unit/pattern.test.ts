import { matcherOf } from '../../engine/pattern';

test.each([
	[['orders-*'], ['orders-', 'orders-eu'], ['my-orders-eu', 'Orders-eu']],
	[['order?'], ['orders'], ['order', 'orders2']],
	[['a.b+c[d]'], ['a.b+c[d]'], ['axb+c[d]', 'a.bbc[d]']],
	[['a*', '*z'], ['ax', 'xz'], ['xax']],
	[['*'], ['anything', 'a\nb'], []],
	[['a**b'], ['ab', 'axxb'], ['axx']],
	[[], ['anything'], []],
])('%j fits %j, and not %j', (patterns, fitting, others) => {
	const fits = matcherOf(patterns);
	expect(fitting.filter((name) => !fits(name))).toEqual([]);
	expect(others.filter(fits)).toEqual([]);
});

test('a pattern of many stars answers at once', () => {
	const fits = matcherOf([`${'*a'.repeat(12)}*b`]);
	expect(fits('a'.repeat(40))).toBe(false);
});

test('a pattern says nothing about what its own characters would mean elsewhere', () => {
	const fits = matcherOf(['*.a(b)?']);
	expect(['x.a(b)1', '.a(b)*'].every(fits)).toBe(true);
	expect(['xa(b)1', 'x.a(b)'].some(fits)).toBe(false);
});
