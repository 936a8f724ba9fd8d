import type { INodeProperties } from 'n8n-workflow';

import { InputError, required } from '../field';
import type { Field } from '../field';
import { shown } from './shown';
import type { Named } from './shown';
import { asText } from './text';

const ZONE = /(z|[+-]\d\d:?\d\d)$/i;
const DATE = /^\d{4}-\d\d-\d\d([T ]|$)/;

/**
 * A point in time that may be left out, as ISO 8601 in UTC. Without a time zone it is UTC: what
 * n8n's date picker gives has none.
 */
export function dateTime<const Name extends string>(
	options: Named<Name>,
): Field<Name, string | undefined> {
	const property: INodeProperties = {
		...shown(options),
		name: options.name,
		type: 'dateTime',
		default: '',
	};
	return {
		name: options.name,
		properties: [property],
		read: (reader) => instantOf(options.displayName, reader.get(options.name)),
	};
}

/** A point in time. */
export function requiredDateTime<const Name extends string>(
	options: Named<Name>,
): Field<Name, string> {
	return required(dateTime(options));
}

/**
 * A raw value as ISO 8601 in UTC; `undefined` if it is empty. Expressions give dates in several
 * forms: text, `Date`, luxon's `DateTime` (which has `toISO`).
 *
 * @throws {InputError} when it is no point in time
 */
export function instantOf(field: string, raw: unknown): string | undefined {
	const given = asText(field, raw).trim();
	if (given === '') return undefined;
	if (!DATE.test(given)) throw notADate(field);
	const [day = '', time = ''] = given.split(/[T ]/);
	return isoOf(
		field,
		new Date(time === '' ? `${day}T00:00:00Z` : `${day}T${ZONE.test(time) ? time : `${time}Z`}`),
	);
}

function isoOf(field: string, date: Date): string {
	if (Number.isNaN(date.getTime())) throw notADate(field);
	return date.toISOString();
}

function notADate(field: string): InputError {
	return new InputError(field, 'is not a date and time', 'Use a form such as 2026-01-31T08:00:00Z');
}
