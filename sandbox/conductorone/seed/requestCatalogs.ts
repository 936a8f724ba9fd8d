import { ids } from './ids';

/** What is in an app: IDs are unique within it only. */
export interface Ref {
	appId: string;
	id: string;
}

/** A catalog, with what has operations of its own. */
export interface RequestCatalog {
	catalog: ReturnType<typeof newCatalog>;
	requestable: Ref[];
	/** Whoever has one of them sees the catalog. */
	visibleTo: Ref[];
	/** The rule by which people belong to it: a `BundleAutomation`. */
	bundleAutomation: Record<string, unknown> | undefined;
}

/** Every member of the official `RequestCatalog` written out. */
export function newCatalog(id: string, createdAt: string) {
	return {
		id,
		displayName: '',
		description: '',
		accessEntitlements: [],
		annotations: {},
		createdAt,
		createdByUserId: ids.users.admin as string,
		deletedAt: null as string | null,
		enrollmentBehavior: 'REQUEST_CATALOG_ENROLLMENT_BEHAVIOR_UNSPECIFIED',
		published: false,
		requestBundle: false,
		unenrollmentBehavior: 'REQUEST_CATALOG_UNENROLLMENT_BEHAVIOR_UNSPECIFIED',
		unenrollmentEntitlementBehavior:
			'REQUEST_CATALOG_UNENROLLMENT_ENTITLEMENT_BEHAVIOR_UNSPECIFIED',
		updatedAt: createdAt,
		visibleToEveryone: false,
	};
}

/** An access profile that is published, and a catalog that is not yet. */
export function seedRequestCatalogs(): RequestCatalog[] {
	const createdAt = new Date(Date.UTC(2024, 6, 1, 9)).toISOString();
	const appId = ids.apps.okta;
	return [
		{
			catalog: {
				...newCatalog(ids.requestCatalogs.engineers, createdAt),
				displayName: 'Engineers',
				published: true,
				requestBundle: true,
			},
			requestable: [
				{ appId, id: ids.entitlements.ordinary },
				{ appId, id: ids.entitlements.withForm },
			],
			visibleTo: [{ appId, id: ids.entitlements.automatic }],
			bundleAutomation: undefined,
		},
		{
			catalog: {
				...newCatalog(ids.requestCatalogs.unpublished, createdAt),
				displayName: 'Finance',
			},
			requestable: [],
			visibleTo: [],
			bundleAutomation: undefined,
		},
	];
}
