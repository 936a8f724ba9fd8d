import { InputError } from '../../engine/field';
import type { AnyField } from '../../engine/field';
import {
	choice,
	collection,
	flag,
	integer,
	json,
	keyValues,
	requiredText,
	text,
	textList,
} from '../../engine/fields';
import { locator, requiredLocator } from '../../engine/locator';

const shown = { displayName: 'Thing', name: 'thing' } as const;

const secrets: string[] = [];
beforeEach(() => secrets.splice(0));

/** The value of a field whose parameter `thing` has the given raw value. */
function read(field: AnyField, raw: unknown): unknown {
	return field.read({
		get: (name) => (name === 'thing' ? raw : undefined),
		protect: (value) => secrets.push(value),
	});
}

/** The complaint about a raw value: message and fix. */
function complaint(field: AnyField, raw: unknown): string {
	try {
		read(field, raw);
	} catch (error) {
		if (error instanceof InputError) return [error.message, error.fix ?? []].flat().join(' | ');
		throw error;
	}
	throw new Error(`${JSON.stringify(raw)} was taken`);
}

const rules = text({ ...shown, min: 2, max: 4, pattern: /^\w+$/, patternHint: 'be a word' });
const list = textList({ ...shown, max: 3, maximum: 2 });
const count = integer({ ...shown, default: 7, minimum: 1, maximum: 10 });
const size = choice({
	...shown,
	options: [
		{ name: 'Big', value: 'big' },
		{ name: 'Small', value: 'small' },
	],
	default: 'small',
});
const pairs = keyValues(shown);
const rows = (...entries: unknown[]) => ({ entries });
const both = collection({
	...shown,
	fields: [
		text({ displayName: 'First', name: 'first', default: 'preset', max: 3 }),
		flag({ displayName: 'Second', name: 'second', default: true }),
	],
});
const place = locator({
	...shown,
	searchListMethod: 'find',
	modes: [
		{ name: 'name', displayName: 'By Name', placeholder: 'e.g. a' },
		{ name: 'id', displayName: 'By ID', placeholder: 'e.g. 1' },
	],
});

describe('a field gives', () => {
	it.each<[string, AnyField, unknown, unknown]>([
		['text without space around it', text(shown), '  a b\n', 'a b'],
		['text with it where it belongs', text({ ...shown, keepSpace: true }), ' a ', ' a '],
		['nothing for blank text', text(shown), '  ', undefined],
		['nothing for no text', text(shown), undefined, undefined],
		['an empty text where that is a value', text({ ...shown, allowEmpty: true }), '', ''],
		['but not where it is absent', text({ ...shown, allowEmpty: true }), undefined, undefined],
		['numbers of expressions as text', text(shown), 12, '12'],
		['booleans of expressions as text', text(shown), false, 'false'],
		['text that keeps the rules', rules, 'abcd', 'abcd'],
		[
			'text whose characters, not code units, are counted',
			text({ ...shown, max: 2 }),
			'🙂🙂',
			'🙂🙂',
		],
		['required text', requiredText(shown), 'a', 'a'],
		['a flag', flag(shown), true, true],
		['a flag that an expression gave as text', flag(shown), 'true', true],
		['the preset of a flag', flag({ ...shown, default: true }), undefined, true],
		['false as preset of a flag', flag(shown), undefined, false],
		['a number', count, 10, 10],
		['a number that an expression gave as text', count, ' 3 ', 3],
		['the preset of a number', count, undefined, 7],
		['zero where it is within bounds', integer({ ...shown, default: 1, minimum: 0 }), 0, 0],
		['a choice', size, 'big', 'big'],
		['the preset choice', size, undefined, 'small'],
		['JSON text as an object', json(shown), ' {"a": [1]} ', { a: [1] }],
		['an object of an expression', json(shown), { a: 1 }, { a: 1 }],
		['nothing for blank JSON', json(shown), ' ', undefined],
		['a list of comma-separated texts', list, ' a, b ,,a ', ['a', 'b']],
		['a list that an expression gave', list, ['a', 1, ' a'], ['a', '1']],
		['an empty list', list, undefined, []],
		['names and values', pairs, rows({ name: ' a ', value: ' b ' }), { a: ' b ' }],
		['values that are blank', pairs, rows({ name: 'a', value: '' }), { a: '' }],
		[
			'names that objects have themselves',
			pairs,
			rows({ name: 'toString', value: 'b' }),
			{ toString: 'b' },
		],
		['nothing for no rows', pairs, {}, undefined],
		['only the options that were added', both, { first: 'a' }, { first: 'a' }],
		['no option that was added but left empty', both, { first: '' }, {}],
		['nothing for no options', both, {}, {}],
		[
			'a place from the list',
			place,
			{ __rl: true, mode: 'list', value: ' a ' },
			{ mode: 'list', value: 'a' },
		],
		['a place by its ID', place, { __rl: true, mode: 'id', value: 1 }, { mode: 'id', value: '1' }],
		['a place that an expression gave as text', place, 'a', { mode: 'name', value: 'a' }],
		['nothing for a place left empty', place, { __rl: true, mode: 'list', value: '' }, undefined],
	])('%s', (_what, field, raw, value) => {
		expect(read(field, raw)).toEqual(value);
	});
});

describe('a field refuses', () => {
	const notText = 'is not text | Check the expression: it gives an object or a list';

	it.each<[string, AnyField, unknown, string]>([
		['text that is too short', rules, 'a', 'is too short: 1 of at least 2 characters'],
		['text that is too long', rules, 'abcde', 'is too long: 5 of at most 4 characters'],
		[
			'text of the wrong kind',
			rules,
			'a-b',
			'has characters that are not allowed here | It must be a word',
		],
		['an object as text', text(shown), { a: 1 }, notText],
		['a list as text', text(shown), ['a'], notText],
		['blank text where it is required', requiredText(shown), ' ', 'is empty'],
		['no text where it is required', requiredText(shown), undefined, 'is empty'],
		['a flag that is neither', flag(shown), 'yes', 'is neither true nor false'],
		['a number below bounds', count, 0, 'is 0: it has to be from 1 to 10'],
		['a number above bounds', count, 11, 'is 11: it has to be from 1 to 10'],
		[
			'a negative number',
			integer({ ...shown, default: 1, minimum: 0 }),
			-1,
			'is -1: it has to be 0 or more',
		],
		['a number with a fraction', count, 1.5, 'is not a whole number'],
		['infinity', count, Infinity, 'is not a whole number'],
		['an empty text as number', count, '', 'is not a whole number'],
		['a text as number', count, 'ten', 'is not a whole number'],
		[
			'a choice that is not offered',
			size,
			'huge',
			'has a value that is not offered | Use one of: big, small',
		],
		[
			'JSON that does not parse',
			json(shown),
			'{a',
			'is not valid JSON | Check quotes, commas, and brackets',
		],
		[
			'JSON that is a list',
			json(shown),
			'[1]',
			'is not a JSON object | Give an object: { "name": "value" }',
		],
		[
			'JSON that is null',
			json(shown),
			'null',
			'is not a JSON object | Give an object: { "name": "value" }',
		],
		[
			'a list as object',
			json(shown),
			[1],
			'is not a JSON object | Give an object: { "name": "value" }',
		],
		['a list with too many entries', list, 'a,b,c', 'has 3 entries: at most 2 are allowed'],
		[
			'a list with an entry that is too long',
			list,
			'a,long',
			'is too long: 4 of at most 3 characters',
		],
		['a list with an object', list, [{}], notText],
		['a row without a name', pairs, rows({ name: ' ', value: 'b' }), 'has an entry without a name'],
		[
			'a name twice',
			pairs,
			rows({ name: 'a', value: 'b' }, { name: 'a ', value: 'c' }),
			"has 'a' twice",
		],
		['a place that is an object', place, { mode: 'id', value: {} }, notText],
	])('%s', (_what, field, raw, words) => {
		expect(complaint(field, raw)).toBe(`'Thing' ${words}`);
	});

	it('an option, naming the option', () => {
		expect(complaint(both, { first: 'long' })).toBe(
			"'First' is too long: 4 of at most 3 characters",
		);
	});

	it('no place where it is required', () => {
		const required = requiredLocator({ ...shown, searchListMethod: 'find', modes: [] });

		expect(complaint(required, { mode: 'list', value: '' })).toBe(
			"'Thing' is empty | Choose one from the list, or name it",
		);
	});
});

describe('a secret', () => {
	it.each<[string, AnyField, unknown, string[]]>([
		['text', text({ ...shown, secret: true }), ' dummy-secret ', ['dummy-secret']],
		[
			'text that breaks a rule',
			text({ ...shown, secret: true, max: 3 }),
			'dummy-secret',
			['dummy-secret'],
		],
		[
			'value of a row',
			keyValues({ ...shown, secret: true }),
			rows({ name: 'a', value: 'dummy-secret' }),
			['dummy-secret'],
		],
		[
			'text inside a collection',
			collection({ ...shown, fields: [text({ displayName: 'Key', name: 'key', secret: true })] }),
			{ key: 'dummy-secret' },
			['dummy-secret'],
		],
		['text that is none', text(shown), 'open', []],
	])('is known before anything can go wrong: %s', (_what, field, raw, known) => {
		try {
			read(field, raw);
		} catch (error) {
			expect(error).toBeInstanceOf(InputError);
		}

		expect(secrets).toEqual(known);
	});

	it('is masked in the form', () => {
		expect(text({ ...shown, secret: true }).properties).toMatchObject([
			{ typeOptions: { password: true } },
		]);
		expect(JSON.stringify(keyValues({ ...shown, secret: true }).properties)).toContain(
			'"typeOptions":{"password":true}',
		);
	});
});
