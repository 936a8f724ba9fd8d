/** Something the person at the keyboard can mend: told in words, without a stack. */
export class Problem extends Error {
	/**
	 * @param {string} message what happened
	 * @param {string} [remedy] what to do about it
	 */
	constructor(message, remedy) {
		super(message);
		this.name = 'Problem';
		this.remedy = remedy;
	}
}

/**
 * An error in words: a problem's message and remedy, or everything there is to know.
 *
 * @param {unknown} error
 */
export function inWords(error) {
	if (error instanceof Problem) return [error.message, error.remedy].filter(Boolean).join('\n');
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
