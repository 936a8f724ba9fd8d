import { CancelledError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { pause, throwIfCancelled } from '../../../engine/time';
import { failureOf } from './errors';
import type { Gate } from './gate';
import { withRetries } from './retry';
import type { Send } from './wire';

/** An event for an incoming webhook. */
export interface IncomingEvent {
	readonly url: string;
	/** JSON. */
	readonly body: string;
	/** Who sends it and when, made for each try. */
	readonly headers: () => Readonly<Record<string, string>>;
}

const PATH = '/api/v1/webhooks/incoming/';
const WEBHOOK = /^\/api\/v1\/webhooks\/incoming\/[\w-]+(\/t\/[^/]+)?$/;
const FIELD = 'Webhook URL';

/**
 * The URL of an incoming webhook of the tenant, from that URL or from the ID of its listener. Events
 * hold data of people, which nobody else is to get.
 *
 * @throws {InputError}
 */
export function incomingWebhookUrl(given: string, origin: string): string {
	if (/^[\w-]+$/.test(given)) return `${origin}${PATH}${given}`;
	const url = URL.canParse(given) ? new URL(given) : undefined;
	if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
		throw new InputError(FIELD, 'is neither a URL nor the ID of a listener');
	}
	if (url.origin !== origin || url.username !== '' || url.password !== '') {
		throw new InputError(
			FIELD,
			`does not belong to ${origin}`,
			'Events are sent to the tenant of the credential only. Choose the credential of the tenant that the automation belongs to',
		);
	}
	if (!WEBHOOK.test(url.pathname)) {
		throw new InputError(
			FIELD,
			'is not that of an incoming webhook',
			`Its path begins with ${PATH}. Copy it from the trigger of the automation`,
		);
	}
	return url.href;
}

/**
 * Sends events to incoming webhooks, without the credential's token: the signature says who sends
 * them. The tenant takes each event ID once in seven days, so repeating does no harm.
 */
export function sendIncomingOver(
	send: Send,
	{ gate, signal }: { gate: Gate; signal: AbortSignal | undefined },
) {
	return async ({ url, body, headers }: IncomingEvent): Promise<{ duplicate: boolean }> => {
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
							...headers(),
						},
						body,
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
}
