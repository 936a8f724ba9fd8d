import { ownerRows } from './rows';
import type { Rows } from './rows';

const service = 'app.v1.AppResourceService';

export const resource: Rows = {
	...ownerRows('app.v2.AppResourceOwnersV2'),
	create: `${service}.CreateManuallyManagedAppResource`,
	delete: `${service}.DeleteManuallyManagedAppResource`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	// An owner and no owner at once are refused.
	search: { calls: ['app.v1.AppResourceSearch.SearchAppResources'], with: { unownedOnly: null } },
	update: `${service}.Update`,
};
