import { conductorOneIds as ids } from '../../sandbox';
import { expandMask, type Examples } from './conductorone-examples';

/** An account of Okta that has the entitlement until a time. */
const grant = {
	app_id: ids.apps.okta,
	app_entitlement_id: ids.entitlements.twoApprovals,
	app_user_id: ids.accounts.oktaSecond,
};

const bindings = 'app.v1.AppEntitlementUserBindingService';

export const accessExamples: Examples = {
	'app.v1.AppUserService.Search': { body: { withoutResponsibleParty: true, expandMask } },
	'app.v1.AppEntitlementSearchService.Search': { body: { onlyGetExpiring: true, expandMask } },
	'app.v1.AppEntitlementSearchService.SearchGrants': {
		body: { appIds: [ids.apps.okta], pageSize: 10, expandMask },
	},
	[`${bindings}.SearchGrantFeed`]: {
		prepare: async (c1) => {
			c1.sandbox.control.perform('conductorOne', 'addGrantEvent');
			return await Promise.resolve({});
		},
		body: { after: '2025-01-01T00:00:00Z', expandMask, pageSize: 10 },
	},
	[`${bindings}.SearchPastGrants`]: { body: { appIds: [ids.apps.okta], expandMask } },
	[`${bindings}.ListAppUsersForIdentityWithGrant`]: {
		params: { ...grant, identity_user_id: ids.users.member },
	},
	[`${bindings}.UpdateGrantDuration`]: {
		params: grant,
		body: { newDeprovisionAt: '2099-01-31T08:00:00Z' },
	},
	[`${bindings}.RemoveGrantDuration`]: { params: grant, body: {} },
};
