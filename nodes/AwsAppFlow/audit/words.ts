const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/** Whole days from one time to another; negative if it is still to come. */
export function daysBetween(from: Date, to: Date): number {
	return Math.floor((to.getTime() - from.getTime()) / DAY);
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
