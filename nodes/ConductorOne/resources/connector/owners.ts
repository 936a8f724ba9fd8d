import { appId, connectorId } from '../../fields/pickers';
import { ownerOperations as ownersOf } from '../owners';

export const ownerOperations = ownersOf({
	of: 'a connector',
	path: '/api/v2/apps/{appId}/connectors/{connectorId}/owners',
	ids: [appId, connectorId],
	owner: 'connectorOwner',
});
