import { conductorOneIds as ids } from '../../sandbox';
import type { Client } from './conductorone-client';
import { expandMask, type Example, type Examples } from './conductorone-examples';

/** An account of Okta that has the entitlement until a time. */
const grant = {
	app_id: ids.apps.okta,
	app_entitlement_id: ids.entitlements.twoApprovals,
	app_user_id: ids.accounts.oktaSecond,
};

const bindings = 'app.v1.AppEntitlementUserBindingService';
const accounts = 'app.v1.AppUserService';
const entitlements = 'app.v1.AppEntitlements';

const okta = { app_id: ids.apps.okta };
const service = { ...okta, app_user_id: ids.accounts.oktaService };

/** An entitlement whose members are managed by hand. */
const laptop = {
	...okta,
	id: ids.entitlements.withForm,
	app_entitlement_id: ids.entitlements.withForm,
};

const path = `/api/v1/apps/${ids.apps.okta}/entitlements/${ids.entitlements.withForm}`;
const userIds = [ids.users.member];

const cel = { expression: 'subject.department == "IT"' };

/** Gives the entitlement a rule with an exclusion. */
async function ruled(c1: Client): Promise<Record<string, string>> {
	await c1.post(`${path}/automation/create`, { automation: { cel } });
	await c1.post(`${path}/automation/exclusions`, { userIds });
	return {};
}

/** Adds the second user. */
async function added(c1: Client): Promise<Record<string, string>> {
	await c1.post(`${path}/add-manual-user`, { userIds });
	return {};
}

const rule: Example = { params: laptop, prepare: ruled };

export const accessExamples: Examples = {
	[`${accounts}.List`]: { params: okta, query: '?page_size=10' },
	[`${accounts}.ListAppUsersForUser`]: { params: { ...okta, user_id: ids.users.member } },
	[`${accounts}.ListOwnedServiceAccounts`]: { body: { expandMask } },
	[`${accounts}.Search`]: { body: { withoutResponsibleParty: true, expandMask } },
	[`${accounts}.Update`]: {
		params: { app_user_app_id: ids.apps.okta, app_user_id: ids.accounts.oktaService },
		body: {
			appUser: { identityUserId: ids.users.member },
			updateMask: 'identityUserId',
			expandMask,
		},
	},
	[`${accounts}.ListAppUserCredentials`]: { params: service },
	[`${entitlements}.List`]: { params: okta, query: '?page_size=10' },
	[`${entitlements}.Create`]: {
		params: okta,
		body: {
			displayName: 'Parking',
			appResourceId: ids.resources.oktaEngineering,
			appResourceTypeId: ids.resourceTypes.oktaGroup,
			appEntitlementOwnerIds: userIds,
			durationGrant: '3600s',
			expandMask,
		},
	},
	[`${entitlements}.Get`]: { params: laptop },
	[`${entitlements}.Update`]: {
		params: laptop,
		body: {
			entitlement: { description: '', durationGrant: '3600s' },
			updateMask: 'description,durationGrant',
			expandMask,
		},
	},
	[`${entitlements}.Delete`]: { params: laptop, body: {} },
	[`${entitlements}.ListForAppUser`]: {
		params: { ...okta, app_user_id: ids.accounts.oktaSecond },
	},
	[`${entitlements}.ListForAppResource`]: {
		params: {
			...okta,
			app_resource_type_id: ids.resourceTypes.oktaGroup,
			app_resource_id: ids.resources.oktaEngineering,
		},
	},
	[`${entitlements}.AddManuallyManagedMembers`]: {
		params: laptop,
		body: { userIds: [...userIds, ids.role] },
	},
	[`${entitlements}.RemoveEntitlementMembership`]: {
		params: laptop,
		prepare: added,
		body: { appUserId: ids.accounts.oktaSecond },
	},
	[`${entitlements}.CreateAutomation`]: {
		params: laptop,
		body: { automation: { cel, displayName: 'Everybody in IT' } },
	},
	[`${entitlements}.GetAutomation`]: rule,
	[`${entitlements}.UpdateAutomation`]: { ...rule, body: { none: {}, updateMask: 'none' } },
	[`${entitlements}.DeleteAutomation`]: { ...rule, body: {} },
	[`${entitlements}.ListAutomationExclusions`]: rule,
	[`${entitlements}.AddAutomationExclusion`]: { ...rule, body: { userIds } },
	[`${entitlements}.RemoveAutomationExclusion`]: { ...rule, body: { userIds } },
	'app.v1.AppEntitlementSearchService.SearchAppEntitlementsWithExpired': {
		params: { ...okta, app_entitlement_id: ids.entitlements.twoApprovals },
		query: '?page_size=10',
	},
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
