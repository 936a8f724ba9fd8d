import { AppflowClient } from '@aws-sdk/client-appflow';
import type { AppflowClientConfig } from '@aws-sdk/client-appflow';

import type { AppFlowAccess } from '../../support/sandbox';

/** The AWS SDK for Node.js as anyone would use it, with its own keep-alive handler unless given. */
export function rawClient(
	{ region, endpoint, accessKeyId, secretAccessKey }: AppFlowAccess,
	config: Pick<AppflowClientConfig, 'requestHandler' | 'endpoint'> = { endpoint },
): AppflowClient {
	return new AppflowClient({ region, credentials: { accessKeyId, secretAccessKey }, ...config });
}

/** Works on all items, some at a time, as a program that calls the SDK itself would. */
export async function forAll<Item>(
	items: readonly Item[],
	concurrency: number,
	work: (item: Item) => Promise<void>,
): Promise<void> {
	const rest = items.values();
	await Promise.all(
		Array.from({ length: concurrency }, async () => {
			for (const item of rest) await work(item);
		}),
	);
}
