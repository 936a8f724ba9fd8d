import type { IDataObject } from 'n8n-workflow';

import { flag } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { enumChoice, enumOptions } from '../../fields/enums';
import { changedDisplayName, descriptionText, newDisplayName } from '../../fields/naming';
import { requestCatalogId } from '../../fields/pickers';
import { related } from '../../fields/related';
import { deleted, list, view } from '../../reply';
import { pick } from '../../simplify';
import { all, one } from './requestCatalog';

const catalogRelated = related([
	{ name: 'Apps', value: 'app_ids' },
	{ name: 'Creator', value: 'created_by_user_id' },
	{ name: 'Visibility Entitlements', value: 'access_entitlements' },
]);

const settings = [
	descriptionText,
	enumChoice({
		displayName: 'Enrollment Behavior',
		name: 'enrollmentBehavior',
		description: "Whether requests for the whole catalog follow the entitlements' own policies",
		options: enumOptions(
			'REQUEST_CATALOG_ENROLLMENT_BEHAVIOR_',
			'BYPASS_ENTITLEMENT_REQUEST_POLICY',
			'ENFORCE_ENTITLEMENT_REQUEST_POLICY',
		),
	}),
	flag({
		displayName: 'Published',
		name: 'published',
		description: 'Whether people can see the catalog',
		default: true,
	}),
	flag({
		displayName: 'Request as Bundle',
		name: 'requestBundle',
		description: 'Whether all of it can be requested at once (access profile)',
		default: true,
	}),
	enumChoice({
		displayName: 'Unenrollment Behavior',
		name: 'unenrollmentBehavior',
		description: 'What happens to the access of those who leave',
		options: enumOptions(
			'REQUEST_CATALOG_UNENROLLMENT_BEHAVIOR_',
			'LEAVE_ACCESS_AS_IS',
			'REVOKE_ALL',
			'REVOKE_UNJUSTIFIED',
		),
	}),
	enumChoice({
		displayName: 'Unenrollment Entitlement Behavior',
		name: 'unenrollmentEntitlementBehavior',
		description: "Whether revoking follows the entitlements' own policies",
		options: enumOptions('REQUEST_CATALOG_UNENROLLMENT_ENTITLEMENT_BEHAVIOR_', 'BYPASS', 'ENFORCE'),
	}),
	flag({
		displayName: 'Visible to Everyone',
		name: 'visibleToEveryone',
		description: 'Whether everybody can see the catalog, not only members of certain entitlements',
		default: true,
	}),
] as const;

const simplify = (catalog: Record<string, unknown>): IDataObject =>
	pick(catalog, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		published: 'published',
		requestBundle: 'requestBundle',
		visibleToEveryone: 'visibleToEveryone',
		enrollmentBehavior: 'enrollmentBehavior',
		unenrollmentBehavior: 'unenrollmentBehavior',
		createdByUserId: 'createdByUserId',
		updatedAt: 'updatedAt',
	});

export const catalogs = [
	endpoint({
		value: 'update',
		name: 'Update',
		action: 'Update request catalog',
		description: 'Change a catalog (access profile)',
		method: 'POST',
		path: one,
		fields: [requestCatalogId],
		update: { wrapper: 'catalog', fields: [...settings, changedDisplayName] },
		related: catalogRelated,
		reply: view('requestCatalogView', 'requestCatalog'),
	}),
	endpoint({
		value: 'delete',
		name: 'Delete',
		action: 'Delete request catalog',
		description: 'Delete a catalog (access profile)',
		method: 'DELETE',
		path: one,
		fields: [requestCatalogId],
		reply: deleted,
	}),
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get request catalog',
		description: 'Retrieve a catalog (access profile) by ID',
		method: 'GET',
		path: one,
		fields: [requestCatalogId],
		reply: view('requestCatalogView', 'requestCatalog'),
		simplify,
	}),
	endpoint({
		value: 'create',
		name: 'Create',
		action: 'Create request catalog',
		description: 'Create a catalog of what can be requested, or an access profile',
		method: 'POST',
		path: all,
		fields: [newDisplayName],
		optional: settings,
		related: catalogRelated,
		reply: view('requestCatalogView', 'requestCatalog'),
	}),
	endpoint({
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many request catalogs',
		description: 'Retrieve a list of catalogs (access profiles)',
		method: 'GET',
		path: all,
		fields: [],
		reply: list({ entity: 'requestCatalog', pageSize: 10 }),
		simplify,
	}),
];
