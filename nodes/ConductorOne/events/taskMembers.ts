import type { IDataObject } from 'n8n-workflow';

import { currentStepOf, kindOf } from '../resources/task/task';
import { pick } from '../simplify';

/** What an event says of the task that it is about, the same whether it was polled or pushed. */
export function taskMembers(task: Readonly<Record<string, unknown>>): IDataObject {
	const { kind, details } = kindOf(task);
	return {
		...pick(task, {
			taskId: 'id',
			numericId: 'numericId',
			displayName: 'displayName',
			description: 'description',
		}),
		...(kind !== undefined && { type: kind }),
		...pick(task, { state: 'state' }),
		...pick(details, {
			outcome: 'outcome',
			outcomeTime: 'outcomeTime',
			appId: 'appId',
			entitlementId: 'appEntitlementId',
			accountId: 'appUserId',
			grantDuration: 'grantDuration',
		}),
		...pick(task, {
			userId: 'userId',
			userName: 'user.displayName',
			userEmail: 'user.email',
			appName: 'app.displayName',
			createdByUserId: 'createdByUserId',
			createdAt: 'createdAt',
		}),
		stepId: currentStepOf(task).id ?? null,
		...pick(task, { approverIds: 'stepApproverIds' }),
	};
}
