import type { ScheduledTriggerProperties, TriggerConfig } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import type { AnyField, Field, ParameterReader } from '../../../../engine/field';
import { choice, showWhen } from '../../../../engine/fields';
import * as form from './fields';

export { checkTriggerOf, scheduleExpression, shortestInterval } from './schedule';

type Scheduled = Partial<ScheduledTriggerProperties>;

/** What an update changes about when a flow runs. */
export interface TriggerChanges {
	readonly triggerType: 'OnDemand' | 'Scheduled' | 'Event';
	/** Members of the schedule that the user gave; the others stay as they are. */
	readonly scheduled: Scheduled;
}

const triggerType = {
	displayName: 'Trigger',
	name: 'triggerType',
	noDataExpression: true,
	description: 'What makes the flow run',
} as const;

const newTriggerType = choice({
	...triggerType,
	options: [form.onDemand, form.onSchedule, form.onEvent],
	default: 'OnDemand',
});

const changedTriggerType = choice({
	...triggerType,
	options: [
		{ name: 'Leave Unchanged', value: 'keep' },
		form.onDemand,
		form.onSchedule,
		form.onEvent,
	],
	default: 'keep',
});

const newScheduleBy = choice({
	...form.scheduleBy,
	options: [form.interval, form.expression],
	default: 'interval',
});

const changedScheduleBy = choice({
	...form.scheduleBy,
	options: [{ name: 'Leave Unchanged', value: 'keep' }, form.interval, form.expression],
	default: 'keep',
});

function propertiesOf(type: AnyField, by: AnyField) {
	return [
		...type.properties,
		...showWhen(by, form.SCHEDULED).properties,
		...form.intervalFields.flatMap(
			(field: AnyField) =>
				showWhen(field, { ...form.SCHEDULED, scheduleBy: ['interval'] }).properties,
		),
		...showWhen(form.expressionField, { ...form.SCHEDULED, scheduleBy: ['expression'] }).properties,
		...showWhen(form.scheduleOptions, form.SCHEDULED).properties,
	];
}

/** When a new flow runs. The times are dates, as the SDK takes them. */
export const flowTrigger: Field<'trigger', TriggerConfig> = {
	name: 'trigger',
	properties: propertiesOf(newTriggerType, newScheduleBy),
	read(reader) {
		const type = newTriggerType.read(reader);
		if (type !== 'Scheduled') return { triggerType: type };
		const expression = form.readExpression(newScheduleBy.read(reader), reader);
		return scheduledTrigger({ scheduleExpression: expression, ...readOptions(reader) });
	},
};

/** What changes about when a flow runs; `undefined` if nothing. */
export const flowTriggerChanges: Field<'trigger', TriggerChanges | undefined> = {
	name: 'trigger',
	properties: propertiesOf(changedTriggerType, changedScheduleBy),
	read(reader) {
		const type = changedTriggerType.read(reader);
		if (type === 'keep') return undefined;
		if (type !== 'Scheduled') return { triggerType: type, scheduled: {} };
		const by = changedScheduleBy.read(reader);
		const scheduled = readOptions(reader);
		checkTimes(scheduled);
		return {
			triggerType: type,
			scheduled: {
				...(by !== 'keep' && { scheduleExpression: form.readExpression(by, reader) }),
				...scheduled,
			},
		};
	},
};

/**
 * A flow's trigger after a change: what the user did not give stays as it is.
 *
 * @throws {InputError} when the flow has no schedule yet and none is given, or the whole is none
 */
export function changedTrigger(
	existing: TriggerConfig | undefined,
	changes: TriggerChanges | undefined,
): TriggerConfig | undefined {
	if (!changes) return existing;
	if (changes.triggerType !== 'Scheduled') return { triggerType: changes.triggerType };
	const old = existing?.triggerProperties?.Scheduled;
	const all = { ...old, ...changes.scheduled };
	// What only an incremental transfer has would be refused beside a complete one.
	if (changes.scheduled.dataPullMode === 'Complete') delete all.firstExecutionFrom;
	return scheduledTrigger(all);
}

function scheduledTrigger(scheduled: Scheduled): TriggerConfig {
	const { scheduleExpression } = scheduled;
	if (scheduleExpression === undefined) {
		throw new InputError(
			'Schedule By',
			'leaves the schedule unchanged, but the flow has none yet',
			'Give an interval or an expression',
		);
	}
	checkTimes(scheduled);
	return {
		triggerType: 'Scheduled',
		triggerProperties: { Scheduled: { ...scheduled, scheduleExpression } },
	};
}

function readOptions(reader: ParameterReader): Scheduled {
	const { scheduleStartTime, scheduleEndTime, firstExecutionFrom, timezone, ...others } =
		form.scheduleOptions.read(reader);
	if (timezone !== undefined) checkTimeZone(timezone);
	return {
		...others,
		...(timezone !== undefined && { timezone }),
		...(scheduleStartTime !== undefined && { scheduleStartTime: new Date(scheduleStartTime) }),
		...(scheduleEndTime !== undefined && { scheduleEndTime: new Date(scheduleEndTime) }),
		...(firstExecutionFrom !== undefined && { firstExecutionFrom: new Date(firstExecutionFrom) }),
	};
}

function checkTimeZone(name: string): void {
	if (isTimeZone(name)) return;
	throw new InputError(
		'Time Zone',
		`is '${name}', which is no IANA time zone`,
		'Use a name such as Europe/Berlin or UTC',
	);
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function checkTimes(scheduled: Scheduled): void {
	const { scheduleStartTime: start, scheduleEndTime: end, firstExecutionFrom } = scheduled;
	if (start && end && end <= start) {
		throw new InputError('End Time', 'is not after the start time');
	}
	if (firstExecutionFrom && scheduled.dataPullMode === 'Complete') {
		throw new InputError(
			'First Execution From',
			'is for incremental transfers only',
			"Remove it, or set 'Data Pull Mode' to 'Incremental'",
		);
	}
}
