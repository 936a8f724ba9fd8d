import type { ConnectorType, DataPullMode, TriggerConfig } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { findConnector } from '../../connectors';
import { cronInterval, cronProblem } from './cron';

export const SCHEDULE_LABEL = 'Schedule Expression';

/** Minutes in each unit of a rate. AWS writes them in the plural, and without a space. */
const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;

const RATE = /^rate\(\s*(\d+)\s*(minute|hour|day)s?\s*\)$/i;
const CRON = /^cron\((.+)\)$/i;

const FORMS =
	'Give a rate, such as rate(5minutes), rate(1hours), or rate(1days), or a cron expression with six fields, such as cron(0 8 ? * MON-FRI *)';

/**
 * A schedule's expression as AppFlow writes it: `rate(5minutes)`, although people and other AWS
 * services write `rate(5 minutes)`, which AppFlow takes and then shows as unsupported.
 *
 * @throws {InputError} for what is no schedule, saying which part is wrong
 */
export function scheduleExpression(given: string): string {
	const expression = given.trim();
	const [, amount, unit] = RATE.exec(expression) ?? [];
	if (amount !== undefined && unit !== undefined) {
		if (Number(amount) === 0) throw new InputError(SCHEDULE_LABEL, 'has a rate of zero', FORMS);
		return `rate(${Number(amount)}${unit.toLowerCase()}s)`;
	}
	const inside = CRON.exec(expression)?.[1];
	if (inside === undefined) {
		throw new InputError(SCHEDULE_LABEL, `is '${expression}', which is no schedule`, FORMS);
	}
	const problem = cronProblem(inside);
	if (problem !== undefined) throw new InputError(SCHEDULE_LABEL, problem, FORMS);
	return `cron(${inside.trim().replace(/\s+/g, ' ')})`;
}

/** The shortest time between two runs of a valid schedule, in minutes. */
export function shortestInterval(expression: string): number {
	const [, amount, unit] = RATE.exec(expression) ?? [];
	if (amount === undefined) return cronInterval(CRON.exec(expression)?.[1] ?? '');
	const minutes = Object.entries(UNITS).find(([name]) => name === `${unit?.toLowerCase()}s`)?.[1];
	return Number(amount) * (minutes ?? 1);
}

/**
 * Checks what a flow's source can do with a trigger: which kinds it has, and how often its schedule
 * may run.
 *
 * @throws {InputError}
 */
export function checkTriggerOf(sourceType: ConnectorType, trigger: TriggerConfig): void {
	const { label, flow } = findConnector(sourceType) ?? {};
	const type = trigger.triggerType;
	if (!flow?.source || type === undefined) return;
	if (!flow.source.triggers.includes(type)) {
		throw new InputError(
			'Trigger',
			`is '${TRIGGER_NAMES[type]}', which ${label} does not have as a source`,
			`It has: ${flow.source.triggers.map((each) => TRIGGER_NAMES[each]).join(', ')}`,
		);
	}
	const { scheduleExpression: expression, dataPullMode } =
		trigger.triggerProperties?.Scheduled ?? {};
	if (type !== 'Scheduled' || expression === undefined) return;
	const shortest = shortestOf(sourceType, flow.source.shortestInterval, dataPullMode);
	if (shortestInterval(expression) < shortest) {
		throw new InputError(
			'Schedule',
			`runs more often than ${label} allows: ${everyWords(shortest)} at most`,
			`Choose a longer interval than '${expression}'`,
		);
	}
}

/** SAP is read as a whole once a day at most. */
function shortestOf(type: ConnectorType, usual: number, mode: DataPullMode | undefined): number {
	return type === 'SAPOData' && mode === 'Complete' ? Math.max(usual, UNITS.days) : usual;
}

function everyWords(minutes: number): string {
	if (minutes >= UNITS.days) return 'once a day';
	return minutes >= UNITS.hours ? 'once an hour' : 'once a minute';
}

const TRIGGER_NAMES = {
	OnDemand: 'On Demand',
	Scheduled: 'Schedule',
	Event: 'Event',
} as const;
