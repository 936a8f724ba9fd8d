import {
	createReview,
	createTemplate,
	deleteReview,
	deleteTemplate,
	getReview,
	getTemplate,
	listReviews,
	updateReview,
	updateTemplate,
} from '../handlers/accessReviews';
import { generateReport, listReports } from '../handlers/accessReviewReports';
import {
	getReviewScope,
	getTemplateScope,
	setReviewScope,
	setReviewScopeByType,
	setTemplateScope,
	setTemplateScopeByType,
} from '../handlers/accessReviewScope';
import { route, type Route } from './route';

const api = 'accessreview.v1';

const all = '/api/v1/access_review';
const one = `${all}/{access_review_id}`;
const service = `${api}.AccessReviewService`;
const setup = `${api}.AccessReviewSetupEntitlementService`;

const templates = '/api/v1/access_review_template';
const template = `${templates}/{access_review_template_id}`;
const templateService = `${api}.AccessReviewTemplateService`;
const templateSetup = `${api}.AccessReviewTemplateSetupEntitlementService`;

export const accessReviewRoutes: Route[] = [
	route('GET', '/api/v1/access_reviews', `${service}.List`, listReviews),
	route('POST', all, `${service}.Create`, createReview),
	route('GET', `${all}/{id}`, `${service}.Get`, getReview),
	route('POST', `${all}/{id}`, `${service}.Update`, updateReview),
	route('DELETE', `${all}/{id}`, `${service}.Delete`, deleteReview),
	route(
		'GET',
		`${one}/scope_and_entitlements`,
		`${setup}.GetCampaignScopeAndEntitlements`,
		getReviewScope,
	),
	route(
		'POST',
		`${one}/scope_and_entitlements`,
		`${setup}.SetCampaignScopeAndEntitlements`,
		setReviewScope,
	),
	route(
		'POST',
		`${one}/scope_by_resource_type`,
		`${setup}.SetCampaignScopeByResourceType`,
		setReviewScopeByType,
	),
	route('GET', `${one}/report`, `${api}.AccessReviewReportService.List`, listReports),
	route(
		'POST',
		`${one}/report`,
		`${api}.AccessReviewActionsService.GenerateReport`,
		generateReport,
	),

	route('POST', templates, `${templateService}.Create`, createTemplate),
	route('GET', `${templates}/{id}`, `${templateService}.Get`, getTemplate),
	route('POST', `${templates}/{id}`, `${templateService}.Update`, updateTemplate),
	route('DELETE', `${templates}/{id}`, `${templateService}.Delete`, deleteTemplate),
	route(
		'GET',
		`${template}/scope_and_entitlements`,
		`${templateSetup}.GetScopeAndEntitlements`,
		getTemplateScope,
	),
	route(
		'POST',
		`${template}/scope_and_entitlements`,
		`${templateSetup}.SetScopeAndEntitlements`,
		setTemplateScope,
	),
	route(
		'POST',
		`${template}/scope_by_resource_type`,
		`${templateSetup}.SetScopeByResourceType`,
		setTemplateScopeByType,
	),
];
