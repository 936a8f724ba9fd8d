import type { ExecutionRecord } from '@aws-sdk/client-appflow';

import { advance, cursorFrom, readCursor, readTimes } from '../../../engine/poll/cursor';
import type { Cursor, Overlap } from '../../../engine/poll/cursor';
import { isMissing } from '../flow/describe';
import { isOver, recordPages } from '../flow/records';
import type { AppFlow } from '../transport/client';
import type { ListedFlow } from './flows';

/** What is remembered of a flow's runs. */
export interface RunMemory {
	/** What ListFlows said of the last run when the records were read. */
	readonly last: string;
	/** Runs that have ended, by their start. */
	readonly cursor: Cursor;
	/** Starts of runs that had not ended, by ID. */
	readonly unfinished: Readonly<Record<string, number>>;
	/** Since when ListFlows speaks of a run that has no record. */
	readonly waitingSince?: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A record may come late, and not in the order of the starts. */
const OVERLAP: Overlap = { milliseconds: 6 * HOUR, maximum: 100 };

/** AWS ends runs after 48 hours. One that has no record by then was forgotten by AWS. */
const LONGEST_RUN = 72 * HOUR;

/** How long a record is waited for, by whether there is one: each poll asks AWS once more. */
const PATIENCE = { yes: 0, perhaps: 15 * MINUTE, no: 6 * HOUR } as const;

/** Times of ListFlows and of records may differ by that. */
const TOLERANCE = 5 * SECOND;

/** So many records in a row have to be newest first before their order is relied on. */
const ORDERED = 50;

/** A flow of which all runs are to be reported: it was made after the trigger was. */
export function memoryOfNewFlow(): RunMemory {
	return { last: '', cursor: cursorFrom(0), unfinished: {} };
}

/**
 * A flow of which only runs that end from now on are to be reported. If one is under way, the records
 * have to be read for its ID: the memory counts as changed then.
 *
 * @param now Milliseconds on this machine's clock, which may differ from AWS's
 */
export function memoryOfKnownFlow(flow: ListedFlow, now: number): RunMemory {
	const last = flow.lastRunExecutionDetails;
	const at = last?.mostRecentExecutionTime?.getTime();
	if (at === undefined) return memoryOfNewFlow();
	if (!isOver({ executionStatus: last?.mostRecentExecutionStatus })) {
		return { last: '', cursor: cursorFrom(at - TOLERANCE), unfinished: {} };
	}
	// The record of the last run may show a start somewhat after the time that the list has.
	const from = Math.min(at + MINUTE, Math.max(now, at + SECOND));
	return { last: lastRunOf(flow), cursor: cursorFrom(from), unfinished: {} };
}

/** Whether the records of a flow have to be read. */
export function hasChanged(flow: ListedFlow, memory: RunMemory): boolean {
	return (
		memory.last !== lastRunOf(flow) ||
		memory.waitingSince !== undefined ||
		Object.keys(memory.unfinished).length > 0
	);
}

/** What tells that a flow ran again, or that its run went on. */
function lastRunOf({ lastRunExecutionDetails: last }: ListedFlow): string {
	const at = last?.mostRecentExecutionTime?.getTime();
	return at === undefined ? '' : `${at} ${last?.mostRecentExecutionStatus}`;
}

interface RunChanges {
	/** Runs that have ended and were not reported, oldest first. */
	readonly ended: readonly ExecutionRecord[];
	readonly memory: RunMemory;
}

interface Run {
	readonly id: string;
	/** Start, in milliseconds. */
	readonly at: number;
	readonly record: ExecutionRecord;
}

/** Reads a flow's records for runs that have ended since. */
export async function readRuns(
	service: AppFlow,
	flow: ListedFlow,
	memory: RunMemory,
	{ now, signal }: { readonly now: number; readonly signal: AbortSignal | undefined },
): Promise<RunChanges> {
	const records = await readRecords(service, flow, memory, signal);
	const runs = runsOf(records, memory);
	const over = runs.filter(({ record }) => isOver(record));
	const awaited = over.filter(({ id }) => memory.unfinished[id] !== undefined);
	const { fresh, cursor } = advance(memory.cursor, over, OVERLAP);
	const ended = new Map([...awaited, ...fresh].map((run) => [run.id, run]));
	const waitingSince = memory.waitingSince ?? now;
	const waiting = now - waitingSince < PATIENCE[isRecorded(flow, records)];
	return {
		ended: [...ended.values()].sort((a, b) => a.at - b.at).map(({ record }) => record),
		memory: {
			last: lastRunOf(flow),
			cursor,
			unfinished: unfinishedOf(runs, memory, now),
			...(waiting && { waitingSince }),
		},
	};
}

/** Runs by their start; one without a time counts as one of those that are still to be read. */
function runsOf(records: readonly ExecutionRecord[], { cursor }: RunMemory): Run[] {
	return records.flatMap((record) => {
		const { executionId: id, startedAt, lastUpdatedAt } = record;
		const at = (startedAt ?? lastUpdatedAt)?.getTime() ?? cursor.from;
		return id === undefined ? [] : [{ id, at, record }];
	});
}

/** Those that go on, and those that AWS does not show at the moment, as long as they can go on. */
function unfinishedOf(
	runs: readonly Run[],
	memory: RunMemory,
	now: number,
): Record<string, number> {
	const shown = new Set(runs.map(({ id }) => id));
	const missing = Object.entries(memory.unfinished).filter(
		([id, at]) => !shown.has(id) && now - at < LONGEST_RUN,
	);
	const going = runs.filter(({ record }) => !isOver(record)).map(({ id, at }) => [id, at] as const);
	return Object.fromEntries([...missing, ...going]);
}

/**
 * Whether the run of which ListFlows speaks has a record. AWS does not say whether the list has the
 * time of its start or of its end, and one run may end when the next one starts.
 */
function isRecorded(
	{ lastRunExecutionDetails: last }: ListedFlow,
	records: readonly ExecutionRecord[],
): keyof typeof PATIENCE {
	const at = last?.mostRecentExecutionTime?.getTime();
	if (at === undefined) return 'yes';
	const earliest = new Date(at - TOLERANCE);
	if (records.some(({ startedAt }) => startedAt && startedAt >= earliest)) return 'yes';
	const ended = records.some(({ lastUpdatedAt }) => lastUpdatedAt && lastUpdatedAt >= earliest);
	return ended ? 'perhaps' : 'no';
}

/**
 * The records of a flow: all of them, because AWS does not say in which order they come, unless they
 * turn out to come newest first, with the last run among them, and the rest is older than what is
 * looked for.
 */
async function readRecords(
	service: AppFlow,
	flow: ListedFlow,
	memory: RunMemory,
	signal: AbortSignal | undefined,
): Promise<readonly ExecutionRecord[]> {
	const read = async () => {
		const records: ExecutionRecord[] = [];
		for await (const page of recordPages(service, flow.flowName, signal)) {
			records.push(...page);
			if (isEnough(records, memory) && isRecorded(flow, records) === 'yes') break;
		}
		return records;
	};
	// The flow may have been deleted since it was listed.
	return await read().catch(async (error: unknown) =>
		isMissing(error) ? [] : await Promise.reject(error),
	);
}

function isEnough(records: readonly ExecutionRecord[], { cursor, unfinished }: RunMemory): boolean {
	if (records.length < ORDERED) return false;
	const starts = records.map(({ startedAt }) => startedAt?.getTime() ?? NaN);
	const newestFirst = starts.every(
		(start, index) => index === 0 || start <= (starts[index - 1] ?? NaN),
	);
	const oldest = starts.at(-1) ?? NaN;
	const ids = new Set(records.map(({ executionId }) => executionId));
	return newestFirst && oldest < cursor.from && Object.keys(unfinished).every((id) => ids.has(id));
}

/** A memory as it comes back from n8n's database; `undefined` if it is none. */
export function readRunMemory(saved: unknown): RunMemory | undefined {
	if (typeof saved !== 'object' || saved === null) return undefined;
	const cursor = 'cursor' in saved ? readCursor(saved.cursor) : undefined;
	if (!cursor || !('last' in saved) || typeof saved.last !== 'string') return undefined;
	const waitingSince = 'waitingSince' in saved ? saved.waitingSince : undefined;
	return {
		last: saved.last,
		cursor,
		unfinished: 'unfinished' in saved ? readTimes(saved.unfinished) : {},
		...(typeof waitingSince === 'number' && { waitingSince }),
	};
}
