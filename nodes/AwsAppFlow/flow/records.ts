import type { ExecutionRecord, ExecutionStatus } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import type { PagedList } from '../../../engine/paging';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';
import { failureOf } from './failure';

/** States that a run does not leave again. */
const FINAL: ReadonlySet<ExecutionStatus | undefined> = new Set([
	'Successful',
	'Error',
	'Canceled',
]);

/** Whether a run has ended, one way or another. A cancellation that has only begun is no end. */
export function isOver(run: ExecutionRecord): boolean {
	return FINAL.has(run.executionStatus);
}

/**
 * The runs of a flow (DescribeFlowExecutionRecords), page by page. AWS says nothing about their
 * order, so a run may be on any page.
 */
export function recordPages(
	service: AppFlow,
	flowName: string,
	signal: AbortSignal | undefined,
): PagedList<ExecutionRecord> {
	return pagesOf<ExecutionRecord>(async (nextToken) => {
		const page = await service.send(
			'DescribeFlowExecutionRecords',
			{ flowName, maxResults: PAGE_SIZE, nextToken },
			signal,
		);
		return { items: page.flowExecutions ?? [], next: page.nextToken };
	});
}

/** The run with this ID, wherever in the flow's history it is; `undefined` if there is none (yet). */
export async function findRecord(
	service: AppFlow,
	{ flowName, executionId }: { readonly flowName: string; readonly executionId: string },
	signal: AbortSignal | undefined,
): Promise<ExecutionRecord | undefined> {
	for await (const page of recordPages(service, flowName, signal)) {
		const found = page.find((record) => record.executionId === executionId);
		if (found) return found;
	}
	return undefined;
}

/** What a person wants to know of a run. Counts are 0 where AWS says nothing, times absent. */
export function runSummary(flowName: string, run: ExecutionRecord): IDataObject {
	const { executionResult: result, startedAt, lastUpdatedAt } = run;
	const over = isOver(run);
	const recordsProcessed = result?.recordsProcessed ?? 0;
	const errorMessage = result?.errorInfo?.executionMessage;
	return toItemJson({
		flowName,
		executionId: run.executionId,
		executionStatus: run.executionStatus,
		startedAt,
		lastUpdatedAt,
		durationSeconds:
			over && startedAt && lastUpdatedAt
				? (lastUpdatedAt.getTime() - startedAt.getTime()) / 1000
				: undefined,
		recordsProcessed,
		recordsFailed: result?.errorInfo?.putFailuresCount ?? 0,
		bytesProcessed: result?.bytesProcessed ?? 0,
		zeroRecords: over && recordsProcessed === 0,
		errorMessage,
		errorCause: failureOf(errorMessage)?.cause,
	});
}
