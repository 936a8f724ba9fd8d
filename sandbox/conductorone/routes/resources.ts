import {
	createResource,
	deleteResource,
	getResource,
	listResources,
	searchResources,
	updateResource,
} from '../handlers/resources';
import {
	createResourceType,
	deleteResourceType,
	getResourceType,
	listResourceTypes,
	searchResourceTypes,
	updateResourceType,
} from '../handlers/resourceTypes';
import { route, type Route } from './route';

const types = '/api/v1/apps/{app_id}/resource_types';
const type = `${types}/{id}`;
const typeService = 'app.v1.AppResourceTypeService';

const all = `${types}/{app_resource_type_id}/resources`;
const one = `${all}/{id}`;
const service = 'app.v1.AppResourceService';
const search = 'app.v1.AppResourceSearch';

export const resourceRoutes: Route[] = [
	route('GET', types, `${typeService}.List`, listResourceTypes),
	route('POST', types, `${typeService}.CreateManuallyManagedResourceType`, createResourceType),
	route('GET', type, `${typeService}.Get`, getResourceType),
	route('POST', type, `${typeService}.UpdateManuallyManagedResourceType`, updateResourceType),
	route('DELETE', type, `${typeService}.DeleteManuallyManagedResourceType`, deleteResourceType),
	route(
		'POST',
		'/api/v1/search/app_resource_types',
		`${search}.SearchAppResourceTypes`,
		searchResourceTypes,
		true,
	),

	route('GET', all, `${service}.List`, listResources),
	route('POST', all, `${service}.CreateManuallyManagedAppResource`, createResource),
	route('GET', one, `${service}.Get`, getResource),
	route('POST', one, `${service}.Update`, updateResource),
	route('DELETE', one, `${service}.DeleteManuallyManagedAppResource`, deleteResource),
	route(
		'POST',
		'/api/v1/search/app_resources',
		`${search}.SearchAppResources`,
		searchResources,
		true,
	),
];
