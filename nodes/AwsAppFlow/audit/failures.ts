import type { ExecutionRecord } from '@aws-sdk/client-appflow';

import { isOver, recordPages } from '../flow/records';
import type { AppFlow } from '../transport/client';
import type { NamedFlow } from './facts';

interface Search {
	readonly service: AppFlow;
	readonly signal: AbortSignal | undefined;
	/** How many failures are of interest. */
	readonly failedRuns: number;
}

/**
 * How many runs of a flow failed last, one after the other; the list of flows has said that the last
 * one did. AWS says nothing about the order of runs, so where more than one counts, all are read.
 */
export async function failedInARow(
	{ service, signal, failedRuns }: Search,
	{ flowName }: NamedFlow,
): Promise<number> {
	if (failedRuns === 1) return 1;
	const runs: ExecutionRecord[] = [];
	for await (const page of recordPages(service, flowName, signal)) {
		runs.push(...page.filter(isJudged));
	}
	const latestFirst = runs.sort((a, b) => startOf(b) - startOf(a));
	const good = latestFirst.findIndex(({ executionStatus }) => executionStatus === 'Successful');
	return Math.max(good === -1 ? latestFirst.length : good, 1);
}

/** A run that was canceled says nothing about the flow. */
function isJudged(run: ExecutionRecord): boolean {
	return isOver(run) && run.executionStatus !== 'Canceled';
}

function startOf({ startedAt }: ExecutionRecord): number {
	return startedAt?.getTime() ?? 0;
}
