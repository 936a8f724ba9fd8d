import type { IDataObject } from 'n8n-workflow';

import { pick } from '../../simplify';

/** Which connector it is and how its last sync went. */
export function simplifyConnector(connector: Record<string, unknown>): IDataObject {
	return pick(connector, {
		id: 'id',
		displayName: 'displayName',
		appId: 'appId',
		appDisplayName: 'appDisplayName',
		catalogId: 'catalogId',
		status: 'status.status',
		lastError: 'status.lastError',
		syncCompletedAt: 'status.completedAt',
		syncDisabledReason: 'syncDisabledReason',
		updatedAt: 'updatedAt',
	});
}
