/** All that a failure says, for a message about something that went wrong because of it. */
export function wordsOf(error: unknown): string {
	if (!(error instanceof Error)) return 'The reason is not known';
	const more = 'description' in error && error.description ? `\n${String(error.description)}` : '';
	return `${error.message}.${more}`;
}
