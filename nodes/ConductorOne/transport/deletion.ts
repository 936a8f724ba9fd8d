import { ServiceError } from '../../../engine/errors';
import { NetworkError } from './wire';

type Reply = Record<string, unknown>;

/**
 * The tries of a deletion. When the answer to one was lost, "not found" in a later one means that the
 * deletion had been done.
 */
export function triesOfDeletion(attempt: () => Promise<Reply>): () => Promise<Reply> {
	let answerLost = false;
	return async () =>
		await attempt().catch(async (error: unknown) => {
			if (answerLost && error instanceof ServiceError && error.status === 404) return {};
			answerLost ||= leavesOpen(error);
			return await Promise.reject(error);
		});
}

/** Whether the tenant may have acted all the same: it did not answer, or fell over. */
function leavesOpen(error: unknown): boolean {
	if (!(error instanceof ServiceError)) return false;
	return error instanceof NetworkError || (error.status !== undefined && error.status >= 500);
}
