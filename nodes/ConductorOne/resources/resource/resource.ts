import type { IDataObject } from 'n8n-workflow';

import { pick } from '../../simplify';

/** The ten members of a resource that people look for. */
export const simplifyResource = (resource: Record<string, unknown>): IDataObject =>
	pick(resource, {
		id: 'id',
		appId: 'appId',
		appResourceTypeId: 'appResourceTypeId',
		displayName: 'displayName',
		description: 'description',
		customDescription: 'customDescription',
		externalId: 'externalId',
		grantCount: 'grantCount',
		parentAppResourceId: 'parentAppResourceId',
		updatedAt: 'updatedAt',
	});
