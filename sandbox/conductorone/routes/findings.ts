import { searchFindings } from '../handlers/happenings';
import { route, type Route } from './route';

export const findingRoutes: Route[] = [
	route(
		'POST',
		'/api/v1/findings/search',
		'finding.v1.FindingSearchService.Search',
		searchFindings,
		true,
	),
];
