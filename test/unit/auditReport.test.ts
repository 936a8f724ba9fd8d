import { createHash } from 'crypto';

import type { Finding } from '../../engine/audit/finding';
import { finding, reportOf } from './audit.cases';

const HOSTILE = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'</style><script>alert(1)</script>',
	'--></td></tr></table><svg onload=alert(1)>',
	'&lt;b&gt;',
	'${alert(1)}',
];

/** A finding whose every text is the same. */
const made = (text: string): Finding =>
	finding({
		id: text,
		source: text,
		scope: text,
		check: text,
		subject: { type: text, name: text, id: text },
		affects: [text],
		title: text,
		evidence: text,
		fix: text,
		since: text,
	});

const VOID = ['meta', 'input', 'br'];

/** The elements of a page, each with its attributes; fails where a tag is not closed in its place. */
function elementsOf(page: string): string[] {
	const elements: string[] = [];
	const open: string[] = [];
	const text = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
	for (const [tag, end, name = ''] of text.matchAll(/<(\/?)([a-z][\w-]*)(?:"[^"]*"|[^">])*>/gi)) {
		if (end) expect([tag, open.pop()]).toEqual([tag, name]);
		else {
			elements.push(tag);
			if (!tag.endsWith('/>') && !VOID.includes(name)) open.push(name);
		}
	}
	expect(open).toEqual([]);
	return elements;
}

describe('the HTML report', () => {
	it.each(HOSTILE)('shows %s as the text that it is', (text) => {
		const harmless = elementsOf(reportOf('html', [made('x')], {}, { reportTitle: 'x' }));
		const page = reportOf('html', [made(text)], {}, { reportTitle: text });
		const shapes = (elements: string[]) => elements.map((tag) => tag.replace(/"[^"]*"/g, '""'));
		expect(shapes(elementsOf(page))).toEqual(shapes(harmless));
	});

	it('shows names of gaps and counts as the text that they are', () => {
		const gaps = [{ what: '<b>what</b>', why: '<i>why</i>', rules: [] }];
		const page = reportOf('html', [], { gaps, counts: { '<u>': 1 }, calls: { '<s>': 2 } });
		expect(page).toContain('&lt;b&gt;what&lt;/b&gt;: &lt;i&gt;why&lt;/i&gt;');
		expect(page).not.toMatch(/<(b|i|u|s)>(what|why|<)/);
		elementsOf(page);
	});

	it('lets nothing run but its own script, and loads nothing', () => {
		const page = reportOf('html', [finding()]);
		const hash = (text = '') => createHash('sha256').update(text).digest('base64');
		const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
		const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
		const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
		expect(policy.replaceAll('&#39;', "'")).toBe(
			`default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'`,
		);
		expect(page).not.toMatch(/\s(src|href|style|on\w+)=/);
		expect(page).not.toMatch(/url\(|@import/);
		expect(() => new Function(script ?? '')).not.toThrow();
	});

	it('tells its charts to those who cannot see them', () => {
		const page = reportOf('html', [
			finding(),
			finding({ id: '2', severity: 'low', check: 'Old' }),
			finding({ id: '3', severity: 'low', check: 'Old' }),
		]);
		expect(page).toContain('aria-label="3 findings: 0 critical, 1 high, 0 medium, 2 low"');
		expect(page).toContain('aria-label="Findings by check. Old: 2, Broken: 1"');
		expect(elementsOf(page).filter((tag) => /^<svg/.test(tag) && !/role="img"/.test(tag))).toEqual(
			[],
		);
	});

	it('has a row for each finding, with keys that put severities and dates in order', () => {
		const page = reportOf('html', [
			finding({ severity: 'low', since: '2026-01-02T00:00:00.000Z' }),
			finding({ id: '2', severity: 'critical' }),
		]);
		const rows = page.match(/<tr data-severity="[\s\S]*?<\/tr>/g) ?? [];
		expect(rows.map((row) => /data-key="(\d)"/.exec(row)?.[1])).toEqual(['4', '1']);
		expect(rows[1]).toContain('data-key="2026-01-02T00:00:00.000Z"');
		expect(rows[1]).toContain('>2 Jan 2026</time>');
		expect(rows[0]).toContain('Unknown');
	});

	it('holds 1,000 findings of 40 checks', () => {
		const many = Array.from({ length: 1000 }, (_, index) =>
			finding({ id: String(index), check: `Check ${index % 40}` }),
		);
		const page = reportOf('html', many);
		expect(page.match(/<tr data-severity/g)).toHaveLength(1000);
		expect(page).toContain('The 20 checks with the most findings, of 40');
		elementsOf(page);
	});

	it('takes away marks that would turn a name around', () => {
		const name = 'gpj.\u202Etrain\u202C';
		const page = reportOf('html', [finding({ subject: { type: 'Toy', name, id: '1' } })]);
		expect(page).toContain('gpj.train');
		expect(page).not.toMatch(/[\u202A-\u202E]/);
	});

	it('says what was checked and not found, and what was not read', () => {
		const rules = [
			{ value: 'broken', name: 'Broken' },
			{ value: 'lost', name: 'Lost' },
		];
		const gaps = [{ what: 'Toy bear', why: 'It was away', rules: ['lost'] }];
		const page = reportOf('html', [finding()], { rules, gaps });
		expect(page).toMatch(/2 checks, 1 without findings/);
		expect(page).toMatch(/<dt>Without findings<\/dt>\s*<dd>Lost<\/dd>/);
		expect(page).toContain('<li>Toy bear: It was away</li>');
	});
});

/** A table as RFC 4180 has it. */
function parsedCsv(text: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, quoted, plain = '', end] of text.matchAll(
		/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
	)) {
		rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === '\r\n') rows.push([]);
	}
	return rows.slice(0, -1);
}

describe('the CSV report', () => {
	const cell = (title: string): string | undefined => {
		const [head = [], row = []] = parsedCsv(reportOf('csv', [finding({ title })]).slice(1));
		return row[head.indexOf('title')];
	};

	it.each(['a, b', 'says "no"', 'two\r\nlines', 'line\nfeed', 'ü 漢 🚂', ' spaces '])(
		'keeps %j as it is',
		(text) => expect(cell(text)).toBe(text),
	);

	it.each([
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'  =1+1',
		'＝1+1',
		'=HYPERLINK("http://x")',
	])('lets no spreadsheet take %j for a formula', (text) => expect(cell(text)).toBe(`'${text}`));

	it('is marked as UTF-8, and ends each line as RFC 4180 wants it', () => {
		const text = reportOf('csv', [finding()]);
		expect(text.startsWith('\uFEFFstatus,severity,')).toBe(true);
		expect(text.endsWith('\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});

	it('has only its heads when nothing was found', () => {
		expect(parsedCsv(reportOf('csv', []))).toHaveLength(1);
	});
});

describe('the JSON report', () => {
	it('can be read back, whatever is in it', () => {
		for (const text of HOSTILE) {
			const { findings } = JSON.parse(reportOf('json', [made(text)]));
			expect(findings).toMatchObject([{ title: text, subjectName: text }]);
		}
	});
});
