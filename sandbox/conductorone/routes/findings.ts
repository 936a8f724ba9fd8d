import {
	createFinding,
	createFindingTask,
	createManyFindingTasks,
	getFinding,
	updateFindingState,
	updateManyFindingStates,
} from '../handlers/findings';
import { searchFindingAudits, searchFindings } from '../handlers/findingSearch';
import { route, type Route } from './route';

const all = '/api/v1/findings';
const service = 'finding.v1.FindingService';

export const findingRoutes: Route[] = [
	route('POST', all, `${service}.CreateFinding`, createFinding),
	route('GET', `${all}/{id}`, `${service}.GetFinding`, getFinding),
	route('POST', `${all}/{finding_id}/state`, `${service}.UpdateFindingState`, updateFindingState),
	route('POST', `${all}/{finding_id}/task`, `${service}.CreateFindingTask`, createFindingTask),
	route('POST', `${all}/bulk/state`, `${service}.BulkUpdateFindingState`, updateManyFindingStates),
	route('POST', `${all}/bulk/tasks`, `${service}.BulkCreateFindingTasks`, createManyFindingTasks),
	route('POST', `${all}/search`, 'finding.v1.FindingSearchService.Search', searchFindings, true),
	route(
		'POST',
		'/api/v1/search/finding_audits',
		'finding.v1.FindingAuditService.Search',
		searchFindingAudits,
		true,
	),
];
