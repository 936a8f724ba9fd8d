import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { choice, json, requiredText, showWhen, text } from '../../../../engine/fields';
import { conductorOneOperation } from '../../operation';
import { hmacSigner, jwtSigner } from './signature';
import type { Signer } from './signature';

/** As large as an event may be, in bytes. */
const LARGEST = 64 * 1024;

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

const kind = choice({
	displayName: 'Webhook Authentication',
	name: 'webhookAuthentication',
	description: 'What the trigger of the automation is set to',
	options: [
		{ name: 'Capability URL', value: 'capabilityUrl', description: 'The URL itself is secret' },
		{ name: 'HMAC', value: 'hmac', description: 'A secret that ConductorOne has made' },
		{ name: 'JWT', value: 'jwt', description: 'A private key of your own' },
	],
	default: 'hmac',
});

const webhookUrl = requiredText({
	displayName: 'Webhook URL',
	name: 'incomingWebhookUrl',
	description: 'URL that the Incoming Webhook trigger of the automation shows, or its listener ID',
	placeholder:
		'e.g. https://acme.conductor.one/api/v1/webhooks/incoming/2kG3aTftCcAvWtHZt2Ywry0dPn7',
});

const capabilityUrl = requiredText({
	displayName: 'Capability URL',
	name: 'capabilityUrl',
	description: 'URL that ConductorOne showed when the trigger was saved, with the token in it',
	secret: true,
});

const webhookSecret = requiredText({
	displayName: 'Webhook Secret',
	name: 'webhookSecret',
	description: 'Secret that ConductorOne showed when the trigger was saved (webhookHmacSecret)',
	secret: true,
});

const privateKey = requiredText({
	displayName: 'Private Key',
	name: 'privateKey',
	description:
		"Private key, in PEM form or as a JSON Web Key, to the public one at the trigger's JWKS URL",
	secret: true,
});

const keyId = text({
	displayName: 'Key ID',
	name: 'keyId',
	description: "ID (kid) of the key at the trigger's JWKS URL",
});

/** An address that is given, and how what goes there is signed. */
interface Target {
	readonly address: string;
	readonly signer: (tenant: string) => Signer;
}

const target: Field<'target', Target> = {
	name: 'target',
	properties: [
		...kind.properties,
		...showWhen(webhookUrl, { webhookAuthentication: ['hmac', 'jwt'] }).properties,
		...showWhen(webhookSecret, { webhookAuthentication: ['hmac'] }).properties,
		...showWhen(privateKey, { webhookAuthentication: ['jwt'] }).properties,
		...showWhen(keyId, { webhookAuthentication: ['jwt'] }).properties,
		...showWhen(capabilityUrl, { webhookAuthentication: ['capabilityUrl'] }).properties,
	],
	read(reader) {
		const chosen = kind.read(reader);
		if (chosen === 'capabilityUrl') {
			return { address: capabilityUrl.read(reader), signer: () => () => ({}) };
		}
		const address = webhookUrl.read(reader);
		if (chosen === 'hmac') {
			const secret = webhookSecret.read(reader);
			return { address, signer: () => hmacSigner(secret) };
		}
		const key = { privateKey: privateKey.read(reader), keyId: keyId.read(reader) };
		return { address, signer: (tenant) => jwtSigner(tenant, key) };
	},
};

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
		'Start an automation through its Incoming Webhook trigger, with a signed event; needs no permission of the credential',
	fields: [target, event],
	idempotent: true,
	async execute({ service, params, idempotencyToken }): Promise<IDataObject> {
		const { address, signer } = params.target;
		const url = service.incomingWebhookUrl(address);
		const body = JSON.stringify(params.eventData ?? {});
		const size = Buffer.byteLength(body);
		if (size > LARGEST) {
			throw new InputError('Data', `is too large: ${size} bytes of at most ${LARGEST}`);
		}
		const sign = signer(service.origin);
		const id = uuidOf(idempotencyToken([url, body]));
		const { duplicate } = await service.sendToIncomingWebhook({
			url,
			body,
			// Signed anew for each try: a signature is good for five minutes.
			headers: () => {
				const timestamp = Math.floor(Date.now() / 1000);
				return {
					'webhook-timestamp': String(timestamp),
					'webhook-event-id': id,
					...sign({ url, id, body, timestamp }),
				};
			},
		});
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
