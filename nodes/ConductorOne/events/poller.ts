import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { isObject, toItemJson } from '../../../engine/json';
import type { Polled, Poller } from '../../../engine/poll/poller';
import { openForTrigger } from '../open';
import type { ConductorOne } from '../transport/client';
import { readWatch } from './form';
import type { Watch } from './form';
import type { Call, Event } from './source';
import { sources } from './sources';

/** What is polled of ConductorOne. Each source has a memory of its own, which begins when it is wanted. */
export const conductorOnePoller: Poller<ConductorOne, Watch> = {
	version: 1,
	read: readWatch,
	open: openForTrigger,
	place: ({ origin }) => origin,
	poll,
	sample,
};

function wantedSources({ params }: Call) {
	return sources.filter(({ kinds }) => kinds.some((kind) => params.kinds.has(kind)));
}

async function poll(
	call: Call,
	state: Readonly<Record<string, unknown>> | undefined,
): Promise<Polled> {
	const memories = isObject(state?.sources) ? state.sources : {};
	const events: Event[] = [];
	const next: Record<string, object> = {};
	for (const source of wantedSources(call)) {
		const polled = await source.poll(call, memories[source.name]);
		next[source.name] = polled.memory;
		events.push(...polled.events);
	}
	return {
		events: oldestFirst(events.filter(({ kind }) => call.params.kinds.has(kind))).map(toJson),
		state: toItemJson({ sources: next }),
	};
}

/** The latest of each sort of event that is wanted. */
async function sample(call: Call): Promise<readonly IDataObject[]> {
	const found: Event[] = [];
	for (const source of wantedSources(call)) found.push(...(await source.sample(call)));
	const latest = [...call.params.kinds].flatMap((kind) =>
		oldestFirst(found.filter((event) => event.kind === kind)).slice(-1),
	);
	if (latest.length > 0) return oldestFirst(latest).map(toJson);
	throw new OutcomeError(
		'ConductorOne has no example of these events yet',
		'Nothing of the last 30 days fits the form. Choose more, or let it happen once. The trigger works all the same',
	);
}

function oldestFirst(events: readonly Event[]): Event[] {
	return [...events].sort((a, b) => a.at - b.at);
}

function toJson({ kind, json }: Event): IDataObject {
	return { event: kind, ...json };
}
