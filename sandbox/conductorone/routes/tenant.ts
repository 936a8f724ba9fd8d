import { introspect } from '../handlers/auth';
import { listLogEvents } from '../handlers/happenings';
import {
	listServicePrincipalCredentials,
	listServicePrincipals,
} from '../handlers/servicePrincipals';
import { route, type Route } from './route';

const principals = '/api/v1/service_principals';
const principalService = 'service_principal.v1.ServicePrincipalService';

export const tenantRoutes: Route[] = [
	route('GET', '/api/v1/auth/introspect', 'auth.v1.Auth.Introspect', introspect),
	route('GET', principals, `${principalService}.List`, listServicePrincipals),
	route(
		'GET',
		`${principals}/{service_principal_id}/credentials`,
		`${principalService}.ListCredentials`,
		listServicePrincipalCredentials,
	),
	route(
		'POST',
		'/api/v1/systemlog/events',
		'systemlog.v1.SystemLogService.ListEvents',
		listLogEvents,
		true,
	),
];
