import { patiently } from '../../../engine/audit/reading';
import type { ServiceError } from '../../../engine/errors';
import type { AppFlow } from '../transport/client';

interface Counted {
	readonly service: AppFlow;
	/** How often each operation was called; what the transport repeats counts once. */
	readonly calls: Readonly<Record<string, number>>;
}

/** The same AppFlow, counting calls, and patient when it throttles. */
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
				return await patiently(
					async () => await service.send(operation, input, signal),
					isThrottling,
					pause,
				);
			},
		},
	};
}

function isThrottling({ code }: ServiceError): boolean {
	return code === 'ThrottlingException';
}
