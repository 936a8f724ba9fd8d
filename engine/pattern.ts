/**
 * A test of names against patterns, any of which may fit: `*` stands for any characters, `?` for one.
 * Upper and lower case count, as they do in names of most services. Without patterns, all names fit.
 */
export function matcherOf(patterns: readonly string[]): (name: string) => boolean {
	const tests = patterns.map(
		(pattern) =>
			new RegExp(
				`^${pattern
					.replace(/[.+^${}()|[\]\\]/g, '\\$&')
					.replace(/\*+/g, '.*')
					.replaceAll('?', '.')}$`,
				'su',
			),
	);
	return (name) => tests.length === 0 || tests.some((test) => test.test(name));
}
