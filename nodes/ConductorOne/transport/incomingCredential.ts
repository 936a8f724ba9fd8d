import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { hmacSigner, jwtSigner } from './signature';
import type { Signer } from './signature';

/** Name of the credential type for incoming webhooks. */
export const INCOMING_TYPE = 'conductorOneIncomingWebhookApi';

/** A checked `conductorOneIncomingWebhookApi` credential. */
export interface IncomingCredential {
	/** Display name of what holds the address. */
	readonly field: string;
	/** URL of the webhook, or the ID of its listener. */
	readonly address: string;
	/** @param tenant Scheme and host of the tenant */
	readonly signer: (tenant: string) => Signer;
}

/** @throws {InputError} naming the credential's field */
export function readIncomingCredential(data: ICredentialDataDecryptedObject): IncomingCredential {
	const given = (label: string, name: string) => asText(label, data[name]).trim();
	const needed = (label: string, name: string) => {
		const value = given(label, name);
		if (value !== '') return value;
		throw new InputError(label, 'is empty in the ConductorOne Incoming Webhook API credential');
	};
	if (data.authentication === 'capabilityUrl') {
		return {
			field: 'Capability URL',
			address: needed('Capability URL', 'capabilitySecret'),
			signer: () => () => ({}),
		};
	}
	const field = 'Webhook URL';
	const address = needed(field, 'webhookUrl');
	if (data.authentication === 'jwt') {
		const privateKey = needed('Private Key', 'privateKey');
		const keyId = given('Key ID', 'keyId');
		return { field, address, signer: jwtSigner({ privateKey, keyId }) };
	}
	const secret = needed('Webhook Secret', 'webhookSecret');
	return { field, address, signer: () => hmacSigner(secret) };
}

/** Everything in the credential's data that no message may show, used or not. */
export function secretsOfIncoming(data: ICredentialDataDecryptedObject): string[] {
	const { webhookSecret, privateKey, capabilitySecret } = data;
	return [webhookSecret, privateKey, capabilitySecret, tokenIn(capabilitySecret)].flatMap(
		(secret) => (typeof secret === 'string' && secret !== '' ? [secret.trim()] : []),
	);
}

/** What makes a capability URL a secret. */
function tokenIn(url: unknown): string | undefined {
	return typeof url === 'string' ? /\/t\/([^/?#\s]+)/.exec(url)?.[1] : undefined;
}
