import { invalid } from './errors';
import type { Reader } from './protojson';
import { time } from './wellKnown';

/** A `google.protobuf.Timestamp`, as it is answered. */
export const timestamp: Reader<string | null> = (value, at) => {
	const milliseconds = time(value, at);
	return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
};

/**
 * Changes exactly what a mask names; what it names and the client left out is cleared.
 *
 * @param allowed members that can be changed
 */
export function applyMask(
	entity: Record<string, unknown>,
	given: Readonly<Record<string, unknown>> | undefined,
	mask: readonly string[],
	allowed: readonly string[],
): void {
	if (!given || mask.length === 0) throw invalid('update_mask is required');
	const unknown = mask.find((path) => !allowed.includes(path));
	if (unknown !== undefined) throw invalid(`invalid update mask: ${unknown} cannot be updated`);
	for (const path of mask) entity[path] = given[path] ?? null;
}
