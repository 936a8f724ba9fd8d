import type { AppFlow } from '../transport/client';

/** What is being done, by flow: the last in each row. */
const rows = new WeakMap<AppFlow, Map<string, Promise<unknown>>>();

/**
 * Does something to a flow when nothing else in this run of the node does: items that change the
 * same flow for a while, and change it back, must not meet.
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
