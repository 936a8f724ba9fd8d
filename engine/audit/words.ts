import type { Severity, Status } from './finding';

/** Severities as people read them. */
export const SEVERITY_NAMES: Record<Severity, string> = {
	critical: 'Critical',
	high: 'High',
	medium: 'Medium',
	low: 'Low',
};

/** Statuses as people read them. */
export const STATUS_NAMES: Record<Status, string> = {
	new: 'New',
	stillOpen: 'Still open',
	resolved: 'Resolved',
};

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day as people write it, in UTC: "22 Nov 2026"; text that is no date stays as it is. */
export function dayOf(iso: string): string {
	const date = new Date(iso);
	if (Number.isNaN(date.getTime())) return iso;
	return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The same with the time: "22 Nov 2026, 05:30 UTC". */
export function momentOf(iso: string): string {
	const date = new Date(iso);
	if (Number.isNaN(date.getTime())) return iso;
	return `${dayOf(iso)}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** Whole days from one time to another; negative if it is still to come. */
export function daysBetween(from: Date, to: Date): number {
	return Math.floor((to.getTime() - from.getTime()) / DAY);
}

/** Whole hours from one time to another; negative if it is still to come. */
export function hoursBetween(from: Date, to: Date): number {
	return Math.floor((to.getTime() - from.getTime()) / HOUR);
}

/** Whole minutes from one time to another. */
export function minutesBetween(from: Date, to: Date): number {
	return Math.floor((to.getTime() - from.getTime()) / MINUTE);
}

/** The first few of a list: "a, b, c, and 4 more". */
export function some(names: readonly string[], most = 5): string {
	const rest = names.length - most;
	return rest > 0 ? `${names.slice(0, most).join(', ')}, and ${rest} more` : names.join(', ');
}

/** The beginning of a text that somebody else wrote, in one line. */
export function excerpt(text: string, most = 300): string {
	const characters = [...text.replace(/\s+/g, ' ').trim()];
	return characters.length > most
		? `${characters.slice(0, most - 1).join('')}…`
		: characters.join('');
}
