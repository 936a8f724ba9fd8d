import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../../engine/errors';
import { flag, integer } from '../../../../engine/fields';
import { counted } from '../../../../engine/words';
import { endpoint, pathOf } from '../../endpoint';
import { enumChoice, enumChoices, enumOptions } from '../../fields/enums';
import { conductorOneOperation } from '../../operation';
import { list } from '../../reply';
import { pick } from '../../simplify';
import type { ConductorOne } from '../../transport/client';
import { firstRows } from '../../transport/pages';
import { waitPatiently } from '../../waiting';
import { accessReviewId, one } from './accessReview';

const path = `${one}/report` as const;

const simplify = (report: Record<string, unknown>): IDataObject =>
	pick(report, {
		id: 'id',
		accessReviewId: 'accessReviewId',
		format: 'format',
		state: 'state',
		downloadUrl: 'downloadUrl',
		hashes: 'hashes',
		createdAt: 'createdAt',
	});

const format = enumChoice({
	displayName: 'Format',
	name: 'reportFormat',
	description: 'Format of the file',
	options: enumOptions(
		'ACCESS_REVIEW_REPORT_FORMAT_',
		['CSV', 'CSV'],
		['JSON', 'JSON'],
		['XLSX', 'Excel (XLSX)'],
	),
	default: 'ACCESS_REVIEW_REPORT_FORMAT_JSON',
});

const columns = enumChoices({
	displayName: 'Columns',
	name: 'reportColumns',
	description: 'Columns of the report; the usual ones if none is chosen',
	options: enumOptions(
		'ACCESS_REVIEW_REPORT_COLUMN_',
		'ACCOUNT',
		'ACCOUNT_OWNER',
		'ACCOUNT_OWNER_EMAIL',
		'APPLICATION',
		['ASSIGNED_TO', 'Assigned To'],
		'CERTIFICATION_POLICY',
		'CERTIFIERS',
		'COMMENTS',
		'DECISIONS',
		'DEPARTMENT',
		'DESCRIPTION',
		'EMPLOYEE_ID',
		'EMPLOYMENT_STATUS',
		'EMPLOYMENT_TYPE',
		'ENTITLEMENT',
		'EXTERNAL_TICKET',
		'EXTERNAL_TICKET_STATUS',
		'IDENTITY_TYPE',
		'JOB_TITLE',
		'LAST_LOGIN',
		'MANAGER',
		'REASSIGNMENTS',
		'RESOLVED_ON',
		'RESOURCE',
		'RESOURCE_TYPE',
		'SUBMISSIONS',
		'TASK',
		'USER_NAME',
	),
});

const waitForReport = flag({
	displayName: 'Wait for Report',
	name: 'waitForReport',
	description: 'Whether to wait until the report can be downloaded, and return its address',
	default: true,
});

const timeout = integer({
	displayName: 'Timeout (Minutes)',
	name: 'timeout',
	description: 'How long to wait for the report',
	default: 10,
	minimum: 1,
	maximum: 1_440,
});

const LONGEST_INTERVAL_MS = 15_000;

/** More than a campaign has reports. */
const MANY = 1_000;

async function reportsOf(service: ConductorOne, id: string): Promise<IDataObject[]> {
	return await firstRows(
		service,
		{ method: 'GET', path: pathOf(path, { accessReviewId: id }) },
		{ items: 'list', pageSize: 100 },
		MANY,
	);
}

/** GenerateReport answers nothing, so the report is the one that was not there before. */
const generateReport = conductorOneOperation({
	value: 'generateReport',
	name: 'Generate Report',
	action: 'Generate report of access review',
	description:
		'Make a report of the decisions of an access review (open or closed), and return where to download it',
	fields: [accessReviewId, format],
	options: [columns, timeout, waitForReport],
	async execute({ service, params, pause, once, forgetDone }): Promise<IDataObject> {
		const { accessReviewId: id, options } = params;
		// An earlier try of n8n's has asked for the report already: it is none of those before that.
		const before = await once(['reports before', id], async () => ({
			ids: options.waitForReport ? (await reportsOf(service, id)).map((report) => report.id) : [],
		}));
		const known: ReadonlySet<unknown> = new Set(Array.isArray(before.ids) ? before.ids : []);
		await service.request({
			method: 'POST',
			path: pathOf(path, { accessReviewId: id }),
			body: {
				format: params.reportFormat,
				...(options.reportColumns.length > 0 && {
					reportColumnConfig: { columns: options.reportColumns },
				}),
			},
		});
		if (!options.waitForReport) return { success: true };
		const made = await waitPatiently({
			ask: async () => (await reportsOf(service, id)).find((report) => !known.has(report.id)),
			done: (report) =>
				report?.state === 'REPORT_STATE_OK' || report?.state === 'REPORT_STATE_ERROR',
			longestIntervalMs: LONGEST_INTERVAL_MS,
			timeoutMs: options.timeout * 60_000,
			late: () =>
				new OutcomeError(
					`The report is not ready after ${counted(options.timeout, 'minute')}`,
					"It is still being made. Raise Timeout, or use 'Get Reports' later",
				),
			pause,
		});
		if (made?.state === 'REPORT_STATE_OK') return simplify(made);
		forgetDone();
		throw new OutcomeError(
			'ConductorOne could not make the report',
			'Try another format, or look at the access review in ConductorOne',
		);
	},
});

export const reportOperations = [
	generateReport,
	endpoint({
		value: 'getReports',
		name: 'Get Reports',
		action: 'Get reports of access review',
		description: 'Retrieve the reports of an access review with addresses to download them from',
		method: 'GET',
		path,
		fields: [accessReviewId],
		reply: list(),
		simplify,
	}),
];
