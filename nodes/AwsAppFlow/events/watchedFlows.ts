import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field, ParameterReader } from '../../../engine/field';
import {
	asText,
	checkText,
	choice,
	requiredText,
	showWhen,
	text,
	textList,
} from '../../../engine/fields';
import { matcherOf } from '../../../engine/pattern';
import { FLOW_NAME_RULES } from '../flow/flowName';
import { FLOW_KINDS } from './kinds';
import { POLLING, PUSH } from './triggerOn';

const ABOUT_FLOWS = { triggerOn: [...FLOW_KINDS] };

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

/** Which flows to watch: more ways to say so where they are polled, as events have no tags. */
export const watchedFlowsProperties: INodeProperties[] = [
	...polledFlows.properties,
	...pushedFlows.properties,
	...chosenFlows.properties,
	...namePattern.properties,
	...tagKey.properties,
	...tagValue.properties,
];

/** A flow as far as it can be chosen by its name and tags. */
interface NamedFlow {
	readonly flowName?: string | undefined;
	readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Whether a flow is watched. */
export type FlowTest = (flow: NamedFlow) => boolean;

/** @throws {InputError} when the form does not say which flows are meant */
export function readWatchedFlows(reader: ParameterReader, pushed: boolean): FlowTest {
	return pushed ? pushedFlowTest(reader) : polledFlowTest(reader);
}

function pushedFlowTest(reader: ParameterReader): FlowTest {
	return pushedFlows.read(reader) === 'all' ? () => true : patternTest(reader);
}

function polledFlowTest(reader: ParameterReader): FlowTest {
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

function patternTest(reader: ParameterReader): FlowTest {
	const patterns = namePattern.read(reader);
	if (patterns.length === 0) {
		throw new InputError('Name Pattern', 'is empty', 'Give a pattern, or set Flows to All');
	}
	const fits = matcherOf(patterns);
	return ({ flowName }) => flowName !== undefined && fits(flowName);
}

function tagTest(reader: ParameterReader): FlowTest {
	const key = tagKey.read(reader);
	const wanted = tagValue.read(reader);
	const fits = matcherOf(wanted === undefined ? [] : [wanted]);
	return ({ tags = {} }) => {
		const value = tags[key];
		return value !== undefined && fits(value);
	};
}
