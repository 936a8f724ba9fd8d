import { InputError, mapped } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { requiredText, text } from '../../../engine/fields';
import type { Described } from './described';

const SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

const PART =
	/^(\d+(?:\.\d+)?)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])\s*(?:,|and\s)?\s*/i;

const ISO = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/**
 * A length of time as people write it (`1h 30m`, `7 days`, `PT8H`, `3600s`, or plain seconds), in the
 * form of the API: `"5400s"`.
 *
 * @throws {InputError} naming the field
 */
export function durationOf(field: string, given: string): string {
	const seconds = isoSeconds(given) ?? wordSeconds(given);
	if (seconds === undefined || !Number.isFinite(seconds)) {
		throw new InputError(field, 'is not a duration', 'Use a form such as 8h, 1h 30m, or 7 days');
	}
	if (seconds <= 0) throw new InputError(field, 'is 0 seconds: it has to be longer');
	return `${Number(seconds.toFixed(9))}s`;
}

function isoSeconds(given: string): number | undefined {
	const parts = ISO.exec(given);
	if (!parts) return undefined;
	const [w, d, h, m, s] = parts.slice(1).map((part) => Number(part ?? 0));
	return sumOf([
		['w', w],
		['d', d],
		['h', h],
		['m', m],
		['s', s],
	]);
}

function wordSeconds(given: string): number | undefined {
	if (/^\d+(\.\d+)?$/.test(given)) return Number(given);
	const parts: Array<[string, number]> = [];
	let rest = given;
	while (rest !== '') {
		const part = PART.exec(rest);
		if (!part) return undefined;
		parts.push([part[2]?.charAt(0).toLowerCase() ?? '', Number(part[1])]);
		rest = rest.slice(part[0].length);
	}
	return parts.length > 0 ? sumOf(parts) : undefined;
}

function sumOf(parts: ReadonlyArray<readonly [string, number | undefined]>): number {
	return parts.reduce((sum, [unit, count = 0]) => sum + count * (SECONDS[unit] ?? NaN), 0);
}

interface DurationOptions<Name extends string> extends Described<Name> {
	/** An example, where not every length will do. */
	readonly placeholder?: string;
}

const PLACEHOLDER = 'e.g. 8h, 1h 30m, or 7 days';

/** A length of time that may be left out. */
export function duration<const Name extends string>(
	options: DurationOptions<Name>,
): Field<Name, string | undefined> {
	return mapped(text({ placeholder: PLACEHOLDER, ...options }), (given) =>
		given === undefined ? undefined : durationOf(options.displayName, given),
	);
}

/** A length of time. */
export function requiredDuration<const Name extends string>(
	options: DurationOptions<Name>,
): Field<Name, string> {
	return mapped(requiredText({ placeholder: PLACEHOLDER, ...options }), (given) =>
		durationOf(options.displayName, given),
	);
}
