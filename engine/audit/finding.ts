import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';

/** How bad a finding is, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where a finding stands beside the last audit. */
const STATUSES = ['new', 'stillOpen', 'resolved'] as const;
export type Status = (typeof STATUSES)[number];

/** What a finding is about. */
export interface Subject {
	/** What kind of thing it is, such as "Connector Profile". */
	readonly type: string;
	readonly name: string;
	/** Unique in its scope and the same in every audit, such as an ARN. */
	readonly id: string;
}

/** Something that an audit found. */
export interface Finding {
	/** The same in every audit: made of source, rule, and subject. */
	readonly id: string;
	/** The service, such as "Amazon AppFlow". */
	readonly source: string;
	/** Which part of the service was audited, such as a region or a tenant. */
	readonly scope: string;
	/** Stable id of the rule. */
	readonly rule: string;
	/** The rule's name. */
	readonly check: string;
	readonly severity: Severity;
	readonly subject: Subject;
	/** Names of what else it concerns, such as the profiles of a flow. */
	readonly affects: readonly string[];
	/** What is wrong, in one short sentence without a period. */
	readonly title: string;
	/** What shows it. */
	readonly evidence: string;
	/** What to do about it. */
	readonly fix: string;
	/** Since when it is so, if that is known; ISO 8601. */
	readonly since?: string;
	/** Absent where nothing was compared. */
	readonly status?: Status;
	/** When an audit found it first; ISO 8601. */
	readonly firstSeen?: string;
}

/** A finding as an output item: flat, what matters most first. */
export function findingItem(finding: Finding): IDataObject {
	const { subject, since, status, firstSeen } = finding;
	return {
		...(status && { status }),
		severity: finding.severity,
		subjectType: subject.type,
		subjectName: subject.name,
		title: finding.title,
		evidence: finding.evidence,
		fix: finding.fix,
		check: finding.check,
		rule: finding.rule,
		affects: [...finding.affects],
		...(since && { since }),
		...(firstSeen && { firstSeen }),
		source: finding.source,
		scope: finding.scope,
		subjectId: subject.id,
		id: finding.id,
	};
}

/** The finding that {@link findingItem} made an item of; `undefined` for anything else. */
export function findingOf(item: unknown): Finding | undefined {
	if (!isObject(item)) return undefined;
	const severity = SEVERITIES.find((known) => known === item.severity);
	const status = STATUSES.find((known) => known === item.status);
	const { id, rule, title, source } = item;
	const known = isText(id) && isText(rule) && isText(title) && isText(source);
	if (!known || severity === undefined) return undefined;
	return {
		id,
		source,
		scope: textOf(item.scope),
		rule,
		check: textOf(item.check) || rule,
		severity,
		subject: {
			type: textOf(item.subjectType),
			name: textOf(item.subjectName),
			id: textOf(item.subjectId),
		},
		affects: Array.isArray(item.affects) ? item.affects.filter(isText) : [],
		title,
		evidence: textOf(item.evidence),
		fix: textOf(item.fix),
		...(isText(item.since) && { since: item.since }),
		...(status && { status }),
		...(isText(item.firstSeen) && { firstSeen: item.firstSeen }),
	};
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Worst first, then by service and name: the order of every output and report. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
	const place = ({ source, scope, subject, check, id }: Finding) => [
		source,
		scope,
		subject.name,
		check,
		id,
	];
	return [...findings].sort((a, b) => {
		if (rank(a) !== rank(b)) return rank(a) - rank(b);
		const [first, second] = [place(a), place(b)];
		const differing = first.findIndex((part, index) => part !== second[index]);
		return (first[differing] ?? '').localeCompare(second[differing] ?? '', 'en');
	});
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
	const counts = { critical: 0, high: 0, medium: 0, low: 0 };
	for (const { severity } of findings) counts[severity] += 1;
	return counts;
}
