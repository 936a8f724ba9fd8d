import { stringify } from 'yaml';

import type { Route } from '../routes';
import { accessBodies } from './accessBodies';

/** Where a tenant has the document of its API. It takes no token. */
export const openApiPath = '/api/v1/openapi.yaml';

const paging = 'pageSize:int32 pageToken';
const step = 'comment expandMask:object policyStepId';

/**
 * What the bodies of operations hold, by operation: names, with a type where it is not text, and `!`
 * where it is required. What is not here takes nothing.
 */
const bodies: Readonly<Record<string, string>> = {
	...accessBodies,
	'app.v1.AppSearch.Search': `query displayName onlyDirectories:boolean appIds:array excludeAppIds:array policyRefs:array ${paging}`,
	'app.v1.ConnectorService.CreateDelegated':
		'catalogId displayName description userIds:array expandMask:object',
	'app.v1.ConnectorService.Create':
		'catalogId config:object description userIds:array expandMask:object',
	'app.v1.ConnectorService.Update': 'connector:object updateMask expandMask:object',
	'app.v1.ConnectorService.UpdateDelegated': 'connector:object updateMask expandMask:object',
	'app.v1.ConnectorService.UpdateConnectorSchedule': 'cron:object',
	'app.v1.ConnectorService.RotateCredential': 'appId connectorId',
	'app.v1.ConnectorService.ValidateHTTPConnectorConfig': 'text',
	'integration.connector.v1.ConnectorCatalogService.ConfigurationSchema':
		'appId catalogId connectorId',
	'app.v2.ConnectorOwners.Set': 'roleSlug userRefs:array appEntitlementRefs:array',
	'app.v1.AppUserService.Search': `query appIds:array appUserIds:array userIds:array refs:array expandMask:object ${paging}`,
	'app.v1.AppEntitlementSearchService.Search': `query displayName appIds:array resourceIds:array resourceTypeIds:array refs:array expandMask:object ${paging}`,
	'app.v1.AppEntitlementSearchService.SearchGrants': `userId appIds:array appUserIds:array entitlementRefs:array expandMask:object ${paging}`,
	'user.v1.UserService.Introspect': 'expandMask:object',
	'user.v1.UserSearch.Search': `query email ids:array refs:array delegateStatus:DELEGATE_STATUS_UNSPECIFIED|DELEGATE_STATUS_ALL|DELEGATE_STATUS_ACTIVE expandMask:object ${paging}`,
	'user.v1.UserService.SetExpiringUserDelegationBindingByAdmin':
		'delegatedUserId delegationStartAt:date-time delegationExpireAt:date-time',
	'task.v1.TaskSearchService.Search': `query taskStates:array subjectIds:array openerIds:array applicationIds:array appEntitlementIds:array createdAfter:date-time createdBefore:date-time olderThanDuration:duration includeDeleted:boolean refs:array expandMask:object ${paging}`,
	'task.v1.TaskAudit.List': `taskId newestFirst:boolean commentsOnly:boolean refs:array ${paging}`,
	'task.v1.TaskService.CreateGrantTask':
		'appId! appEntitlementId! appUserId identityUserId description emergencyAccess:boolean grantDuration:duration requestData:object expandMask:object',
	'task.v1.TaskService.CreateRevokeTask':
		'appId! appEntitlementId! appUserId identityUserId description expandMask:object',
	'task.v1.TaskService.CreateOffboardingTask': 'subjectUserId description expandMask:object',
	'task.v1.TaskService.CreateActionTask':
		'actionId description formValues:object expandMask:object',
	'task.v1.TaskService.CreateResourceActionTask': 'actionId! formValues:object expandMask:object',
	'task.v1.TaskActionsService.Approve': `${step}!`,
	'task.v1.TaskActionsService.ApproveWithStepUp': `${step}! stepUpTransactionId!`,
	'task.v1.TaskActionsService.Close': 'comment expandMask:object',
	'task.v1.TaskActionsService.Comment': 'comment expandMask:object',
	'task.v1.TaskActionsService.Deny': step,
	'task.v1.TaskActionsService.EscalateToEmergencyAccess': step,
	'task.v1.TaskActionsService.ProcessNow': 'expandMask:object',
	'task.v1.TaskActionsService.Reassign': `${step} newStepUserIds:array`,
	'task.v1.TaskActionsService.HardReset': 'comment expandMask:object',
	'task.v1.TaskActionsService.Restart': step,
	'task.v1.TaskActionsService.RetryProvisioning': step,
	'task.v1.TaskActionsService.SkipStep': `${step}!`,
	'task.v1.TaskActionsService.UpdateGrantDuration': 'duration:duration! expandMask:object',
	'task.v1.TaskActionsService.UpdateRequestData': 'data:object expandMask:object',
	'finding.v1.FindingService.CreateFinding':
		'severity customSubType dedupKeyParts:array description remediationDescription annotations:object appResourceTarget:object appUserTarget:object connectorTarget:object decoyTarget:object identityUserTarget:object tenantTarget:object',
	'finding.v1.FindingService.UpdateFindingState':
		'acceptRisk:object reopen:object resolve:object snooze:object suppress:object unsuppress:object',
	'finding.v1.FindingService.CreateFindingTask': 'policyId',
	'finding.v1.FindingService.BulkUpdateFindingState':
		'refs:array searchRequest:object acceptRisk:object assignOwner:object reopen:object snooze:object suppress:object unsuppress:object',
	'finding.v1.FindingService.BulkCreateFindingTasks': 'refs:array searchRequest:object policyId',
	'finding.v1.FindingSearchService.Search': `query states:array severities:array findingTypes:array customSubTypes:array appIds:array connectorIds:array ownerIdentityUserIds:array includeUnassigned:boolean refs:array ${paging}`,
	'finding.v1.FindingAuditService.Search': `findingId appId actorSubject eventTypes:array since:date-time until:date-time ${paging}`,
	'policy.v1.Policies.Create':
		'displayName! policyType description policySteps:object postActions:array rules:array reassignTasksToDelegates:boolean',
	'policy.v1.Policies.Update': 'policy:object updateMask',
	'policy.v1.PolicySearch.Search': `query displayName policyTypes:array excludePolicyIds:array refs:array includeDeleted:boolean ${paging}`,
	'attribute.v1.Attributes.CreateAttributeValue': 'attributeTypeId value',
	'attribute.v1.Attributes.CreateComplianceFrameworkAttributeValue': 'value',
	'attribute.v1.Attributes.CreateRiskLevelAttributeValue': 'value',
	'attribute.v1.AttributeSearch.SearchAttributeValues': `query value attributeTypeIds:array ids:array excludeIds:array ${paging}`,
	'iam.v1.Roles.Update': 'role:object updateMask',
	'functions.v1.FunctionsService.UpdateFunction': 'function:object updateMask',
	'functions.v1.FunctionsService.Invoke': 'json:base64 commitId vfsId',
	'functions.v1.FunctionsInvocationSearchService.Search': paging,
	'functions.v1.FunctionsSearch.Search': `query functionTypes:array ${paging}`,
	'webhooks.v1.WebhooksService.Create': 'displayName! url! description callbackTimeout:duration',
	'webhooks.v1.WebhooksService.Update': 'webhook:object updateMask',
	'webhooks.v1.WebhooksSearch.Search': `query refs:array ${paging}`,
};

/** The document of what the sandbox answers, as YAML. */
export function openApiDocument(routes: readonly Route[], server: string): string {
	const paths: Record<string, Record<string, object>> = {};
	const schemas: Record<string, object> = {};
	for (const route of routes) {
		const { method, path, operation } = route;
		const name = operation.replace('c1.api.', '');
		const fields = bodies[name];
		if (fields !== undefined) schemas[`${operation}Request`] = schemaOf(fields.split(' '));
		(paths[path] ??= {})[method.toLowerCase()] = {
			operationId: operation,
			summary: inWords(name.split('.').at(-1) ?? ''),
			tags: [tagOf(name)],
			parameters: [...pathParameters(path), ...queryParameters(route)],
			...(method !== 'GET' && { requestBody: bodyOf(operation, fields) }),
			responses: { '200': { description: 'It worked' } },
		};
	}
	return stringify({
		openapi: '3.1.0',
		info: { title: 'Local ConductorOne', version: '0' },
		servers: [{ url: server }],
		paths,
		components: { schemas },
	});
}

function bodyOf(operation: string, fields: string | undefined) {
	const schema =
		fields === undefined
			? { type: 'object' }
			: { oneOf: [{ $ref: `#/components/schemas/${operation}Request` }, { type: 'null' }] };
	return { content: { 'application/json': { schema } } };
}

function schemaOf(fields: readonly string[]) {
	const parsed = fields.map((field) => {
		const [name = '', type = 'string'] = field.replace('!', '').split(':');
		return { name, type, required: field.endsWith('!') };
	});
	const required = parsed.flatMap(({ name, required: needed }) => (needed ? [name] : []));
	return {
		type: 'object',
		properties: Object.fromEntries(parsed.map(({ name, type }) => [name, typeSchema(type)])),
		...(required.length > 0 && { required }),
	};
}

function typeSchema(type: string): object {
	if (type.includes('|')) return { type: 'string', enum: type.split('|') };
	if (type === 'int32') return { type: 'integer', format: type };
	if (type === 'base64' || type === 'int64') return { type: 'string', format: type };
	if (type === 'date-time' || type === 'duration') {
		return { type: ['string', 'null'], format: type };
	}
	if (type === 'array') return { type: ['array', 'null'], items: {} };
	return { type };
}

function pathParameters(path: string) {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		in: 'path',
		name,
		required: true,
		schema: { type: 'string' },
	}));
}

/** Services whose lists take a page although the official document does not say so. */
const SILENT = /\.(functions|service_principal)\./;

/** Lists take a page. */
function queryParameters({ method, operation }: Route) {
	const name = operation.split('.').at(-1) ?? '';
	const lists = name === 'List' || name.startsWith('Search');
	if (method !== 'GET' || !lists || SILENT.test(operation)) return [];
	const names = /Owners(V2)?\./.test(operation) ? ['role_slug'] : [];
	return [
		...names.map((each) => ({ in: 'query', name: each, schema: { type: 'string' } })),
		{ in: 'query', name: 'page_size', schema: { type: 'integer', format: 'int32' } },
		{ in: 'query', name: 'page_token', schema: { type: 'string' } },
	];
}

/** `app.v1.ConnectorService.List` belongs to "Connector". */
function tagOf(name: string): string {
	const service = name.split('.').at(-2) ?? '';
	return inWords(service.replace(/(Search)?(Actions)?Service$|Search$|Audit$/, '') || service);
}

function inWords(name: string): string {
	return name.replace(/([a-z])([A-Z])/g, '$1 $2');
}
