import { CancelledError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { pause, throwIfCancelled } from '../../../engine/time';
import { failureOf } from './errors';
import type { Gate } from './gate';
import type { IncomingCredential } from './incomingCredential';
import { withRetries } from './retry';
import { addressOfTenant, webAddress } from './tenantUrl';
import type { Send } from './wire';

/** An event for an incoming webhook. */
interface IncomingEvent {
	/** UUID, version 4. */
	readonly id: string;
	/** JSON. */
	readonly body: string;
}

/** Where an automation takes events. */
export interface IncomingWebhook {
	readonly url: string;
	/**
	 * Sends an event, without the tenant's token: the signature says who sends it. The tenant takes
	 * each ID once in seven days, so repeating does no harm.
	 *
	 * @returns whether the tenant had the event already
	 * @throws {ServiceError} when it is not accepted
	 */
	send(event: IncomingEvent): Promise<{ duplicate: boolean }>;
}

const PATH = '/api/v1/webhooks/incoming/';
const WEBHOOK = /^\/api\/v1\/webhooks\/incoming\/[\w-]+(\/t\/[^/]+)?$/;

/**
 * The URL of an incoming webhook of the tenant, from that URL or from the ID of its listener. Events
 * hold data of people, which nobody else is to get.
 *
 * @throws {InputError}
 */
function incomingWebhookUrl({ field, address }: IncomingCredential, origin: string): string {
	const url = checkIncomingAddress({ field, address });
	if (!url) return `${origin}${PATH}${address}`;
	return addressOfTenant(
		field,
		url,
		origin,
		'Events are sent to the tenant of the credential only. Choose the credential of the tenant that the automation belongs to',
	);
}

/**
 * The URL of an incoming webhook, of whichever tenant; `undefined` for the ID of a listener.
 *
 * @throws {InputError} when it is neither
 */
export function checkIncomingAddress({
	field,
	address,
}: Pick<IncomingCredential, 'address' | 'field'>): URL | undefined {
	if (/^[\w-]+$/.test(address)) return undefined;
	const url = webAddress(address);
	if (!url) throw new InputError(field, 'is neither a URL nor the ID of a listener');
	if (WEBHOOK.test(url.pathname)) return url;
	throw new InputError(
		field,
		'is not that of an incoming webhook',
		`Its path begins with ${PATH}. Copy it from the trigger of the automation`,
	);
}

/**
 * Opens the webhook that a credential is for.
 *
 * @throws {InputError} when it is not one of the tenant
 */
export function openIncomingWebhook(
	credential: IncomingCredential,
	send: Send,
	{ origin, gate, signal }: { origin: string; gate: Gate; signal: AbortSignal | undefined },
): IncomingWebhook {
	const url = incomingWebhookUrl(credential, origin);
	const sign = credential.signer(origin);
	/** Signed anew for each try: a signature is good for five minutes. */
	const headersOf = ({ id, body }: IncomingEvent) => {
		const timestamp = Math.floor(Date.now() / 1000);
		return {
			'webhook-timestamp': String(timestamp),
			'webhook-event-id': id,
			...sign({ url, id, body, timestamp }),
		};
	};
	const deliver = async (event: IncomingEvent): Promise<{ duplicate: boolean }> => {
		const attempt = async () => {
			throwIfCancelled(signal);
			const reply = await gate(
				async () =>
					await send({
						method: 'POST',
						url,
						headers: {
							accept: 'application/json',
							'content-type': 'application/json',
							...headersOf(event),
						},
						body: event.body,
					}),
			).catch(
				async (error: unknown) =>
					await Promise.reject(signal?.aborted ? new CancelledError() : error),
			);
			if (reply.status === 409) return { duplicate: true };
			if (reply.status === 401) {
				throw failureOf(reply, {
					message: 'The webhook does not accept the signature',
					fix: "Check that the secret or key belongs to this webhook's trigger, that the JWKS URL can be reached and has the key's ID, and that this machine's clock is right",
				});
			}
			if (reply.status === 403) {
				throw failureOf(reply, {
					message: "The webhook does not accept events from n8n's address",
					fix: "Add n8n's address to the allowed IPs of the webhook",
				});
			}
			if (reply.status === 404) {
				throw failureOf(reply, {
					message: 'There is no such incoming webhook',
					fix: 'Check the URL, and that the automation is published and enabled',
				});
			}
			if (reply.status < 200 || reply.status >= 300) throw failureOf(reply);
			return { duplicate: false };
		};
		return await withRetries(attempt, {
			safe: true,
			pause: async (milliseconds) => await pause(milliseconds, signal),
		});
	};
	return { url, send: deliver };
}
