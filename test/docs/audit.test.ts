import { rules as appFlowRules } from '../../nodes/AwsAppFlow/audit/rules';
import { rules as conductorOneRules } from '../../nodes/ConductorOne/audit/rules';
import { readDocument, tableBelow } from './markdown';

const document = readDocument('docs/audit.md');

describe.each([
	['## What the audit of connector profiles checks', appFlowRules],
	['## What the audit of ConductorOne checks', conductorOneRules],
])('docs/audit.md: %s', (heading, rules) => {
	const rows = new Map(
		tableBelow(document, heading).map(([name = '', , , severity = '', preset = '']) => [
			name,
			{ severity, preset },
		]),
	);

	it('has each check, and no other', () => {
		expect([...rows.keys()].sort()).toEqual(rules.map(({ name }) => name).sort());
	});

	it.each(rules.map((rule) => [rule.name, rule] as const))('says of %s what it is', (name, rule) => {
		const { severity = '', preset } = rows.get(name) ?? {};
		expect(severity.toLowerCase().split(';')[0]).toBe(rule.severity);
		expect(preset).toBe(rule.preset ? 'Yes' : 'No');
	});
});
