import type { OutputFile } from '../../files';
import type { AuditParams, ReportFormat } from '../form';
import type { Shown } from '../shown';
import { csvReport } from './csv';
import { htmlReport } from './html';
import { jsonReport } from './json';

interface Format {
	readonly ending: string;
	readonly mimeType: string;
	readonly render: (shown: Shown, title: string | undefined) => string;
}

const FORMATS: Record<Exclude<ReportFormat, 'none'>, Format> = {
	csv: { ending: 'csv', mimeType: 'text/csv', render: csvReport },
	html: { ending: 'html', mimeType: 'text/html', render: htmlReport },
	json: { ending: 'json', mimeType: 'application/json', render: jsonReport },
};

/** The report as a file. */
export function reportFile(
	shown: Shown,
	format: Exclude<ReportFormat, 'none'>,
	{ reportFileName, reportTitle }: AuditParams['options'],
): OutputFile {
	const { ending, mimeType, render } = FORMATS[format];
	const { origin, checkedAt } = shown.audit;
	const name = reportFileName ?? `${origin.key}-audit-${checkedAt.toISOString().slice(0, 10)}`;
	return {
		fileName: withEnding(safeName(name), ending),
		mimeType,
		data: Buffer.from(render(shown, reportTitle)),
	};
}

/** Without what would lead to another folder, or that no file system takes. */
function safeName(name: string): string {
	return name.replace(/[/\\:*?"<>|\p{Cc}]+/gu, '-').replace(/^\.+/, '') || 'audit';
}

function withEnding(name: string, ending: string): string {
	return name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}
