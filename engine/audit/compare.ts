import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import type { Memory } from '../memory';
import { findingItem, findingOf, inOrder } from './finding';
import type { Finding } from './finding';
import type { Origin } from './rules';

/** What an audit found, and what it could judge. */
interface Checked {
	readonly findings: readonly Finding[];
	readonly checkedAt: Date;
	/** Ids of the rules that ran. */
	readonly rules: readonly string[];
	/** Ids of those that had to do without some of the facts, so that silence proves nothing. */
	readonly unsure: readonly string[];
}

interface Comparison {
	/** What was found now, marked, and what was resolved since last time. */
	readonly findings: readonly Finding[];
	/** When the last audit ran; ISO 8601. Absent in the first one. */
	readonly since?: string;
}

/**
 * Holds what was found against the last audit, and remembers it for the next. Only rules
 * that ran count: what a check that is switched off had found stays as it was.
 */
export function compareWithLast(memory: Memory, origin: Origin, checked: Checked): Comparison {
	const name = `audit:${origin.key}:${origin.scope}`;
	const last = lastAudit(memory.read(name));
	const now = checked.checkedAt.toISOString();
	const before = new Map(last.findings.map((finding) => [finding.id, finding]));
	const marked = checked.findings.map((finding): Finding => {
		const known = before.get(finding.id);
		return {
			...finding,
			status: known ? 'stillOpen' : 'new',
			firstSeen: known?.firstSeen ?? now,
		};
	});
	const found = new Set(checked.findings.map(({ id }) => id));
	const absent = last.findings.filter(({ id }) => !found.has(id));
	const judged = ({ rule }: Finding) =>
		checked.rules.includes(rule) && !checked.unsure.includes(rule);
	const resolved = absent.filter(judged).map((finding): Finding => ({ ...finding, ...RESOLVED }));
	const unknown = absent.filter((finding) => !judged(finding));
	memory.write(name, { at: now, findings: [...marked, ...unknown].map(remembered) });
	return {
		findings: inOrder([...marked, ...resolved]),
		...(last.at !== undefined && { since: last.at }),
	};
}

const RESOLVED = {
	status: 'resolved',
	evidence: 'This audit no longer finds it',
	fix: 'Nothing is left to do',
} as const;

/** Without what the next audit says anew, so that workflow data stays small. */
function remembered(finding: Finding): IDataObject {
	return findingItem({ ...finding, evidence: '', fix: '', status: undefined });
}

interface LastAudit {
	readonly at?: string;
	readonly findings: readonly Finding[];
}

function lastAudit(value: unknown): LastAudit {
	if (!isObject(value) || !Array.isArray(value.findings)) return { findings: [] };
	return {
		...(typeof value.at === 'string' && { at: value.at }),
		findings: value.findings.flatMap((item: unknown) => findingOf(item) ?? []),
	};
}
