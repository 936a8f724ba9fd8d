import { campaigns } from '../accessReviews/kinds';
import type { Report, Reviewable } from '../accessReviews/review';
import type { Call } from '../call';
import { precondition } from '../errors';
import { downloadUrl } from '../downloads';
import { page } from '../paging';
import { list, message, string } from '../protojson';
import { nextId } from '../state';
import { find } from './accessReviews';

const FORMATS: Readonly<Record<string, string>> = {
	ACCESS_REVIEW_REPORT_FORMAT_CSV: 'csv',
	ACCESS_REVIEW_REPORT_FORMAT_JSON: 'json',
	ACCESS_REVIEW_REPORT_FORMAT_XLSX: 'xlsx',
};

/** A report by the name of its file. */
export function contentOf(reviews: readonly Reviewable[], fileName: string): Buffer | undefined {
	const [id, extension] = fileName.split('.');
	const review = reviews.find(({ reports }) => reports.some((report) => report.id === id));
	const report = review?.reports.find((each) => each.id === id);
	if (!review || !report || FORMATS[report.format] !== extension) return undefined;
	const columns = report.columns.length > 0 ? report.columns : ['ACCOUNT', 'DECISIONS'];
	const rows = review.entitlements.map(() => columns.map(() => 'x'));
	if (extension === 'csv') {
		return Buffer.from([columns, ...rows].map((row) => row.join(',')).join('\n'));
	}
	if (extension === 'json') {
		return Buffer.from(JSON.stringify({ campaign: review.entity.displayName, columns, rows }));
	}
	// Not a workbook, but bytes that are no text, as one has them.
	return Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x80]);
}

function reportJson(call: Call, review: Reviewable, report: Report) {
	const ready = report.readyAt <= call.tenant.now.getTime();
	const fileName = `${report.id}.${FORMATS[report.format] ?? 'json'}`;
	return {
		id: report.id,
		accessReviewId: review.entity.id,
		createdAt: report.createdAt,
		downloadUrl: ready && !report.fails ? downloadUrl(call.tenant, `reports/${fileName}`) : '',
		format: report.format,
		hashes: {},
		state: `REPORT_STATE_${ready ? (report.fails ? 'ERROR' : 'OK') : 'PENDING'}`,
	};
}

export function listReports(call: Call) {
	const review = find(call, campaigns, 'access_review_id');
	const { list: reports, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: [...review.reports].reverse(),
			floor: 5,
			scope: ['reports', review.entity.id],
		},
		call.tenant.settings,
	);
	return { list: reports.map((report) => reportJson(call, review, report)), nextPageToken };
}

/** Begins to make a report, and answers nothing about it. */
export function generateReport(call: Call) {
	const review = find(call, campaigns, 'access_review_id');
	const { format, reportColumnConfig } = call.read({
		format: string,
		reportColumnConfig: message({ columns: list(string) }),
	});
	if (review.entity.state === 'ACCESS_REVIEW_STATE_DRAFT') {
		throw precondition('the campaign has not started');
	}
	const { state, settings, now } = call.tenant;
	review.reports.push({
		id: nextId(state, 'report'),
		format: format === '' ? 'ACCESS_REVIEW_REPORT_FORMAT_JSON' : format,
		columns: reportColumnConfig?.columns ?? [],
		createdAt: now.toISOString(),
		readyAt: now.getTime() + settings.reportSeconds * 1000,
		fails: settings.reportsFail,
	});
	return {};
}
