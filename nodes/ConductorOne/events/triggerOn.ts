import { InputError } from '../../../engine/field';
import type { ParameterReader } from '../../../engine/field';
import { choices } from '../../../engine/fields';
import { sortedBy } from '../../../engine/sort';
import type { Arrival } from '../../../engine/trigger/trigger';
import { EVENT_SORTS, eventChoices } from '../webhook/events';
import type { EventKind } from '../webhook/events';
import { polledKinds } from './kinds';
import type { PolledKind } from './kinds';

/**
 * All that the trigger can start for. n8n's list of nodes has an entry for each of the options, so both
 * ways of arriving are in one field; which way it is follows from the event.
 */
export const triggerOn = choices({
	displayName: 'Trigger On',
	name: 'triggerOn',
	description: 'What to start the workflow for',
	noDataExpression: true,
	options: sortedBy([...polledKinds, ...eventChoices], ({ name }) => name),
	default: ['approval'],
});

/** The events that ConductorOne sends. */
export const PUSHED_KINDS: readonly EventKind[] = EVENT_SORTS.map(({ kind }) => kind);

/** Where the form asks for events that are polled, and that are pushed. */
export const POLLED = { triggerOn: polledKinds.map(({ value }) => value) };
export const PUSHED = { triggerOn: [...PUSHED_KINDS] };

/** What the form asks for, by the way in which it arrives. */
interface Asked {
	readonly polled: ReadonlySet<PolledKind>;
	readonly pushed: ReadonlySet<EventKind>;
}

/** @throws {InputError} when it asks for nothing */
export function readTriggerOn(form: ParameterReader): Asked {
	const kinds = new Set<string>(triggerOn.read(form));
	if (kinds.size === 0) {
		throw new InputError('Trigger On', 'is empty', 'Choose what to start the workflow for');
	}
	const polled = polledKinds.map(({ value }) => value).filter((kind) => kinds.has(kind));
	return {
		polled: new Set(polled),
		pushed: new Set(PUSHED_KINDS.filter((kind) => kinds.has(kind))),
	};
}

/** @throws {InputError} */
export function readArrival(form: ParameterReader): Arrival {
	const { polled, pushed } = readTriggerOn(form);
	return { polled: polled.size > 0, pushed: pushed.size > 0 };
}
