import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { ParameterReader } from '../../../engine/field';
import { choice, choices, collection, showWhen, textList } from '../../../engine/fields';
import { matcherOf } from '../../../engine/pattern';
import { pollTimes } from '../../../engine/poll/times';
import { enumChoices, enumOptions } from '../fields/enums';
import { idList } from '../fields/ids';
import { userList } from '../fields/users';
import type { UserChoice } from '../transport/users';
import { webhookProperties } from '../webhook/form';
import { polledKinds } from './kinds';
import type { PolledKind } from './kinds';

const POLLING = { receiveBy: ['polling'] };
const PUSH = { receiveBy: ['push'] };

const receiveBy = choice({
	displayName: 'Receive Events By',
	name: 'receiveBy',
	noDataExpression: true,
	options: [
		{
			name: 'Polling',
			value: 'polling',
			description: 'Ask ConductorOne regularly what has happened',
		},
		{
			name: 'Push',
			value: 'push',
			description:
				'Let ConductorOne call a webhook, and answer it: to approve, to provision, or in automations',
		},
	],
	default: 'push',
});

const triggerOn = showWhen(
	choices({
		displayName: 'Trigger On',
		name: 'triggerOn',
		description: 'What to start the workflow for',
		options: polledKinds,
		default: ['requestCreated'],
	}),
	POLLING,
);

const when = (...kinds: PolledKind[]) => ({ ...POLLING, triggerOn: kinds });

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

const appIds = idList({
	displayName: 'App IDs',
	name: 'appIds',
	description:
		'Comma-separated IDs of apps: nothing of other apps is reported. New users and the system log belong to no app.',
});

const options = showWhen(
	collection({
		displayName: 'Options',
		name: 'options',
		placeholder: 'Add option',
		fields: [appIds],
	}),
	POLLING,
);

/** The trigger's form. */
export const triggerProperties: INodeProperties[] = [
	...receiveBy.properties,
	...pollTimes(POLLING, PUSH),
	...triggerOn.properties,
	...approvers.properties,
	...outcomes.properties,
	...severities.properties,
	...eventTypes.properties,
	...options.properties,
	...webhookProperties,
];

/** The checked form of a trigger that polls. */
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
	const kinds = new Set(triggerOn.read(reader));
	if (kinds.size === 0) {
		throw new InputError('Trigger On', 'is empty', 'Choose what to start the workflow for');
	}
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
