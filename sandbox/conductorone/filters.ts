/** Whether a value is among the wanted ones, where wanting none means any. */
export const anyOf = (wanted: readonly string[], have: string): boolean =>
	wanted.length === 0 || wanted.includes(have);

/** The IDs of references that a client sent. */
export const idsOf = (given: ReadonlyArray<{ id: string } | undefined>): string[] =>
	given.flatMap((ref) => ref?.id ?? []);
