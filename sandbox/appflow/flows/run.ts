import { createHash, randomUUID } from 'node:crypto';

import { type JsonObject, object } from '../../core/json';
import type { Sequenced } from '../paging';
import { sourceOf } from './ends';
import type { FlowDefinition } from './flow';

/** How a run ends when nobody cancels it. */
export interface Outcome {
	status: 'Successful' | 'Error';
	/** Why it failed. */
	message?: string;
	recordsProcessed: number;
	/** Records that the destination did not take. */
	putFailures: number;
}

/** One run of a flow. Its progress follows from the time; nothing has to tick. */
export interface Run extends Sequenced {
	id: string;
	/** Milliseconds since the epoch, like all times here. */
	startedAt: number;
	/** Since when the execution records show it. */
	visibleAt: number;
	/** Infinity for a run that only ends when somebody ends it. */
	endsAt: number;
	outcome: Outcome;
	canceled?: { askedAt: number; doneAt: number };
	/** As it was when the run started, or a while before: see the setting `updateLagMs`. */
	definition: FlowDefinition;
	/** The window of an incremental transfer. */
	pull?: { from?: number; to: number };
}

type RunStatus = 'InProgress' | 'Successful' | 'Error' | 'CancelStarted' | 'Canceled';

/** A run with an ID of its own, and a place among the records that says nothing about its time. */
export function newRun(run: Omit<Run, 'id' | 'sequence'>): Run {
	const id = randomUUID();
	// AWS does not document the order of records, so nobody may rely on one.
	const sequence = Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 12), 16);
	return { id, sequence, ...run };
}

/** What a run is at a time. */
export function statusOf({ canceled, endsAt, outcome }: Run, now: number): RunStatus {
	if (canceled) return now < canceled.doneAt ? 'CancelStarted' : 'Canceled';
	return now < endsAt ? 'InProgress' : outcome.status;
}

/** Whether nothing about a run changes any more. */
export function isOver(run: Run, now: number): boolean {
	return !['InProgress', 'CancelStarted'].includes(statusOf(run, now));
}

/** When a run ended, or Infinity. */
function endOf({ canceled, endsAt }: Run): number {
	return canceled?.doneAt ?? endsAt;
}

/** A run as DescribeFlowExecutionRecords answers. */
export function executionRecord(run: Run, now: number): JsonObject {
	const { outcome, pull } = run;
	const status = statusOf(run, now);
	const done = doneShare(run, now);
	const records = Math.floor(outcome.recordsProcessed * done);
	const failures = status === 'Error' || status === 'Successful' ? outcome.putFailures : 0;
	return {
		executionId: run.id,
		executionStatus: status,
		startedAt: seconds(run.startedAt),
		lastUpdatedAt: seconds(Math.min(now, endOf(run))),
		...(pull?.from === undefined ? {} : { dataPullStartTime: seconds(pull.from) }),
		...(pull ? { dataPullEndTime: seconds(pull.to) } : {}),
		executionResult: {
			...(status === 'Error' || failures > 0
				? {
						errorInfo: {
							putFailuresCount: failures,
							executionMessage: outcome.message ?? `The destination refused ${failures} records.`,
						},
					}
				: {}),
			bytesProcessed: records * RECORD_BYTES,
			bytesWritten: (records - failures) * RECORD_BYTES,
			recordsProcessed: records,
			...transferOf(run.definition),
		},
		...(status === 'Successful' && run.definition.metadataCatalogConfig
			? { metadataCatalogDetails: catalogDetails(run.definition) }
			: {}),
	};
}

/** What Glue was told about a run's data. */
export function catalogDetails(definition: FlowDefinition): JsonObject[] {
	const glue = object(definition.metadataCatalogConfig ?? {}, 'glueDataCatalog');
	if (!glue) return [];
	const { object: name } = sourceOf(definition);
	const registered = { status: 'Successful', message: 'Registered', result: '1' };
	return [
		{
			catalogType: 'GLUE',
			tableName: `${String(glue.tablePrefix)}_${name.toLowerCase()}`,
			tableRegistrationOutput: registered,
			partitionRegistrationOutput: { ...registered, result: '0' },
		},
	];
}

/** Seconds since the epoch, as AWS's JSON has times. */
export function seconds(ms: number): number {
	return ms / 1000;
}

const RECORD_BYTES = 412;

/** How much of its records a run has moved: all at its end, and what it had until then if canceled. */
function doneShare({ startedAt, endsAt, canceled }: Run, now: number): number {
	const at = Math.min(now, canceled?.askedAt ?? Infinity);
	if (at >= endsAt) return 1;
	return endsAt === Infinity ? 0.5 : (at - startedAt) / (endsAt - startedAt);
}

/** SAP's records tell how its data was read. */
function transferOf(definition: FlowDefinition): JsonObject {
	const { type, properties } = sourceOf(definition);
	if (type !== 'SAPOData') return {};
	return {
		numParallelProcesses: object(properties, 'parallelismConfig')?.maxParallelism ?? 1,
		maxPageSize: object(properties, 'paginationConfig')?.maxPageSize ?? 1000,
	};
}
