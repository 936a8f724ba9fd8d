import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { isObject } from '../../../engine/json';

interface DateTimeOptions<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}

const ZONE = /(z|[+-]\d\d:?\d\d)$/i;
const DATE = /^\d{4}-\d\d-\d\d/;

/** A point in time that may be left out, as RFC 3339 in UTC. Without a time zone it is UTC. */
export function dateTime<const Name extends string>(
	options: DateTimeOptions<Name>,
): Field<Name, string | undefined> {
	const property: INodeProperties = {
		displayName: options.displayName,
		name: options.name,
		type: 'dateTime',
		description: options.description,
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
	options: DateTimeOptions<Name>,
): Field<Name, string> {
	const optional = dateTime(options);
	return {
		name: options.name,
		properties: optional.properties.map((property) => ({ ...property, required: true })),
		read(reader) {
			const value = optional.read(reader);
			if (value === undefined) throw new InputError(options.displayName, 'is empty');
			return value;
		},
	};
}

/** Expressions give dates in several forms: text, `Date`, luxon's `DateTime` (which has `toISO`). */
function instantOf(field: string, raw: unknown): string | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	if (raw instanceof Date) return isoOf(field, raw);
	if (isObject(raw) && typeof raw.toISO === 'function') {
		return instantOf(field, String(raw.toISO()));
	}
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
