import { searchAccounts } from '../handlers/accounts';
import {
	listEntitlementEntitlementOwners,
	listEntitlementUserOwners,
	searchEntitlements,
} from '../handlers/entitlements';
import { searchGrants } from '../handlers/grants';
import { searchGrantFeed } from '../handlers/happenings';
import { route, type Route } from './route';

const entitlementOwners = '/api/v2/apps/{app_id}/entitlements/{entitlement_id}/owners';
const accessSearch = 'app.v1.AppEntitlementSearchService';
const entitlementOwnerService = 'app.v2.AppEntitlementOwners';

export const accessRoutes: Route[] = [
	route('POST', '/api/v1/search/app_users', 'app.v1.AppUserService.Search', searchAccounts, true),
	route('POST', '/api/v1/search/entitlements', `${accessSearch}.Search`, searchEntitlements, true),
	route('POST', '/api/v1/search/grants', `${accessSearch}.SearchGrants`, searchGrants, true),
	route(
		'GET',
		`${entitlementOwners}/users`,
		`${entitlementOwnerService}.SearchUserOwners`,
		listEntitlementUserOwners,
	),
	route(
		'GET',
		`${entitlementOwners}/entitlements`,
		`${entitlementOwnerService}.SearchEntitlementOwners`,
		listEntitlementEntitlementOwners,
	),
	route(
		'POST',
		'/api/v1/grants/feed',
		'app.v1.AppEntitlementUserBindingService.SearchGrantFeed',
		searchGrantFeed,
		true,
	),
];
