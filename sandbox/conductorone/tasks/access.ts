import { accountOf, currentGrant, give, take } from '../grants';
import type { Task, TaskWorld } from './task';

/** Does what a task was about, once all its steps have ended well. */
export function changeAccess(task: Task, world: TaskWorld): void {
	const { state, now } = world;
	const { appId, appEntitlementId: entitlementId, userId } = task;
	if (task.kind === 'grant') {
		const accountId = task.appUserId || accountOf(appId, userId, world).id;
		const seconds = task.grantDuration === null ? undefined : parseFloat(task.grantDuration);
		const deprovisionAt =
			seconds === undefined ? null : new Date(now.getTime() + seconds * 1000).toISOString();
		give({ appId, entitlementId, accountId }, { deprovisionAt, taskId: task.id }, world);
		return;
	}
	if (task.kind !== 'revoke' && task.kind !== 'offboarding') return;
	const accounts = state.accounts.filter(({ id, identityUserId }) =>
		task.appUserId === '' ? identityUserId === userId : id === task.appUserId,
	);
	for (const { id: accountId } of accounts) {
		const lost =
			task.kind === 'offboarding'
				? state.grants.filter((each) => each.accountId === accountId && each.revokedAt === null)
				: [currentGrant(state, { appId, entitlementId, accountId })];
		for (const grant of lost) if (grant) take(grant, task.id, world);
	}
}
