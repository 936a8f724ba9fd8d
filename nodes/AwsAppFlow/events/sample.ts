import type { ExecutionRecord } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import type { PollCall } from '../../../engine/poll/poller';
import { isOver, recordPages } from '../flow/records';
import type { AppFlow } from '../transport/client';
import { listFlows, reportedFlow, withRaw } from './flows';
import type { ListedFlow } from './flows';
import type { Watch } from './form';
import { FLOW_KINDS, PROFILE_KINDS, RUN_KINDS, wantsAny } from './kinds';
import { profileEventJson } from './output';
import { byChange, hasFailed, listProfiles } from './profiles';
import { deactivationEvent, isInactive, runEvent } from './watched';

/** In the records of so many flows at most an example is looked for. */
const MOST_FLOWS = 10;

type Call = PollCall<AppFlow, Watch>;

/** The latest of each sort of event that is wanted: of runs, of flows, of connector profiles. */
export async function sampleEvents(call: Call): Promise<readonly IDataObject[]> {
	const { kinds } = call.params;
	const examples = [
		...(wantsAny(kinds, FLOW_KINDS) ? await flowExamples(call) : []),
		...(wantsAny(kinds, PROFILE_KINDS) ? await profileExamples(call) : []),
	];
	if (examples.length > 0) return examples;
	throw new OutcomeError(
		'AppFlow has no example of these events yet',
		'Nothing that it remembers fits Trigger On and the flows watched. Choose more, or let it happen once. The trigger works all the same',
	);
}

async function flowExamples({ service, params, signal }: Call): Promise<IDataObject[]> {
	const flows = await listFlows(service, params.isWatchedFlow, signal);
	const run = wantsAny(params.kinds, RUN_KINDS)
		? await runExample(service, flows, params, signal)
		: undefined;
	const inactive = params.kinds.has('flowDeactivated')
		? [...flows].reverse().find(isInactive)
		: undefined;
	return [
		...(run ? [run] : []),
		...(inactive
			? [deactivationEvent(params, inactive, await reportedFlow(service, inactive, signal))]
			: []),
	];
}

/** The latest fitting run of the flow that ran last and has one. */
async function runExample(
	service: AppFlow,
	flows: readonly ListedFlow[],
	watch: Watch,
	signal: AbortSignal | undefined,
): Promise<IDataObject | undefined> {
	const latestFirst = flows
		.filter((flow) => lastRunTime(flow) > 0)
		.sort((a, b) => lastRunTime(b) - lastRunTime(a));
	for (const flow of latestFirst.slice(0, MOST_FLOWS)) {
		const records = await overRecords(service, flow.flowName, signal);
		const fits = (record: ExecutionRecord) => runEvent(watch, {}, record) !== undefined;
		const [latest] = records.filter(fits).sort((a, b) => endTime(b) - endTime(a));
		if (!latest) continue;
		const { facts } = await reportedFlow(service, flow, signal);
		return runEvent(watch, facts, latest);
	}
	return undefined;
}

async function overRecords(
	service: AppFlow,
	flowName: string,
	signal: AbortSignal | undefined,
): Promise<ExecutionRecord[]> {
	const records: ExecutionRecord[] = [];
	for await (const page of recordPages(service, flowName, signal)) {
		records.push(...page.filter(isOver));
	}
	return records;
}

function lastRunTime({ lastRunExecutionDetails: last }: ListedFlow): number {
	return last?.mostRecentExecutionTime?.getTime() ?? 0;
}

function endTime({ lastUpdatedAt }: ExecutionRecord): number {
	return lastUpdatedAt?.getTime() ?? 0;
}

async function profileExamples({ service, params, signal }: Call): Promise<IDataObject[]> {
	const latestFirst = (await listProfiles(service, params, signal)).sort((a, b) => byChange(b, a));
	const changed = params.kinds.has('profileChanged') ? latestFirst.slice(0, 1) : [];
	const failed = params.kinds.has('privateConnectionFailed')
		? latestFirst.filter(hasFailed).slice(0, 1)
		: [];
	return [
		...changed.map(
			(profile) => [isNew(profile) ? 'profileCreated' : 'profileChanged', profile] as const,
		),
		...failed.map((profile) => ['privateConnectionFailed', profile] as const),
	].map(([event, profile]) =>
		withRaw(profileEventJson(event, profile), profile, params.includeRaw),
	);
}

function isNew({ createdAt, lastUpdatedAt }: { createdAt?: Date; lastUpdatedAt?: Date }): boolean {
	return (lastUpdatedAt?.getTime() ?? 0) <= (createdAt?.getTime() ?? 0);
}
