import type { IDataObject } from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import type { AppFlow } from '../transport/client';
import { recordPages } from './records';

/** Cancels the runs with these IDs (CancelFlowExecutions), and says which could not be. */
export async function cancelChosen(
	service: AppFlow,
	flowName: string,
	executionIds: string[],
	signal: AbortSignal | undefined,
): Promise<IDataObject> {
	const answer = await service.send('CancelFlowExecutions', { flowName, executionIds }, signal);
	return outcome(flowName, executionIds, answer.invalidExecutions);
}

/**
 * Cancels every run that is in progress. AWS does not say which these were, so this looks before.
 */
export async function cancelAll(
	service: AppFlow,
	flowName: string,
	signal: AbortSignal | undefined,
): Promise<IDataObject> {
	const running: string[] = [];
	for await (const page of recordPages(service, flowName, signal)) {
		for (const { executionId, executionStatus } of page) {
			if (executionId && executionStatus === 'InProgress') running.push(executionId);
		}
	}
	// Sent even if none is seen: a new run has no record yet.
	const answer = await service
		.send('CancelFlowExecutions', { flowName }, signal)
		.catch(async (error: unknown) =>
			running.length === 0 && saysNothingRuns(error) ? undefined : await Promise.reject(error),
		);
	return outcome(flowName, running, answer?.invalidExecutions);
}

function saysNothingRuns(error: unknown): boolean {
	return error instanceof ServiceError && error.code === 'ValidationException';
}

function outcome(
	flowName: string,
	asked: readonly string[],
	invalid: readonly string[] = [],
): IDataObject {
	return {
		flowName,
		canceled: asked.filter((id) => !invalid.includes(id)),
		notCanceled: [...new Set(invalid)],
	};
}
