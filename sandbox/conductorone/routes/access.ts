import {
	listAccountCredentials,
	listAccounts,
	listAccountsOfUser,
	listOwnServiceAccounts,
	searchAccounts,
	updateAccount,
} from '../handlers/accounts';
import {
	addExclusions,
	createAutomationRule,
	deleteAutomationRule,
	getAutomationRule,
	listExclusions,
	removeExclusions,
	updateAutomationRule,
} from '../handlers/automationRules';
import {
	createEntitlement,
	deleteEntitlement,
	getEntitlement,
	updateEntitlement,
} from '../handlers/changeEntitlements';
import {
	listEntitlements,
	listEntitlementsOfAccount,
	listEntitlementsOfResource,
} from '../handlers/entitlementLists';
import { searchEntitlements } from '../handlers/entitlements';
import { searchGrantFeed, searchPastGrants } from '../handlers/grantHistory';
import {
	changeExpiry,
	listAccountsWithGrant,
	removeExpiry,
	searchGrants,
} from '../handlers/grants';
import { addMembers, listMembers, removeMember } from '../handlers/members';
import { route, type Route } from './route';

const app = '/api/v1/apps/{app_id}';
const accounts = `${app}/app_users`;
const accountService = 'app.v1.AppUserService';

const accountRoutes: Route[] = [
	route('GET', accounts, `${accountService}.List`, listAccounts),
	route(
		'GET',
		`${app}/users/{user_id}/app_users`,
		`${accountService}.ListAppUsersForUser`,
		listAccountsOfUser,
	),
	route(
		'POST',
		'/api/v1/app_users/owned_service_accounts',
		`${accountService}.ListOwnedServiceAccounts`,
		listOwnServiceAccounts,
		true,
	),
	route('POST', '/api/v1/search/app_users', `${accountService}.Search`, searchAccounts, true),
	route(
		'POST',
		'/api/v1/apps/{app_user_app_id}/app_users/{app_user_id}',
		`${accountService}.Update`,
		updateAccount,
	),
	route(
		'GET',
		`${accounts}/{app_user_id}/credentials`,
		`${accountService}.ListAppUserCredentials`,
		listAccountCredentials,
	),
];

const entitlements = `${app}/entitlements`;
const entitlement = `${entitlements}/{app_entitlement_id}`;
const service = 'app.v1.AppEntitlements';
const searchService = 'app.v1.AppEntitlementSearchService';

const entitlementRoutes: Route[] = [
	route('GET', entitlements, `${service}.List`, listEntitlements),
	route('POST', entitlements, `${service}.Create`, createEntitlement),
	route('GET', `${entitlements}/{id}`, `${service}.Get`, getEntitlement),
	route('POST', `${entitlements}/{id}`, `${service}.Update`, updateEntitlement),
	route('DELETE', `${entitlements}/{id}`, `${service}.Delete`, deleteEntitlement),
	route(
		'GET',
		`${entitlements}/users/{app_user_id}`,
		`${service}.ListForAppUser`,
		listEntitlementsOfAccount,
	),
	route(
		'GET',
		`${entitlements}/resource_types/{app_resource_type_id}/resources/{app_resource_id}`,
		`${service}.ListForAppResource`,
		listEntitlementsOfResource,
	),
	route('POST', '/api/v1/search/entitlements', `${searchService}.Search`, searchEntitlements, true),

	route(
		'GET',
		`${entitlement}/grants`,
		`${searchService}.SearchAppEntitlementsWithExpired`,
		listMembers,
	),
	route(
		'POST',
		`${entitlement}/add-manual-user`,
		`${service}.AddManuallyManagedMembers`,
		addMembers,
	),
	route(
		'DELETE',
		`${entitlement}/remove-membership`,
		`${service}.RemoveEntitlementMembership`,
		removeMember,
	),

	route('GET', `${entitlement}/automation`, `${service}.GetAutomation`, getAutomationRule),
	route('DELETE', `${entitlement}/automation`, `${service}.DeleteAutomation`, deleteAutomationRule),
	route(
		'POST',
		`${entitlement}/automation/create`,
		`${service}.CreateAutomation`,
		createAutomationRule,
	),
	route(
		'POST',
		`${entitlement}/automation/update`,
		`${service}.UpdateAutomation`,
		updateAutomationRule,
	),
	route(
		'GET',
		`${entitlement}/automation/exclusions`,
		`${service}.ListAutomationExclusions`,
		listExclusions,
	),
	route(
		'POST',
		`${entitlement}/automation/exclusions`,
		`${service}.AddAutomationExclusion`,
		addExclusions,
	),
	route(
		'DELETE',
		`${entitlement}/automation/exclusions`,
		`${service}.RemoveAutomationExclusion`,
		removeExclusions,
	),
];

const holders = `${entitlement}/users`;
const bindings = 'app.v1.AppEntitlementUserBindingService';

const grantRoutes: Route[] = [
	route('POST', '/api/v1/search/grants', `${searchService}.SearchGrants`, searchGrants, true),
	route('POST', '/api/v1/grants/feed', `${bindings}.SearchGrantFeed`, searchGrantFeed, true),
	route(
		'POST',
		'/api/v1/search/past-grants',
		`${bindings}.SearchPastGrants`,
		searchPastGrants,
		true,
	),
	route(
		'GET',
		`${holders}/{identity_user_id}/grants`,
		`${bindings}.ListAppUsersForIdentityWithGrant`,
		listAccountsWithGrant,
	),
	route(
		'POST',
		`${holders}/{app_user_id}/update-grant-duration`,
		`${bindings}.UpdateGrantDuration`,
		changeExpiry,
	),
	route(
		'POST',
		`${holders}/{app_user_id}/remove-grant-duration`,
		`${bindings}.RemoveGrantDuration`,
		removeExpiry,
	),
];

export const accessRoutes: Route[] = [...accountRoutes, ...entitlementRoutes, ...grantRoutes];
