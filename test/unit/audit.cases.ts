import type { Finding } from '../../engine/audit/finding';
import type { AuditParams } from '../../engine/audit/form';
import type { Audit } from '../../engine/audit/shown';
import { auditOutcome } from '../../engine/audit/outcome';
import { ItemWithFile } from '../../engine/files';

/** A finding, with what a test says about it. */
export function finding(changes: Partial<Finding> = {}): Finding {
	return {
		id: 'toys:broken:1',
		source: 'Toys',
		scope: 'attic',
		rule: 'broken',
		check: 'Broken',
		severity: 'high',
		subject: { type: 'Toy', name: 'train', id: '1' },
		affects: [],
		title: 'It is broken',
		evidence: 'A wheel is missing',
		fix: 'Mend it',
		...changes,
	};
}

export const params: AuditParams = {
	checks: [],
	comparison: 'none',
	output: 'findings',
	report: 'none',
	reportField: undefined,
	options: {
		includeInputFindings: false,
		minimumSeverity: 'low',
		ignoreNames: [],
		reportFileName: undefined,
		reportTitle: undefined,
	},
};

export function audit(findings: readonly Finding[], changes: Partial<Audit> = {}): Audit {
	return {
		origin: { key: 'toys', source: 'Toys', scope: 'attic' },
		checkedAt: new Date('2026-11-22T05:30:00Z'),
		rules: [{ value: 'broken', name: 'Broken' }],
		findings,
		subjects: [],
		counts: { toys: 3 },
		calls: { ListToys: 1 },
		gaps: [],
		...changes,
	};
}

/** The report of an audit that found these. */
export function reportOf(
	report: 'html' | 'csv' | 'json',
	findings: readonly Finding[],
	changes: Partial<Audit> = {},
	options: Partial<AuditParams['options']> = {},
): string {
	const call = {
		memory: { kept: true, read: () => undefined, write: () => {} },
		hint: () => {},
		input: () => [],
	};
	const [first] = auditOutcome(call, audit(findings, changes), {
		...params,
		report,
		options: { ...params.options, ...options },
	});
	if (!(first instanceof ItemWithFile)) throw new Error('There is no report');
	return first.file.data.toString('utf8');
}
