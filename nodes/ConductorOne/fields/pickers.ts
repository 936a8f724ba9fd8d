import { idLocator } from './ids';

/** The pickers that several resources share: the same field is one property of the form. */
export const appId = idLocator({
	displayName: 'App',
	name: 'appId',
	description: 'App that it belongs to',
	searchListMethod: 'searchApps',
});

/** What is listed belongs to the chosen app. */
const inApp = { dependsOn: ['appId.value'] };

export const connectorId = idLocator({
	displayName: 'Connector',
	name: 'connectorId',
	description: 'Connector to work with',
	searchListMethod: 'searchConnectors',
	...inApp,
});

export const entitlementId = idLocator({
	displayName: 'Entitlement',
	name: 'entitlementId',
	description: 'Entitlement of the app',
	searchListMethod: 'searchEntitlements',
	...inApp,
});

export const appUserId = idLocator({
	displayName: 'Account',
	name: 'appUserId',
	description: 'Account (app user) of the app',
	searchListMethod: 'searchAccounts',
	...inApp,
});

export const resourceTypeId = idLocator({
	displayName: 'Resource Type',
	name: 'resourceTypeId',
	description: 'Resource type of the app',
	searchListMethod: 'searchResourceTypes',
	...inApp,
});

export const resourceId = idLocator({
	displayName: 'Resource',
	name: 'resourceId',
	description: 'Resource of the app',
	searchListMethod: 'searchResources',
	dependsOn: ['appId.value', 'resourceTypeId.value'],
});

export const taskId = idLocator({
	displayName: 'Task',
	name: 'taskId',
	description: 'Task (access request) to work with; its number works too',
	searchListMethod: 'searchTasks',
	form: 'ownOrNumber',
});

export const policyId = idLocator({
	displayName: 'Policy',
	name: 'policyId',
	description: 'Policy to work with',
	searchListMethod: 'searchPolicies',
});

export const automationId = idLocator({
	displayName: 'Automation',
	name: 'automationId',
	description: 'Automation to work with',
	searchListMethod: 'searchAutomations',
});

export const requestCatalogId = idLocator({
	displayName: 'Request Catalog',
	name: 'requestCatalogId',
	description: 'Request catalog (access profile) to work with',
	searchListMethod: 'searchRequestCatalogs',
});

export const webhookId = idLocator({
	displayName: 'Webhook',
	name: 'webhookId',
	description: 'Webhook to work with',
	searchListMethod: 'searchWebhooks',
});

export const roleId = idLocator({
	displayName: 'Role',
	name: 'roleId',
	description: 'Role of ConductorOne to work with',
	searchListMethod: 'searchRoles',
	form: 'any',
});
