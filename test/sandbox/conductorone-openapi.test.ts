import { routes } from '../../sandbox/conductorone/routes';
import { conductorOneIds as ids } from '../../sandbox';
import { findOpenApi, loadOpenApi, undeclaredPaging } from '../support/openapi';
import { at, Client } from './conductorone-client';

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
const owner = { ...okta, role_slug: 'owner', user_ref_id: ids.users.admin };
const expandMask = { paths: ['*'] };
const rename = { connector: { displayName: 'Renamed' }, updateMask: 'displayName', expandMask };

interface Example {
	params?: Record<string, string>;
	query?: string;
	body?: unknown;
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
	'app.v2.ConnectorOwners.Set': {
		params: okta,
		body: { roleSlug: 'owner', userRefs: [{ id: ids.users.member }] },
	},
	'app.v2.ConnectorOwners.SearchEntitlementOwners': { params: okta },
	'app.v2.ConnectorOwners.SearchUserOwners': { params: okta, query: '?role_slug=owner' },
	'app.v2.ConnectorOwners.GetUserOwner': { params: owner },
	'app.v2.ConnectorOwners.CreateUserOwner': {
		params: { ...owner, user_ref_id: ids.users.member },
		body: { userRef: { id: ids.users.member } },
	},
	'app.v2.ConnectorOwners.DeleteUserOwner': { params: owner },
	'user.v1.UserService.List': { query: '?page_size=100' },
	'user.v1.UserService.Get': { params: { id: ids.users.deleted } },
	'user.v1.UserService.Introspect': { body: { expandMask } },
	'user.v1.UserSearch.Search': { body: { pageSize: 100, expandMask } },
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
			const { params = {}, query = '', body } = examples[operation.replace('c1.api.', '')] ?? {};
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
	])('%s comes with every member, empty or not', async (message, url, steps) => {
		const { body } = await c1.get(url);
		const members = Object.keys(Object(at(body, ...steps)));
		expect(members.sort()).toEqual(document().memberNames(message).sort());
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
