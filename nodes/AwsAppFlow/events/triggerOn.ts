import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { ParameterReader } from '../../../engine/field';
import { choice, choices, hideWhen, showWhen } from '../../../engine/fields';
import type { Choice } from '../../../engine/fields';
import type { Arrival } from '../../../engine/trigger/trigger';
import {
	EITHER_WAY,
	ONLY_POLLED,
	ONLY_PUSHED,
	POLLED_KINDS,
	PUSHED_KINDS,
	kindChoices,
} from './kinds';
import type { Kind } from './kinds';

/** Where the form asks for events that are polled, and that are pushed. */
export const POLLING = { receiveBy: ['polling'] };
export const PUSH = { receiveBy: ['push'] };

/**
 * n8n's list of nodes has an entry for each of the options. So all are in one field, whichever way
 * they can be received, and nothing decides whether it is shown.
 */
const triggerOn = choices({
	displayName: 'Trigger On',
	name: 'triggerOn',
	description: 'What to start the workflow for. A run is reported once, whatever applies to it.',
	noDataExpression: true,
	options: kindChoices,
	default: ['runFailed'],
});

type Way = 'polling' | 'push';

const polling: Choice<Way> = {
	name: 'Polling',
	value: 'polling',
	description: 'Ask AppFlow regularly. Needs nothing but AWS keys.',
};
const push: Choice<Way> = {
	name: 'Push',
	value: 'push',
	description: 'Let Amazon EventBridge post events to n8n. Needs a rule and an API destination.',
};

const receiveByOneOf = (ways: ReadonlyArray<Choice<Way>>, preset: Way) =>
	choice({
		displayName: 'Receive Events By',
		name: 'receiveBy',
		noDataExpression: true,
		options: ways,
		default: preset,
	});

const receiveBy = receiveByOneOf([polling, push], 'polling');

/** The same parameter with the ways that there are for what was chosen. */
const receiveByProperties: INodeProperties[] = [
	showWhen(receiveBy, { triggerOn: [...EITHER_WAY] }),
	hideWhen(showWhen(receiveByOneOf([polling], 'polling'), { triggerOn: [...ONLY_POLLED] }), {
		triggerOn: [...EITHER_WAY],
	}),
	hideWhen(showWhen(receiveByOneOf([push], 'push'), { triggerOn: [...ONLY_PUSHED] }), {
		triggerOn: [...POLLED_KINDS],
	}),
].flatMap(({ properties }) => properties);

/** What to start for, and how to get to know of it. */
export const triggerOnProperties: INodeProperties[] = [
	...triggerOn.properties,
	...receiveByProperties,
];

interface Asked {
	readonly kinds: readonly Kind[];
	/** Whether events are pushed to the trigger. */
	readonly pushed: boolean;
}

/** @throws {InputError} when nothing is chosen, or what cannot be received that way */
export function readTriggerOn(form: ParameterReader): Asked {
	const kinds = triggerOn.read(form);
	if (kinds.length === 0) {
		throw new InputError('Trigger On', 'is empty', 'Choose what to start the workflow for');
	}
	const pushed = receiveBy.read(form) === 'push';
	const possible: readonly Kind[] = pushed ? PUSHED_KINDS : POLLED_KINDS;
	const impossible = kindChoices.find(
		({ value }) => kinds.includes(value) && !possible.includes(value),
	);
	if (impossible) {
		throw new InputError(
			'Trigger On',
			`has '${impossible.name}', which is only ${pushed ? 'polled' : 'pushed'}`,
			`Set 'Receive Events By' to ${pushed ? 'Polling' : 'Push'}, or leave it to another trigger`,
		);
	}
	return { kinds, pushed };
}

/** @throws {InputError} as {@link readTriggerOn} does */
export function readArrival(form: ParameterReader): Arrival {
	const { pushed } = readTriggerOn(form);
	return { polled: !pushed, pushed };
}
