import {
	changedTrigger,
	checkTriggerOf,
	flowTrigger,
	flowTriggerChanges,
	scheduleExpression,
	shortestInterval,
} from '../../nodes/AwsAppFlow/flow/trigger';
import { complaint, readForm } from './flow-mapping.support';

const scheduled = (answers: object) =>
	readForm(flowTrigger, { triggerType: 'Scheduled', ...answers });
const expressed = (answer: unknown) =>
	scheduled({ scheduleBy: 'expression', scheduleExpression: answer }).triggerProperties?.Scheduled
		?.scheduleExpression;

describe('a schedule expression', () => {
	test.each([
		['rate(5minutes)', 'rate(5minutes)'],
		['rate(1 day)', 'rate(1days)'],
		[' RATE( 2 Hours ) ', 'rate(2hours)'],
		['rate(007minutes)', 'rate(7minutes)'],
		['cron(0  8 ? * MON-FRI *)', 'cron(0 8 ? * MON-FRI *)'],
		['cron(0/15 0,12 1 JAN-MAR ? 2026-2030)', 'cron(0/15 0,12 1 JAN-MAR ? 2026-2030)'],
		['cron(0 0 L * ? *)', 'cron(0 0 L * ? *)'],
		['cron(0 0 15W * ? *)', 'cron(0 0 15W * ? *)'],
		['cron(0 0 ? * 6#3 *)', 'cron(0 0 ? * 6#3 *)'],
		['cron(0 0 ? * FRIL *)', 'cron(0 0 ? * FRIL *)'],
		['cron(5 */2 * * ? *)', 'cron(5 */2 * * ? *)'],
	])('%j is taken as %j', (given, sent) => {
		expect(expressed(given)).toBe(sent);
		expect(scheduleExpression(sent)).toBe(sent);
	});

	test.each([
		['', "'Schedule Expression' is empty"],
		[
			'hourly',
			"'Schedule Expression' is 'hourly', which is no schedule | Give a rate, such as rate(5minutes)",
		],
		['*/5 * * * *', "is '*/5 * * * *', which is no schedule"],
		['rate(0 minutes)', 'has a rate of zero'],
		['rate(five minutes)', 'which is no schedule'],
		['rate(1 fortnight)', 'which is no schedule'],
		['rate(1.5 hours)', 'which is no schedule'],
		['rate(-1 hours)', 'which is no schedule'],
		['rate(5minutes) ', undefined],
		['cron(0 8 * * *)', 'has 5 cron fields: AWS needs six'],
		['cron(60 8 * * ? *)', "has '60' as minutes, which is no cron value"],
		['cron(0 24 * * ? *)', "has '24' as hours"],
		['cron(0 8 32 * ? *)', "has '32' as day of month"],
		['cron(0 8 * 13 ? *)', "has '13' as month"],
		['cron(0 8 ? * 8 *)', "has '8' as day of week"],
		['cron(0 8 ? * MON-FOO *)', "has 'MON-FOO' as day of week"],
		['cron(0 8 * * ? 1066)', "has '1066' as year"],
		['cron(30-10 8 * * ? *)', "has '30-10' as minutes"],
		['cron(0/0 8 * * ? *)', "has '0/0' as minutes"],
		['cron(1,,2 8 * * ? *)', "has '1,,2' as minutes"],
		['cron(? 8 * * ? *)', "has '?' as minutes"],
		['cron(0 8 * * * *)', "needs '?' as either day of month or day of week"],
		['cron(0 8 ? * ? *)', "needs '?' as either day of month or day of week"],
	])('%j: %s', (given, said) => {
		if (said === undefined) expect(expressed(given)).toBe('rate(5minutes)');
		else expect(complaint(() => expressed(given))).toContain(said);
	});

	test.each([
		['rate(5minutes)', 5],
		['rate(2hours)', 120],
		['rate(3days)', 4320],
		['cron(0 8 * * ? *)', 1440],
		['cron(0/10 * * * ? *)', 10],
		['cron(0,45 8 * * ? *)', 45],
		['cron(30 * ? * MON-FRI *)', 60],
		['cron(0 23,1 * * ? *)', 120],
		['cron(0 23,1 ? * MON *)', 1320],
		['cron(0 0 1 * ? *)', 1440],
	])('%s runs every %p minutes at most', (expression, minutes) => {
		expect(shortestInterval(expression)).toBe(minutes);
	});
});

describe('an interval', () => {
	test.each([
		[5, 'minutes', 'rate(5minutes)'],
		['2', 'hours', 'rate(2hours)'],
		[1, 'days', 'rate(1days)'],
		[2, 'weeks', 'rate(14days)'],
		[1, 'months', 'cron(0 0 1 1/1 ? *)'],
		[3, 'months', 'cron(0 0 1 1/3 ? *)'],
	])('every %p %s is %s', (scheduleInterval, scheduleUnit, expression) => {
		expect(scheduled({ scheduleInterval, scheduleUnit })).toEqual({
			triggerType: 'Scheduled',
			triggerProperties: { Scheduled: { scheduleExpression: expression } },
		});
		expect(scheduleExpression(expression)).toBe(expression);
	});

	test.each([
		[0, 'days', "'Run Every' is 0: it has to be from 1 to 1000"],
		[1.5, 'days', "'Run Every' is not a whole number"],
		[5, 'months', "'Run Every' is 5 months, which does not divide a year"],
		[1, 'fortnights', "'Unit' has a value that is not offered"],
	])('not every %p %s', (scheduleInterval, scheduleUnit, said) => {
		expect(complaint(() => scheduled({ scheduleInterval, scheduleUnit }))).toContain(said);
	});
});

describe('the options of a schedule', () => {
	const options = (scheduleOptions: object) =>
		scheduled({ scheduleOptions }).triggerProperties?.Scheduled;

	test('reach AWS', () => {
		expect(
			options({
				dataPullMode: 'Incremental',
				scheduleStartTime: '2026-12-01T00:00:00',
				scheduleEndTime: '2027-01-01T00:00:00+01:00',
				scheduleOffset: 0,
				timezone: 'Europe/Berlin',
				firstExecutionFrom: '2026-01-01',
				flowErrorDeactivationThreshold: 3,
			}),
		).toEqual({
			scheduleExpression: 'rate(1days)',
			dataPullMode: 'Incremental',
			scheduleStartTime: new Date('2026-12-01T00:00:00Z'),
			scheduleEndTime: new Date('2026-12-31T23:00:00Z'),
			scheduleOffset: 0,
			timezone: 'Europe/Berlin',
			firstExecutionFrom: new Date('2026-01-01T00:00:00Z'),
			flowErrorDeactivationThreshold: 3,
		});
	});

	test('say that the time zone is only a label', () => {
		const collection = flowTrigger.properties.find(({ name }) => name === 'scheduleOptions');
		const zone = (collection?.options ?? []).find(({ name }) => name === 'timezone');
		expect(zone && 'description' in zone && zone.description).toContain('only a label');
	});

	test.each([
		[{ timezone: 'Mars/Olympus' }, "'Time Zone' is 'Mars/Olympus', which is no IANA time zone"],
		[{ scheduleStartTime: 'soon' }, "'Start Time' is not a date and time"],
		[
			{ scheduleStartTime: '2027-01-01', scheduleEndTime: '2027-01-01' },
			"'End Time' is not after the start time",
		],
		[{ scheduleOffset: 36_001 }, "'Offset (Seconds)' is 36001: it has to be from 0 to 36000"],
		[{ flowErrorDeactivationThreshold: 0 }, "'Deactivation Threshold' is 0"],
		[{ flowErrorDeactivationThreshold: 101 }, "'Deactivation Threshold' is 101"],
		[
			{ dataPullMode: 'Complete', firstExecutionFrom: '2026-01-01' },
			"'First Execution From' is for incremental transfers only",
		],
	])('%j is refused', (given, said) => {
		expect(complaint(() => options(given))).toContain(said);
	});
});

test.each(['OnDemand', 'Event'])('%s has no schedule', (triggerType) => {
	expect(readForm(flowTrigger, { triggerType, scheduleExpression: 'x' })).toEqual({ triggerType });
});

describe('what a source can', () => {
	const every = (scheduleExpressionText: string, dataPullMode?: 'Complete') => ({
		triggerType: 'Scheduled' as const,
		triggerProperties: {
			Scheduled: {
				scheduleExpression: scheduleExpressionText,
				...(dataPullMode && { dataPullMode }),
			},
		},
	});

	test.each([
		['Amplitude', 'rate(12hours)', 'once a day'],
		['Googleanalytics', 'cron(0 0,12 * * ? *)', 'once a day'],
		['Marketo', 'rate(30minutes)', 'once an hour'],
		['Singular', 'rate(59minutes)', 'once an hour'],
		['Trendmicro', 'cron(0,30 8 * * ? *)', 'once an hour'],
	] as const)('%s does not run by %s', (connector, expression, most) => {
		expect(complaint(() => checkTriggerOf(connector, every(expression)))).toMatch(
			new RegExp(`'Schedule' runs more often than .+ allows: ${most} at most`),
		);
	});

	test.each([
		['Amplitude', 'rate(1days)'],
		['Marketo', 'rate(1hours)'],
		['Salesforce', 'rate(1minutes)'],
		['SAPOData', 'rate(1hours)'],
	] as const)('%s runs by %s', (connector, expression) => {
		expect(() => checkTriggerOf(connector, every(expression))).not.toThrow();
	});

	test('SAP is read whole once a day', () => {
		expect(
			complaint(() => checkTriggerOf('SAPOData', every('rate(1hours)', 'Complete'))),
		).toContain('once a day at most');
	});

	test('only some report changes', () => {
		const onEvent = { triggerType: 'Event' as const };
		expect(() => checkTriggerOf('Salesforce', onEvent)).not.toThrow();
		expect(complaint(() => checkTriggerOf('Zendesk', onEvent))).toBe(
			"'Trigger' is 'Event', which Zendesk does not have as a source | It has: On Demand, Schedule",
		);
	});
});

describe('a change of a trigger', () => {
	const changed = (answers: object, existing: Parameters<typeof changedTrigger>[0]) =>
		changedTrigger(existing, readForm(flowTriggerChanges, { ...answers }));
	const daily = {
		triggerType: 'Scheduled' as const,
		triggerProperties: {
			Scheduled: {
				scheduleExpression: 'rate(1days)',
				scheduleOffset: 60,
				firstExecutionFrom: new Date('2026-01-01'),
			},
		},
	};
	const onDemand = { triggerType: 'OnDemand' as const };

	test('is none unless asked for', () => {
		expect(changed({}, daily)).toBe(daily);
	});

	test('keeps what the user did not give', () => {
		expect(
			changed({ triggerType: 'Scheduled', scheduleOptions: { scheduleOffset: 5 } }, daily),
		).toEqual({
			triggerType: 'Scheduled',
			triggerProperties: { Scheduled: { ...daily.triggerProperties.Scheduled, scheduleOffset: 5 } },
		});
	});

	test('drops what a complete transfer cannot have', () => {
		const complete = { triggerType: 'Scheduled', scheduleOptions: { dataPullMode: 'Complete' } };
		expect(changed(complete, daily)?.triggerProperties?.Scheduled).toEqual({
			scheduleExpression: 'rate(1days)',
			scheduleOffset: 60,
			dataPullMode: 'Complete',
		});
	});

	test('to on demand drops the schedule', () => {
		expect(changed({ triggerType: 'OnDemand' }, daily)).toEqual(onDemand);
	});

	test('to a schedule needs one', () => {
		expect(complaint(() => changed({ triggerType: 'Scheduled' }, onDemand))).toBe(
			"'Schedule By' leaves the schedule unchanged, but the flow has none yet | Give an interval or an expression",
		);
		const answers = { triggerType: 'Scheduled', scheduleBy: 'interval', scheduleUnit: 'hours' };
		expect(changed(answers, onDemand)).toEqual({
			triggerType: 'Scheduled',
			triggerProperties: { Scheduled: { scheduleExpression: 'rate(1hours)' } },
		});
	});

	test('is checked as a whole', () => {
		const withStart = {
			triggerType: 'Scheduled' as const,
			triggerProperties: {
				Scheduled: { scheduleExpression: 'rate(1days)', scheduleStartTime: new Date('2027-01-01') },
			},
		};
		const answers = {
			triggerType: 'Scheduled',
			scheduleOptions: { scheduleEndTime: '2026-12-31' },
		};
		expect(complaint(() => changed(answers, withStart))).toContain("'End Time' is not after");
	});
});
