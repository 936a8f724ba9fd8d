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
				for (const rest of RESTS) {
					const { answer, throttled } = await service.send(operation, input, signal).then(
						(given) => ({ answer: { given }, throttled: false }),
						async (error: unknown) =>
							isThrottling(error)
								? { answer: undefined, throttled: true }
								: await Promise.reject(error),
					);
					if (answer) return answer.given;
					if (throttled) await pause(rest);
				}
				return await service.send(operation, input, signal);
			},
		},
	};
}

function isThrottling(error: unknown): boolean {
	return error instanceof ServiceError && error.code === 'ThrottlingException';
}
