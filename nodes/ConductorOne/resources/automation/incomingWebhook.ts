import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import { json } from '../../../../engine/fields';
import { conductorOneOperation } from '../../operation';

/** As large as an event may be, in bytes. */
const LARGEST = 64 * 1024;

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

const event = json({
	displayName: 'Data',
	name: 'eventData',
	description: "JSON object that the steps can read, as 'ctx.trigger' in their expressions",
	default: '={{ $json }}',
});

/** Sends an event that starts an automation, once however often n8n repeats the item. */
export const sendToIncomingWebhook = conductorOneOperation({
	value: 'sendToIncomingWebhook',
	name: 'Send to Incoming Webhook',
	action: 'Send to incoming webhook of automation',
	description:
		'Start an automation through its Incoming Webhook trigger, with an event that the credential for the incoming webhook signs',
	fields: [event],
	idempotent: true,
	async execute({ service, params, idempotencyToken }): Promise<IDataObject> {
		const webhook = await service.incomingWebhook();
		const body = JSON.stringify(params.eventData ?? {});
		const size = Buffer.byteLength(body);
		if (size > LARGEST) {
			throw new InputError('Data', `is too large: ${size} bytes of at most ${LARGEST}`);
		}
		const id = uuidOf(idempotencyToken([webhook.url, body]));
		const { duplicate } = await webhook.send({ id, body });
		return { eventId: id, delivered: true, duplicate };
	},
});

/** A token as ConductorOne wants it: a UUID of version 4, the same for the same token. */
function uuidOf(token: string): string {
	if (UUID_V4.test(token)) return token.toLowerCase();
	const digest = createHash('sha256').update(token).digest('hex');
	return [
		digest.slice(0, 8),
		digest.slice(8, 12),
		`4${digest.slice(13, 16)}`,
		`8${digest.slice(17, 20)}`,
		digest.slice(20, 32),
	].join('-');
}
