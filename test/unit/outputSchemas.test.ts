import { schemaOf } from '../../docs/generate/schemas/infer';

const none = new Set<string>();
const members = (...samples: unknown[]) => schemaOf(samples, none).properties;

describe('an output schema', () => {
	it('has what any sample has, in a fixed order', () => {
		const schema = schemaOf([{ b: 1 }, { a: 'x', b: 2 }], none);
		expect(JSON.stringify(schema)).toBe(
			'{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"number"}}}',
		);
	});

	it('puts null last, because the editor shows the first type', () => {
		expect(members({ a: null }, { a: 'x' })).toEqual({ a: { type: ['string', 'null'] } });
		expect(members({ a: null })).toEqual({ a: { type: 'null' } });
	});

	it('looks into objects and lists even where they can be null', () => {
		expect(members({ a: null, b: null }, { a: { c: true }, b: [{ d: 1 }, { e: 'x' }] })).toEqual({
			a: { type: 'object', properties: { c: { type: 'boolean' } } },
			b: {
				type: 'array',
				items: {
					type: 'object',
					properties: { d: { type: 'number' }, e: { type: 'string' } },
				},
			},
		});
	});

	it('does not know what is in a list that was always empty', () => {
		expect(members({ a: [] })).toEqual({ a: { type: 'array' } });
	});

	it('leaves out what users make up', () => {
		expect(schemaOf([{ tags: { team: 'data' } }], new Set(['tags'])).properties).toEqual({
			tags: { type: 'object', properties: {} },
		});
	});
});
