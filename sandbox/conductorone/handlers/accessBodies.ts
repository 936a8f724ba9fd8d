const paging = 'pageSize:int32 pageToken';

const entitlement =
	'alias annotations:object certifyPolicyId description durationGrant:duration durationUnset:object emergencyGrantEnabled:boolean emergencyGrantPolicyId grantPolicyId purpose revokePolicyId riskLevelValueId slug expandMask:object';

const review =
	'displayName policyId ownerIds:array description notificationConfig:object scopeType';

const catalog =
	'annotations:object description enrollmentBehavior published:boolean requestBundle:boolean unenrollmentBehavior visibleToEveryone:boolean expandMask:object';

const owners = 'roleSlug userRefs:array appEntitlementRefs:array';

const bindings = 'app.v1.AppEntitlementUserBindingService';
const entitlements = 'app.v1.AppEntitlements';
const reviews = 'accessreview.v1';
const catalogs = 'requestcatalog.v1.RequestCatalogManagementService';
const types = 'app.v1.AppResourceTypeService';
const resources = 'app.v1.AppResourceService';
const search = 'app.v1.AppResourceSearch';

/** What the bodies of operations on access hold, as in the table of all operations. */
export const accessBodies: Readonly<Record<string, string>> = {
	'app.v1.AppUserService.ListOwnedServiceAccounts': `expandMask:object ${paging}`,
	'app.v1.AppUserService.Update': 'appUser:object updateMask expandMask:object',

	[`${entitlements}.Create`]: `${entitlement} displayName! appResourceId appResourceTypeId appEntitlementOwnerIds:array provisionPolicy:object`,
	[`${entitlements}.Update`]: 'entitlement:object updateMask expandMask:object',
	[`${entitlements}.AddManuallyManagedMembers`]: 'userIds:array',
	[`${entitlements}.RemoveEntitlementMembership`]: 'appUserId',
	[`${entitlements}.CreateAutomation`]: 'automation:object',
	[`${entitlements}.UpdateAutomation`]:
		'basic:object cel:object entitlements:object none:object description displayName updateMask',
	[`${entitlements}.AddAutomationExclusion`]: 'userIds:array',
	[`${entitlements}.RemoveAutomationExclusion`]: 'userIds:array',

	[`${bindings}.SearchGrantFeed`]: `after:date-time before:date-time appRefs:array appUserRefs:array appEntitlementRefs:array userRefs:array expandMask:object ${paging}`,
	[`${bindings}.SearchPastGrants`]: `appIds:array appUserRefs:array appEntitlementRefs:array expandMask:object ${paging}`,
	[`${bindings}.UpdateGrantDuration`]: 'newDeprovisionAt:date-time',

	'app.v2.AppOwners.Set': owners,
	'app.v2.AppEntitlementOwners.Set': owners,
	'app.v2.AppUserOwnersV2.Set': owners,
	'app.v2.AppResourceOwnersV2.Set': owners,

	[`${types}.CreateManuallyManagedResourceType`]: 'displayName! resourceType!',
	[`${types}.UpdateManuallyManagedResourceType`]: 'appResourceType:object updateMask',
	[`${search}.SearchAppResourceTypes`]: `query displayName appIds:array resourceTypeIds:array ${paging}`,
	[`${resources}.CreateManuallyManagedAppResource`]:
		'displayName! description annotations:object matchBatonId resourceOwnerUserIds:array',
	[`${resources}.Update`]: 'appResource:object updateMask expandMask:object',
	[`${search}.SearchAppResources`]: `query appId appIds:array resourceIds:array resourceTypeIds:array ownerUserIds:array unownedOnly:boolean ${paging}`,

	[`${reviews}.AccessReviewService.Create`]: `${review} completionDate:date-time duplicateFrom scopeV2:object expandMask:object`,
	[`${reviews}.AccessReviewService.Update`]: 'accessReview:object updateMask expandMask:object',
	[`${reviews}.AccessReviewSetupEntitlementService.SetCampaignScopeAndEntitlements`]:
		'entitlements:array scopeV2:object expandMask:object',
	[`${reviews}.AccessReviewSetupEntitlementService.SetCampaignScopeByResourceType`]:
		'resourceTypeSelections:array scopeV2:object',
	[`${reviews}.AccessReviewActionsService.GenerateReport`]: 'format reportColumnConfig:object',
	[`${reviews}.AccessReviewTemplateService.Create`]: `${review} accessReviewDuration:duration annotations:object recurrenceRule:object scope:object`,
	[`${reviews}.AccessReviewTemplateService.Update`]: 'accessReviewTemplate:object updateMask',
	[`${reviews}.AccessReviewTemplateSetupEntitlementService.SetScopeAndEntitlements`]:
		'entitlements:array scope:object expandMask:object',
	[`${reviews}.AccessReviewTemplateSetupEntitlementService.SetScopeByResourceType`]:
		'resourceTypeSelections:array scope:object',

	[`${catalogs}.Create`]: `displayName! ${catalog}`,
	[`${catalogs}.Update`]: 'catalog:object updateMask expandMask:object',
	[`${catalogs}.UpdateAppEntitlements`]: 'appEntitlements:array!',
	[`${catalogs}.AddAppEntitlements`]: 'appEntitlements:array! createRequests:boolean',
	[`${catalogs}.RemoveAppEntitlements`]: 'appEntitlements:array',
	[`${catalogs}.AddAccessEntitlements`]: 'accessEntitlements:array!',
	[`${catalogs}.RemoveAccessEntitlements`]: 'accessEntitlements:array',
	[`${catalogs}.SetBundleAutomation`]:
		'cel:object entitlements:object enabled:boolean createTasks:boolean disableCircuitBreaker:boolean enforceOnSmallProfiles:boolean removedMembersThresholdPercent:int64',
	[`${catalogs}.ForceRunBundleAutomation`]: 'refs:array',
	'requestcatalog.v1.RequestCatalogSearchService.SearchEntitlements': `query appDisplayName entitlementAlias grantedStatus includeDeleted:boolean expandMask:object ${paging}`,
};
