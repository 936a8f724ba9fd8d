/** One field of a cron expression: its name, its range, and the names that stand for numbers. */
interface CronField {
	readonly name: string;
	readonly from: number;
	readonly to: number;
	readonly names?: readonly string[];
	/** What else the field may be, beside numbers. */
	readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The six fields that AWS's cron expressions have, in their order. */
const FIELDS: readonly CronField[] = [
	{ name: 'minutes', from: 0, to: 59 },
	{ name: 'hours', from: 0, to: 23 },
	{ name: 'day of month', from: 1, to: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/ },
	{ name: 'month', from: 1, to: 12, names: MONTHS },
	{
		name: 'day of week',
		from: 1,
		to: 7,
		names: WEEKDAYS,
		special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
	},
	{ name: 'year', from: 1970, to: 2199 },
];

const MINUTES_A_DAY = 24 * 60;

/** What is wrong with the inside of `cron(...)`, as the rest of a sentence; `undefined` if nothing. */
export function cronProblem(inside: string): string | undefined {
	const parts = inside.trim().toUpperCase().split(/\s+/);
	if (parts.length !== FIELDS.length) {
		return `has ${parts.length} cron fields: AWS needs six (minutes, hours, day of month, month, day of week, year)`;
	}
	const wrong = FIELDS.findIndex((field, index) => !isValid(parts[index] ?? '', field));
	if (wrong >= 0) {
		return `has '${parts[wrong]}' as ${FIELDS[wrong]?.name}, which is no cron value`;
	}
	if ((parts[2] === '?') === (parts[4] === '?')) {
		return "needs '?' as either day of month or day of week, and not as both";
	}
	return undefined;
}

function isValid(part: string, field: CronField): boolean {
	return field.special?.test(part) === true || valuesOf(part, field) !== undefined;
}

/** The numbers that a part such as `1-5,10/5` stands for; `undefined` if it stands for none. */
function valuesOf(part: string, field: CronField): number[] | undefined {
	const lists = part.split(',').map((entry) => entryValues(entry, field));
	return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

function entryValues(entry: string, field: CronField): number[] | undefined {
	const [range = '', step, ...rest] = entry.split('/');
	if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return undefined;
	const [first = '', last, ...more] =
		range === '*' ? [`${field.from}`, `${field.to}`] : range.split('-');
	const from = numberOf(first, field);
	const to = last === undefined ? (step === undefined ? from : field.to) : numberOf(last, field);
	if (more.length > 0 || from === undefined || to === undefined || from > to) return undefined;
	const each = Number(step ?? 1);
	return Array.from(
		{ length: Math.floor((to - from) / each) + 1 },
		(_, index) => from + index * each,
	);
}

function numberOf(text: string, { from, to, names = [] }: CronField): number | undefined {
	const named = names.indexOf(text);
	if (named >= 0) return named + from;
	const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
	return value >= from && value <= to ? value : undefined;
}

/** The shortest time between two runs, in minutes; a day at most. The expression has to be valid. */
export function cronInterval(inside: string): number {
	const parts = inside.trim().toUpperCase().split(/\s+/);
	const [minutes, hours] = FIELDS.map((field, index) => valuesOf(parts[index] ?? '', field) ?? []);
	const times = [
		...new Set(
			(hours ?? []).flatMap((hour) => (minutes ?? []).map((minute) => hour * 60 + minute)),
		),
	].sort((a, b) => a - b);
	const everyDay = [parts[2], parts[4]].every((part) => part === '*' || part === '?');
	const next = everyDay ? [(times[0] ?? 0) + MINUTES_A_DAY] : [];
	const gaps = [...times.slice(1), ...next].map((time, index) => time - (times[index] ?? 0));
	return Math.min(MINUTES_A_DAY, ...gaps);
}
