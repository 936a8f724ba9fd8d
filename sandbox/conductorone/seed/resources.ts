import { appNames } from './apps';
import type { Entitlement } from './entitlements';
import { idOf } from './ids';

const CREATED = new Date(Date.UTC(2024, 3, 2, 9)).toISOString();

/** Every member of the official `AppResource` written out. */
export function newResource(id: string, createdAt: string) {
	return {
		id,
		accessConfigId: '',
		agentTrait: null,
		annotations: {},
		appId: '',
		appResourceTypeId: '',
		createdAt,
		customDescription: '',
		deletedAt: null as string | null,
		description: '',
		displayName: '',
		externalId: '',
		grantCount: '0',
		matchBatonId: '',
		nhiDetail: '',
		nhiType: 'NHI_TYPE_UNSPECIFIED',
		parentAppResourceId: '',
		parentAppResourceTypeId: '',
		profile: null,
		secretTrait: null,
		updatedAt: createdAt,
	};
}

export type Resource = ReturnType<typeof newResource>;

/** Every member of the official `AppResourceType` written out. */
export function newResourceType(id: string, appId: string, displayName: string, at: string) {
	return {
		id,
		appId,
		displayName,
		traitIds: [] as string[],
		createdAt: at,
		updatedAt: at,
		deletedAt: null as string | null,
	};
}

export type ResourceType = ReturnType<typeof newResourceType>;

/** A group for each entitlement, of the same name. */
export const seedResources = (entitlements: readonly Entitlement[]): Resource[] =>
	entitlements.map(({ entitlement }) => ({
		...newResource(entitlement.appResourceId, CREATED),
		appId: entitlement.appId,
		appResourceTypeId: entitlement.appResourceTypeId,
		displayName: entitlement.displayName,
		externalId: entitlement.externalId,
	}));

/** Groups, in every app. */
export const seedResourceTypes = (): ResourceType[] =>
	appNames.map((app) =>
		newResourceType(idOf(`resourceType/${app}/group`), idOf(`app/${app}`), 'Group', CREATED),
	);
