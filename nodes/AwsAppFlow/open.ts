import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Redactor } from '../../engine/redact';
import type { Connection } from '../../engine/run';
import type { AppFlow } from './transport/client';
import { readAwsCredential, secretsOf } from './transport/credential';
import { sendThroughHelper } from './transport/wire';

/** Reads the credential once and opens AppFlow with it. The SDK is loaded here, not before. */
export async function openAppFlow(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	redactor: Redactor,
): Promise<Connection<AppFlow>> {
	const data = await context.getCredentials('awsAppFlowApi');
	const credential = readAwsCredential(data);
	secretsOf(credential).forEach((secret) => redactor.protect(secret));
	const { connectAppFlow } = await import('./transport/client');
	const send = sendThroughHelper(context.helpers.httpRequest, credential.allowedDomains);
	const service = await connectAppFlow(credential, send);
	return {
		service,
		tokenSecret: credential.keys.secretAccessKey,
		close: () => service.close(),
	};
}
