import type { Rows } from './rows';

const service = 'app.v1.AppResourceTypeService';

export const resourceType: Rows = {
	create: `${service}.CreateManuallyManagedResourceType`,
	delete: `${service}.DeleteManuallyManagedResourceType`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	search: 'app.v1.AppResourceSearch.SearchAppResourceTypes',
	update: `${service}.UpdateManuallyManagedResourceType`,
};
