import type { IDataObject } from 'n8n-workflow';

import { required } from '../../../engine/field';
import { flag } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint, updateFieldsCollection } from '../endpoint';
import { enumChoice, enumOptions } from '../fields/enums';
import { idText } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName } from '../fields/naming';
import { appId, entitlementId } from '../fields/pickers';
import { userList } from '../fields/users';
import { deleted, success, whole } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const monitorId = idText({
	displayName: 'Access Conflict ID',
	name: 'monitorId',
	description: 'ID of the access conflict (conflict monitor); the API has no list of them',
});

const entitlementGroup = enumChoice({
	displayName: 'Side',
	name: 'entitlementGroup',
	description: 'Which of the two sets that nobody should have together',
	options: enumOptions('ENTITLEMENT_GROUP_', 'A', 'B'),
});

const notifiedUsers = userList({
	displayName: 'Notify Users',
	name: 'notifiedUsers',
	description: 'Who gets an e-mail about a conflict: IDs or e-mail addresses',
});

const simplify = (monitor: Record<string, unknown>): IDataObject =>
	pick(monitor, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		enabled: 'enabled',
		negateGroupB: 'negateGroupB',
		entitlementSetAId: 'entitlementSetAId',
		entitlementSetBId: 'entitlementSetBId',
		notifiedUserIds: 'notificationConfig.emailNotifications.identityUserIds',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** Users of the form, as the API has them. */
function withNotifications({
	notifiedUsers: users,
	...members
}: Readonly<Record<string, unknown>>) {
	if (!Array.isArray(users)) return members;
	const emailNotifications = { enabled: users.length > 0, identityUserIds: users };
	return { ...members, notificationConfig: { emailNotifications } };
}

const bound = { path: '/api/v1/appentitlementmonitorbinding' } as const;

/** Entitlements that nobody should have together (separation of duties). */
export const accessConflict: Resource<ConductorOne> = {
	value: 'accessConflict',
	name: 'Access Conflict',
	defaultOperation: 'get',
	operations: [
		endpoint({
			value: 'addEntitlement',
			name: 'Add Entitlement',
			action: 'Add entitlement to access conflict',
			description: 'Add an entitlement to one side of an access conflict',
			method: 'POST',
			...bound,
			fields: [monitorId, appId, entitlementId, entitlementGroup],
			body: ({ entitlementId: appEntitlementId, ...others }) => ({ ...others, appEntitlementId }),
			reply: whole,
		}),
		endpoint({
			value: 'removeEntitlement',
			name: 'Remove Entitlement',
			action: 'Remove entitlement from access conflict',
			description: 'Remove an entitlement from one side of an access conflict',
			method: 'DELETE',
			...bound,
			fields: [monitorId, appId, entitlementId, entitlementGroup],
			body: ({ entitlementId: appEntitlementId, ...others }) => ({ ...others, appEntitlementId }),
			reply: success,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update access conflict',
			description: 'Change the name, the rule, or the notifications of an access conflict',
			method: 'POST',
			path: '/api/v1/accessconflict/{monitorId}',
			fields: [
				monitorId,
				required(
					updateFieldsCollection([
						descriptionText,
						changedDisplayName,
						flag({
							displayName: 'Negate Side B',
							name: 'negateGroupB',
							description: 'Whether having side A without side B is the conflict',
						}),
						notifiedUsers,
					]),
					'Add the fields that should change',
				),
			],
			body: ({ updateFields }) => updateFields,
			wrap: withNotifications,
			reply: whole,
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete access conflict',
			description: 'Delete an access conflict and what is bound to it',
			method: 'DELETE',
			path: '/api/v1/accessconflict/{monitorId}',
			fields: [monitorId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get access conflict',
			description: 'Retrieve an access conflict by ID',
			method: 'GET',
			path: '/api/v1/accessconflict/{monitorId}',
			fields: [monitorId],
			reply: whole,
			simplify,
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create access conflict',
			description: 'Create an access conflict, to which entitlements are then added',
			method: 'POST',
			path: '/api/v1/accessconflict',
			fields: [newDisplayName],
			optional: [descriptionText, notifiedUsers],
			wrap: withNotifications,
			reply: whole,
		}),
	],
};
