import { InputError } from '../field';

/** Whether a name matches one of the patterns, in which `*` stands for any characters. */
export function matchesAny(name: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => {
		const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*');
		return new RegExp(`^${escaped}$`, 'is').test(name);
	});
}

/**
 * A regular expression that the user typed.
 *
 * @throws {InputError} when it is none
 */
export function regularExpression(field: string, pattern: string, flags = ''): RegExp {
	const made = compiled(pattern, flags);
	if (made) return made;
	throw new InputError(
		field,
		'is not a regular expression',
		'Check brackets and backslashes, as in ^[a-z]+-(dev|prod)$',
	);
}

function compiled(pattern: string, flags: string): RegExp | undefined {
	try {
		return new RegExp(pattern, flags);
	} catch {
		return undefined;
	}
}
