import type { IDataObject } from 'n8n-workflow';

import { related } from '../../fields/related';
import { pick } from '../../simplify';

const SIMPLE = [
	'id',
	'appId',
	'displayName',
	'description',
	'alias',
	'appResourceTypeId',
	'appResourceId',
	'grantCount',
	'riskLevelValueId',
	'updatedAt',
] as const;

/** The ten members of an entitlement, which lies at the path given. */
export const simplifyEntitlementAt =
	(path: string) =>
	(row: Record<string, unknown>): IDataObject =>
		pick(row, Object.fromEntries(SIMPLE.map((name) => [name, path + name])));

/** The same, of a row that is the entitlement. */
export const simplifyEntitlement = simplifyEntitlementAt('');

export const entitlementRelated = related([
	{ name: 'App', value: 'app_id' },
	{ name: 'Resource', value: 'app_resource_id' },
	{ name: 'Resource Type', value: 'app_resource_type_id' },
]);

/** Path of all entitlements of an app, and of one. */
export const all = '/api/v1/apps/{appId}/entitlements';
export const one = `${all}/{entitlementId}` as const;
