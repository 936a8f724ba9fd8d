import type { Samples } from './fill';

/** How one operation is held against the official document. */
export interface Row {
	/** The official operations that it calls, in order and without `c1.api.`. */
	readonly calls: readonly string[];
	/** What to fill in where the field itself does not tell. */
	readonly with?: Samples;
	/** Changes to the sample answers, by official operation. */
	readonly replies?: Readonly<Record<string, (sample: Record<string, unknown>) => unknown>>;
	/** Requests that are no API operation: the message that each path takes; null for any JSON. */
	readonly messages?: Readonly<Record<string, string | null>>;
}

/** The official operations alone, or more about it. */
type ShortRow = string | readonly string[] | Row;

/** A row for each operation of a resource, by its value. */
export type Rows = Readonly<Record<string, ShortRow>>;

export function rowOf(row: ShortRow): Row {
	if (typeof row === 'string') return { calls: [row] };
	return 'calls' in row ? row : { calls: row };
}

/** The rows of the operations on owners, by their service: they are the same for all that has owners. */
export const ownerRows = (service: string): Rows => ({
	addOwner: `${service}.CreateUserOwner`,
	addOwnerEntitlement: `${service}.CreateEntitlementOwner`,
	getManyOwnerEntitlements: `${service}.SearchEntitlementOwners`,
	getManyOwners: `${service}.SearchUserOwners`,
	removeOwner: `${service}.DeleteUserOwner`,
	removeOwnerEntitlement: `${service}.DeleteEntitlementOwner`,
	replaceOwners: `${service}.Set`,
});
