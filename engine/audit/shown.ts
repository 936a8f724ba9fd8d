import type { IDataObject } from 'n8n-workflow';

import { countBySeverity } from './finding';
import type { Finding, Status, Subject } from './finding';
import type { Origin } from './rules';

/** Something that could not be read, so that some rules had to do without. */
export interface Gap {
	/** What it is, such as "Flow orders-to-s3". */
	readonly what: string;
	readonly why: string;
	/** Ids of the rules whose silence proves nothing because of it. */
	readonly rules: readonly string[];
}

/** What an audit came to, before it is compared, filtered, and shaped. */
export interface Audit {
	readonly origin: Origin;
	readonly checkedAt: Date;
	/** The rules that ran. */
	readonly rules: ReadonlyArray<{ readonly value: string; readonly name: string }>;
	readonly findings: readonly Finding[];
	/** What was audited, in the order of the output: those without findings included. */
	readonly subjects: readonly Subject[];
	/** How much of what was read, such as `{ profiles: 12, flows: 80 }`. */
	readonly counts: Readonly<Record<string, number>>;
	/** How often each operation of the API was called. */
	readonly calls: Readonly<Record<string, number>>;
	readonly gaps: readonly Gap[];
}

/** An audit as it is shown, in items and in reports. */
export interface Shown {
	readonly audit: Audit;
	/** All that is wrong now, whether it is listed or not; those of the input included. */
	readonly open: readonly Finding[];
	/** What the output lists. */
	readonly listed: readonly Finding[];
	/** Whether findings were compared with those of an earlier audit. */
	readonly compared: boolean;
	/** When the audit ran with which they were compared. */
	readonly since: string | undefined;
	readonly onlyChanges: boolean;
}

/** How many findings there are, and what the audit took. */
export function summaryItem({ audit, open, listed, compared, since }: Shown): IDataObject {
	const { origin, checkedAt, counts, calls, gaps, rules } = audit;
	const count = (findings: readonly Finding[], status: Status) =>
		findings.filter((finding) => finding.status === status).length;
	return {
		source: origin.source,
		scope: origin.scope,
		checkedAt: checkedAt.toISOString(),
		findings: open.length,
		...countBySeverity(open),
		...(compared && {
			new: count(open, 'new'),
			stillOpen: count(open, 'stillOpen'),
			resolved: count(listed, 'resolved'),
			...(since !== undefined && { lastCheckedAt: since }),
		}),
		...counts,
		checks: rules.map(({ name }) => name),
		calls: Object.values(calls).reduce((sum, made) => sum + made, 0),
		callsByOperation: { ...calls },
		notRead: gaps.map(({ what, why }) => ({ what, why })),
	};
}
