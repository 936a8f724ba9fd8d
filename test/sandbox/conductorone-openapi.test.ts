import { routes } from '../../sandbox/conductorone/routes';
import { conductorOneIds as ids } from '../../sandbox';
import { findOpenApi, loadOpenApi, undeclaredPaging } from '../support/openapi';
import { accessReviewExamples } from './conductorone-access-reviews.examples';
import { accessExamples } from './conductorone-access.examples';
import { attributeExamples } from './conductorone-attributes.examples';
import { catalogExamples } from './conductorone-catalogs.examples';
import { at, Client, textAt } from './conductorone-client';
import { expandMask, type Example } from './conductorone-examples';
import { functionExamples } from './conductorone-functions.examples';
import { ownerExamples } from './conductorone-owners.examples';
import { resourceExamples } from './conductorone-resources.examples';
import { policyExamples } from './conductorone-policies.examples';
import { Receiver, until } from './conductorone-receiver';

const path = findOpenApi();
const [judged, why] = path
	? [describe, '']
	: [describe.skip, ' (SKIPPED: set CONDUCTORONE_OPENAPI to the official openapi.yaml)'];
const document = () => loadOpenApi(path ?? '');

const okta = { app_id: ids.apps.okta, connector_id: ids.connectors.okta, id: ids.connectors.okta };
const credential = {
	app_id: ids.apps.netSuite,
	connector_id: ids.connectors.netSuite,
	id: ids.netSuiteCredential,
};

const rename = { connector: { displayName: 'Renamed' }, updateMask: 'displayName', expandMask };

/** Opens a task of the entitlement; gives its ID and that of its current step. */
const opened =
	(appEntitlementId: string = ids.entitlements.ordinary) =>
	async (c1: Client): Promise<Record<string, string>> => {
		const request = { appId: ids.apps.okta, appEntitlementId, identityUserId: ids.users.member };
		const { body } = await c1.post('/api/v1/task/grant', request);
		const task = at(body, 'taskView', 'task');
		const id = textAt(task, 'id');
		return { task_id: id, id, step: textAt(task, 'policy', 'current', 'id') };
	};

/** Lets something happen that no request brings about. */
const happened =
	(action: string) =>
	async (c1: Client): Promise<Record<string, string>> => {
		c1.sandbox.control.perform('conductorOne', action);
		return await Promise.resolve({});
	};

const acting = (more: object = {}): Example => ({
	prepare: opened(),
	body: { comment: 'As agreed', expandMask, ...more },
});

const actingAtStep = (more: object = {}, entitlement?: string): Example => ({
	prepare: opened(entitlement),
	body: ({ step }) => ({ comment: 'As agreed', expandMask, policyStepId: step, ...more }),
});

/** Opens a task whose provisioning fails, by answering the delivery. */
async function failed(c1: Client): Promise<Record<string, string>> {
	const receiver = await Receiver.start(() => ({
		status: 200,
		body: { version: 'v1', errored: { comment: 'no such badge' } },
	}));
	try {
		const { body } = await c1.post('/api/v1/webhooks', { displayName: 'x', url: receiver.url });
		const provisionWebhookId = textAt(body, 'webhook', 'id');
		c1.sandbox.control.configure('conductorOne', { provisionWebhookId });
		const task = await opened(ids.entitlements.provisionedByWebhook)(c1);
		await receiver.next();
		await until(async () =>
			JSON.stringify((await c1.get(`/api/v1/tasks/${task.id}`)).body).includes('PEC-1'),
		);
		return task;
	} finally {
		await receiver.close();
	}
}

const access = {
	appId: ids.apps.okta,
	appEntitlementId: ids.entitlements.ordinary,
	identityUserId: ids.users.member,
	description: 'For the audit',
	expandMask: { paths: ['*'] },
};
const webhook = { id: ids.webhooks.n8n };
const automation = { id: ids.automations.offboarding };

/** Starts an automation that goes on for a while; gives the ID of its run. */
async function executing(c1: Client): Promise<Record<string, string>> {
	c1.sandbox.control.configure('conductorOne', { automationSeconds: 60 });
	const { body } = await c1.post(`/api/v1/automations/${automation.id}/execute`);
	return { id: textAt(body, 'executionId') };
}

const reported = {
	annotations: { flow: 'orders' },
	connectorTarget: { appId: ids.apps.okta, connectorId: ids.connectors.okta },
	customSubType: 'login-failed',
	dedupKeyParts: ['okta'],
	description: 'The login failed',
	remediationDescription: 'Renew it',
	severity: 'FINDING_SEVERITY_HIGH',
};

/** Reports a finding; gives its ID. */
async function found(c1: Client): Promise<Record<string, string>> {
	const { body } = await c1.post('/api/v1/findings', reported);
	const id = textAt(body, 'finding', 'id');
	return { id, finding_id: id };
}

/** One successful request for every operation that the sandbox answers. */
const examples: Record<string, Example> = {
	'auth.v1.Auth.Introspect': {},
	'app.v1.Apps.List': { query: '?page_size=10' },
	'app.v1.Apps.Get': { params: { id: ids.apps.okta } },
	'app.v1.AppSearch.Search': { body: { query: 'o', pageSize: 10 } },
	'app.v1.ConnectorService.List': { params: okta, query: '?page_size=10' },
	'app.v1.ConnectorService.CreateDelegated': {
		params: okta,
		body: { catalogId: ids.catalog.oktaV2, displayName: 'New', expandMask },
	},
	'app.v1.ConnectorService.Create': {
		params: okta,
		body: {
			catalogId: ids.catalog.oktaV2,
			config: { '@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig', configuration: {} },
			userIds: [ids.users.admin],
			expandMask,
		},
	},
	'app.v1.ConnectorService.Get': { params: { ...credential, id: ids.connectors.netSuite } },
	'app.v1.ConnectorService.Update': { params: okta, body: rename },
	'app.v1.ConnectorService.Delete': { params: okta },
	'app.v1.ConnectorService.UpdateDelegated': {
		params: { connector_app_id: ids.apps.okta, connector_id: ids.connectors.oktaPending },
		body: rename,
	},
	'app.v1.ConnectorService.ForceSync': { params: okta, body: {} },
	'app.v1.ConnectorService.PauseSync': { params: okta, body: {} },
	'app.v1.ConnectorService.ResumeSync': { params: okta, body: {} },
	'app.v1.ConnectorService.UpdateConnectorSchedule': {
		params: okta,
		body: { cron: { cronSpec: '0 0 * * *', timezone: 'UTC' } },
	},
	'app.v1.ConnectorService.ConfirmSyncValid': {
		params: {
			app_id: ids.apps.snowflake,
			connector_id: ids.connectors.snowflakeDropped,
			sync_lifecycle_id: ids.snowflakeLifecycle,
		},
		body: {},
	},
	'app.v1.ConnectorService.GetConnectorSyncDownloadURL': {
		params: { ...okta, sync_id: ids.oktaSync },
	},
	'app.v1.ConnectorService.GetCredentials': { params: credential },
	'app.v1.ConnectorService.RevokeCredential': { params: credential, body: {} },
	'app.v1.ConnectorService.RotateCredential': {
		body: { appId: ids.apps.netSuite, connectorId: ids.connectors.netSuite },
	},
	'app.v1.ConnectorService.ValidateHTTPConnectorConfig': { body: { text: 'a: [' } },
	'integration.connector.v1.ConnectorCatalogService.ConfigurationSchema': {
		body: { catalogId: ids.catalog.everyField },
	},
	...accessExamples,
	...catalogExamples,
	...accessReviewExamples,
	...ownerExamples,
	...resourceExamples,
	...functionExamples,
	...policyExamples,
	...attributeExamples,
	'service_principal.v1.ServicePrincipalService.List': {},
	'service_principal.v1.ServicePrincipalService.ListCredentials': {
		params: { service_principal_id: ids.servicePrincipal },
	},
	'user.v1.UserService.List': { query: '?page_size=100' },
	'user.v1.UserService.Get': { params: { id: ids.users.deleted } },
	'user.v1.UserService.Introspect': { body: { expandMask } },
	'user.v1.UserSearch.Search': { body: { pageSize: 100, expandMask } },
	'user.v1.UserService.GetUserProfileTypes': { params: { user_id: ids.users.member } },
	'user.v1.UserService.SetExpiringUserDelegationBindingByAdmin': {
		params: { user_id: ids.users.member },
		body: { delegatedUserId: ids.users.admin, delegationExpireAt: '2027-01-31T00:00:00Z' },
	},
	'task.v1.TaskService.Get': { prepare: opened() },
	'task.v1.TaskSearchService.Search': {
		prepare: opened(),
		body: { taskStates: ['TASK_STATE_OPEN'], taskTypes: [{ grant: {} }], expandMask },
	},
	'task.v1.TaskAudit.List': { prepare: opened(), body: ({ id }) => ({ taskId: id }) },
	'task.v1.TaskService.CreateGrantTask': { body: { ...access, grantDuration: '3600s' } },
	'task.v1.TaskService.CreateRevokeTask': { body: access },
	'task.v1.TaskService.CreateOffboardingTask': {
		body: { subjectUserId: ids.users.member, expandMask },
	},
	'task.v1.TaskService.CreateActionTask': {
		body: { actionId: ids.role, formValues: { name: 'x' }, expandMask },
	},
	'task.v1.TaskService.CreateResourceActionTask': {
		body: { actionId: ids.role, formValues: { name: 'x' } },
	},
	'task.v1.TaskActionsService.Approve': actingAtStep(),
	'task.v1.TaskActionsService.ApproveWithStepUp': actingAtStep(
		{ stepUpTransactionId: ids.role },
		ids.entitlements.stepUp,
	),
	'task.v1.TaskActionsService.Close': acting(),
	'task.v1.TaskActionsService.Comment': acting(),
	'task.v1.TaskActionsService.Deny': actingAtStep(),
	'task.v1.TaskActionsService.EscalateToEmergencyAccess': actingAtStep(),
	'task.v1.TaskActionsService.ProcessNow': { prepare: opened(), body: { expandMask } },
	'task.v1.TaskActionsService.Reassign': actingAtStep({ newStepUserIds: [ids.users.member] }),
	'task.v1.TaskActionsService.HardReset': acting(),
	'task.v1.TaskActionsService.Restart': acting(),
	'task.v1.TaskActionsService.RetryProvisioning': {
		prepare: failed,
		body: { comment: 'Once more', expandMask },
	},
	'task.v1.TaskActionsService.SkipStep': actingAtStep(),
	'task.v1.TaskActionsService.UpdateGrantDuration': {
		prepare: opened(),
		body: { duration: '7200s', expandMask },
	},
	'task.v1.TaskActionsService.UpdateRequestData': {
		prepare: opened(ids.entitlements.withForm),
		body: { data: { reason: 'x' }, expandMask },
	},
	'finding.v1.FindingService.CreateFinding': { body: reported },
	'finding.v1.FindingService.GetFinding': { prepare: found },
	'finding.v1.FindingService.UpdateFindingState': {
		prepare: found,
		body: { acceptRisk: { justification: 'It is a test', expiresAt: '2099-01-01T00:00:00Z' } },
	},
	'finding.v1.FindingService.CreateFindingTask': { prepare: found, body: { policyId: ids.role } },
	'finding.v1.FindingService.BulkUpdateFindingState': {
		prepare: found,
		body: { searchRequest: { connectorIds: [ids.connectors.okta] }, suppress: { reason: 'x' } },
	},
	'finding.v1.FindingService.BulkCreateFindingTasks': {
		prepare: found,
		body: ({ id }) => ({ refs: [{ id }] }),
	},
	'finding.v1.FindingAuditService.Search': {
		prepare: found,
		body: ({ id }) => ({ findingId: id, pageSize: 10 }),
	},
	'finding.v1.FindingSearchService.Search': {
		prepare: happened('putFinding'),
		body: { severities: ['FINDING_SEVERITY_HIGH'], pageSize: 10 },
	},
	'automations.v1.AutomationExecutionSearchService.SearchAllAutomationExecutions': {
		prepare: happened('addExecution'),
		body: { pageSize: 10 },
	},
	'automations.v1.AutomationService.ListAutomations': { query: '?page_size=10' },
	'automations.v1.AutomationService.GetAutomation': { params: automation },
	'automations.v1.AutomationService.UpdateAutomation': {
		params: automation,
		body: { automation: { enabled: false }, updateMask: 'enabled' },
	},
	'automations.v1.AutomationService.ExecuteAutomation': {
		params: automation,
		body: { context: { context: { ticket: 42 } } },
	},
	'automations.v1.AutomationExecutionService.GetAutomationExecution': { prepare: executing },
	'automations.v1.AutomationExecutionActionsService.TerminateAutomation': {
		prepare: executing,
		body: {},
	},
	'automations.v1.AutomationSearchService.SearchAutomations': {
		body: { query: 'o', statuses: ['AUTOMATION_STATUS_FILTER_ON'], pageSize: 10 },
	},
	'systemlog.v1.SystemLogService.ListEvents': {
		prepare: happened('addEvent'),
		body: { sortDirection: 'SORT_DIRECTION_ASC', pageSize: 10 },
	},
	'webhooks.v1.WebhooksService.List': { query: '?page_size=10' },
	'webhooks.v1.WebhooksService.Create': {
		body: {
			displayName: 'New',
			url: 'https://n8n.example.com/webhook/x',
			callbackTimeout: '86400s',
		},
	},
	'webhooks.v1.WebhooksService.Get': { params: webhook },
	'webhooks.v1.WebhooksService.Update': {
		params: webhook,
		body: { webhook: { displayName: 'Renamed' }, updateMask: 'displayName' },
	},
	'webhooks.v1.WebhooksService.Delete': { params: webhook, body: {} },
	'webhooks.v1.WebhooksService.Test': { params: webhook, body: {} },
	'webhooks.v1.WebhooksSearch.Search': { body: { query: 'n8n', pageSize: 10 } },
};

test('there is an example of every operation', () => {
	const operations = routes.map((route) => route.operation.replace('c1.api.', ''));
	expect(Object.keys(examples).sort()).toEqual(operations.sort());
});

judged(`the sandbox beside the official document${why}`, () => {
	let c1: Client;

	beforeAll(async () => {
		c1 = await Client.start();
	});
	beforeEach(() => c1.sandbox.control.reset());
	afterAll(async () => await c1.sandbox.close());

	test.each(routes.map((route) => [route.operation, route] as const))(
		'%s is the official operation and answers as described',
		async (operation, route) => {
			const example = examples[operation.replace('c1.api.', '')] ?? {};
			const params = { ...example.params, ...(await example.prepare?.(c1)) };
			const { query = '' } = example;
			const body = typeof example.body === 'function' ? example.body(params) : example.body;
			const filled = route.path.replace(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? '');
			const url = filled + query;
			const answer = await c1.wrong(route.method, url, body);
			expect(answer.status).toBe(200);

			const request = { method: route.method, url, body };
			expect(document().operationId(request)).toBe(operation);
			expect(document().requestProblems(request)).toEqual([]);
			expect(document().responseProblems({ ...request, response: answer.body })).toEqual([]);
		},
	);

	const connector = `/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}`;
	const credentialUrl = `/api/v1/apps/${ids.apps.netSuite}/connectors/${ids.connectors.netSuite}/credentials/${ids.netSuiteCredential}`;

	test.each([
		['c1.api.app.v1.App', `/api/v1/apps/${ids.apps.okta}`, ['app']],
		['c1.api.app.v1.ConnectorView', connector, ['connectorView']],
		['c1.api.app.v1.Connector', connector, ['connectorView', 'connector']],
		['c1.api.app.v1.ConnectorStatus', connector, ['connectorView', 'connector', 'status']],
		['c1.api.app.v1.ConnectorCredential', credentialUrl, ['credential']],
		['c1.api.user.v1.UserView', `/api/v1/users/${ids.users.admin}`, ['userView']],
		['c1.api.user.v1.User', `/api/v1/users/${ids.users.admin}`, ['userView', 'user']],
		['c1.api.auth.v1.IntrospectResponse', '/api/v1/auth/introspect', []],
		['c1.api.webhooks.v1.Webhook', `/api/v1/webhooks/${ids.webhooks.n8n}`, ['webhook']],
	])('%s comes with every member, empty or not', async (message, url, steps) => {
		const { body } = await c1.get(url);
		const members = Object.keys(Object(at(body, ...steps)));
		expect(members.sort()).toEqual(document().memberNames(message).sort());
	});
});

judged(`tasks beside the official document${why}`, () => {
	let c1: Client;
	beforeAll(async () => {
		c1 = await Client.start();
	});
	afterAll(async () => await c1.sandbox.close());

	test.each([
		['c1.api.task.v1.TaskView', ['taskView']],
		['c1.api.task.v1.Task', ['taskView', 'task']],
	])('%s comes with every member, empty or not', async (message, steps) => {
		c1.sandbox.control.reset();
		const { id } = await opened()(c1);
		const { body } = await c1.get(`/api/v1/tasks/${id}`);
		const members = Object.keys(Object(at(body, ...steps)));
		expect(members.sort()).toEqual(document().memberNames(message).sort());
	});
});

judged(`findings beside the official document${why}`, () => {
	test('a finding and an event of its history come with every member, empty or not', async () => {
		const c1 = await Client.start();
		try {
			const { id = '' } = await found(c1);
			const { body: one } = await c1.get(`/api/v1/findings/${id}`);
			const { body: events } = await c1.post('/api/v1/search/finding_audits', { findingId: id });
			for (const [message, value] of [
				['Finding', at(one, 'finding')],
				['FindingAuditEvent', at(events, 'list', 0)],
			] as const) {
				const members = Object.keys(Object(value));
				const official = document().memberNames(`c1.api.finding.v1.${message}`);
				expect(members.sort()).toEqual(official.sort());
			}
		} finally {
			await c1.sandbox.close();
		}
	});
});

judged(`judging by the official document${why}`, () => {
	const update = `/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}`;
	const problems = (method: string, url: string, body?: unknown) =>
		document().requestProblems({ method, url, body });

	test.each<[string, string, string, unknown, string]>([
		['an unknown path', 'GET', '/api/v1/connectors', undefined, 'no such operation'],
		['a wrong method', 'PATCH', update, {}, 'no such operation'],
		['an empty ID', 'GET', '/api/v1/apps/', undefined, 'path parameter is empty'],
		['camelCase paging', 'GET', '/api/v1/apps?pageSize=5', undefined, 'pageSize is not declared'],
		['a page size of text', 'GET', '/api/v1/apps?page_size=x', undefined, 'must be an integer'],
		['a repeated parameter', 'GET', '/api/v1/apps?page_size=1&page_size=2', undefined, 'repeated'],
		['a body on a GET', 'GET', '/api/v1/apps', {}, 'takes no body'],
		['an unknown member', 'POST', update, { connectors: {} }, '(connectors)'],
		['an unknown inner member', 'POST', update, { connector: { name: 'x' } }, '(name)'],
		['a read-only member', 'POST', update, { connector: { createdAt: null } }, '(createdAt)'],
		['a mask that is a list', 'POST', update, { updateMask: ['displayName'] }, 'must be string'],
		['a member in an empty message', 'POST', `${update}/pause`, { force: true }, '(force)'],
		[
			'an unknown enum value',
			'POST',
			'/api/v1/search/users',
			{ userStatuses: ['GONE'] },
			'allowed',
		],
	])('finds %s', (_name, method, url, body, problem) => {
		expect(problems(method, url, body)).toEqual(
			expect.arrayContaining([expect.stringContaining(problem)]),
		);
	});

	test('takes what an Any holds as it is', () => {
		const config = { '@type': 'type.googleapis.com/x', anything: { deep: [1] } };
		expect(problems('POST', update, { connector: { config }, updateMask: 'config' })).toEqual([]);
	});

	test('finds members of a reply that the document does not have', () => {
		const exchange = { method: 'GET', url: '/api/v1/apps', response: { list: [{ name: 'x' }] } };
		expect(document().responseProblems(exchange)).toEqual([expect.stringContaining('(name)')]);
	});

	test('finds text where a number belongs and the other way round', () => {
		const response = { list: [{ userCount: 5, monthlyCostUsd: '5' }] };
		const exchange = { method: 'GET', url: '/api/v1/apps', response };
		expect(document().responseProblems(exchange)).toEqual([
			expect.stringContaining('must be integer'),
			expect.stringContaining('must be string'),
		]);
	});

	test('lets undeclared lists be paged, and only those', () => {
		expect(undeclaredPaging.size).toBe(24);
		expect(problems('GET', '/api/v1/automations?page_size=5&page_token=x')).toEqual([]);
		expect(problems('GET', '/api/v1/auth/introspect?page_size=5')).not.toEqual([]);
	});
});
