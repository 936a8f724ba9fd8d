import { conductorOneIds as ids } from '../../sandbox';
import type { Client } from './conductorone-client';
import type { Example, Examples } from './conductorone-examples';

const okta = { app_id: ids.apps.okta };
const badge = { appId: ids.apps.okta, id: ids.entitlements.provisionedByWebhook };

/** Makes what the path names an owner. */
const owned =
	(path: string) =>
	async (c1: Client): Promise<Record<string, string>> => {
		await c1.post(path);
		return {};
	};

/** All operations on the owners of one thing. */
function of(service: string, thing: string, params: Record<string, string>, gets = true): Examples {
	const owners = `/api/v2/apps/${ids.apps.okta}${thing}/owners`;
	const user = { params: { ...params, role_slug: 'auditor', user_ref_id: ids.users.member } };
	const entitlement = {
		params: {
			...params,
			role_slug: 'auditor',
			app_entitlement_ref_app_id: badge.appId,
			app_entitlement_ref_id: badge.id,
		},
	};
	const withUser = {
		...user,
		prepare: owned(`${owners}/users/auditor/${ids.users.member}`),
	};
	const withEntitlement = {
		...entitlement,
		prepare: owned(`${owners}/entitlements/auditor/${badge.appId}/${badge.id}`),
	};
	const examples: Record<string, Example> = {
		Set: {
			params,
			body: {
				roleSlug: 'owner',
				userRefs: [{ id: ids.users.member }],
				appEntitlementRefs: [badge],
			},
		},
		SearchUserOwners: { ...withUser, query: '?role_slug=auditor' },
		CreateUserOwner: { ...user, body: { userRef: { id: ids.users.member } } },
		DeleteUserOwner: withUser,
		SearchEntitlementOwners: { ...withEntitlement, query: '?page_size=5' },
		CreateEntitlementOwner: { ...entitlement, body: { appEntitlementRef: badge } },
		DeleteEntitlementOwner: withEntitlement,
		...(gets && { GetUserOwner: withUser, GetEntitlementOwner: withEntitlement }),
	};
	return Object.fromEntries(
		Object.entries(examples).map(([name, example]) => [`app.v2.${service}.${name}`, example]),
	);
}

const { connectors, entitlements, accounts, resources, resourceTypes } = ids;

export const ownerExamples: Examples = {
	...of('AppOwners', '', okta),
	...of('ConnectorOwners', `/connectors/${connectors.okta}`, {
		...okta,
		connector_id: connectors.okta,
	}),
	...of('AppEntitlementOwners', `/entitlements/${entitlements.ordinary}`, {
		...okta,
		entitlement_id: entitlements.ordinary,
	}),
	...of(
		'AppUserOwnersV2',
		`/users/${accounts.oktaService}`,
		{ ...okta, user_id: accounts.oktaService },
		false,
	),
	...of(
		'AppResourceOwnersV2',
		`/resource_types/${resourceTypes.oktaGroup}/resources/${resources.oktaEngineering}`,
		{
			...okta,
			resource_type_id: resourceTypes.oktaGroup,
			resource_id: resources.oktaEngineering,
		},
	),
};
