import { sleep } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { createRedactor } from '../../../engine/redact';
import { readCredential, secretsOf } from '../transport/credential';
import type { ConductorOneCredential } from '../transport/credential';
import { readBody } from '../transport/errors';
import { checkIncomingAddress } from '../transport/incoming';
import { readIncomingCredential } from '../transport/incomingCredential';
import { mintToken } from '../transport/token';
import { sendThroughTest } from '../transport/wire';
import type { Send } from '../transport/wire';

/** Tests of credentials. They mint a token of their own: a kept one would outlive its credential. */
export const credentialTest = {
	/** Asks the tenant whose the credential is (introspect). */
	async conductorOneApiTest(
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
	): Promise<INodeCredentialTestResult> {
		const data = credential.data ?? {};
		const redactor = createRedactor();
		const { helpers } = this;
		const send = sendThroughTest(
			async (options): Promise<unknown> => await helpers.request(options),
		);
		const test = async (): Promise<string> => {
			const parsed = readCredential(data);
			secretsOf(data).forEach((secret) => redactor.protect(secret));
			const token = await tokenOf(send, parsed);
			redactor.protect(token);
			return await introspect(send, parsed, token);
		};
		return await test().then(
			(message) => ({ status: 'OK', message }),
			(error: unknown) => ({ status: 'Error', message: redactor.redact(wordsOf(error)) }),
		);
	},

	/** To ask the webhook would start the automation: this, whether the credential can be used. */
	async conductorOneIncomingWebhookApiTest(
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
	): Promise<INodeCredentialTestResult> {
		try {
			checkIncomingAddress(readIncomingCredential(credential.data ?? {}));
			return {
				status: 'OK',
				message:
					'It is complete. Only an event, which starts the automation, shows whether it fits',
			};
		} catch (error) {
			return { status: 'Error', message: wordsOf(error) };
		}
	},
};

async function tokenOf(send: Send, credential: ConductorOneCredential): Promise<string> {
	return credential.kind === 'bearer'
		? credential.token
		: (await mintToken(send, credential, sleep)).accessToken;
}

async function introspect(
	send: Send,
	credential: ConductorOneCredential,
	token: string,
): Promise<string> {
	const get = async (path: string): Promise<Record<string, unknown>> =>
		readBody(
			await send({
				method: 'GET',
				url: `${credential.tenant.origin}${path}`,
				headers: { accept: 'application/json', authorization: `Bearer ${token}` },
			}),
		);
	const { principleId, userId, roles } = await get('/api/v1/auth/introspect');
	const name =
		typeof userId === 'string' && userId !== ''
			? `user ${(await userName(get, userId)) ?? userId}`
			: `service principal ${String(principleId)}`;
	const held = Array.isArray(roles) && roles.length > 0 ? ` (${roles.join(', ')})` : '';
	return `Connected to ${credential.tenant.hostname} as ${name}${held}`;
}

/** A user's name, if the credential may read it. */
async function userName(
	get: (path: string) => Promise<Record<string, unknown>>,
	userId: string,
): Promise<string | undefined> {
	return await get(`/api/v1/users/${encodeURIComponent(userId)}`).then(
		({ userView }) => {
			const user = isObject(userView) ? userView.user : undefined;
			const name = isObject(user) ? user.displayName : undefined;
			return typeof name === 'string' && name !== '' ? name : undefined;
		},
		() => undefined,
	);
}

function wordsOf(error: unknown): string {
	if (error instanceof ServiceError) return `${error.message}. ${error.description}`;
	if (error instanceof InputError) return [error.message, error.fix].filter(Boolean).join('. ');
	return 'The credential could not be tested';
}
