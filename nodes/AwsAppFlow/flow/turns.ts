import type { AppFlow } from '../transport/client';

/** What is being done, by flow: the last in each row. */
const rows = new WeakMap<AppFlow, Map<string, Promise<unknown>>>();

/**
 * Changes a flow when nothing else in this run of the node does. AWS replaces a flow whole, so of
 * items that change the same one, each has to see what the one before it did.
 */
export async function inTurn<Result>(
	service: AppFlow,
	flowName: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const row = rows.get(service) ?? new Map<string, Promise<unknown>>();
	rows.set(service, row);
	const before = row.get(flowName) ?? Promise.resolve();
	const own = before.then(work, work);
	row.set(flowName, own);
	return await own;
}
