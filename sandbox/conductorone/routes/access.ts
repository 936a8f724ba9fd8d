import { searchAccounts } from '../handlers/accounts';
import { searchEntitlements } from '../handlers/entitlements';
import { searchGrantFeed, searchPastGrants } from '../handlers/grantHistory';
import {
	changeExpiry,
	listAccountsWithGrant,
	removeExpiry,
	searchGrants,
} from '../handlers/grants';
import { route, type Route } from './route';

const holders = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users';
const accessSearch = 'app.v1.AppEntitlementSearchService';
const bindings = 'app.v1.AppEntitlementUserBindingService';

export const accessRoutes: Route[] = [
	route('POST', '/api/v1/search/app_users', 'app.v1.AppUserService.Search', searchAccounts, true),
	route('POST', '/api/v1/search/entitlements', `${accessSearch}.Search`, searchEntitlements, true),
	route('POST', '/api/v1/search/grants', `${accessSearch}.SearchGrants`, searchGrants, true),
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
