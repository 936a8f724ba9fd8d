import type { ExecutionRecord, StartFlowResponse } from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../../engine/errors';
import type { Call } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import { startFlow } from './activation';
import type { DescribedFlow } from './describe';

type StartCall = Pick<Call<AppFlow, unknown>, 'service' | 'signal' | 'idempotencyToken'>;

/** A run that AWS has begun. */
export type Started = StartFlowResponse & { readonly executionId: string };

/**
 * Runs whose failure has been reported. n8n's Retry On Fail starts with the same client token, for
 * which AWS gives the same run: that is right for one that is under way or went well, but a run
 * that failed is to be tried anew.
 */
const reported = new Set<string>();
const MOST_REPORTED = 1000;

/** Remembers that a run has failed in the eyes of the user. */
export function reportFailure({ executionId }: ExecutionRecord): void {
	if (!executionId) return;
	reported.add(executionId);
	const [oldest] = reported;
	if (reported.size > MOST_REPORTED && oldest !== undefined) reported.delete(oldest);
}

/**
 * Starts an on-demand flow (StartFlow), once however often n8n tries, unless the run has failed.
 *
 * @throws {OutcomeError} when the flow's state does not allow it, or AWS names no run
 */
export async function startRun(call: StartCall, flow: DescribedFlow): Promise<Started> {
	const { flowName } = flow;
	let after: string | undefined;
	for (;;) {
		const token = call.idempotencyToken({ flowName, ...(after !== undefined && { after }) });
		const answer = await startFlow(call, flow, token);
		const { executionId } = answer;
		if (!executionId) {
			throw new OutcomeError(
				`AWS started '${flowName}' without naming the run`,
				'Look it up with Get Many of Flow Run',
			);
		}
		// With a key of the user's own, all tokens are the same.
		if (executionId === after || !reported.has(executionId)) return { ...answer, executionId };
		after = executionId;
	}
}
