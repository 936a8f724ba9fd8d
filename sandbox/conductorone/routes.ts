import type { Handler } from './call';
import {
	listEntitlementEntitlementOwners,
	listEntitlementUserOwners,
	searchAccounts,
	searchEntitlements,
	searchGrants,
} from './handlers/access';
import { getApp, listApps, searchApps } from './handlers/apps';
import { introspect } from './handlers/auth';
import {
	executeAutomation,
	getAutomation,
	getExecution,
	listAutomations,
	searchAutomations,
	terminateExecution,
	updateAutomation,
} from './handlers/automations';
import { configurationSchema } from './handlers/catalog';
import {
	createConnector,
	createDelegated,
	deleteConnector,
	getConnector,
	listConnectors,
} from './handlers/connectors';
import { getCredential, revokeCredential, rotateCredential } from './handlers/credentials';
import { validateHttpConfig } from './handlers/httpConfig';
import {
	listLogEvents,
	searchAllExecutions,
	searchFindings,
	searchGrantFeed,
} from './handlers/happenings';
import {
	addUserOwner,
	getUserOwner,
	listEntitlementOwners,
	listUserOwners,
	removeUserOwner,
	setOwners,
} from './handlers/owners';
import {
	listServicePrincipalCredentials,
	listServicePrincipals,
} from './handlers/servicePrincipals';
import {
	confirmSyncValid,
	forceSync,
	pauseSync,
	resumeSync,
	syncDownloadUrl,
	updateSchedule,
} from './handlers/syncActions';
import {
	approve,
	approveWithStepUp,
	closeTask,
	commentOn,
	deny,
	escalate,
	hardReset,
	processNow,
	reassign,
	restartTask,
	retryProvisioning,
	skipStep,
	updateGrantDuration,
	updateRequestData,
} from './handlers/taskActions';
import {
	createActionTask,
	createGrantTask,
	createOffboardingTask,
	createResourceActionTask,
	createRevokeTask,
	getTask,
	listAudits,
} from './handlers/tasks';
import { searchTasks } from './handlers/taskSearch';
import { updateConnector, updateDelegated } from './handlers/updateConnector';
import {
	getUser,
	introspectUser,
	listUsers,
	profileTypes,
	searchUsers,
	setDelegation,
} from './handlers/users';
import {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	searchWebhooks,
	testWebhook,
	updateWebhook,
} from './handlers/webhooks';

export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** The official template. */
	path: string;
	/** The official operation ID. */
	operation: string;
	handle: Handler;
	/** Changes nothing, so a read-only principal may do it. */
	reads: boolean;
}

function route(
	method: Route['method'],
	path: string,
	operation: string,
	handle: Handler,
	reads = method === 'GET',
): Route {
	return { method, path, operation: `c1.api.${operation}`, handle, reads };
}

function taskAction(path: string, operation: string, handle: Handler): Route {
	const full = `/api/v1/tasks/{task_id}/action/${path}`;
	return route('POST', full, `task.v1.TaskActionsService.${operation}`, handle);
}

const app = '/api/v1/apps';
const all = `${app}/{app_id}/connectors`;
const one = `${all}/{connector_id}`;
const owners = '/api/v2/apps/{app_id}/connectors/{connector_id}/owners';
const owner = `${owners}/users/{role_slug}/{user_ref_id}`;

const connectors = 'app.v1.ConnectorService';
const entitlementOwners = '/api/v2/apps/{app_id}/entitlements/{entitlement_id}/owners';
const principals = '/api/v1/service_principals';

const accessSearch = 'app.v1.AppEntitlementSearchService';
const entitlementOwnerService = 'app.v2.AppEntitlementOwners';
const principalService = 'service_principal.v1.ServicePrincipalService';
const ownerService = 'app.v2.ConnectorOwners';
const tasks = 'task.v1.TaskService';
const webhooks = 'webhooks.v1.WebhooksService';
const automations = 'automations.v1.AutomationService';
const executions = 'automations.v1.AutomationExecution';
const catalog = 'integration.connector.v1.ConnectorCatalogService';

/** What the sandbox answers, in the order of the official document's sections. */
export const routes: Route[] = [
	route('GET', '/api/v1/auth/introspect', 'auth.v1.Auth.Introspect', introspect),

	route('GET', app, 'app.v1.Apps.List', listApps),
	route('GET', `${app}/{id}`, 'app.v1.Apps.Get', getApp),
	route('POST', '/api/v1/search/apps', 'app.v1.AppSearch.Search', searchApps, true),

	route('GET', all, `${connectors}.List`, listConnectors),
	route('POST', all, `${connectors}.CreateDelegated`, createDelegated),
	route('POST', `${all}/create`, `${connectors}.Create`, createConnector),
	route('GET', `${all}/{id}`, `${connectors}.Get`, getConnector),
	route('POST', `${all}/{id}`, `${connectors}.Update`, updateConnector),
	route('DELETE', `${all}/{id}`, `${connectors}.Delete`, deleteConnector),
	route(
		'POST',
		`${app}/{connector_app_id}/connectors/{connector_id}/delegated`,
		`${connectors}.UpdateDelegated`,
		updateDelegated,
	),
	route('POST', `${one}/force_sync`, `${connectors}.ForceSync`, forceSync),
	route('POST', `${one}/pause`, `${connectors}.PauseSync`, pauseSync),
	route('POST', `${one}/resume`, `${connectors}.ResumeSync`, resumeSync),
	route('POST', `${one}/schedule`, `${connectors}.UpdateConnectorSchedule`, updateSchedule),
	route(
		'POST',
		`${one}/confirm_sync_valid/{sync_lifecycle_id}`,
		`${connectors}.ConfirmSyncValid`,
		confirmSyncValid,
	),
	route(
		'GET',
		`${one}/syncs/{sync_id}/download_url`,
		`${connectors}.GetConnectorSyncDownloadURL`,
		syncDownloadUrl,
	),
	route('GET', `${one}/credentials/{id}`, `${connectors}.GetCredentials`, getCredential),
	route('POST', `${one}/credentials/{id}`, `${connectors}.RevokeCredential`, revokeCredential),
	route(
		'POST',
		`${app}/connectors/credentials`,
		`${connectors}.RotateCredential`,
		rotateCredential,
	),
	route(
		'POST',
		`${app}/connectors/validate_config/http`,
		`${connectors}.ValidateHTTPConnectorConfig`,
		validateHttpConfig,
		true,
	),
	route(
		'POST',
		'/api/v1/connectorcatalog',
		`${catalog}.ConfigurationSchema`,
		configurationSchema,
		true,
	),

	route('PUT', owners, `${ownerService}.Set`, setOwners),
	route(
		'GET',
		`${owners}/entitlements`,
		`${ownerService}.SearchEntitlementOwners`,
		listEntitlementOwners,
	),
	route('GET', `${owners}/users`, `${ownerService}.SearchUserOwners`, listUserOwners),
	route('GET', owner, `${ownerService}.GetUserOwner`, getUserOwner),
	route('POST', owner, `${ownerService}.CreateUserOwner`, addUserOwner),
	route('DELETE', owner, `${ownerService}.DeleteUserOwner`, removeUserOwner),

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

	route('GET', principals, `${principalService}.List`, listServicePrincipals),
	route(
		'GET',
		`${principals}/{service_principal_id}/credentials`,
		`${principalService}.ListCredentials`,
		listServicePrincipalCredentials,
	),

	route('GET', '/api/v1/users', 'user.v1.UserService.List', listUsers),
	route('GET', '/api/v1/users/{id}', 'user.v1.UserService.Get', getUser),
	route('POST', '/api/v1/users/introspect', 'user.v1.UserService.Introspect', introspectUser, true),
	route('POST', '/api/v1/search/users', 'user.v1.UserSearch.Search', searchUsers, true),
	route(
		'GET',
		'/api/v1/users/{user_id}/profile-types',
		'user.v1.UserService.GetUserProfileTypes',
		profileTypes,
	),
	route(
		'POST',
		'/api/v1/users/{user_id}/set-delegation-by-admin',
		'user.v1.UserService.SetExpiringUserDelegationBindingByAdmin',
		setDelegation,
	),

	route('GET', '/api/v1/tasks/{id}', `${tasks}.Get`, getTask),
	route('POST', '/api/v1/search/tasks', 'task.v1.TaskSearchService.Search', searchTasks, true),
	route('POST', '/api/v1/task/audits', 'task.v1.TaskAudit.List', listAudits, true),
	route('POST', '/api/v1/task/grant', `${tasks}.CreateGrantTask`, createGrantTask),
	route('POST', '/api/v1/task/revoke', `${tasks}.CreateRevokeTask`, createRevokeTask),
	route(
		'POST',
		'/api/v1/task/offboarding',
		`${tasks}.CreateOffboardingTask`,
		createOffboardingTask,
	),
	route('POST', '/api/v1/task/action', `${tasks}.CreateActionTask`, createActionTask),
	route(
		'POST',
		'/api/v1/task/resource-action',
		`${tasks}.CreateResourceActionTask`,
		createResourceActionTask,
	),
	taskAction('approve', 'Approve', approve),
	taskAction('approve-with-step-up', 'ApproveWithStepUp', approveWithStepUp),
	taskAction('close', 'Close', closeTask),
	taskAction('comment', 'Comment', commentOn),
	taskAction('deny', 'Deny', deny),
	taskAction('escalate', 'EscalateToEmergencyAccess', escalate),
	taskAction('process', 'ProcessNow', processNow),
	taskAction('reassign', 'Reassign', reassign),
	taskAction('reset', 'HardReset', hardReset),
	taskAction('restart', 'Restart', restartTask),
	taskAction('retry-provisioning', 'RetryProvisioning', retryProvisioning),
	taskAction('skip-step', 'SkipStep', skipStep),
	taskAction('update-grant-duration', 'UpdateGrantDuration', updateGrantDuration),
	taskAction('update-request-data', 'UpdateRequestData', updateRequestData),

	route(
		'POST',
		'/api/v1/grants/feed',
		'app.v1.AppEntitlementUserBindingService.SearchGrantFeed',
		searchGrantFeed,
		true,
	),
	route(
		'POST',
		'/api/v1/findings/search',
		'finding.v1.FindingSearchService.Search',
		searchFindings,
		true,
	),
	route(
		'POST',
		'/api/v1/search/all_automation_executions',
		'automations.v1.AutomationExecutionSearchService.SearchAllAutomationExecutions',
		searchAllExecutions,
		true,
	),
	route(
		'POST',
		'/api/v1/systemlog/events',
		'systemlog.v1.SystemLogService.ListEvents',
		listLogEvents,
		true,
	),

	route('GET', '/api/v1/automations', `${automations}.ListAutomations`, listAutomations),
	route('GET', '/api/v1/automations/{id}', `${automations}.GetAutomation`, getAutomation),
	route('POST', '/api/v1/automations/{id}', `${automations}.UpdateAutomation`, updateAutomation),
	route(
		'POST',
		'/api/v1/automations/{id}/execute',
		`${automations}.ExecuteAutomation`,
		executeAutomation,
	),
	route(
		'GET',
		'/api/v1/automation_executions/{id}',
		`${executions}Service.GetAutomationExecution`,
		getExecution,
	),
	route(
		'POST',
		'/api/v1/automation_executions/{id}/actions/terminate',
		`${executions}ActionsService.TerminateAutomation`,
		terminateExecution,
	),
	route(
		'POST',
		'/api/v1/search/automations',
		'automations.v1.AutomationSearchService.SearchAutomations',
		searchAutomations,
		true,
	),

	route('GET', '/api/v1/webhooks', `${webhooks}.List`, listWebhooks),
	route('POST', '/api/v1/webhooks', `${webhooks}.Create`, createWebhook),
	route('GET', '/api/v1/webhooks/{id}', `${webhooks}.Get`, getWebhook),
	route('POST', '/api/v1/webhooks/{id}', `${webhooks}.Update`, updateWebhook),
	route('DELETE', '/api/v1/webhooks/{id}', `${webhooks}.Delete`, deleteWebhook),
	route('POST', '/api/v1/webhooks/{id}/test', `${webhooks}.Test`, testWebhook),
	route(
		'POST',
		'/api/v1/search/webhooks',
		'webhooks.v1.WebhooksSearch.Search',
		searchWebhooks,
		true,
	),
];
