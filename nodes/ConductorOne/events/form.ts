import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../engine/field';
import { choices, showWhen, textList } from '../../../engine/fields';
import { matcherOf } from '../../../engine/pattern';
import { pollTimes } from '../../../engine/poll/times';
import { enumChoices, enumOptions } from '../fields/enums';
import { userList } from '../fields/users';
import type { UserChoice } from '../transport/users';
import { webhookProperties } from '../webhook/form';
import type { PolledKind } from './kinds';
import { options } from './options';
import { POLLED, readTriggerOn, triggerOn } from './triggerOn';

const when = (kind: PolledKind) => ({ triggerOn: [kind] });

const approvers = showWhen(
	userList({
		displayName: 'Approvers',
		name: 'approvers',
		description:
			'Comma-separated IDs or e-mail addresses of people whose approval is waited for; of anybody if empty',
	}),
	when('requestWaiting'),
);

/** How tasks of all sorts can end; each sort has its own words for success. */
const OUTCOMES = [
	{ name: 'Canceled', value: 'CANCELLED' },
	{ name: 'Denied', value: 'DENIED' },
	{ name: 'Failed', value: 'ERROR' },
	{ name: 'Succeeded', value: 'SUCCESS', description: 'Granted, revoked, certified, or done' },
	{ name: 'Timed Out', value: 'WAIT_TIMED_OUT' },
] as const;

/** How a request can end, the ways to succeed taken together. */
export type Outcome = (typeof OUTCOMES)[number]['value'];

const outcomes = showWhen(
	choices({
		displayName: 'Outcomes',
		name: 'outcomes',
		description: 'How the request ended; any way if empty',
		options: OUTCOMES,
	}),
	when('requestClosed'),
);

const severities = showWhen(
	enumChoices({
		displayName: 'Severities',
		name: 'severities',
		description: 'How severe the finding is; any severity if empty',
		options: enumOptions('FINDING_SEVERITY_', 'CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'),
	}),
	when('findingOpened'),
);

const eventTypes = showWhen(
	textList({
		displayName: 'Event Types',
		name: 'eventTypes',
		placeholder: 'e.g. *Connector*, Authentication*',
		description:
			'Patterns, separated by commas, of which one has to fit the operation, type, class, or activity of the event. * stands for any characters, ? for one. All events if empty.',
	}),
	when('systemLogEvent'),
);

/** The trigger's form. */
export const triggerProperties: INodeProperties[] = [
	...triggerOn.properties,
	...pollTimes(POLLED),
	...approvers.properties,
	...outcomes.properties,
	...severities.properties,
	...eventTypes.properties,
	...webhookProperties,
	...options.properties,
];

/** The checked form, as far as polling needs it. */
export interface Watch {
	readonly kinds: ReadonlySet<PolledKind>;
	/** Empty for anybody. */
	readonly approvers: readonly UserChoice[];
	/** Empty for any. */
	readonly outcomes: ReadonlySet<Outcome>;
	/** Empty for any. */
	readonly severities: readonly string[];
	/** Whether a name of an event of the system log fits. */
	readonly isWatchedEvent: (name: string) => boolean;
	/** Empty for all. */
	readonly appIds: readonly string[];
}

/** @throws {InputError} */
export function readWatch(reader: ParameterReader): Watch {
	const { polled: kinds } = readTriggerOn(reader);
	const ifWanted = <Value>(kind: PolledKind, read: () => Value[]) =>
		kinds.has(kind) ? read() : [];
	return {
		kinds,
		approvers: ifWanted('requestWaiting', () => approvers.read(reader)),
		outcomes: new Set(ifWanted('requestClosed', () => outcomes.read(reader))),
		severities: ifWanted('findingOpened', () => severities.read(reader)),
		isWatchedEvent: matcherOf(ifWanted('systemLogEvent', () => eventTypes.read(reader))),
		appIds: options.read(reader).appIds ?? [],
	};
}
