/** Who owns something in a role: a user, or whoever has an entitlement. */
export interface Owner {
	roleSlug: string;
	createdAt: string;
	userId?: string;
	entitlement?: { appId: string; id: string };
}

/** Something that has owners. */
export interface Owned {
	/** Who owns it from which time on, newest last: changes do not show at once. */
	owners: Array<{ from: number; owners: Owner[] }>;
}

/** The role that `userIds`, the older way to name owners, stands for. */
export const ownerRole = 'owner';

/** The owners of something from its beginning. */
export const ownedFromTheStart = (owners: Owner[]): Owned => ({ owners: [{ from: 0, owners }] });

export function ownersAt({ owners }: Owned, now: Date): Owner[] {
	return owners.filter(({ from }) => from <= now.getTime()).at(-1)?.owners ?? [];
}

/** Changes the owners, starting from what was last asked for, shown or not. */
export function changeOwners(
	owned: Owned,
	now: Date,
	delaySeconds: number,
	change: (owners: Owner[]) => Owner[],
): void {
	const last = owned.owners.at(-1)?.owners ?? [];
	owned.owners.push({ from: now.getTime() + delaySeconds * 1000, owners: change(last) });
}
