import type { Rows } from './rows';

const service = 'app.v1.AppEntitlementUserBindingService';

export const grant: Rows = {
	changeExpiry: `${service}.UpdateGrantDuration`,
	getFeed: `${service}.SearchGrantFeed`,
	getForUser: `${service}.ListAppUsersForIdentityWithGrant`,
	getPast: `${service}.SearchPastGrants`,
	removeExpiry: `${service}.RemoveGrantDuration`,
	search: 'app.v1.AppEntitlementSearchService.SearchGrants',
};
