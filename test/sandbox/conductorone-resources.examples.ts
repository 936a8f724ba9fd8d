import { conductorOneIds as ids } from '../../sandbox';
import { expandMask, type Examples } from './conductorone-examples';

const app = { app_id: ids.apps.okta };
const group = { ...app, id: ids.resourceTypes.oktaGroup };
const all = { ...app, app_resource_type_id: ids.resourceTypes.oktaGroup };
const engineering = { ...all, id: ids.resources.oktaEngineering };

const types = 'app.v1.AppResourceTypeService';
const service = 'app.v1.AppResourceService';

export const resourceExamples: Examples = {
	[`${types}.List`]: { params: app, query: '?page_size=10' },
	[`${types}.CreateManuallyManagedResourceType`]: {
		params: app,
		body: { displayName: 'Door', resourceType: 'CUSTOM' },
	},
	[`${types}.Get`]: { params: group },
	[`${types}.UpdateManuallyManagedResourceType`]: {
		params: group,
		body: { appResourceType: { displayName: 'Team' }, updateMask: 'displayName' },
	},
	[`${types}.DeleteManuallyManagedResourceType`]: { params: group, body: {} },
	'app.v1.AppResourceSearch.SearchAppResourceTypes': { body: { query: 'gr', pageSize: 10 } },
	[`${service}.List`]: { params: all, query: '?page_size=10' },
	[`${service}.CreateManuallyManagedAppResource`]: {
		params: all,
		body: { displayName: 'Front Door', resourceOwnerUserIds: [ids.users.member] },
	},
	[`${service}.Get`]: { params: engineering },
	[`${service}.Update`]: {
		params: engineering,
		body: { appResource: { description: 'x' }, updateMask: 'description', expandMask },
	},
	[`${service}.DeleteManuallyManagedAppResource`]: { params: engineering, body: {} },
	'app.v1.AppResourceSearch.SearchAppResources': { body: { unownedOnly: true, pageSize: 10 } },
};
