import type { StaticData } from '../poll/state';

/** The name under which the IDs are kept. */
const NAME = 'deliveries';

/** So many are kept. A service repeats a delivery within hours, and each takes room in the database. */
const MAXIMUM = 500;

/**
 * Those of the IDs that were not delivered before; from now on they were. Services deliver at least
 * once, so the same may come again.
 */
export function newDeliveries(data: StaticData, ids: readonly string[]): Set<string> {
	const kept: unknown = data[NAME];
	const before: unknown[] = Array.isArray(kept) ? kept : [];
	const known = new Set(before.filter((id) => typeof id === 'string'));
	const fresh = new Set(ids.filter((id) => !known.has(id)));
	if (fresh.size > 0) data[NAME] = [...known, ...fresh].slice(-MAXIMUM);
	return fresh;
}
