import { InputError } from '../../../../engine/field';
import type { ParameterReader } from '../../../../engine/field';
import { choice, collection, integer, requiredText, text } from '../../../../engine/fields';
import { dateTime } from '../../../../engine/fields/dateTime';
import { scheduleExpression, SCHEDULE_LABEL } from './schedule';

const EVERY_LABEL = 'Run Every';

export const SCHEDULED = { triggerType: ['Scheduled'] };

export const onDemand = {
	name: 'On Demand',
	value: 'OnDemand',
	description: 'Runs when it is started',
} as const;
export const onSchedule = {
	name: 'Schedule',
	value: 'Scheduled',
	description: 'Runs at regular times once it is activated',
} as const;
export const onEvent = {
	name: 'Event',
	value: 'Event',
	description: 'Runs when the source reports a change, once it is activated',
} as const;

export const interval = { name: 'Interval', value: 'interval' } as const;
export const expression = { name: 'Expression', value: 'expression' } as const;

export const scheduleBy = {
	displayName: 'Schedule By',
	name: 'scheduleBy',
	noDataExpression: true,
} as const;

const amount = integer({
	displayName: EVERY_LABEL,
	name: 'scheduleInterval',
	description: 'How many of the units below lie between two runs',
	default: 1,
	minimum: 1,
	maximum: 1000,
});

const unit = choice({
	displayName: 'Unit',
	name: 'scheduleUnit',
	description: 'Unit of the interval',
	options: [
		{ name: 'Days', value: 'days' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Minutes', value: 'minutes' },
		{ name: 'Months', value: 'months', description: 'On the first of the month, 00:00 UTC' },
		{ name: 'Weeks', value: 'weeks' },
	],
	default: 'days',
});

const given = requiredText({
	displayName: SCHEDULE_LABEL,
	name: 'scheduleExpression',
	description: 'Rate or cron expression, in UTC',
	placeholder: 'e.g. rate(5minutes) or cron(0 8 ? * MON-FRI *)',
	max: 256,
});

export const intervalFields = [amount, unit] as const;
export const expressionField = given;

/** The schedule's expression, from the form's interval or as given; checked. */
export function readExpression(by: 'interval' | 'expression', reader: ParameterReader): string {
	if (by === 'expression') return scheduleExpression(given.read(reader));
	const every = amount.read(reader);
	const units = unit.read(reader);
	if (units === 'months') return monthly(every);
	return units === 'weeks' ? `rate(${every * 7}days)` : `rate(${every}${units})`;
}

/** AppFlow's rates know no months, and cron expressions only those that divide a year. */
function monthly(every: number): string {
	if (12 % every !== 0) {
		throw new InputError(
			EVERY_LABEL,
			`is ${every} months, which does not divide a year`,
			'Use 1, 2, 3, 4, 6, or 12 months, or a schedule expression',
		);
	}
	return `cron(0 0 1 1/${every} ? *)`;
}

/** Everything else that a schedule can say; only what the user added has a value. */
export const scheduleOptions = collection({
	displayName: 'Schedule Options',
	name: 'scheduleOptions',
	placeholder: 'Add option',
	fields: [
		choice({
			displayName: 'Data Pull Mode',
			name: 'dataPullMode',
			description: 'What each run transfers',
			options: [
				{ name: 'Complete', value: 'Complete', description: 'All records' },
				{
					name: 'Incremental',
					value: 'Incremental',
					description: 'Records that are new or changed since the last run',
				},
			],
			default: 'Incremental',
		}),
		integer({
			displayName: 'Deactivation Threshold',
			name: 'flowErrorDeactivationThreshold',
			description: 'After how many failed runs in a row AppFlow deactivates the flow',
			default: 10,
			minimum: 1,
			maximum: 100,
		}),
		dateTime({
			displayName: 'End Time',
			name: 'scheduleEndTime',
			description: 'When the schedule ends. In UTC if the value has no offset.',
		}),
		dateTime({
			displayName: 'First Execution From',
			name: 'firstExecutionFrom',
			description:
				'How far back the first run of an incremental transfer reaches. In UTC if the value has no offset.',
		}),
		integer({
			displayName: 'Offset (Seconds)',
			name: 'scheduleOffset',
			description: 'Time by which each run is put off, so that late records are in it',
			default: 0,
			minimum: 0,
			maximum: 36_000,
		}),
		dateTime({
			displayName: 'Start Time',
			name: 'scheduleStartTime',
			description: 'When the schedule begins. In UTC if the value has no offset.',
		}),
		text({
			displayName: 'Time Zone',
			name: 'timezone',
			description:
				'IANA name that AWS shows beside the schedule. It is only a label: it moves no times. Give the offset in the times themselves.',
			placeholder: 'e.g. America/New_York',
			max: 256,
		}),
	],
});
