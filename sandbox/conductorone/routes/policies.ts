import {
	createPolicy,
	deletePolicy,
	getPolicy,
	listPolicies,
	searchPolicies,
	updatePolicy,
} from '../handlers/policies';
import { route, type Route } from './route';

const policies = 'policy.v1.Policies';

export const policyRoutes: Route[] = [
	route('GET', '/api/v1/policies', `${policies}.List`, listPolicies),
	route('POST', '/api/v1/policies', `${policies}.Create`, createPolicy),
	route('GET', '/api/v1/policies/{id}', `${policies}.Get`, getPolicy),
	route('POST', '/api/v1/policies/{id}', `${policies}.Update`, updatePolicy),
	route('DELETE', '/api/v1/policies/{id}', `${policies}.Delete`, deletePolicy),
	route('POST', '/api/v1/search/policies', 'policy.v1.PolicySearch.Search', searchPolicies, true),
];
