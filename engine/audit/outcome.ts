import type { IDataObject } from 'n8n-workflow';

import { withFile } from '../files';
import type { Call, Entry } from '../operation';
import { compareWithLast } from './compare';
import { SEVERITIES, countBySeverity, findingItem, findingOf, inOrder } from './finding';
import type { Finding, Subject } from './finding';
import type { AuditParams } from './form';
import { matchesAny } from './pattern';
import { reportFile } from './report';
import { summaryItem } from './shown';
import type { Audit, Shown } from './shown';

type AuditCall = Pick<Call<unknown, unknown>, 'memory' | 'hint' | 'input'>;

/** The output of an audit: compared and filtered as the user wants it, the report on the first item. */
export function auditOutcome(call: AuditCall, audit: Audit, params: AuditParams): Entry[] {
	const shown = shownAudit(call, audit, params);
	const items = itemsOf(shown, params.output);
	for (const { what, why } of audit.gaps.slice(0, 1)) {
		const others = audit.gaps.length - 1;
		const more = others > 0 ? `, nor could ${others} more` : '';
		call.hint(`${what} could not be read${more}: ${why}. The summary lists what is missing.`);
	}
	if (params.report === 'none') return items;
	const file = reportFile(shown, params.report, params.options);
	// Without findings there may be no item, and the report that says so must not get lost.
	const [first, ...others] = items.length > 0 ? items : [summaryItem(shown)];
	return [withFile(first ?? {}, file, params.reportField), ...others];
}

function shownAudit(call: AuditCall, audit: Audit, params: AuditParams): Shown {
	const { comparison, options } = params;
	const compared = comparison !== 'none';
	const own = compared ? comparedAudit(call, audit) : { findings: audit.findings };
	const incoming = options.includeInputFindings
		? call.input().flatMap((item) => findingOf(item) ?? [])
		: [];
	const wanted = distinct([...own.findings, ...incoming]).filter(
		({ severity, subject }) =>
			SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(options.minimumSeverity) &&
			!matchesAny(subject.name, options.ignoreNames),
	);
	const onlyChanges = comparison === 'changes';
	return {
		audit,
		open: wanted.filter(({ status }) => status !== 'resolved'),
		listed: onlyChanges ? wanted.filter(({ status }) => status !== 'stillOpen') : wanted,
		compared,
		since: own.since,
		onlyChanges,
	};
}

function comparedAudit({ memory, hint }: AuditCall, audit: Audit) {
	if (!memory.kept) {
		hint(
			'n8n keeps nothing of a manual execution, so the next audit is not compared with this one. It is in executions that a trigger of an active workflow starts.',
		);
	}
	return compareWithLast(memory, audit.origin, {
		findings: audit.findings,
		checkedAt: audit.checkedAt,
		rules: audit.rules.map(({ value }) => value),
		unsure: audit.gaps.flatMap(({ rules }) => rules),
	});
}

/** One of each: the input may hold what this audit found itself. */
function distinct(findings: readonly Finding[]): Finding[] {
	const byId = new Map<string, Finding>();
	for (const finding of findings) if (!byId.has(finding.id)) byId.set(finding.id, finding);
	return inOrder([...byId.values()]);
}

function itemsOf(shown: Shown, output: string): IDataObject[] {
	if (output === 'findings') return shown.listed.map(findingItem);
	if (output === 'summary') return [summaryItem(shown)];
	return subjectItems(shown);
}

/** An item for each thing that was audited, then one for each other thing that has findings. */
function subjectItems({ audit, listed, onlyChanges }: Shown): IDataObject[] {
	const names = new Map(audit.subjects.map((subject) => [subject.name, subject]));
	const bySubject = new Map<string, { subject: Subject; source: string; findings: Finding[] }>();
	const { source } = audit.origin;
	for (const subject of audit.subjects) {
		bySubject.set(subject.id, { subject, source, findings: [] });
	}
	for (const finding of listed) {
		const affected =
			finding.source === source ? finding.affects.flatMap((name) => names.get(name) ?? []) : [];
		for (const subject of affected.length > 0 ? affected : [finding.subject]) {
			const entry = bySubject.get(subject.id) ?? { subject, source: finding.source, findings: [] };
			entry.findings.push(finding);
			bySubject.set(subject.id, entry);
		}
	}
	return [...bySubject.values()]
		.filter(({ findings }) => findings.length > 0 || !onlyChanges)
		.map(({ subject, source: from, findings }) => subjectItem(subject, from, findings));
}

function subjectItem(subject: Subject, source: string, findings: readonly Finding[]): IDataObject {
	const open = findings.filter(({ status }) => status !== 'resolved');
	return {
		subjectType: subject.type,
		subjectName: subject.name,
		findings: open.length,
		worstSeverity: inOrder(open)[0]?.severity ?? 'none',
		...countBySeverity(open),
		problems: findings.map((finding) => {
			const { status, severity, title, evidence, fix, rule, since } = findingItem(finding);
			return {
				...(status !== undefined && { status }),
				severity,
				title,
				evidence,
				fix,
				rule,
				...(since !== undefined && { since }),
			};
		}),
		source,
		subjectId: subject.id,
	};
}
