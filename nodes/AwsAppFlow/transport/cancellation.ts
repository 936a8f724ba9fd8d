import { CancelledError } from '../../../engine/errors';
import { throwIfCancelled } from '../../../engine/time';

/** The calls that are under way, by the signal of the execution that they belong to. */
const underWay = new WeakMap<AbortSignal, Set<AbortController>>();

/**
 * Makes a call that ends at once when the execution is cancelled, whatever it waits for: the SDK's
 * wait for a role's session, say, cannot be stopped.
 *
 * Each call gets a signal of its own. Node warns of a leak when more than ten listen to one signal,
 * and each call has several listeners.
 *
 * @throws {CancelledError}
 */
export async function cancellable<Result>(
	signal: AbortSignal | undefined,
	call: (own: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
	throwIfCancelled(signal);
	if (!signal) return await call(undefined);
	const controller = new AbortController();
	const calls = callsOf(signal);
	calls.add(controller);
	const cancelled = new Promise<never>((_resolve, reject) => {
		controller.signal.addEventListener('abort', () => reject(new CancelledError()));
	});
	return await Promise.race([call(controller.signal), cancelled]).finally(() => {
		calls.delete(controller);
	});
}

function callsOf(signal: AbortSignal): Set<AbortController> {
	const known = underWay.get(signal);
	if (known) return known;
	const calls = new Set<AbortController>();
	underWay.set(signal, calls);
	signal.addEventListener('abort', () => calls.forEach((controller) => controller.abort()));
	return calls;
}
