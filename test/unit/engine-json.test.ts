import { canonicalJson, toItemJson, withoutUndefined } from '../../engine/json';
import { deriveToken } from '../../engine/token';

describe('data without undefined members', () => {
	it('has none at any depth, and everything else as it was', () => {
		const date = new Date(0);
		const data = { a: undefined, b: { c: undefined, d: 1 }, e: [{ f: undefined, g: null }], date };

		expect(withoutUndefined(data)).toStrictEqual({ b: { d: 1 }, e: [{ g: null }], date });
	});
});

describe('data of items', () => {
	it('has dates as text, at any depth, and no undefined members', () => {
		const at = new Date('2024-05-06T07:08:09.000Z');

		expect(
			toItemJson({ at, list: [{ at, no: undefined }], none: undefined, nil: null }),
		).toStrictEqual({
			at: '2024-05-06T07:08:09.000Z',
			list: [{ at: '2024-05-06T07:08:09.000Z' }],
			nil: null,
		});
	});

	it('cannot reach its own prototype', () => {
		const json = toItemJson({ a: JSON.parse('{"__proto__": {"admin": true}, "b": 1}') });

		expect(Object(json.a).admin).toBeUndefined();
		expect(json).toEqual({ a: { b: 1 } });
	});
});

describe('canonical JSON', () => {
	it('is the same for equal data, whatever the order of its keys', () => {
		const one = { b: [{ d: 1, c: undefined, e: new Date(0) }], a: null };
		const other = { a: null, b: [{ e: '1970-01-01T00:00:00.000Z', d: 1 }] };

		expect(canonicalJson(one)).toBe(canonicalJson(other));
		expect(canonicalJson(one)).toBe('{"a":null,"b":[{"d":1,"e":"1970-01-01T00:00:00.000Z"}]}');
	});

	it('differs by the order of lists', () => {
		expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
	});
});

describe('a token', () => {
	it('depends on the secret, so that what it was made from cannot be tried out', () => {
		const parts = ['execution', { password: 'dummy' }];

		expect(deriveToken('dummy-a', parts)).toBe(deriveToken('dummy-a', parts));
		expect(deriveToken('dummy-a', parts)).not.toBe(deriveToken('dummy-b', parts));
	});
});
