import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../../engine/errors';
import { isObject } from '../../../../engine/json';
import { endpoint } from '../../endpoint';
import { appId, appUserId, entitlementId } from '../../fields/pickers';
import { requiredUserList } from '../../fields/users';
import { list, own } from '../../reply';
import { pick } from '../../simplify';
import { one } from './entitlement';

const simplify = (member: Record<string, unknown>): IDataObject =>
	pick(member, {
		appUserId: 'appUserId',
		accountName: 'appUser.displayName',
		accountEmail: 'appUser.email',
		accountStatus: 'appUser.status.status',
		userId: 'user.id',
		userName: 'user.displayName',
		userEmail: 'user.email',
		grantedAt: 'discovered',
		expiresAt: 'expired',
		grantSources: 'grantSources',
	});

/**
 * What was added.
 *
 * @throws {OutcomeError} when some users could not be added, although the request was accepted
 */
function added(answer: Record<string, unknown>): Record<string, unknown> {
	const failed = isObject(answer.failedUsersErrorMap) ? answer.failedUsersErrorMap : {};
	const reasons = Object.entries(failed).map(([user, reason]) => `${user}: ${String(reason)}`);
	if (reasons.length === 0) return { success: true, bulkActionId: answer.bulkActionId };
	throw new OutcomeError(
		`${reasons.length === 1 ? 'One user was' : `${reasons.length} users were`} not added`,
		`${reasons.join('. ')}. All others were added`,
	);
}

export const memberOperations = [
	endpoint({
		value: 'getMembers',
		name: 'Get Members',
		action: 'Get members of entitlement',
		description: 'Retrieve who has an entitlement: accounts, their users, and when access ends',
		method: 'GET',
		path: `${one}/grants`,
		fields: [appId, entitlementId],
		reply: list({ pageSize: 10 }),
		simplify,
	}),
	endpoint({
		value: 'addMembers',
		name: 'Add Members',
		action: 'Add members to entitlement',
		description: 'Add users to a manually managed entitlement, without a request',
		method: 'POST',
		path: `${one}/add-manual-user`,
		fields: [
			appId,
			entitlementId,
			requiredUserList({
				displayName: 'Users',
				name: 'userIds',
				description: 'Users to add: IDs or e-mail addresses, separated by commas',
			}),
		],
		reply: own(added),
	}),
	endpoint({
		value: 'removeMember',
		name: 'Remove Member',
		action: 'Remove member from entitlement',
		description: 'Remove an account (app user) from a manually managed entitlement',
		method: 'DELETE',
		path: `${one}/remove-membership`,
		fields: [appId, entitlementId, appUserId],
		reply: own((answer) => ({ success: true, ...answer })),
	}),
];
