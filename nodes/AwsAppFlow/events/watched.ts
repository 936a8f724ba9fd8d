import type { ExecutionRecord } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { mapConcurrently } from '../../../engine/pool';
import type { AppFlow } from '../transport/client';
import { listFlows, reportedFlow, withRaw } from './flows';
import type { ListedFlow, ReportedFlow } from './flows';
import type { Watch } from './form';
import { RUN_KINDS, runKind, wantsAny } from './kinds';
import { deactivationJson, runJson } from './output';
import type { FlowFacts, RunFacts } from './output';
import { hasChanged, memoryOfKnownFlow, memoryOfNewFlow, readRunMemory, readRuns } from './runs';
import type { RunMemory } from './runs';

/** What is remembered of a flow. */
interface FlowMemory {
	/** Milliseconds. */
	readonly createdAt: number;
	readonly status: string;
	/** Absent as long as no events of runs are wanted. */
	readonly runs?: RunMemory;
}

/** What is remembered of all watched flows, by name. */
type FlowMemories = Readonly<Record<string, FlowMemory>>;

/** AppFlow takes few requests at a time from one account, and others want some of them. */
const CONCURRENCY = 3;

/** A flow in one of these runs no more, until somebody acts. */
const INACTIVE: ReadonlySet<string | undefined> = new Set([
	'Deleted',
	'Deprecated',
	'Errored',
	'Suspended',
]);

interface FlowPoll {
	readonly service: AppFlow;
	readonly watch: Watch;
	readonly signal: AbortSignal | undefined;
	readonly now: number;
	/** Milliseconds: a flow that is not remembered is new if it was created after that. */
	readonly since: number;
}

/** What there is to report of one flow, and what to remember of it. */
interface FlowChanges {
	readonly flow: ListedFlow;
	readonly ended: readonly ExecutionRecord[];
	readonly deactivated: boolean;
	readonly memory: FlowMemory;
}

/**
 * What happened to flows since they were remembered. ListFlows tells which flows ran; only of these are
 * the records read. Without memories nothing is reported.
 */
export async function pollFlows(
	poll: FlowPoll,
	memories: FlowMemories | undefined,
): Promise<{ events: IDataObject[]; memories: FlowMemories }> {
	const { service, watch, signal } = poll;
	const flows = await listFlows(service, watch.isWatchedFlow, signal);
	const changes = await mapConcurrently(
		flows,
		CONCURRENCY,
		async (flow) => await changesOf(poll, flow, memories),
	);
	const reports = memories ? changes.filter((change) => isReported(change, watch)) : [];
	const events = await mapConcurrently(
		reports,
		CONCURRENCY,
		async (change) => await eventsOf(poll, change),
	);
	return {
		events: events
			.flat()
			.sort(byTime)
			.map(({ json }) => json),
		memories: Object.fromEntries(changes.map(({ flow, memory }) => [flow.flowName, memory])),
	};
}

async function changesOf(
	{ service, watch, signal, now, since }: FlowPoll,
	flow: ListedFlow,
	memories: FlowMemories | undefined,
): Promise<FlowChanges> {
	const createdAt = flow.createdAt?.getTime() ?? 0;
	const remembered = memories?.[flow.flowName];
	// One that was deleted and made again keeps its name, and nothing else.
	const before = remembered?.createdAt === createdAt ? remembered : undefined;
	const isNew = memories !== undefined && !before && createdAt > since;
	const status = flow.flowStatus ?? '';
	const memory = { createdAt, status };
	const deactivated =
		watch.kinds.has('flowDeactivated') &&
		INACTIVE.has(status) &&
		(before ? before.status !== status : isNew);
	if (!wantsAny(watch.kinds, RUN_KINDS)) return { flow, ended: [], deactivated, memory };
	const known = before?.runs;
	const runs = known ?? (isNew ? memoryOfNewFlow() : memoryOfKnownFlow(flow, now));
	if (!hasChanged(flow, runs)) return { flow, ended: [], deactivated, memory: { ...memory, runs } };
	const read = await readRuns(service, flow, runs, { now, signal });
	return {
		flow,
		ended: known || isNew ? read.ended : [],
		deactivated,
		memory: { ...memory, runs: read.memory },
	};
}

function isReported({ ended, deactivated }: FlowChanges, { kinds }: Watch): boolean {
	return deactivated || ended.some((record) => runKind(kinds, endOf(record)) !== undefined);
}

interface Timed {
	/** Milliseconds. */
	readonly at: number;
	readonly json: IDataObject;
}

function byTime(a: Timed, b: Timed): number {
	return a.at - b.at;
}

async function eventsOf(
	{ service, watch, signal, now }: FlowPoll,
	{ flow, ended, deactivated }: FlowChanges,
): Promise<Timed[]> {
	const reported = await reportedFlow(service, flow, signal);
	const runs = ended.flatMap((record) => {
		const json = runEvent(watch, reported.facts, record);
		return json ? [{ at: record.lastUpdatedAt?.getTime() ?? now, json }] : [];
	});
	if (!deactivated) return runs;
	const at = flow.lastUpdatedAt?.getTime() ?? now;
	return [...runs, { at, json: deactivationEvent(watch, flow, reported) }];
}

/** The output for a run that has ended, if it is of a kind that is wanted. */
export function runEvent(
	{ kinds, includeRaw }: Watch,
	facts: FlowFacts,
	record: ExecutionRecord,
): IDataObject | undefined {
	const kind = runKind(kinds, endOf(record));
	if (kind === undefined) return undefined;
	return withRaw(runJson(kind, facts, runFacts(record)), record, includeRaw);
}

/** The output for a flow that runs no more. */
export function deactivationEvent(
	{ includeRaw }: Watch,
	flow: ListedFlow,
	{ facts, described }: ReportedFlow,
): IDataObject {
	const json = deactivationJson(facts, {
		flowStatus: flow.flowStatus,
		flowStatusMessage: described?.flowStatusMessage,
		deactivatedAt: flow.lastUpdatedAt,
	});
	return withRaw(json, described ?? flow, includeRaw);
}

/** Whether a flow runs no more. */
export function isInactive({ flowStatus }: ListedFlow): boolean {
	return INACTIVE.has(flowStatus);
}

function endOf({ executionStatus, executionResult }: ExecutionRecord) {
	return { executionStatus, zeroRecords: (executionResult?.recordsProcessed ?? 0) === 0 };
}

function runFacts(record: ExecutionRecord): RunFacts {
	const result = record.executionResult;
	return {
		executionId: record.executionId,
		executionStatus: record.executionStatus,
		startedAt: record.startedAt,
		lastUpdatedAt: record.lastUpdatedAt,
		recordsProcessed: result?.recordsProcessed ?? 0,
		recordsFailed: result?.errorInfo?.putFailuresCount ?? 0,
		bytesProcessed: result?.bytesProcessed ?? 0,
		errorMessage: result?.errorInfo?.executionMessage,
	};
}

/** Memories as they come back from n8n's database; `undefined` if there are none. */
export function readFlowMemories(saved: unknown): FlowMemories | undefined {
	if (!isObject(saved)) return undefined;
	return Object.fromEntries(
		Object.entries(saved).flatMap(([name, memory]) => {
			if (!isObject(memory)) return [];
			const { createdAt, status } = memory;
			if (typeof createdAt !== 'number' || typeof status !== 'string') return [];
			const runs = readRunMemory(memory.runs);
			return [[name, { createdAt, status, ...(runs && { runs }) }] as const];
		}),
	);
}
