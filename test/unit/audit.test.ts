import type { IDataObject } from 'n8n-workflow';

import { compareWithLast } from '../../engine/audit/compare';
import { findingItem, findingOf, inOrder } from '../../engine/audit/finding';
import { auditOutcome } from '../../engine/audit/outcome';
import { matchesAny } from '../../engine/audit/pattern';
import { applyRules } from '../../engine/audit/rules';
import type { Rule } from '../../engine/audit/rules';
import type { Memory } from '../../engine/memory';
import { addressesIn } from '../../nodes/AwsAppFlow/audit/addresses';
import { audit, finding, params } from './audit.cases';

describe('a finding', () => {
	it('comes back from its item as it was', () => {
		const full = finding({
			since: '2026-01-01T00:00:00.000Z',
			status: 'stillOpen',
			firstSeen: '2026-02-01T00:00:00.000Z',
			affects: ['bear'],
		});
		expect(findingOf(JSON.parse(JSON.stringify(findingItem(full))))).toEqual(full);
	});

	it.each([
		undefined,
		null,
		'text',
		[],
		{},
		{ id: 'x' },
		{ ...findingItem(finding()), severity: 1 },
	])('is not made of %j', (item) => expect(findingOf(item)).toBeUndefined());

	it('stands before milder ones, then in the order of names', () => {
		const named = (name: string, severity: 'high' | 'low') =>
			finding({ id: name, severity, subject: { type: 'Toy', name, id: name } });
		const sorted = inOrder([named('a', 'low'), named('c', 'high'), named('b', 'high')]);
		expect(sorted.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
	});
});

describe('rules', () => {
	const rule: Rule<readonly string[], { readonly bad: string }> = {
		value: 'bad',
		name: 'Bad',
		description: 'Toys that are bad',
		severity: 'low',
		preset: true,
		needs: [],
		*find(toys, { bad }) {
			for (const name of toys) {
				if (!name.startsWith(bad)) continue;
				const severe = name.endsWith('!');
				yield {
					subject: { type: 'Toy', name, id: name },
					title: 'It is bad',
					evidence: name,
					fix: 'Throw it away',
					...(severe && { severity: 'critical' }),
				};
			}
		},
	};

	it('give findings that have the same ID in every audit, worst first', () => {
		const origin = { key: 'toys', source: 'Toys', scope: 'attic' };
		const found = applyRules([rule], ['good', 'bad bear', 'bad doll!'], { bad: 'bad' }, origin);
		expect(found.map(({ id, severity }) => [id, severity])).toEqual([
			['toys:bad:bad doll!', 'critical'],
			['toys:bad:bad bear', 'low'],
		]);
		expect(found[1]).toMatchObject({ check: 'Bad', source: 'Toys', scope: 'attic', affects: [] });
	});
});

/** A memory that forgets nothing. */
function memory(): Memory & { readonly kept: true } {
	const held = new Map<string, string>();
	return {
		kept: true,
		read: (name) => JSON.parse(held.get(name) ?? 'null') ?? undefined,
		write: (name, value: IDataObject) => void held.set(name, JSON.stringify(value)),
	};
}

describe('the comparison with the last audit', () => {
	const origin = { key: 'toys', source: 'Toys', scope: 'attic' };
	const at = (day: number) => new Date(Date.UTC(2026, 0, day));
	const checked = (day: number, findings = [finding()], unsure: string[] = []) => ({
		findings,
		checkedAt: at(day),
		rules: ['broken'],
		unsure,
	});

	it('finds again what had been resolved as new', () => {
		const held = memory();
		compareWithLast(held, origin, checked(1));
		const { findings: resolved, since } = compareWithLast(held, origin, checked(2, []));
		expect(resolved).toMatchObject([{ status: 'resolved', fix: 'Nothing is left to do' }]);
		expect(since).toBe(at(1).toISOString());
		expect(compareWithLast(held, origin, checked(3, [])).findings).toEqual([]);
		const { findings } = compareWithLast(held, origin, checked(4));
		expect(findings).toMatchObject([{ status: 'new', firstSeen: at(4).toISOString() }]);
	});

	it('keeps what an audit could not judge until one can', () => {
		const held = memory();
		compareWithLast(held, origin, checked(1));
		expect(compareWithLast(held, origin, checked(2, [], ['broken'])).findings).toEqual([]);
		const { findings } = compareWithLast(held, origin, checked(3));
		expect(findings).toMatchObject([{ status: 'stillOpen', firstSeen: at(1).toISOString() }]);
	});

	it('keeps audits of other scopes apart', () => {
		const held = memory();
		compareWithLast(held, origin, checked(1));
		const { findings } = compareWithLast(held, { ...origin, scope: 'cellar' }, checked(2));
		expect(findings).toMatchObject([{ status: 'new' }]);
	});

	it('counts findings as known that are ignored at the moment', () => {
		const call = { memory: memory(), hint: () => {}, input: () => [] };
		const compared = { ...params, comparison: 'mark' as const };
		const ignoring = { ...compared, options: { ...params.options, ignoreNames: ['tr*'] } };
		expect(auditOutcome(call, audit([finding()]), ignoring)).toEqual([]);
		expect(auditOutcome(call, audit([finding()]), compared)).toMatchObject([
			{ status: 'stillOpen' },
		]);
	});
});

describe('patterns with *', () => {
	it.each([
		['acme.salesforce.com', '*.salesforce.com', true],
		['ACME.SALESFORCE.COM', '*.salesforce.com', true],
		['salesforce.com', '*.salesforce.com', false],
		['acme.salesforce.com.evil.example', '*.salesforce.com', false],
		['acmexsalesforce.com', 'acme.salesforce.com', false],
		['a+b', 'a+b', true],
		['anything', '*', true],
	])('%s matches %s: %s', (name, pattern, expected) => {
		expect(matchesAny(name, [pattern])).toBe(expected);
	});
});

describe('addresses among the properties of a connection', () => {
	it.each([
		['https://acme.example/path', 'https', 'acme.example'],
		['HTTP://Acme.Example:8080', 'http', 'acme.example'],
		['http://user:word@acme.example', 'http', 'acme.example'],
		['http://user:w@rd@acme.example', 'http', 'acme.example'],
		['http://user:w/rd@acme.example', 'http', 'user'],
		['jdbc:redshift://db.acme.example:5439/dev', 'redshift', 'db.acme.example'],
		['http://[::1]:80/', 'http', '[::1]'],
	])('%s leads to %s, %s', (value, protocol, host) => {
		expect(addressesIn({ deep: { instanceUrl: value } })).toEqual([
			{ property: 'instanceUrl', protocol, host },
		]);
	});

	it('are taken for https where the protocol is left out, by the name of the property', () => {
		const properties = { instanceUrl: 'acme.example/x', host: 'db.acme.example:1', bucket: 'a.b' };
		expect(addressesIn(properties).map(({ protocol, host }) => [protocol, host])).toEqual([
			['https', 'acme.example'],
			['https', 'db.acme.example'],
		]);
	});

	it('are none where there is nothing', () => {
		expect(addressesIn(undefined)).toEqual([]);
		expect(addressesIn({ Amplitude: {}, list: ['https://x'], port: 443 })).toEqual([]);
	});
});
