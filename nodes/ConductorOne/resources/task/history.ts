import type { IDataObject } from 'n8n-workflow';

import { flag } from '../../../../engine/fields';
import { isObject, toItemJson } from '../../../../engine/json';
import { limitFields, limited } from '../../../../engine/paging';
import { simplifyField } from '../../../../engine/simplify';
import { taskId } from '../../fields/pickers';
import { conductorOneOperation } from '../../operation';
import { pick } from '../../simplify';
import { itemPages } from '../../transport/pages';
import { readTask } from './task';

/** What happened is the member that is set, besides those that every event has. */
function simplifyEvent(event: Record<string, unknown>): IDataObject {
	const [name, details] =
		Object.entries(event).find(([key, value]) => key !== 'metadata' && isObject(value)) ?? [];
	return {
		...pick(event, { id: 'id', taskId: 'ticketId', createdAt: 'created', userId: 'userId' }),
		event: name ?? null,
		...(isObject(details) && pick(details, { comment: 'comment', outcome: 'outcome' })),
		...pick(event, { eventType: 'eventType', state: 'currentState', source: 'source' }),
	};
}

export const getHistory = conductorOneOperation({
	value: 'getHistory',
	name: 'Get History',
	action: 'Get history of task',
	description: 'Retrieve what happened to a task: its audit trail, or only its comments',
	fields: [
		taskId,
		flag({
			displayName: 'Only Comments',
			name: 'commentsOnly',
			description: 'Whether to return only comments',
		}),
		flag({
			displayName: 'Newest First',
			name: 'newestFirst',
			description: 'Whether to begin with what happened last',
		}),
		...limitFields,
		simplifyField,
	],
	async execute({ service, params }) {
		const { taskId: given, commentsOnly, newestFirst } = params;
		// Only paths take a task's number.
		const task = /^\d{1,19}$/.test(given) ? (await readTask(service, given)).id : given;
		const pages = itemPages(
			service,
			{
				method: 'POST',
				path: '/api/v1/task/audits',
				body: { taskId: task, commentsOnly, newestFirst },
				readsOnly: true,
			},
			{ items: 'list', pageSize: 100, shape: params.simplify ? simplifyEvent : toItemJson },
		);
		return limited(pages, params);
	},
});
