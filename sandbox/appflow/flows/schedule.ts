const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds of the units that AppFlow's rates are written in. */
const UNITS: Record<string, number> = {
	minutes: MINUTE,
	hours: 60 * MINUTE,
	days: DAY,
};

/** When a scheduled flow runs. */
interface Schedule {
	/** The shortest time between two runs, in milliseconds. */
	interval: number;
	/** The run that follows on one, or on the time of activation; all times in milliseconds. */
	after(time: number): number;
	/** The first run of those that follow on one that is not before a time. */
	firstSince(time: number, run: number): number;
}

/**
 * Reads a schedule expression: `rate(5minutes)`, without a space and always in the plural, as AppFlow
 * has it and other AWS services do not, or `cron(0 1 * * ? *)` in UTC.
 *
 * @returns `undefined` for anything else
 */
export function readSchedule(expression: string): Schedule | undefined {
	const rate = /^rate\(([1-9]\d{0,5})([a-z]+)\)$/.exec(expression);
	if (rate) {
		const unit = UNITS[rate[2] ?? ''];
		if (unit === undefined) return undefined;
		const interval = Number(rate[1]) * unit;
		return {
			interval,
			after: (time) => time + interval,
			firstSince: (time, run) => run + Math.max(0, Math.ceil((time - run) / interval)) * interval,
		};
	}
	const cron = /^cron\(([^()]+)\)$/.exec(expression);
	return cron ? readCron((cron[1] ?? '').split(' ')) : undefined;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Fits = (value: number) => boolean;

/** The part of a cron expression for one unit; names count from `first`. */
function readPart(part: string, first: number, last: number, names: string[] = []): Fits | null {
	if (part === '*' || part === '?') return () => true;
	const valueOf = (written: string) => {
		const named = names.indexOf(written.toUpperCase());
		const value = named >= 0 ? named + first : /^\d+$/.test(written) ? Number(written) : NaN;
		return value >= first && value <= last ? value : NaN;
	};
	const tests: Fits[] = [];
	for (const piece of part.split(',')) {
		const [range = '', step = '1'] = piece.split('/');
		const [from = '', to] = range === '*' ? [String(first), String(last)] : range.split('-');
		const low = valueOf(from);
		const high = to !== undefined ? valueOf(to) : piece.includes('/') ? last : low;
		const every = Number(step);
		if (!(low <= high) || !Number.isInteger(every) || every < 1) return null;
		tests.push((value) => value >= low && value <= high && (value - low) % every === 0);
	}
	return (value) => tests.some((fits) => fits(value));
}

function readCron(parts: string[]): Schedule | undefined {
	const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = parts;
	// AWS wants a question mark for the one of the two days that is left open.
	if (parts.length !== 6 || (days === '?') === (weekdays === '?')) return undefined;
	const minute = readPart(minutes, 0, 59);
	const hour = readPart(hours, 0, 23);
	const day = readPart(days, 1, 31);
	const month = readPart(months, 1, 12, MONTHS);
	const weekday = readPart(weekdays, 1, 7, DAYS);
	const year = readPart(years, 1970, 2199);
	if (!minute || !hour || !day || !month || !weekday || !year) return undefined;
	const isDay = (at: Date) =>
		day(at.getUTCDate()) &&
		month(at.getUTCMonth() + 1) &&
		weekday(at.getUTCDay() + 1) &&
		year(at.getUTCFullYear());
	const after = (time: number) => {
		let at = Math.floor(time / MINUTE) * MINUTE + MINUTE;
		for (const horizon = at + 5 * 366 * DAY; at < horizon;) {
			const date = new Date(at);
			if (!isDay(date)) at = (Math.floor(at / DAY) + 1) * DAY;
			else if (hour(date.getUTCHours()) && minute(date.getUTCMinutes())) return at;
			else at += MINUTE;
		}
		return Infinity;
	};
	return {
		interval: shortestGap(after),
		after,
		firstSince: (time, run) => (time <= run ? run : after(time - 1)),
	};
}

/** Found by trying: the times of a cron expression need not be evenly spread. */
function shortestGap(after: (time: number) => number): number {
	let shortest = Infinity;
	let run = after(Date.UTC(2026, 0));
	for (let tries = 0; tries < 100 && run < Infinity; tries += 1) {
		const next = after(run);
		shortest = Math.min(shortest, next - run);
		run = next;
	}
	return shortest;
}
