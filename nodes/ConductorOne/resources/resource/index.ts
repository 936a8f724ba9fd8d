import type { Resource } from '../../../../engine/operation';
import { appId, resourceId, resourceTypeId } from '../../fields/pickers';
import type { ConductorOne } from '../../transport/client';
import { ownerOperations } from '../owners';
import { resources } from './resources';
import { search } from './search';

/** What entitlements are about: groups, roles, projects, secrets (app resources). */
export const resource: Resource<ConductorOne> = {
	value: 'resource',
	name: 'Resource',
	defaultOperation: 'search',
	operations: [
		...resources,
		search,
		...ownerOperations({
			of: 'a resource',
			path: '/api/v2/apps/{appId}/resource_types/{resourceTypeId}/resources/{resourceId}/owners',
			ids: [appId, resourceTypeId, resourceId],
			owner: 'appResourceOwner',
		}),
	],
};
