import type { Rows } from './rows';

const service = 'requestcatalog.v1.RequestCatalogManagementService';

export const requestCatalog: Rows = {
	addEntitlements: `${service}.AddAppEntitlements`,
	addVisibility: `${service}.AddAccessEntitlements`,
	create: `${service}.Create`,
	delete: `${service}.Delete`,
	deleteBundleAutomation: `${service}.DeleteBundleAutomation`,
	get: `${service}.Get`,
	getBundleAutomation: `${service}.GetBundleAutomation`,
	getEntitlements: `${service}.ListEntitlementsPerCatalog`,
	getMany: `${service}.List`,
	getVisibility: `${service}.ListEntitlementsForAccess`,
	removeEntitlements: `${service}.RemoveAppEntitlements`,
	removeVisibility: `${service}.RemoveAccessEntitlements`,
	replaceEntitlements: `${service}.UpdateAppEntitlements`,
	resumeBundleAutomation: `${service}.ResumePausedBundleAutomation`,
	runBundleAutomation: `${service}.ForceRunBundleAutomation`,
	searchRequestable: 'requestcatalog.v1.RequestCatalogSearchService.SearchEntitlements',
	setBundleAutomation: {
		calls: [`${service}.SetBundleAutomation`],
		with: { celExpression: null },
	},
	update: `${service}.Update`,
};
