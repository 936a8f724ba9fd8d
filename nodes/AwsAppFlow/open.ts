import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import type { Redactor } from '../../engine/redact';
import type { Connection } from '../../engine/run';
import { waysWithoutSecrets } from './connectors';
import { connectorCredentialSecrets } from './connectors/connectorCredential';
import type { CredentialData } from './connectors/connectorCredential';
import type { AppFlow } from './transport/client';
import { readAwsCredential, secretsOf } from './transport/credential';
import type { AwsCredential } from './transport/credential';
import { sendThroughHelper } from './transport/wire';

/** Reads the credentials once and opens AppFlow with them. The SDK is loaded here, not before. */
export async function openAppFlow(
	context: IExecuteFunctions,
	redactor: Redactor,
): Promise<Connection<AppFlow>> {
	const connectorCredential = await readConnectorCredential(context);
	connectorCredentialSecrets(connectorCredential ?? {}).forEach((secret) =>
		redactor.protect(secret),
	);
	return await connect(context, redactor, connectorCredential);
}

/** As {@link openAppFlow}, for look-ups of the editor, which need no secrets of a connection. */
export async function openForLookup(
	context: ILoadOptionsFunctions,
	redactor: Redactor,
): Promise<Connection<AppFlow>> {
	return await connect(context, redactor);
}

/** As {@link openAppFlow}, for the trigger: on its schedule, or when it is tried out. */
export async function openForTrigger(
	context: IExecuteFunctions | IPollFunctions,
	redactor: Redactor,
): Promise<Connection<AppFlow>> {
	return await connect(context, redactor);
}

type Opener = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

async function connect(
	context: Opener,
	redactor: Redactor,
	connectorCredential?: CredentialData,
): Promise<Connection<AppFlow>> {
	const credential = readAwsCredential(await context.getCredentials('awsAppFlowApi'));
	secretsOf(credential).forEach((secret) => redactor.protect(secret));
	const service = await connectWith(credential, context, connectorCredential);
	return {
		service,
		tokenSecret: credential.keys.secretAccessKey,
		close: () => service.close(),
	};
}

async function connectWith(
	credential: AwsCredential,
	{ helpers }: Opener,
	connectorCredential?: CredentialData,
): Promise<AppFlow> {
	const { connectAppFlow } = await import('./transport/client');
	const send = sendThroughHelper(helpers.httpRequest, credential.allowedDomains);
	return await connectAppFlow(credential, send, { connectorCredential });
}

/** The secrets of the connection, if the node takes them from a credential and has one. */
async function readConnectorCredential(
	context: IExecuteFunctions,
): Promise<CredentialData | undefined> {
	const wanted = context.getNodeParameter('secretsFrom', 0, '') === 'credential';
	const selected = context.getNode().credentials?.awsAppFlowConnectorApi;
	const needed = !waysWithoutSecrets.includes(
		String(context.getNodeParameter('authentication', 0, '')),
	);
	if (!wanted || !selected || !needed) return undefined;
	return { ...(await context.getCredentials('awsAppFlowConnectorApi')) };
}
