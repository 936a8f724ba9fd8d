import type { Severity, Status } from './finding';

export const SEVERITY_NAMES: Record<Severity, string> = {
	critical: 'Critical',
	high: 'High',
	medium: 'Medium',
	low: 'Low',
};

export const STATUS_NAMES: Record<Status, string> = {
	new: 'New',
	stillOpen: 'Still open',
	resolved: 'Resolved',
};

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

/** A number with what it counts: "1 flow", "2 flows". */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
