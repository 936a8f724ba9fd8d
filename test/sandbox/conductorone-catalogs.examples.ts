import { conductorOneIds as ids } from '../../sandbox';
import type { Client } from './conductorone-client';
import { expandMask, type Example, type Examples } from './conductorone-examples';

const id = ids.requestCatalogs.engineers;
const engineers = { params: { id, catalog_id: id, request_catalog_id: id } };
const refs = [{ appId: ids.apps.okta, id: ids.entitlements.stepUp }];
const appEntitlements = refs;
const accessEntitlements = refs;
const rule = { cel: { expression: 'true' }, enabled: true, removedMembersThresholdPercent: '30' };

const ruled: Example = {
	...engineers,
	prepare: async (c1: Client) => {
		await c1.post(`/api/v1/catalogs/${id}/bundle_automation`, rule);
		return {};
	},
};

const examples: Record<string, Example> = {
	List: { query: '?page_size=10' },
	Create: { body: { displayName: 'New', published: true, expandMask } },
	Get: engineers,
	Update: {
		...engineers,
		body: { catalog: { description: 'x' }, updateMask: 'description', expandMask },
	},
	Delete: { ...engineers, body: {} },
	ListEntitlementsPerCatalog: { ...engineers, query: '?page_size=10' },
	UpdateAppEntitlements: { ...engineers, body: { appEntitlements } },
	AddAppEntitlements: { ...engineers, body: { appEntitlements, createRequests: true } },
	RemoveAppEntitlements: { ...engineers, body: { appEntitlements } },
	ListEntitlementsForAccess: engineers,
	AddAccessEntitlements: { ...engineers, body: { accessEntitlements } },
	RemoveAccessEntitlements: { ...engineers, body: { accessEntitlements } },
	GetBundleAutomation: ruled,
	SetBundleAutomation: { ...engineers, body: rule },
	DeleteBundleAutomation: { ...ruled, body: {} },
	ForceRunBundleAutomation: { ...ruled, body: {} },
};

export const catalogExamples: Examples = {
	...Object.fromEntries(
		Object.entries(examples).map(([name, example]) => [
			`requestcatalog.v1.RequestCatalogManagementService.${name}`,
			example,
		]),
	),
	'requestcatalog.v1.RequestCatalogSearchService.SearchEntitlements': {
		body: { grantedStatus: 'ALL', expandMask },
	},
};
