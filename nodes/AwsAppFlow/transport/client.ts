import type { CredentialData } from '../connectors/connectorCredential';
import { callsOf } from './calls';
import type { AppFlowOperation, AppFlowOperations } from './calls';
import { cancellable } from './cancellation';
import type { AwsCredential } from './credential';
import { sendDirect } from './direct';
import { toServiceError } from './errors';
import { keepAnswers, restoreUnknownMembers } from './restore';
import { keyProvider } from './session';
import { createRequestHandler } from './wire';
import type { Send } from './wire';

/** The most that AppFlow gives at once. */
export const PAGE_SIZE = 100;

/** Amazon AppFlow in one region, with one account's keys. */
export interface AppFlow {
	readonly region: string;
	/** The secrets of the connection that the node works on, if they come from a credential. */
	readonly connectorCredential: CredentialData | undefined;
	/**
	 * Calls one operation. Members that the SDK does not know reach AWS as given; throttling and
	 * outages are retried.
	 *
	 * @throws {ServiceError} with AWS's message, what it means and how to fix it
	 * @throws {CancelledError}
	 */
	send<Name extends AppFlowOperation>(
		operation: Name,
		input: AppFlowOperations[Name][0],
		signal?: AbortSignal,
	): Promise<AppFlowOperations[Name][1]>;
	close(): void;
}

const MAX_ATTEMPTS = 5;
const USER_AGENT = 'n8n-nodes-appflow-conductorone';

interface ConnectOptions {
	/** How often a call is tried in all. */
	readonly maxAttempts?: number;
	readonly connectorCredential?: CredentialData;
}

/**
 * Opens AppFlow. Calls go through `send`; with Direct Connections, and only to the endpoint that the
 * SDK derives from the region, they go past n8n's helper, over connections that stay open.
 */
export async function connectAppFlow(
	credential: AwsCredential,
	send: Send,
	{ maxAttempts = MAX_ATTEMPTS, connectorCredential }: ConnectOptions = {},
): Promise<AppFlow> {
	const sdk = await import('./sdk');
	const throughHelper = createRequestHandler(send);
	const direct = credential.directConnections && !credential.endpoint;
	const { NodeSha256 } = await import('./hash');
	const client = new sdk.AppflowClient({
		region: credential.region,
		credentials: keyProvider(credential, throughHelper),
		requestHandler: direct ? createRequestHandler(sendDirect) : throughHelper,
		maxAttempts,
		sha256: NodeSha256,
		defaultUserAgentProvider: async () => [[USER_AGENT]],
		useFipsEndpoint: credential.useFips,
		...(credential.endpoint && { endpoint: credential.endpoint }),
	});
	restoreUnknownMembers(client);
	keepAnswers(client);
	// It strips every answer of secrets, for a log that nobody keeps.
	client.middlewareStack.remove('loggerMiddleware');
	const calls = callsOf(client, sdk);
	return {
		region: credential.region,
		connectorCredential,
		async send(operation, input, signal) {
			return await cancellable(
				signal,
				async (own) =>
					await calls[operation](input, own).catch((error: unknown) =>
						Promise.reject(toServiceError(error, credential, operation)),
					),
			);
		},
		close: () => client.destroy(),
	};
}
