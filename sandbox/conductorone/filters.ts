import { list, message, string } from './protojson';

/** References to what is in an app: IDs are unique within it only. */
export const refs = list(message({ appId: string, id: string }));

/** Whether a value is among the wanted ones, where wanting none means any. */
export const anyOf = (wanted: readonly string[], have: string): boolean =>
	wanted.length === 0 || wanted.includes(have);

/** The IDs of references that a client sent. */
export const idsOf = (given: ReadonlyArray<{ id: string } | undefined>): string[] =>
	given.flatMap((ref) => ref?.id ?? []);

/** As {@link anyOf}, for what is in an app. */
export const hasRef = (
	wanted: ReadonlyArray<{ appId: string; id: string } | undefined>,
	appId: string,
	id: string,
): boolean => wanted.length === 0 || wanted.some((ref) => ref?.id === id && ref.appId === appId);
