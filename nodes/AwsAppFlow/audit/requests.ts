import { ServiceError } from '../../../engine/errors';
import type { AppFlow } from '../transport/client';

/** How long to let AppFlow rest once it throttles even the repeated requests, in milliseconds. */
const RESTS = [2_000, 5_000, 10_000, 20_000];

export interface Counted {
	readonly service: AppFlow;
	/** How often each operation was called; what the transport repeats counts once. */
	readonly calls: Readonly<Record<string, number>>;
}

/**
 * The same AppFlow, counting calls. It is patient as well: an audit of a large account asks for more
 * at a time than others do, and nothing is lost by waiting.
 */
export function countingCalls(
	service: AppFlow,
	pause: (milliseconds: number) => Promise<void>,
): Counted {
	const calls: Record<string, number> = {};
	return {
		calls,
		service: {
			...service,
			async send(operation, input, signal) {
				calls[operation] = (calls[operation] ?? 0) + 1;
				return await patiently(async () => await service.send(operation, input, signal), pause);
			},
		},
	};
}

async function patiently<Answer>(
	ask: () => Promise<Answer>,
	pause: (milliseconds: number) => Promise<void>,
	[rest, ...rests]: readonly number[] = RESTS,
): Promise<Answer> {
	if (rest === undefined) return await ask();
	return await ask().catch(async (error: unknown) => {
		if (!isThrottling(error)) return await Promise.reject(error);
		await pause(rest);
		return await patiently(ask, pause, rests);
	});
}

function isThrottling(error: unknown): boolean {
	return error instanceof ServiceError && error.code === 'ThrottlingException';
}
