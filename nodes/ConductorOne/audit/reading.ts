import { nothingRead, readEach } from '../../../engine/audit/reading';
import type { ReadThings, Reading } from '../../../engine/audit/reading';
import { ServiceError } from '../../../engine/errors';
import type { App, Need } from './facts';
import type { Asking } from './requests';
import type { CredentialRef } from './thresholds';

/** What gathering facts works with. */
export interface Gathering {
	readonly asking: Asking;
	readonly signal: AbortSignal | undefined;
	readonly needs: ReadonlySet<Need>;
	/** How many requests at a time. */
	readonly concurrency: number;
	readonly connectorCredentials: readonly CredentialRef[];
	/** Ids of the rules that need a kind of fact. */
	readonly rulesThatNeed: (need: Need) => string[];
}

/** How apps are told apart, and called. */
export const ofApps = {
	keyOf: ({ id }: App) => id,
	nameOf: ({ name }: App) => `App ${name}`,
};

/** Reads about several things what is needed, if it is. */
export async function readNeeded<Thing, Value>(
	{ needs, signal, concurrency, rulesThatNeed }: Gathering,
	need: Need,
	{ read, ...things }: Pick<Reading<Thing, Value>, 'things' | 'keyOf' | 'nameOf' | 'read'>,
): Promise<ReadThings<Value>> {
	if (!needs.has(need)) return nothingRead();
	return await readEach({
		...things,
		read: async (thing) => await unlessGone(async () => await read(thing)),
		rules: rulesThatNeed(need),
		isDenied: ({ status }) => status === 403,
		concurrency,
		signal,
	});
}

async function unlessGone<Value>(
	read: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
	return await read().catch(async (error: unknown) =>
		error instanceof ServiceError && error.status === 404 ? undefined : await Promise.reject(error),
	);
}

/** Whether a user owns something, or else whoever has an entitlement. */
export async function hasOwner(asking: Asking, path: string, name: string): Promise<boolean> {
	const any = async (kind: 'users' | 'entitlements') => {
		const request = { method: 'GET', path: `${path}/${kind}` } as const;
		return (await asking.rows(name, request, { most: 1 })).length > 0;
	};
	return (await any('users')) || (await any('entitlements'));
}
