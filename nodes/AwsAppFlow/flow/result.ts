import type { ExecutionRecord } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { failureOf } from './failure';
import { runSummary } from './records';
import type { RunCall, RunReference, RunWait } from './wait';

/**
 * The result of a run that has ended.
 *
 * @throws {OutcomeError} for one that failed or was cancelled, unless these are to be returned
 */
export function resultOf(
	call: Pick<RunCall, 'hint'>,
	{ flowName }: RunReference,
	record: ExecutionRecord,
	{ returnFailedRun }: Pick<RunWait, 'returnFailedRun'>,
): IDataObject {
	if (record.executionStatus !== 'Successful' && !returnFailedRun) {
		throw failedRun(flowName, record);
	}
	const summary = runSummary(flowName, record);
	if (record.executionStatus === 'Successful' && summary.zeroRecords) {
		call.hint(
			`The run of '${flowName}' succeeded, but moved no records: there was nothing new, or source, filters, or mapping match nothing`,
		);
	}
	if (Number(summary.recordsFailed) > 0) {
		call.hint(
			`The run of '${flowName}' could not write ${String(summary.recordsFailed)} of its records at the destination`,
		);
	}
	return summary;
}

function failedRun(flowName: string, record: ExecutionRecord): OutcomeError {
	const { executionResult: result, executionStatus } = record;
	const said = result?.errorInfo?.executionMessage;
	const outcome = executionStatus === 'Canceled' ? 'was canceled' : 'failed';
	return new OutcomeError(
		`The run of '${flowName}' ${outcome}`,
		[
			said && `AppFlow says: ${said}`,
			failureOf(said)?.advice,
			`Records processed before: ${result?.recordsProcessed ?? 0}`,
			`Execution ID: ${record.executionId}`,
		]
			.filter((part) => part)
			.join('\n'),
	);
}
