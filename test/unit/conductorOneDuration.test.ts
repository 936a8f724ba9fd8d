import { durationOf } from '../../nodes/ConductorOne/fields/duration';

test.each([
	['90', '90s'],
	['90s', '90s'],
	['1h', '3600s'],
	['1h 30m', '5400s'],
	['1h30m', '5400s'],
	['90 minutes', '5400s'],
	['7 days', '604800s'],
	['1 week', '604800s'],
	['2 weeks, 1 day and 4 hours', '1310400s'],
	['1.5 hours', '5400s'],
	['0.5s', '0.5s'],
	['PT8H', '28800s'],
	['P1DT12H', '129600s'],
	['P2W', '1209600s'],
	['10 MINS', '600s'],
	['3600s', '3600s'],
])('%s is %s', (given, sent) => {
	expect(durationOf('Duration', given)).toBe(sent);
});

test.each(['', 'soon', '1 month', '1x', 'h', '1h soon', 'P', 'PT', '-1h', '1,5h', '1hm'])(
	'%s is no duration',
	(given) => {
		expect(() => durationOf('Duration', given)).toThrow("'Duration' is not a duration");
	},
);

test.each(['0', '0h', 'PT0S'])('%s is too short', (given) => {
	expect(() => durationOf('Duration', given)).toThrow('it has to be longer');
});
