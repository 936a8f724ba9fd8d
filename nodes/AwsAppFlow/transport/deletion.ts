import type { AppflowClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-appflow';
import type { Command } from '@smithy/types';

import { isObject } from '../../../engine/json';

/**
 * Sends a deletion. Deleting has no client token: when the answer to a try is lost and the SDK tries
 * again, "not found" means that the first try had done it.
 */
export async function sendDeletion<
	Input extends ServiceInputTypes,
	Output extends ServiceOutputTypes,
>(
	client: AppflowClient,
	command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, AppflowClient['config']>,
	options: { readonly abortSignal?: AbortSignal },
): Promise<Output | undefined> {
	let answerLost = false;
	command.middlewareStack.add(
		(next) => async (args) =>
			await next(args).catch((error: unknown) => {
				answerLost ||= leavesOpen(error);
				return Promise.reject(error);
			}),
		// Inside the step that tries again.
		{ step: 'finalizeRequest', name: 'noteLostAnswers', priority: 'low' },
	);
	return await client.send(command, options).catch((error: unknown) => {
		const gone = error instanceof Error && error.name === 'ResourceNotFoundException';
		return gone && answerLost ? undefined : Promise.reject(error);
	});
}

/** Whether the service may have acted all the same: it did not answer, or fell over. */
function leavesOpen(error: unknown): boolean {
	const metadata = isObject(error) && isObject(error.$metadata) ? error.$metadata : {};
	return typeof metadata.httpStatusCode !== 'number' || metadata.httpStatusCode >= 500;
}
