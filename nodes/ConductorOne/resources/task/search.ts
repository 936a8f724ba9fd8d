import { dateTime, flag, text, textList } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { duration } from '../../fields/duration';
import { enumChoice, enumChoices, enumOptions } from '../../fields/enums';
import { idList, idPicks, refList } from '../../fields/ids';
import { optionalUserLocator, userList } from '../../fields/users';
import { list } from '../../reply';
import { simplifyTask, taskRelated } from './task';

const outcomes = ['DENIED', 'ERROR', 'CANCELLED', 'WAIT_TIMED_OUT'];

/** Kinds of tasks are objects in this API, of which the name of the member counts. */
const taskTypes = enumChoices({
	displayName: 'Types',
	name: 'taskTypes',
	description: 'Kinds of tasks to return',
	options: [
		{ name: 'Action', value: 'ACTION' },
		{ name: 'Certify (Access Review)', value: 'CERTIFY' },
		{ name: 'Finding', value: 'FINDING' },
		{ name: 'Grant', value: 'GRANT' },
		{ name: 'Offboarding', value: 'OFFBOARDING' },
		{ name: 'Revoke', value: 'REVOKE' },
	],
});

export const search = endpoint({
	value: 'search',
	name: 'Search',
	action: 'Search tasks',
	description: 'Find tasks (access requests) by state, kind, user, approver, app, outcome, or time',
	method: 'POST',
	path: '/api/v1/search/tasks',
	fields: [],
	reply: list({ entity: 'task', pageSize: 10 }),
	simplify: simplifyTask,
	related: taskRelated,
	wrap: ({ taskTypes: types, ...members }) => ({
		...members,
		...(Array.isArray(types) && {
			taskTypes: types.map((type) => ({ [String(type).toLowerCase()]: {} })),
		}),
	}),
	optional: [
		text({
			displayName: 'Query',
			name: 'query',
			description: 'Text that resembles part of the name, the description, or the ID',
		}),
		enumChoices({
			displayName: 'States',
			name: 'taskStates',
			options: enumOptions('TASK_STATE_', 'OPEN', 'CLOSED'),
		}),
		taskTypes,
		enumChoice({
			displayName: 'Current Step',
			name: 'currentStep',
			description: 'Kind of step that the task is at',
			options: enumOptions('TASK_SEARCH_CURRENT_STEP_', 'APPROVAL', 'PROVISION'),
		}),
		enumChoices({
			displayName: 'Approval Kinds',
			name: 'stepApprovalTypes',
			description: 'Who the approval that the task waits for is asked of',
			options: enumOptions(
				'STEP_APPROVAL_TYPE_',
				'USERS',
				'MANAGER',
				'APP_OWNERS',
				'GROUP',
				'SELF',
				'ENTITLEMENT_OWNERS',
				'EXPRESSION',
				'WEBHOOK',
				'RESOURCE_OWNERS',
				'AGENT',
			),
		}),
		userList({
			displayName: 'Assigned To Users',
			name: 'assigneesInIds',
			description: 'Users of whom any has to act on the task now: IDs or e-mail addresses',
		}),
		userList({
			displayName: 'In My Work of Users',
			name: 'myWorkUserIds',
			description: 'Users of whom any sees the task in My Work: IDs or e-mail addresses',
		}),
		userList({
			displayName: 'Previously Acted on by Users',
			name: 'previouslyActedOnIds',
			description: 'Users of whom any has acted on the task: IDs or e-mail addresses',
		}),
		userList({
			displayName: 'Subject Users',
			name: 'subjectIds',
			description: 'Users of whom any is who the task is about: IDs or e-mail addresses',
		}),
		userList({
			displayName: 'Opened by Users',
			name: 'openerIds',
			description: 'Users of whom any has created the task: IDs or e-mail addresses',
		}),
		userList({
			displayName: 'Account Owner Users',
			name: 'accountOwnerIds',
			description: 'Users of whom any owns the account of the task: IDs or e-mail addresses',
		}),
		optionalUserLocator({
			displayName: 'Opener or Subject',
			name: 'openerOrSubjectUserId',
			description: 'User who has created the task, or whom it is about',
		}),
		optionalUserLocator({
			displayName: 'Assignee or Approver',
			name: 'assignedOrStepApproverUserId',
			description: 'User who has to act on the task now, or has approved it before it was closed',
		}),
		optionalUserLocator({
			displayName: 'Actor',
			name: 'actorId',
			description: 'User who has acted on the task',
		}),
		idPicks({
			displayName: 'App Names or IDs',
			name: 'applicationIds',
			description: 'Apps, any of which the task is about',
			loadOptionsMethod: 'searchApps',
		}),
		idList({
			displayName: 'Entitlement IDs',
			name: 'appEntitlementIds',
			description: 'Comma-separated IDs of entitlements, any of which the task is about',
		}),
		idList({
			displayName: 'Resource IDs',
			name: 'appResourceIds',
			description: 'Comma-separated IDs of resources, any of which the task is about',
		}),
		idList({
			displayName: 'Resource Type IDs',
			name: 'appResourceTypeIds',
			description: 'Comma-separated IDs of resource types, any of which the task is about',
		}),
		idList({
			displayName: 'Account IDs',
			name: 'appUserSubjectIds',
			description: 'Comma-separated IDs of accounts, any of which the task is about',
		}),
		idPicks({
			displayName: 'Access Review Names or IDs',
			name: 'accessReviewIds',
			description: 'Access reviews, any of which the task belongs to',
			loadOptionsMethod: 'searchAccessReviews',
		}),
		refList({
			displayName: 'Task IDs',
			name: 'refs',
			description: 'Comma-separated IDs of the tasks to search among',
		}),
		idPicks({
			displayName: 'Exclude App Names or IDs',
			name: 'excludeApplicationIds',
			description: 'Apps whose tasks to leave out',
			loadOptionsMethod: 'searchApps',
		}),
		idList({
			displayName: 'Exclude Entitlement IDs',
			name: 'excludeAppEntitlementIds',
			description: 'Comma-separated IDs of entitlements whose tasks to leave out',
		}),
		idList({
			displayName: 'Exclude Resource Type IDs',
			name: 'excludeAppResourceTypeIds',
			description: 'Comma-separated IDs of resource types whose tasks to leave out',
		}),
		idList({
			displayName: 'Exclude Task IDs',
			name: 'excludeIds',
			description: 'Comma-separated IDs of tasks to leave out',
		}),
		dateTime({
			displayName: 'Created After',
			name: 'createdAfter',
			description: 'Earliest time of creation; UTC if it has no time zone',
		}),
		dateTime({
			displayName: 'Created Before',
			name: 'createdBefore',
			description: 'Latest time of creation; UTC if it has no time zone',
		}),
		dateTime({
			displayName: 'Outcome After',
			name: 'outcomeAfter',
			description: 'Earliest time of the outcome; UTC if it has no time zone',
		}),
		dateTime({
			displayName: 'Outcome Before',
			name: 'outcomeBefore',
			description: 'Latest time of the outcome; UTC if it has no time zone',
		}),
		dateTime({
			displayName: 'Include Acted After',
			name: 'includeActedAfter',
			description:
				'Also return tasks that the assignees acted on after this time; UTC if it has no time zone',
		}),
		duration({
			displayName: 'Older Than',
			name: 'olderThanDuration',
			description: 'How long ago at least the task was created',
			placeholder: 'e.g. 7 days',
		}),
		enumChoices({
			displayName: 'Grant Outcomes',
			name: 'grantOutcomes',
			options: enumOptions('GRANT_OUTCOME_', 'GRANTED', ...outcomes),
		}),
		enumChoices({
			displayName: 'Revoke Outcomes',
			name: 'revokeOutcomes',
			options: enumOptions('REVOKE_OUTCOME_', 'REVOKED', ...outcomes),
		}),
		enumChoices({
			displayName: 'Certify Outcomes',
			name: 'certifyOutcomes',
			options: enumOptions('CERTIFY_OUTCOME_', 'CERTIFIED', 'DECERTIFIED', ...outcomes.slice(1)),
		}),
		enumChoices({
			displayName: 'Account Statuses',
			name: 'accountStatuses',
			options: enumOptions('STATUS_', 'ENABLED', 'DISABLED', 'DELETED'),
		}),
		enumChoices({
			displayName: 'Account Types',
			name: 'accountTypes',
			options: enumOptions('APP_USER_TYPE_', 'USER', 'SERVICE_ACCOUNT', 'SYSTEM_ACCOUNT'),
		}),
		textList({
			displayName: 'Employment Statuses',
			name: 'userEmploymentStatuses',
			description: 'Comma-separated employment statuses of the user that the task is about',
		}),
		enumChoice({
			displayName: 'Emergency Access',
			name: 'emergencyStatus',
			description: 'Whether emergency requests are returned',
			options: enumOptions('', 'ALL', 'EMERGENCY', 'NON_EMERGENCY'),
		}),
		enumChoice({
			displayName: 'Pending Actions',
			name: 'pendingActionFilter',
			description: 'Whether an action is pending; for one access review only',
			options: enumOptions('PENDING_ACTION_FILTER_', 'WITH_PENDING', 'WITHOUT_PENDING'),
		}),
		flag({
			displayName: 'Approval Reason Required',
			name: 'requireApprovalReason',
			description: 'Whether the current step asks for a reason to approve',
			default: true,
		}),
		flag({
			displayName: 'Denial Reason Required',
			name: 'requireDenialReason',
			description: 'Whether the current step asks for a reason to deny',
			default: true,
		}),
		flag({
			displayName: 'Include Deleted',
			name: 'includeDeleted',
			description: 'Whether to return deleted tasks too',
			default: true,
		}),
		enumChoice({
			displayName: 'Sort By',
			name: 'sortBy',
			options: enumOptions(
				'TASK_SEARCH_SORT_BY_',
				'ACCOUNT',
				'RESOURCE',
				'ACCOUNT_OWNER',
				['CREATED_AT', 'Created (Oldest First)'],
				['REVERSE_CREATED_AT', 'Created (Newest First)'],
				['TICKET_ID', 'Number'],
				['REVERSE_TICKET_ID', 'Number (Highest First)'],
				['APP_RESOURCE_ID_AND_APP_ENTITLEMENT', 'Resource and Entitlement'],
			),
		}),
	],
});
