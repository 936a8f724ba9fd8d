import { findingItem } from '../finding';
import type { Shown } from '../shown';

const COLUMNS = [
	'status',
	'severity',
	'subjectType',
	'subjectName',
	'title',
	'evidence',
	'fix',
	'check',
	'affects',
	'since',
	'firstSeen',
	'source',
	'scope',
	'subjectId',
	'rule',
	'id',
] as const;

/** The findings as RFC 4180 has tables: CRLF, quotes doubled. Marked as UTF-8, for spreadsheets. */
export function csvReport({ listed }: Shown): string {
	const rows = listed.map((finding) => {
		const item = findingItem(finding);
		return COLUMNS.map((column) => {
			const value = item[column];
			return Array.isArray(value) ? value.join('; ') : String(value ?? '');
		});
	});
	const lines = [[...COLUMNS], ...rows].map((cells) => cells.map(cell).join(','));
	return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/**
 * A value that spreadsheets show and never run. Names come from whoever may create a flow, and a
 * cell that begins like a formula is one.
 */
function cell(value: string): string {
	const harmless = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
