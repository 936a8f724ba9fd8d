import { conductorOneIds as ids } from '../../sandbox';
import { textAt, type Client } from './conductorone-client';
import { expandMask, type Example, type Examples } from './conductorone-examples';

const draft = {
	displayName: 'Payroll of Okta',
	policyId: ids.role,
	ownerIds: [ids.users.member],
};

/** A draft of a campaign or a template; gives its ID under all names that paths have for it. */
const drafted =
	(path: string, member: string, ...inner: string[]) =>
	async (c1: Client): Promise<Record<string, string>> => {
		const { body } = await c1.post(path, draft);
		const id = textAt(body, member, ...inner, 'id');
		return { id, access_review_id: id, access_review_template_id: id };
	};

const campaign = drafted('/api/v1/access_review', 'accessReview', 'accessReview');
const template = drafted('/api/v1/access_review_template', 'accessReviewTemplate');

const entitlements = [{ appId: ids.apps.okta, appEntitlementId: ids.entitlements.stepUp }];
const resourceTypeSelections = [
	{ appId: ids.apps.okta, resourceTypeId: ids.resourceTypes.oktaGroup },
];
const whole = { allUsers: {}, appAccess: {} };

const open = { access_review_id: ids.accessReviews.open };

const scopes = (prepare: Example['prepare'], scope: string): Example[] => [
	{ prepare },
	{ prepare, body: { entitlements, [scope]: whole, expandMask } },
	{ prepare, body: { resourceTypeSelections, [scope]: whole } },
];
const [getScope, setScope, setByType] = scopes(campaign, 'scopeV2');
const [getTemplateScope, setTemplateScope, setTemplateByType] = scopes(template, 'scope');

const of = (service: string, examples: Record<string, Example | undefined>): Examples =>
	Object.fromEntries(
		Object.entries(examples).map(([name, example]) => [
			`accessreview.v1.${service}.${name}`,
			example ?? {},
		]),
	);

export const accessReviewExamples: Examples = {
	...of('AccessReviewService', {
		List: { query: '?page_size=10' },
		Create: {
			body: { ...draft, duplicateFrom: ids.accessReviews.open, scopeV2: whole, expandMask },
		},
		Get: { params: { id: ids.accessReviews.open } },
		Update: {
			prepare: campaign,
			body: {
				accessReview: { displayName: 'Payroll', completionDate: '2099-01-31T08:00:00Z' },
				updateMask: 'displayName,completionDate',
			},
		},
		Delete: { prepare: campaign, body: {} },
	}),
	...of('AccessReviewSetupEntitlementService', {
		GetCampaignScopeAndEntitlements: getScope,
		SetCampaignScopeAndEntitlements: setScope,
		SetCampaignScopeByResourceType: setByType,
	}),
	...of('AccessReviewReportService', {
		List: {
			params: open,
			prepare: async (c1) => {
				await c1.post(`/api/v1/access_review/${ids.accessReviews.open}/report`);
				return {};
			},
		},
	}),
	...of('AccessReviewActionsService', {
		GenerateReport: { params: open, body: { format: 'ACCESS_REVIEW_REPORT_FORMAT_CSV' } },
	}),
	...of('AccessReviewTemplateService', {
		Create: { body: { ...draft, accessReviewDuration: '86400s', scope: whole } },
		Get: { params: { id: ids.accessReviews.template } },
		Update: {
			prepare: template,
			body: {
				accessReviewTemplate: { isCampaignScheduleEnabled: true },
				updateMask: 'isCampaignScheduleEnabled',
			},
		},
		Delete: { prepare: template, body: {} },
	}),
	...of('AccessReviewTemplateSetupEntitlementService', {
		GetScopeAndEntitlements: getTemplateScope,
		SetScopeAndEntitlements: setTemplateScope,
		SetScopeByResourceType: setTemplateByType,
	}),
};
