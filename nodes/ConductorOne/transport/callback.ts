import { CancelledError, ServiceError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { pause, throwIfCancelled } from '../../../engine/time';
import { failureOf } from './errors';
import type { Gate } from './gate';
import { withRetries } from './retry';
import { addressOfTenant, webAddress } from './tenantUrl';
import { NetworkError } from './wire';
import type { Send, WireReply } from './wire';

/** As large as an answer may be, in bytes. */
const LARGEST = 250_000;

/** Statuses that say that the URL no longer takes an answer. */
const OVER: ReadonlySet<number> = new Set([400, 404, 409, 410]);

const FIELD = 'Callback URL';

/**
 * Sends answers to callback URLs. Such a URL takes one answer, so nothing is repeated unless the
 * tenant has said that it did not look at it (429).
 */
export function answerOver(
	send: Send,
	{ origin, gate, signal }: { origin: string; gate: Gate; signal: AbortSignal | undefined },
) {
	return async (
		callbackUrl: string,
		document: Readonly<Record<string, unknown>>,
	): Promise<void> => {
		const url = checkCallbackUrl(callbackUrl, origin);
		const body = JSON.stringify(document);
		if (Buffer.byteLength(body) > LARGEST) {
			throw new InputError('Context', 'is too large: an answer can have 250 KB');
		}
		const attempt = async () => {
			throwIfCancelled(signal);
			const reply = await gate(
				async () =>
					await send({
						method: 'POST',
						url,
						headers: { accept: 'application/json', 'content-type': 'application/json' },
						body,
					}),
			).catch(async (error: unknown) => {
				if (signal?.aborted) return await Promise.reject(new CancelledError());
				return await Promise.reject(error instanceof NetworkError ? lost(error) : error);
			});
			if (reply.status < 200 || reply.status >= 300) throw refused(reply);
		};
		await withRetries(attempt, {
			safe: false,
			pause: async (milliseconds) => await pause(milliseconds, signal),
		});
	};
}

/**
 * A callback URL, if it belongs to the tenant: nobody else is to learn what a workflow decides.
 *
 * @throws {InputError}
 */
export function checkCallbackUrl(callbackUrl: string, origin: string): string {
	const url = webAddress(callbackUrl);
	if (!url)
		throw new InputError(FIELD, 'is not a URL', "Use 'callbackUrl' of the trigger's output");
	return addressOfTenant(
		FIELD,
		url,
		origin,
		'Answers are sent to the tenant of the credential only. Choose the credential of the tenant that the delivery came from',
	);
}

function refused(reply: WireReply): ServiceError {
	if (!OVER.has(reply.status)) return failureOf(reply);
	return failureOf(reply, {
		message: 'The delivery cannot be answered: it was answered before, or its time is up',
		fix: "Each delivery takes one answer, before the callback timeout of its webhook. Use 'Task' operations such as 'Approve' to decide the task now",
	});
}

function lost({ description, code }: NetworkError): ServiceError {
	return new ServiceError({
		message: 'The connection was lost before the tenant confirmed the answer',
		description: [
			'It may have arrived or not, so it was not sent again. Look at the task. Running the node again does no harm: the delivery takes one answer only',
			description,
		],
		...(code && { code }),
	});
}
