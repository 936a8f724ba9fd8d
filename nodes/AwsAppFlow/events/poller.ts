import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import type { PollCall, Poller, Polled } from '../../../engine/poll/poller';
import { openForTrigger } from '../open';
import type { AppFlow } from '../transport/client';
import { readWatch } from './form';
import type { Watch } from './form';
import { FLOW_KINDS, PROFILE_KINDS, wantsAny } from './kinds';
import { listProfiles, memoriesOf, profileEvents, readProfileMemories } from './profiles';
import { sampleEvents } from './sample';
import { pollFlows, readFlowMemories } from './watched';

/** AWS's clock and that of this machine may differ by that many milliseconds. */
const CLOCK_TOLERANCE = 15 * 60_000;

/** So long, what is not remembered and was created since counts as new, in milliseconds. */
const NEWS_WINDOW = 24 * 60 * 60_000;

/** What is polled of AppFlow. Flows and profiles are remembered apart: each begins when it is wanted. */
export const appFlowPoller: Poller<AppFlow, Watch> = {
	version: 1,
	read: readWatch,
	open: openForTrigger,
	place: ({ region }) => region,
	poll: pollAppFlow,
	sample: sampleEvents,
};

async function pollAppFlow(
	call: PollCall<AppFlow, Watch>,
	state: Readonly<Record<string, unknown>> | undefined,
): Promise<Polled> {
	const since = typeof state?.since === 'number' ? state.since : call.now - CLOCK_TOLERANCE;
	const flows = wantsAny(call.params.kinds, FLOW_KINDS)
		? await pollFlows({ ...call, watch: call.params, since }, readFlowMemories(state?.flows))
		: undefined;
	const profiles = wantsAny(call.params.kinds, PROFILE_KINDS)
		? await pollProfiles(call, since, state?.profiles)
		: undefined;
	return {
		events: [...(flows?.events ?? []), ...(profiles?.events ?? [])],
		state: toItemJson({
			since: nextSince(since, call.now),
			flows: flows?.memories,
			profiles: profiles?.memories,
		}),
	};
}

/**
 * What is not remembered may be new, or not have been watched before. So the time moves on; rarely,
 * because each change of the state is written.
 */
function nextSince(since: number, now: number): number {
	return now - since > NEWS_WINDOW ? now - CLOCK_TOLERANCE : since;
}

async function pollProfiles(
	{ service, params, signal }: PollCall<AppFlow, Watch>,
	since: number,
	saved: unknown,
): Promise<{ events: IDataObject[]; memories: object }> {
	const profiles = await listProfiles(service, params, signal);
	const before = readProfileMemories(saved);
	return {
		events: before ? profileEvents(profiles, before, since, params) : [],
		memories: memoriesOf(profiles),
	};
}
