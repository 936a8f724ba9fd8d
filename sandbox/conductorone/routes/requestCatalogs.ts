import {
	deleteBundleAutomation,
	getBundleAutomation,
	runBundleAutomation,
	setBundleAutomation,
} from '../handlers/bundleAutomations';
import {
	addRequestable,
	addVisibility,
	listRequestable,
	listVisibility,
	removeRequestable,
	removeVisibility,
	replaceRequestable,
	searchRequestable,
} from '../handlers/requestCatalogContents';
import {
	createCatalog,
	deleteCatalog,
	getCatalog,
	listCatalogs,
	updateCatalog,
} from '../handlers/requestCatalogs';
import { route, type Route } from './route';

const all = '/api/v1/catalogs';
const one = `${all}/{catalog_id}`;
const bundle = `${all}/{request_catalog_id}/bundle_automation`;
const service = 'requestcatalog.v1.RequestCatalogManagementService';

export const requestCatalogRoutes: Route[] = [
	route('GET', all, `${service}.List`, listCatalogs),
	route('POST', all, `${service}.Create`, createCatalog),
	route('GET', `${all}/{id}`, `${service}.Get`, getCatalog),
	route('POST', `${all}/{id}`, `${service}.Update`, updateCatalog),
	route('DELETE', `${all}/{id}`, `${service}.Delete`, deleteCatalog),

	route(
		'GET',
		`${one}/requestable_entitlements`,
		`${service}.ListEntitlementsPerCatalog`,
		listRequestable,
	),
	route(
		'POST',
		`${one}/requestable_entitlements/update`,
		`${service}.UpdateAppEntitlements`,
		replaceRequestable,
	),
	route('POST', `${one}/requestable_entries`, `${service}.AddAppEntitlements`, addRequestable),
	route(
		'DELETE',
		`${one}/requestable_entries`,
		`${service}.RemoveAppEntitlements`,
		removeRequestable,
	),
	route(
		'GET',
		`${one}/visibility_entitlements`,
		`${service}.ListEntitlementsForAccess`,
		listVisibility,
	),
	route('POST', `${one}/visibility_bindings`, `${service}.AddAccessEntitlements`, addVisibility),
	route(
		'DELETE',
		`${one}/visibility_bindings`,
		`${service}.RemoveAccessEntitlements`,
		removeVisibility,
	),
	route(
		'POST',
		'/api/v1/search/request_catalog/entitlements',
		'requestcatalog.v1.RequestCatalogSearchService.SearchEntitlements',
		searchRequestable,
		true,
	),

	route('GET', bundle, `${service}.GetBundleAutomation`, getBundleAutomation),
	route('POST', bundle, `${service}.SetBundleAutomation`, setBundleAutomation),
	route('DELETE', bundle, `${service}.DeleteBundleAutomation`, deleteBundleAutomation),
	route('POST', `${bundle}/run`, `${service}.ForceRunBundleAutomation`, runBundleAutomation),
];
