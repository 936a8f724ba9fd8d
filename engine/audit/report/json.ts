import { findingItem } from '../finding';
import { summaryItem } from '../shown';
import type { Shown } from '../shown';

/** The summary, and the findings as items have them. */
export function jsonReport(shown: Shown, title: string | undefined): string {
	const report = {
		...(title !== undefined && { title }),
		summary: summaryItem(shown),
		findings: shown.listed.map(findingItem),
	};
	return `${JSON.stringify(report, null, '\t')}\n`;
}
