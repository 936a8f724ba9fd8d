import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, okta, useTenant } from './support';

// Whatever is wrong with the input, nothing is sent.
const tenant = useTenant(({ control }) => expect(control.requests()).toEqual([]));

const gone = byId('={{ $json.gone }}');
const secretRow = (name: string, value: string) => ({
	configSecrets: { entries: [{ name, value }] },
});

test.each<[string, string, INodeParameters, string]>([
	['an empty app ID', 'connector.getMany', { appId: gone }, "'App' is empty"],
	[
		'an empty connector ID',
		'connector.delete',
		{ ...okta, connectorId: gone },
		"'Connector' is empty",
	],
	[
		'an ID that climbs out of its path',
		'app.get',
		{ appId: byId('../users') },
		"'App' is not an ID",
	],
	['an ID of dots', 'app.get', { appId: byId('..') }, "'App' is not an ID"],
	['an address', 'app.get', { appId: byId('https://acme.conductor.one/x') }, "'App' is not an ID"],
	['a name', 'app.get', { appId: byId('My Okta') }, "'App' is not an ID"],
	['an object as an ID', 'app.get', { appId: byId('={{ { a: 1 } }}') }, "'App' is not text"],
	['a limit of 0', 'app.getMany', { limit: 0 }, "'Limit' is 0: it has to be 1 or more"],
	[
		'a limit that is no number',
		'app.getMany',
		{ limit: '={{ "many" }}' },
		"'Limit' is not a whole",
	],
	['an update of nothing', 'connector.update', okta, "'Update Fields' is empty"],
	[
		'an update with too many workers',
		'connector.update',
		{ ...okta, updateFields: { parallelSyncWorkerCount: 9 } },
		"'Parallel Sync Workers' is 9",
	],
	[
		'JSON that is not an object',
		'connector.update',
		{ ...okta, configSource: 'json', configJson: '[1, 2]' },
		"'Configuration (JSON)' is not a JSON object",
	],
	[
		'JSON that is none',
		'connector.update',
		{ ...okta, configSource: 'json', configJson: '={{ "{oops" }}' },
		"'Configuration (JSON)' is not valid JSON",
	],
	[
		'an empty configuration, which would delete the old one',
		'connector.update',
		{ ...okta, configSource: 'json', configJson: '{}' },
		"'Configuration' is empty",
	],
	[
		'a secret without a field',
		'connector.update',
		{ ...okta, configSource: 'form', ...secretRow('', 'dummy-secret') },
		'has a value without a field',
	],
	[
		'a secret without a value',
		'connector.update',
		{ ...okta, configSource: 'form', ...secretRow('api_token', '') },
		"has no value for 'api_token'",
	],
	[
		'a secret given twice',
		'connector.update',
		{
			...okta,
			configSource: 'form',
			configSecrets: {
				entries: [
					{ name: 'api_token', value: 'dummy-1' },
					{ name: 'api_token', value: 'dummy-2' },
				],
			},
		},
		"has 'api_token' twice",
	],
	[
		'a cron expression of three parts',
		'connector.setSchedule',
		{ ...okta, cronSpec: '0 0 *' },
		"'Cron Expression' has characters",
	],
	[
		'an unknown time zone',
		'connector.setSchedule',
		{ ...okta, cronSpec: '0 0 * * *', timezone: 'Mars/Base' },
		"'Time Zone' is not known",
	],
	[
		'owners replaced by nobody',
		'connector.replaceOwners',
		{ ...okta, roleSlug: 'owner', userRefs: '' },
		"'Users' is empty",
	],
	[
		'half an entitlement',
		'connector.replaceOwners',
		{
			...okta,
			roleSlug: 'owner',
			appEntitlementRefs: { entries: [{ appId: ids.apps.okta, id: '' }] },
		},
		'has an entry that is not complete',
	],
	[
		'a role with a slash',
		'connector.addOwner',
		{ ...okta, userId: byId(ids.users.member), roleSlug: 'a/b' },
		"'Role'",
	],
	[
		'a rule that nobody belongs by',
		'requestCatalog.setBundleAutomation',
		{ requestCatalogId: byId(ids.role), additionalFields: { enabled: true } },
		"'CEL Expression' is not given, and neither is Entitlements",
	],
	[
		'a rule with two conditions',
		'requestCatalog.setBundleAutomation',
		{
			requestCatalogId: byId(ids.role),
			additionalFields: {
				celExpression: 'true',
				entitlementRefs: { entries: [{ appId: ids.apps.okta, id: ids.role }] },
			},
		},
		"'CEL Expression' is given, and so is Entitlements",
	],
	[
		'a webhook at another port',
		'webhook.create',
		{ displayName: 'x', url: 'https://n8n.example.com:8443/webhook' },
		"'URL' has characters that are not allowed here",
	],
	[
		'a webhook with a user name',
		'webhook.create',
		{ displayName: 'x', url: 'https://me:dummy@n8n.example.com/webhook' },
		"'URL' has characters that are not allowed here",
	],
	[
		'an answer that may take too long',
		'webhook.create',
		{
			displayName: 'x',
			url: 'https://n8n.example.com:443/webhook',
			additionalFields: { callbackTimeout: '31 days' },
		},
		"'Callback Timeout' is not between 1 and 30 days",
	],
	[
		'a request for both kinds of user at once',
		'task.createGrantRequest',
		{
			appId: byId(ids.apps.okta),
			entitlementId: byId(ids.entitlements.ordinary),
			subject: '={{ "both" }}',
			userId: byId(ids.users.member),
			appUserId: byId(ids.role),
		},
		"'For' has a value that is not offered",
	],
	[
		'a form that an expression gives as a list',
		'connector.update',
		{ ...okta, configSource: 'form', config: '={{ [1, 2] }}' },
		"'Configuration Fields' is not a JSON object",
	],
	[
		'members of a request that are in no place',
		'api.call',
		{ apiOperation: byId('GET /api/v1/apps'), requestForm: '={{ { page_size: 5 } }}' },
		"'Request Fields' has 'page_size', which does not say where it belongs",
	],
	['a user that is an object', 'user.get', { userId: '={{ { id: "x" } }}' }, "'User' is not text"],
	[
		'related objects that there are none of',
		'connector.create',
		{ appId: byId(ids.apps.okta), catalogId: 'x', options: { include: ['everything'] } },
		"'Include' has a value that is not offered",
	],
])('%s', async (_name, operation, parameters, expected) => {
	const { message } = await tenant.failure(operation, parameters);
	expect(message).toContain(expected);
	expect(message).toContain('[item 0]');
});

test('the item that has the bad input is named, the others are worked on', async () => {
	const { message } = await tenant.failure(
		'app.get',
		{ appId: byId('={{ $json.id }}'), options: { concurrency: 1 } },
		{ items: [{ id: '' }, { id: ids.apps.okta }] },
	);
	expect(message).toBe("'App' is empty [item 0]");
});

test.each<[string, Record<string, string>, string]>([
	['no client ID', { clientId: ' ' }, "'Client ID' is empty"],
	['no client secret', { clientSecret: '' }, "'Client Secret' is empty"],
	['a secret that is none', { clientSecret: 'dummy' }, "'Client Secret' does not begin with"],
	[
		'a secret cut off',
		{ clientSecret: 'secret-token:conductorone.com:v1:eyJrdHki' },
		"'Client Secret' is cut off or changed",
	],
	['a client ID without a host', { clientId: 'otter@/spc' }, "'Client ID' is not complete"],
	['a tenant URL with a password', { tenantUrl: 'https://a:b@acme.conductor.one' }, 'user name or'],
	['plain http beyond this machine', { tenantUrl: 'http://127.0.0.1.example.com' }, 'https://'],
	['a bare tenant name', { tenantUrl: 'acme' }, "'Tenant URL' is not a full host name"],
])('a credential with %s', async (_name, changes, expected) => {
	const credentials = tenant.store(tenant.clientData(changes));
	const { message } = await tenant.failure('connector.get', okta, { credentials });
	expect(message).toContain(expected);
});

test('a bearer token that would end the header', async () => {
	const credentials = tenant.store(tenant.bearerData({ accessToken: 'dummy\r\nX-Other: 1' }));
	const { message } = await tenant.failure('connector.get', okta, { credentials });
	expect(message).toBe("'Access Token' has characters that a token cannot have");
});
