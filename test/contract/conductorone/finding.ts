import type { Rows } from './rows';

const state = 'finding.v1.FindingService.UpdateFindingState';

export const finding: Rows = {
	acceptRisk: state,
	create: 'finding.v1.FindingService.CreateFinding',
	createTask: 'finding.v1.FindingService.CreateFindingTask',
	get: 'finding.v1.FindingService.GetFinding',
	getHistory: 'finding.v1.FindingAuditService.Search',
	reopen: state,
	resolve: state,
	search: 'finding.v1.FindingSearchService.Search',
	snooze: state,
	suppress: state,
	unsuppress: state,
};
