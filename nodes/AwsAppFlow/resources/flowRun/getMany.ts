import type { ExecutionRecord } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { choice, collection, dateTime } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { limitFields, limited } from '../../../../engine/paging';
import { simplifyField } from '../../../../engine/simplify';
import { nameOf } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { recordPages, runSummary } from '../../flow/records';
import { appFlowOperation } from '../../operation';

const filters = collection({
	displayName: 'Filters',
	name: 'filters',
	placeholder: 'Add filter',
	fields: [
		choice({
			displayName: 'Run Status',
			name: 'executionStatus',
			description: 'Only runs in this state',
			options: [
				{ name: 'Cancel Started', value: 'CancelStarted' },
				{ name: 'Canceled', value: 'Canceled' },
				{ name: 'Error', value: 'Error' },
				{ name: 'In Progress', value: 'InProgress' },
				{ name: 'Successful', value: 'Successful' },
			],
			default: 'Error',
		}),
		dateTime({
			displayName: 'Started After',
			name: 'startedAfter',
			description: 'Only runs that started at this time or later',
		}),
		dateTime({
			displayName: 'Started Before',
			name: 'startedBefore',
			description: 'Only runs that started before this time',
		}),
	],
});

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many flow runs',
	description:
		'Retrieve a list of runs of a flow, newest first. A flow with more than 100 runs has to be read whole for that: turn on Return All.',
	fields: [flowField, ...limitFields, filters, simplifyField],
	async execute({ params, service, signal }) {
		const flowName = await nameOf(service, params.flowName, signal);
		const wanted = params.returnAll ? Infinity : params.limit;
		const matches = matcher(params.filters);
		const pages = recordPages(service, flowName, signal);
		const newest = {
			more: false,
			// Whole pages, not just as many as are wanted: within a page the order is nobody's promise.
			async *[Symbol.asyncIterator]() {
				const found: ExecutionRecord[] = [];
				for await (const page of pages) {
					found.push(...page.filter(matches));
					newest.more = pages.more === true;
					if (found.length >= wanted) break;
				}
				yield found
					.sort((a, b) => startOf(b) - startOf(a))
					.map((record): IDataObject =>
						params.simplify ? runSummary(flowName, record) : { flowName, ...toItemJson(record) },
					);
			},
		};
		return limited(newest, params);
	},
});

interface Filters {
	readonly executionStatus?: string;
	readonly startedAfter?: string;
	readonly startedBefore?: string;
}

function matcher({ executionStatus, startedAfter, startedBefore }: Filters) {
	const from = startedAfter === undefined ? -Infinity : Date.parse(startedAfter);
	const to = startedBefore === undefined ? Infinity : Date.parse(startedBefore);
	return (record: ExecutionRecord): boolean =>
		record.executionStatus === (executionStatus ?? record.executionStatus) &&
		startOf(record) >= from &&
		startOf(record) < to;
}

/** A run that has no start yet is the newest there is. */
function startOf({ startedAt }: ExecutionRecord): number {
	return startedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
