import { mapped } from '../../../../engine/field';
import { choices, flag, json, text } from '../../../../engine/fields';
import { enumChoice, enumOptions } from '../../fields/enums';
import { descriptionText } from '../../fields/naming';
import { idLocator, optionalIdLocator } from '../../fields/ids';
import { requiredUserList } from '../../fields/users';

export const owners = requiredUserList({
	displayName: 'Owner Users',
	name: 'ownerIds',
	description: 'Users who manage it: IDs or e-mail addresses, separated by commas',
});

const reviewPolicy = {
	displayName: 'Policy',
	name: 'policyId',
	description: 'Policy (of type certify) that says who reviews',
	searchListMethod: 'searchPolicies',
} as const;

export const newReviewPolicyId = idLocator(reviewPolicy);

export const reviewPolicyId = optionalIdLocator(reviewPolicy);

export const scopeType = enumChoice({
	displayName: 'Scope Type',
	name: 'scopeType',
	description: 'What is reviewed',
	options: enumOptions(
		'ACCESS_REVIEW_SCOPE_TYPE_',
		'BY_ACCESS_CONFLICTS',
		'BY_ENTITLEMENTS',
		'BY_INHERITANCE',
		'BY_RESOURCE',
		'BY_USERS',
	),
});

export const SCOPE_HINT = 'e.g. { "allUsers": {}, "appAccess": {}, "allGrants": {} }';

const sent = choices({
	displayName: 'Notifications',
	name: 'notificationConfig',
	description: 'Which e-mails reviewers get; those that are not chosen are switched off',
	options: [
		{ name: 'Close', value: 'sendClose' },
		{ name: 'Kickoff', value: 'sendKickoff' },
		{ name: 'Reminders', value: 'sendReminders' },
	],
});

/** On the wire each one is said to be on or off. */
export const notifications = mapped(sent, (given) => {
	const chosen = new Set(given);
	return {
		sendClose: chosen.has('sendClose'),
		sendKickoff: chosen.has('sendKickoff'),
		sendReminders: chosen.has('sendReminders'),
	};
});

/** What campaigns and their templates can both be set to. */
export const common = [
	enumChoice({
		displayName: 'Accuracy Issues',
		name: 'accuracyIssueAction',
		description: 'What to do while data of connectors may be inaccurate',
		options: enumOptions('ACCURACY_ISSUE_ACTION_', 'CONTINUE', 'WAIT'),
	}),
	enumChoice({
		displayName: 'Close Decision',
		name: 'autoCloseDecision',
		description: 'What is decided where nobody has, when it closes automatically',
		options: enumOptions('CLOSE_DECISION_', 'NO_ACTION', ['REVOKED', 'Revoke'], 'SKIP'),
	}),
	enumChoice({
		displayName: 'Default View',
		name: 'defaultView',
		description: 'How reviewers see their tasks at first',
		options: enumOptions(
			'ACCESS_REVIEW_VIEW_TYPE_',
			'BY_APP',
			'BY_RESOURCE',
			'BY_USER',
			'UNSTRUCTURED',
		),
	}),
	descriptionText,
	flag({
		displayName: 'Close Automatically',
		name: 'autoCloseCampaign',
		description: 'Whether it closes at its end by itself',
		default: true,
	}),
	flag({
		displayName: 'Exempt Certified Access Conflicts',
		name: 'exemptCertifiedAccessConflicts',
		description: 'Whether access conflicts that were certified before are left out',
		default: true,
	}),
	flag({
		displayName: 'Generate Report Automatically',
		name: 'autoGenerateReport',
		description: 'Whether there is a report once it is closed',
		default: true,
	}),
	notifications,
	text({
		displayName: 'Review Instructions',
		name: 'reviewInstructions',
		description: 'What reviewers get to read',
		allowEmpty: true,
	}),
	scopeType,
	flag({
		displayName: 'Start Automatically',
		name: 'autoStartCampaign',
		description: 'Whether it starts by itself at the time it is scheduled for',
		default: true,
	}),
	flag({
		displayName: 'Use Policy Override',
		name: 'usePolicyOverride',
		description: "Whether an entitlement's or app's own policy goes before the one given here",
		default: true,
	}),
] as const;

/** Whose access is reviewed, beside the scope. */
export const inclusionScope = json({
	displayName: 'Inclusion Scope',
	name: 'inclusionScope',
	description: 'Which users and accounts are reviewed, in the form of the API',
	hint: 'e.g. { "managerIds": ["2kG3aTftCcAvWtHZt2Ywry0dPn7"] }',
});
