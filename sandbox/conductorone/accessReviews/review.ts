import { idOf, ids } from '../seed/ids';

type Json = Record<string, unknown>;

const DAY = 24 * 60 * 60 * 1000;

/** An entitlement that is reviewed. */
interface Reviewed {
	appId: string;
	appEntitlementId: string;
}

export interface Report {
	id: string;
	format: string;
	/** In the order in which the client gave them; the usual ones if it gave none. */
	columns: string[];
	createdAt: string;
	/** When the file is ready, in milliseconds since the epoch. */
	readyAt: number;
	fails: boolean;
}

/** A campaign or a template: its members as they are answered, and what belongs to it. */
export interface Reviewable {
	entity: Json & { id: string; displayName: string };
	entitlements: Reviewed[];
	reports: Report[];
}

const settings = {
	accuracyIssueAction: 'ACCURACY_ISSUE_ACTION_UNSPECIFIED',
	autoCloseCampaign: false,
	autoCloseDecision: 'CLOSE_DECISION_UNSPECIFIED',
	autoGenerateReport: false,
	autoStartCampaign: false,
	columnConfig: null,
	defaultView: 'ACCESS_REVIEW_VIEW_TYPE_UNSPECIFIED',
	description: '',
	exemptCertifiedAccessConflicts: false,
	inclusionScope: null,
	notificationConfig: { sendClose: true, sendKickoff: true, sendReminders: true },
	policyId: '',
	reviewInstructions: '',
	reviewerAttributeConfig: null,
	scopeType: 'ACCESS_REVIEW_SCOPE_TYPE_UNSPECIFIED',
	signatureConfig: null,
	usePolicyOverride: false,
};

/** A draft, every member of the official `AccessReview` written out. */
export function newReview(id: string, createdAt: string, given: Json): Reviewable {
	const entity = {
		...settings,
		id,
		displayName: '',
		accessReviewTemplateId: '',
		autoResolve: false,
		bindings: null,
		campaignHealth: null,
		campaignInsights: null,
		closedAt: null,
		completionDate: null,
		connectorSourcesFrozenAt: null,
		createdAt,
		createdById: ids.users.admin,
		errorState: 'ACCESS_REVIEW_ERROR_STATE_UNSPECIFIED',
		exclusionScope: null,
		expectedTicketCount: 0,
		hasAccuracySupport: false,
		multiApp: null,
		scheduledStartDate: null,
		scope: null,
		scopeV2: null,
		scopingVersion: '1',
		singleApp: null,
		startedAt: null,
		state: 'ACCESS_REVIEW_STATE_DRAFT',
		updatedAt: createdAt,
		...given,
	};
	return { entity, entitlements: [], reports: [] };
}

/** Every member of the official `AccessReviewTemplate` written out. */
export function newTemplate(id: string, createdAt: string, given: Json): Reviewable {
	const entity = {
		...settings,
		id,
		displayName: '',
		accessReviewDuration: null,
		annotations: {},
		createdAt,
		deletedAt: null,
		isCampaignScheduleEnabled: false,
		nextScheduledCampaignAt: null,
		occurrences: 0,
		recurrenceRule: null,
		scope: null,
		slackChannel: null,
		updatedAt: createdAt,
		...given,
	};
	return { entity, entitlements: [], reports: [] };
}

const policyId = idOf('policy/certify');

/** One that is under way, and thirty that are closed: more than a page of them. */
export function seedReviews(now: Date): Reviewable[] {
	const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
	const open = newReview(ids.accessReviews.open, ago(12), {
		displayName: 'Administrators of Okta',
		description: 'Who may administer Okta',
		policyId,
		scopeType: 'ACCESS_REVIEW_SCOPE_TYPE_BY_ENTITLEMENTS',
		state: 'ACCESS_REVIEW_STATE_OPEN',
		startedAt: ago(10),
		completionDate: ago(-4),
		expectedTicketCount: 2,
	});
	open.entitlements = [{ appId: ids.apps.okta, appEntitlementId: ids.entitlements.twoApprovals }];
	return [
		open,
		...Array.from({ length: 30 }, (_, month) =>
			newReview(idOf(`accessReview/${month}`), ago(60 + 30 * month), {
				displayName: `Monthly review ${30 - month}`,
				policyId,
				state: 'ACCESS_REVIEW_STATE_CLOSED',
				startedAt: ago(59 + 30 * month),
				closedAt: ago(45 + 30 * month),
			}),
		),
	];
}

export function seedTemplates(now: Date): Reviewable[] {
	const createdAt = new Date(now.getTime() - 400 * DAY).toISOString();
	return [
		newTemplate(ids.accessReviews.template, createdAt, {
			displayName: 'Monthly review',
			policyId,
			accessReviewDuration: '1209600s',
			isCampaignScheduleEnabled: true,
			recurrenceRule: { frequency: 'FREQUENCY_MONTHLY', interval: 1 },
			occurrences: 30,
		}),
	];
}
