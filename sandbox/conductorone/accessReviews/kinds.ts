import type { Call } from '../call';
import { precondition } from '../errors';
import { timestamp } from '../masks';
import { bool, enumOf, int32, list, message, outputOnly, string, type Reader } from '../protojson';
import { duration, struct } from '../wellKnown';
import type { Reviewable } from './review';

type Shape = Record<string, Reader<unknown>>;

/** What campaigns and templates can both be set to. */
const settings = {
	accuracyIssueAction: enumOf('ACCURACY_ISSUE_ACTION_UNSPECIFIED'),
	autoCloseCampaign: bool,
	autoCloseDecision: enumOf('CLOSE_DECISION_UNSPECIFIED'),
	autoGenerateReport: bool,
	autoStartCampaign: bool,
	columnConfig: struct,
	defaultView: enumOf('ACCESS_REVIEW_VIEW_TYPE_UNSPECIFIED'),
	description: string,
	displayName: string,
	exemptCertifiedAccessConflicts: bool,
	inclusionScope: struct,
	notificationConfig: message({ sendClose: bool, sendKickoff: bool, sendReminders: bool }),
	policyId: string,
	reviewInstructions: string,
	reviewerAttributeConfig: struct,
	scopeType: enumOf('ACCESS_REVIEW_SCOPE_TYPE_UNSPECIFIED'),
	signatureConfig: struct,
	usePolicyOverride: bool,
};

const reviewSettings = {
	...settings,
	autoResolve: bool,
	completionDate: timestamp,
	scheduledStartDate: timestamp,
	scopeV2: struct,
};

const templateSettings = {
	...settings,
	accessReviewDuration: duration,
	annotations: struct,
	isCampaignScheduleEnabled: bool,
	nextScheduledCampaignAt: timestamp,
	recurrenceRule: struct,
	scope: struct,
};

/** Campaigns and templates differ in names, and in what a start locks. */
export interface Kind {
	readonly of: (call: Call) => Reviewable[];
	/** Member of requests and replies that is one of them. */
	readonly member: string;
	readonly scope: 'scope' | 'scopeV2';
	/** What an entitlement in it is called, and by which ID it names what it belongs to. */
	readonly entitlement: string;
	readonly owner: string;
	/** What can be changed. */
	readonly settings: Shape;
	/** What only a new one can be made from. */
	readonly onlyForNew: Shape;
	/** Everything it holds, as a client may send it along. */
	readonly shape: Shape;
	/** @throws {StatusError} when it is too late to change these members */
	readonly checkChange: (found: Reviewable, members: readonly string[]) => void;
	readonly isDeleted: (found: Reviewable) => boolean;
	readonly delete: (found: Reviewable, call: Call) => void;
}

/** What a campaign that has started no longer lets anybody change. */
const locked = ['scopeV2', 'scopeType', 'policyId', 'inclusionScope'];

const inSnakeCase = (name: string) =>
	name.replace(/([A-Z]|\d+$)/g, (part) => `_${part.toLowerCase()}`);

export const campaigns: Kind = {
	of: ({ tenant }) => tenant.state.accessReviews,
	member: 'accessReview',
	scope: 'scopeV2',
	entitlement: 'accessReviewEntitlement',
	owner: 'accessReviewId',
	settings: reviewSettings,
	onlyForNew: { duplicateFrom: string },
	shape: {
		...reviewSettings,
		accessReviewTemplateId: string,
		closedAt: outputOnly,
		createdAt: outputOnly,
		createdById: string,
		errorState: outputOnly,
		expectedTicketCount: int32,
		id: string,
		startedAt: outputOnly,
		state: string,
		updatedAt: outputOnly,
	},
	checkChange({ entity }, members) {
		const late = entity.state === 'ACCESS_REVIEW_STATE_DRAFT' ? undefined : locked;
		const name = members.find((member) => late?.includes(member));
		if (name === undefined) return;
		throw precondition(`${inSnakeCase(name)} cannot be changed once the campaign has started`);
	},
	isDeleted: ({ entity }) => entity.state === 'ACCESS_REVIEW_STATE_DELETED',
	delete({ entity }) {
		entity.state = 'ACCESS_REVIEW_STATE_DELETED';
	},
};

export const templates: Kind = {
	of: ({ tenant }) => tenant.state.accessReviewTemplates,
	member: 'accessReviewTemplate',
	scope: 'scope',
	entitlement: 'accessReviewTemplateEntitlement',
	owner: 'accessReviewTemplateId',
	settings: templateSettings,
	onlyForNew: {},
	shape: {
		...templateSettings,
		createdAt: outputOnly,
		deletedAt: outputOnly,
		id: string,
		occurrences: int32,
		slackChannel: struct,
		updatedAt: outputOnly,
	},
	checkChange: () => {},
	isDeleted: ({ entity }) => entity.deletedAt !== null,
	delete({ entity }, { tenant }) {
		entity.deletedAt = tenant.now.toISOString();
	},
};

/** What both are created from. */
export const creation = { displayName: string, ownerIds: list(string), policyId: string };
