import { InputError } from '../../engine/field';
import type { AnyField } from '../../engine/field';
import { dateTime, requiredDateTime } from '../../engine/fields/dateTime';

const when = { displayName: 'When', name: 'when' } as const;
const read = (field: AnyField, raw: unknown) => field.read({ get: () => raw, protect: () => {} });

test.each([
	['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000Z'],
	['2026-01-31T08:00:00+02:00', '2026-01-31T06:00:00.000Z'],
	['2026-01-31T08:00:00', '2026-01-31T08:00:00.000Z'],
	['2026-01-31 08:00', '2026-01-31T08:00:00.000Z'],
	[' 2026-01-31 ', '2026-01-31T00:00:00.000Z'],
	[new Date(0), '1970-01-01T00:00:00.000Z'],
	[{ toISO: () => '2026-01-31T08:00:00.000-05:00' }, '2026-01-31T13:00:00.000Z'],
])('%j is the instant %s', (raw, instant) => {
	expect(read(dateTime(when), raw)).toBe(instant);
});

test.each([
	'tomorrow',
	'31.01.2026',
	'2026-01-31x',
	'2026-13-01',
	'2026-01-31T25:00',
	12,
	true,
	new Date(NaN),
	{ toISO: () => null },
])('%j is none', (raw) => {
	expect(() => read(dateTime(when), raw)).toThrow(new InputError('When', 'is not a date and time'));
});

test.each(['', ' ', null, undefined])('%j may be left out, unless it is required', (raw) => {
	expect(read(dateTime(when), raw)).toBeUndefined();
	expect(() => read(requiredDateTime(when), raw)).toThrow("'When' is empty");
	expect(requiredDateTime(when).properties[0]).toMatchObject({ type: 'dateTime', required: true });
});
