import type { Rows } from './rows';

const service = 'accessreview.v1.AccessReviewService';
const setup = 'accessreview.v1.AccessReviewSetupEntitlementService';
const reports = 'accessreview.v1.AccessReviewReportService.List';
const generate = 'accessreview.v1.AccessReviewActionsService.GenerateReport';
const template = 'accessreview.v1.AccessReviewTemplateService';
const templateSetup = 'accessreview.v1.AccessReviewTemplateSetupEntitlementService';

const json = {
	inclusionScope: '{"userIds":["2kG3aTftCcAvWtHZt2Ywry0dPn7"]}',
	recurrenceRule: '{"frequency":"FREQUENCY_MONTHLY","interval":3}',
	scope: '{"allUsers":{},"appAccess":{}}',
	scopeV2: '{"allUsers":{},"appAccess":{}}',
};

let asked = 0;

export const accessReview: Rows = {
	create: { calls: [`${service}.Create`], with: json },
	delete: `${service}.Delete`,
	generateReport: {
		calls: [reports, generate, reports],
		replies: {
			// Each time there is one more.
			[reports]: (sample) => {
				const [report] = sample.list as object[];
				const made = { ...report, id: `report${(asked += 1)}`, state: 'REPORT_STATE_OK' };
				return { ...sample, list: [made], nextPageToken: '' };
			},
		},
	},
	get: `${service}.Get`,
	getMany: `${service}.List`,
	getReports: reports,
	getScope: `${setup}.GetCampaignScopeAndEntitlements`,
	replaceScope: { calls: [`${setup}.SetCampaignScopeAndEntitlements`], with: json },
	replaceScopeByResourceType: { calls: [`${setup}.SetCampaignScopeByResourceType`], with: json },
	update: { calls: [`${service}.Update`], with: json },
};

export const accessReviewTemplate: Rows = {
	create: { calls: [`${template}.Create`], with: json },
	delete: `${template}.Delete`,
	get: `${template}.Get`,
	getScope: `${templateSetup}.GetScopeAndEntitlements`,
	replaceScope: { calls: [`${templateSetup}.SetScopeAndEntitlements`], with: json },
	replaceScopeByResourceType: { calls: [`${templateSetup}.SetScopeByResourceType`], with: json },
	update: { calls: [`${template}.Update`], with: json },
};
