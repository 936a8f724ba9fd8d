import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field, ParameterReader } from '../../../engine/field';
import {
	asText,
	checkText,
	choice,
	choices,
	collection,
	flag,
	hideWhen,
	requiredText,
	showWhen,
	text,
	textList,
} from '../../../engine/fields';
import type { Choice } from '../../../engine/fields';
import { matcherOf } from '../../../engine/pattern';
import { pollTimes } from '../../../engine/poll/times';
import type { Arrival } from '../../../engine/trigger/trigger';
import { FLOW_NAME_RULES } from '../flow/flowName';
import {
	EITHER_WAY,
	FLOW_KINDS,
	ONLY_POLLED,
	ONLY_PUSHED,
	POLLED_KINDS,
	PROFILE_KINDS,
	PUSHED_KINDS,
	kindChoices,
} from './kinds';
import type { Kind } from './kinds';

const POLLING = { receiveBy: ['polling'] };
const PUSH = { receiveBy: ['push'] };
const ABOUT_FLOWS = { triggerOn: [...FLOW_KINDS] };

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

const FLOWS = {
	displayName: 'Flows',
	name: 'flows',
	description: 'Which flows to watch',
	noDataExpression: true,
	default: 'all',
} as const;

const ALL = { name: 'All', value: 'all' } as const;
const BY_PATTERN = {
	name: 'By Name Pattern',
	value: 'namePattern',
	description: 'Flows whose names fit a pattern such as orders-*',
} as const;

const polledFlows = showWhen(
	choice({
		...FLOWS,
		options: [
			ALL,
			BY_PATTERN,
			{ name: 'By Tag', value: 'tag', description: 'Flows that have a tag' },
			{ name: 'Chosen', value: 'chosen', description: 'Flows from a list' },
		],
	}),
	{ ...POLLING, ...ABOUT_FLOWS },
);
const pushedFlows = showWhen(choice({ ...FLOWS, options: [ALL, BY_PATTERN] }), {
	...PUSH,
	...ABOUT_FLOWS,
});

const FLOW_NAMES = 'Flow Names or IDs';

const chosenFlows: Field<'flowNames', string[]> = {
	name: 'flowNames',
	properties: [
		{
			displayName: FLOW_NAMES,
			name: 'flowNames',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getFlows' },
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			default: [],
			displayOptions: { show: { ...POLLING, flows: ['chosen'] } },
		},
	],
	read(reader) {
		const raw = reader.get('flowNames');
		const given: unknown[] = Array.isArray(raw) ? raw : asText(FLOW_NAMES, raw).split(',');
		const names = given.map((name) => asText(FLOW_NAMES, name).trim()).filter((name) => name);
		if (names.length === 0) {
			throw new InputError(FLOW_NAMES, 'has no flow', 'Choose flows, or set Flows to All');
		}
		return names.map((name) => checkText(FLOW_NAMES, name, FLOW_NAME_RULES));
	},
};

const namePattern = showWhen(
	textList({
		displayName: 'Name Pattern',
		name: 'flowNamePattern',
		placeholder: 'e.g. orders-*, invoices-*',
		description:
			'Patterns of flow names, separated by commas. * stands for any characters, ? for one.',
	}),
	{ flows: ['namePattern'] },
);

const tagKey = showWhen(
	requiredText({
		displayName: 'Tag Key',
		name: 'tagKey',
		placeholder: 'e.g. team',
		max: 128,
	}),
	{ ...POLLING, flows: ['tag'] },
);

const tagValue = showWhen(
	text({
		displayName: 'Tag Value',
		name: 'tagValue',
		placeholder: 'e.g. finance',
		description: 'Value or pattern such as fin*; any value if empty',
		max: 256,
	}),
	{ ...POLLING, flows: ['tag'] },
);

const includeRaw = flag({
	displayName: 'Include Raw Data',
	name: 'includeRaw',
	description: "Whether to add AWS's own record or event to the output, as 'raw'",
});

const profilePattern = showWhen(
	textList({
		displayName: 'Connector Profile Name Pattern',
		name: 'connectorProfileNamePattern',
		placeholder: 'e.g. salesforce-*',
		description:
			'Only connector profiles whose names fit. Several patterns are separated by commas.',
	}),
	{ '/triggerOn': [...PROFILE_KINDS] },
);

const options = collection({
	displayName: 'Options',
	name: 'options',
	placeholder: 'Add option',
	fields: [profilePattern, includeRaw],
});

/** The trigger's form. What only one way of receiving has is shown with that one. */
export const triggerProperties: INodeProperties[] = [
	...triggerOn.properties,
	...receiveByProperties,
	...pollTimes(POLLING),
	...polledFlows.properties,
	...pushedFlows.properties,
	...chosenFlows.properties,
	...namePattern.properties,
	...tagKey.properties,
	...tagValue.properties,
	...options.properties,
];

/** A flow as far as it can be chosen by its name and tags. */
interface NamedFlow {
	readonly flowName?: string | undefined;
	readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** The trigger's checked form. */
export interface Watch {
	readonly kinds: ReadonlySet<Kind>;
	readonly isWatchedFlow: (flow: NamedFlow) => boolean;
	readonly isWatchedProfile: (name: string) => boolean;
	readonly includeRaw: boolean;
}

/** @throws {InputError} when nothing is chosen, or what cannot be received that way */
export function readArrival(form: ParameterReader): Arrival {
	const { pushed } = readTriggerOn(form);
	return { polled: !pushed, pushed };
}

interface Asked {
	readonly kinds: readonly Kind[];
	/** Whether events are pushed to the trigger. */
	readonly pushed: boolean;
}

function readTriggerOn(form: ParameterReader): Asked {
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

/** @throws {InputError} */
export function readWatch(reader: ParameterReader): Watch {
	const { kinds, pushed } = readTriggerOn(reader);
	const { connectorProfileNamePattern, includeRaw: raw } = options.read(reader);
	return {
		kinds: new Set(kinds),
		isWatchedFlow: pushed ? pushedFlowTest(reader) : polledFlowTest(reader),
		isWatchedProfile: matcherOf(connectorProfileNamePattern ?? []),
		includeRaw: raw ?? false,
	};
}

function pushedFlowTest(reader: ParameterReader): Watch['isWatchedFlow'] {
	return pushedFlows.read(reader) === 'all' ? () => true : patternTest(reader);
}

function polledFlowTest(reader: ParameterReader): Watch['isWatchedFlow'] {
	switch (polledFlows.read(reader)) {
		case 'all':
			return () => true;
		case 'chosen': {
			const names = new Set(chosenFlows.read(reader));
			return ({ flowName }) => flowName !== undefined && names.has(flowName);
		}
		case 'namePattern':
			return patternTest(reader);
		case 'tag':
			return tagTest(reader);
	}
}

function patternTest(reader: ParameterReader): Watch['isWatchedFlow'] {
	const patterns = namePattern.read(reader);
	if (patterns.length === 0) {
		throw new InputError('Name Pattern', 'is empty', 'Give a pattern, or set Flows to All');
	}
	const fits = matcherOf(patterns);
	return ({ flowName }) => flowName !== undefined && fits(flowName);
}

function tagTest(reader: ParameterReader): Watch['isWatchedFlow'] {
	const key = tagKey.read(reader);
	const wanted = tagValue.read(reader);
	const fits = matcherOf(wanted === undefined ? [] : [wanted]);
	return ({ tags = {} }) => {
		const value = tags[key];
		return value !== undefined && fits(value);
	};
}
