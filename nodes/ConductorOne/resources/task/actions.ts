import { mapped } from '../../../../engine/field';
import { requiredText, text } from '../../../../engine/fields';
import { requiredDuration } from '../../fields/duration';
import { optionalIdText } from '../../fields/ids';
import { requiredJson } from '../../fields/structures';
import { requiredUserList } from '../../fields/users';
import { acting } from './act';

const comment = text({
	displayName: 'Comment',
	name: 'comment',
	description: 'Remark that stays with the task; some policies ask for one',
	rows: 2,
});

const newStepUserIds = requiredUserList({
	displayName: 'New Users',
	name: 'newStepUserIds',
	description: 'Comma-separated IDs or e-mail addresses of the users who decide from now on',
});

const transaction = optionalIdText({
	displayName: 'Step-Up Transaction ID',
	name: 'stepUpTransactionId',
	description: 'ID of the verified transaction; leave empty to get the URL to visit',
	form: 'any',
});

/** Sent even when there is none, which asks for the URL. */
const stepUpTransactionId = mapped(transaction, (id) => id ?? '');

export const actions = [
	acting({
		value: 'approve',
		name: 'Approve',
		action: 'Approve task',
		description: 'Approve the current step of a task (access request)',
		path: 'approve',
		allowedAs: 'APPROVE',
		atStep: true,
		fields: [comment],
	}),
	acting({
		value: 'approveWithStepUp',
		name: 'Approve With Step-Up',
		action: 'Approve task with step up authentication',
		description:
			'Approve the current step of a task that asks for further proof of who approves. Without a verified transaction the output holds the URL to visit.',
		path: 'approve-with-step-up',
		allowedAs: 'APPROVE_WITH_STEP_UP',
		atStep: true,
		fields: [comment, stepUpTransactionId],
		returns: 'redirectUrl',
	}),
	acting({
		value: 'close',
		name: 'Close',
		action: 'Close task',
		description: 'Close a task without deciding it',
		path: 'close',
		allowedAs: 'CLOSE',
		fields: [comment],
	}),
	acting({
		value: 'comment',
		name: 'Comment',
		action: 'Comment on task',
		description: 'Add a comment to a task',
		path: 'comment',
		allowedAs: 'COMMENT',
		fields: [
			requiredText({
				displayName: 'Comment',
				name: 'comment',
				description: 'What to say; everybody who sees the task can read it',
				rows: 3,
			}),
		],
	}),
	acting({
		value: 'deny',
		name: 'Deny',
		action: 'Deny task',
		description: 'Deny the current step of a task (access request)',
		path: 'deny',
		allowedAs: 'DENY',
		atStep: true,
		fields: [comment],
	}),
	acting({
		value: 'escalate',
		name: 'Escalate',
		action: 'Escalate task to emergency access',
		description: 'Switch a grant request to the policy for emergencies',
		path: 'escalate',
		allowedAs: 'ESCALATE_TO_EMERGENCY_ACCESS',
		atStep: true,
		fields: [comment],
	}),
	acting({
		value: 'processNow',
		name: 'Process Now',
		action: 'Process task now',
		description: 'Go on with a task at once instead of at its scheduled time',
		path: 'process',
		allowedAs: 'PROCESS_NOW',
		fields: [],
	}),
	acting({
		value: 'reassign',
		name: 'Reassign',
		action: 'Reassign task',
		description: 'Let other users decide the current step of a task',
		path: 'reassign',
		allowedAs: 'REASSIGN',
		atStep: true,
		fields: [newStepUserIds, comment],
	}),
	acting({
		value: 'reset',
		name: 'Reset',
		action: 'Reset task',
		description: 'Begin a task anew, with the policy that applies to it now',
		path: 'reset',
		allowedAs: 'HARD_RESET',
		fields: [comment],
	}),
	acting({
		value: 'restart',
		name: 'Restart',
		action: 'Restart task',
		description: 'Begin a task anew, with the same policy',
		path: 'restart',
		allowedAs: 'RESTART',
		fields: [comment],
	}),
	acting({
		value: 'retryProvisioning',
		name: 'Retry Provisioning',
		action: 'Retry provisioning of task',
		description: 'Try again to provision after that failed; approvals stay',
		path: 'retry-provisioning',
		allowedAs: 'RETRY_PROVISIONING',
		atStep: true,
		fields: [comment],
	}),
	acting({
		value: 'skipStep',
		name: 'Skip Step',
		action: 'Skip step of task',
		description: 'Go on to the next step of a task without deciding the current one',
		path: 'skip-step',
		allowedAs: 'SKIP_STEP',
		atStep: true,
		fields: [comment],
	}),
	acting({
		value: 'updateGrantDuration',
		name: 'Update Grant Duration',
		action: 'Update grant duration of task',
		description: 'Change for how long a grant request asks, before it is provisioned',
		path: 'update-grant-duration',
		allowedAs: 'UPDATE_GRANT_DURATION',
		fields: [
			requiredDuration({
				displayName: 'Duration',
				name: 'duration',
				description: 'How long to have the access, counted from the grant',
			}),
		],
	}),
	acting({
		value: 'updateRequestData',
		name: 'Update Request Data',
		action: 'Update request data of task',
		description: 'Answer the form of a task that is at a form step',
		path: 'update-request-data',
		allowedAs: 'UPDATE_REQUEST_DATA',
		fields: [
			requiredJson({
				displayName: 'Data',
				name: 'data',
				description: 'Answers by the name of the field',
			}),
		],
	}),
];
