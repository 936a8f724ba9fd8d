/**
 * A test of names against patterns, any of which may fit: `*` stands for any characters, `?` for one.
 * Upper and lower case count, as they do in names of most services. Without patterns, all names fit.
 */
export function matcherOf(patterns: readonly string[]): (name: string) => boolean {
	const parts = patterns.map((pattern) => [...pattern]);
	return (name) => {
		const characters = [...name];
		return parts.length === 0 || parts.some((pattern) => fits(pattern, characters));
	};
}

/** A regular expression of many stars could take for ever; this takes the product of the lengths. */
function fits(pattern: readonly string[], name: readonly string[]): boolean {
	let inPattern = 0;
	let inName = 0;
	/** Behind the last star, and up to where it reaches in the name. */
	let star: { readonly next: number; reach: number } | undefined;
	while (inName < name.length) {
		const wanted = pattern[inPattern];
		if (wanted === '*') {
			inPattern += 1;
			star = { next: inPattern, reach: inName };
		} else if (wanted === '?' || wanted === name[inName]) {
			inPattern += 1;
			inName += 1;
		} else if (star) {
			star.reach += 1;
			inPattern = star.next;
			inName = star.reach;
		} else {
			return false;
		}
	}
	return pattern.slice(inPattern).every((rest) => rest === '*');
}
