import { rules } from '../../nodes/AwsAppFlow/audit/rules';
import { readDocument } from './markdown';

/** The rows of the table of checks, by the check's name. */
const rows = new Map(
	readDocument('docs/audit.md')
		.split('\n')
		.filter((line) => /^\| [A-Z]/.test(line) && line.split('|').length === 7)
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map(([, name = '', , , severity = '', preset = '']) => [name, { severity, preset }]),
);

describe('the table of checks in docs/audit.md', () => {
	it('has each check, and no other', () => {
		const names = [...rows.keys()].filter((name) => name !== 'Check');
		expect(names).toEqual(rules.map(({ name }) => name).sort());
	});

	it.each(rules.map((rule) => [rule.name, rule] as const))('says of %s what it is', (name, rule) => {
		const { severity = '', preset } = rows.get(name) ?? {};
		expect(severity.toLowerCase().split(';')[0]).toBe(rule.severity);
		expect(preset).toBe(rule.preset ? 'Yes' : 'No');
	});
});
