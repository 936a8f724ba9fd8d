import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { AnyField } from '../../engine/field';
import {
	choices,
	collection,
	dateTime,
	flag,
	integer,
	json,
	keyValues,
	parseMapped,
	text,
	textList,
} from '../../engine/fields';
import { locator } from '../../engine/locator';
import { runWorkflow } from '../support/harness';
import { ToyNode, toyOperation } from '../support/toy';

const thing = { displayName: 'Thing', name: 'thing' } as const;

const mapped = {
	name: 'thing',
	properties: [
		{
			...thing,
			type: 'resourceMapper' as const,
			default: { mappingMode: 'defineBelow', value: null },
		},
	],
	read: (reader: { get(name: string): unknown }) =>
		parseMapped('Thing', reader.get('thing')).values,
};

const place = locator({
	...thing,
	searchListMethod: 'find',
	modes: [{ name: 'id', displayName: 'By ID', placeholder: 'e.g. 1' }],
});

const letters = choices({
	...thing,
	options: [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	],
});

const item: IDataObject = {
	id: 12,
	list: ['a', 'b'],
	object: { a: 1 },
	text: '{ "a": 1 }',
	rows: [{ name: 'a', value: 'b' }],
};

/** What an operation gets for a field when the workflow holds `value` for it, and the error if none. */
async function taken(field: AnyField, value: unknown) {
	const operation = toyOperation({
		value: 'take',
		name: 'Take',
		action: 'Take it',
		description: 'Take it',
		fields: [field],
		execute: ({ params }) => ({ taken: (params as IDataObject).thing ?? null }),
	});
	const { json: output, error } = await runWorkflow({
		node: new ToyNode([operation]),
		parameters: { operation: 'take', thing: value } as INodeParameters,
		items: [item],
	});
	return error ? error.message : output[0]?.taken;
}

describe('what n8n makes of an expression', () => {
	it.each<[string, AnyField, unknown, unknown]>([
		['an object as JSON', json(thing), '={{ $json.object }}', { a: 1 }],
		['JSON text as JSON', json(thing), '={{ $json.text }}', { a: 1 }],
		['a number as text', text(thing), '={{ $json.id }}', '12'],
		[
			'a date as text',
			text(thing),
			"={{ DateTime.fromISO('2026-01-31T08:00:00', { zone: 'utc' }) }}",
			'2026-01-31T08:00:00.000Z',
		],
		['text as a number', integer({ ...thing, default: 1, minimum: 0 }), '=1{{ 2 }}', 12],
		['text as a flag', flag(thing), '={{ "true" }}', true],
		['a list as a list', textList(thing), '={{ $json.list }}', ['a', 'b']],
		['JSON text as a list', textList(thing), '={{ JSON.stringify($json.list) }}', ['a', 'b']],
		['a list amid text as a list', textList(thing), '=x,{{ $json.list }}', ['x', 'a', 'b']],
		['JSON text as choices', letters, '["b", "a"]', ['b', 'a']],
		['text as choices', letters, '=a,{{ "b" }}', ['a', 'b']],
		[
			"n8n's date and time",
			dateTime(thing),
			"={{ DateTime.fromISO('2026-01-31T08:00:00+02:00') }}",
			'2026-01-31T06:00:00.000Z',
		],
		[
			"JavaScript's date and time",
			dateTime(thing),
			"={{ new Date('2026-01-31T08:00:00Z') }}",
			'2026-01-31T08:00:00.000Z',
		],
		['an ID in place of a locator', place, '={{ $json.id }}', { mode: 'id', value: '12' }],
		[
			'an ID inside a locator',
			place,
			{ __rl: true, mode: 'id', value: '={{ $json.id }}' },
			{ mode: 'id', value: '12' },
		],
		[
			'the values of a mapper',
			mapped,
			{ mappingMode: 'defineBelow', value: '={{ $json.object }}' },
			{ a: 1 },
		],
		['values in place of a mapper', mapped, '={{ $json.object }}', { a: 1 }],
		['JSON text in place of a mapper', mapped, '={{ $json.text }}', { a: 1 }],
		['nothing in a mapper', mapped, { mappingMode: 'defineBelow', value: null }, {}],
	])('is read: %s', async (_what, field, value, result) => {
		expect(await taken(field, value)).toEqual(result);
	});

	const isObject = "'Thing' is not text";
	it.each<[string, AnyField, unknown, string]>([
		['an object as text', text(thing), '={{ $json.object }}', isObject],
		['an object as a list', textList(thing), '={{ $json.object }}', isObject],
		['an object without a value as a locator', place, '={{ $json.object }}', isObject],
		[
			'an object as the value of a locator',
			place,
			{ __rl: true, mode: 'id', value: '={{ $json.object }}' },
			isObject,
		],
		['a list as JSON', json(thing), '={{ $json.list }}', "'Thing' is not a JSON object"],
		['a list as a mapper', mapped, '={{ $json.list }}', "'Thing' is not a JSON object"],
		[
			'a text as the values of a mapper',
			mapped,
			{ mappingMode: 'defineBelow', value: '={{ $json.id }}' },
			"'Thing' is not a JSON object",
		],
		[
			'a date that does not exist',
			dateTime(thing),
			"={{ DateTime.fromISO('2026-02-31') }}",
			"'Thing' is not a date and time",
		],
		[
			'such a date as text',
			text(thing),
			"={{ new Date('never') }}",
			"'Thing' is not a date and time",
		],
		['a number as date', dateTime(thing), '={{ $json.id }}', "'Thing' is not a date and time"],
		[
			'an expression in place of entries',
			keyValues(thing),
			{ entries: '={{ $json.rows }}' },
			"'Thing' has an entry without a name",
		],
	])('is refused: %s', async (_what, field, value, message) => {
		expect(await taken(field, value)).toBe(`${message} [item 0]`);
	});

	// n8n takes it out before the node starts, of any node: this says when n8n no longer does.
	it.each<[string, AnyField]>([
		['a collection', collection({ ...thing, fields: [text({ displayName: 'A', name: 'a' })] })],
		['a list of entries', keyValues(thing)],
	])('never arrives in place of %s', async (_what, field) => {
		expect(await taken(field, '={{ $json.object }}')).toEqual(await taken(field, {}));
	});
});
