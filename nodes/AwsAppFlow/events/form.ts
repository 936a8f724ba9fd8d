import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../engine/field';
import { collection, flag, showWhen, textList } from '../../../engine/fields';
import { matcherOf } from '../../../engine/pattern';
import { pollTimes } from '../../../engine/poll/times';
import { PROFILE_KINDS } from './kinds';
import type { Kind } from './kinds';
import { POLLING, readTriggerOn, triggerOnProperties } from './triggerOn';
import { readWatchedFlows, watchedFlowsProperties } from './watchedFlows';
import type { FlowTest } from './watchedFlows';

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
	...triggerOnProperties,
	...pollTimes(POLLING),
	...watchedFlowsProperties,
	...options.properties,
];

/** The trigger's checked form. */
export interface Watch {
	readonly kinds: ReadonlySet<Kind>;
	readonly isWatchedFlow: FlowTest;
	readonly isWatchedProfile: (name: string) => boolean;
	readonly includeRaw: boolean;
}

/** @throws {InputError} */
export function readWatch(reader: ParameterReader): Watch {
	const { kinds, pushed } = readTriggerOn(reader);
	const { connectorProfileNamePattern, includeRaw: raw } = options.read(reader);
	return {
		kinds: new Set(kinds),
		isWatchedFlow: readWatchedFlows(reader, pushed),
		isWatchedProfile: matcherOf(connectorProfileNamePattern ?? []),
		includeRaw: raw ?? false,
	};
}
