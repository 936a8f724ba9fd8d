import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const kinds = [
	['str', 'text', 'select', 'checkbox', 'secret', 'random', 'strList', 'stringMap'],
	['keyValue', 'oauth2', 'options', 'import', 'readOnly'],
].flat();

describe('the configuration schema', () => {
	const schema = async (body: object) =>
		at((await c1.post('/api/v1/connectorcatalog', body)).body, 'schema');

	test('of Okta has its settings and an API token', async () => {
		const okta = await schema({ catalogId: ids.catalog.oktaV2 });
		expect(textAt(okta, 'displayName')).toBe('Okta v2');
		expect(listAt(okta, 'fields')).toMatchObject([
			{ name: 'okta_v2_domain', str: { secret: false } },
			{ name: 'okta_v2_api_token', str: { secret: true } },
			{ name: 'okta_sync_custom_roles', checkbox: { checked: false } },
			{ name: 'okta_skip_secondary_emails' },
			{ name: 'okta_sync_secrets' },
			{ name: 'okta_filter_email_domains', strList: {} },
		]);
	});

	test('of one type has a field of every kind, one kind each', async () => {
		const fields = listAt(await schema({ catalogId: ids.catalog.everyField }), 'fields');
		const kindOf = (field: unknown) => kinds.filter((kind) => at(field, kind) !== undefined);
		expect(fields.every((field) => kindOf(field).length === 1)).toBe(true);
		expect(new Set(fields.flatMap(kindOf))).toEqual(new Set(kinds));
	});

	test('is found by connector, with or without its app', async () => {
		const byType = await schema({ catalogId: ids.catalog.everyField });
		const connectorId = ids.connectors.workday;
		expect(await schema({ connectorId })).toEqual(byType);
		expect(await schema({ connectorId, appId: ids.apps.workday })).toEqual(byType);
		const elsewhere = { connectorId, appId: ids.apps.okta };
		expect((await c1.post('/api/v1/connectorcatalog', elsewhere)).status).toBe(404);
	});

	test('groups fields where there are several ways', async () => {
		const salesforce = await schema({ catalogId: ids.catalog.salesforceV2 });
		expect(listAt(salesforce, 'fieldGroups')).toHaveLength(2);
		expect(at(salesforce, 'isOauth2')).toBe(true);
	});

	test('of nothing, and of an unknown type, is refused', async () => {
		expect((await c1.post('/api/v1/connectorcatalog', {})).status).toBe(500);
		const unknown = { catalogId: 'z'.repeat(27) };
		expect((await c1.post('/api/v1/connectorcatalog', unknown)).status).toBe(404);
	});
});

describe('credentials of a connector', () => {
	const credentials = `/api/v1/apps/${ids.apps.netSuite}/connectors/${ids.connectors.netSuite}/credentials`;

	test('show their secret once, when they are issued', async () => {
		const { body } = await c1.post('/api/v1/apps/connectors/credentials', {
			appId: ids.apps.netSuite,
			connectorId: ids.connectors.netSuite,
		});
		const secret = textAt(body, 'credential', 'clientSecret');
		expect(secret).toMatch(/^secret-token:conductorone\.com:v1:[\w-]+$/);
		const read = await c1.get(`${credentials}/${textAt(body, 'credential', 'id')}`);
		expect(at(read.body, 'credential')).toEqual({
			...Object(at(body, 'credential')),
			clientSecret: '',
		});
	});

	test('work until they are revoked, which is soft', async () => {
		const url = `${credentials}/${ids.netSuiteCredential}`;
		await c1.post('/api/v1/apps/connectors/credentials', {
			appId: ids.apps.netSuite,
			connectorId: ids.connectors.netSuite,
		});
		expect(at((await c1.get(url)).body, 'credential', 'deletedAt')).toBeNull();
		expect((await c1.post(url)).body).toEqual({});
		expect(textAt((await c1.get(url)).body, 'credential', 'deletedAt')).toMatch(/Z$/);
	});

	test('of an unknown connector are refused', async () => {
		const answer = await c1.post('/api/v1/apps/connectors/credentials', {
			appId: ids.apps.netSuite,
			connectorId: ids.connectors.okta,
		});
		expect(answer.status).toBe(404);
		expect((await c1.get(`${credentials}/${'z'.repeat(27)}`)).status).toBe(404);
	});
});

describe('an HTTP configuration', () => {
	const markers = async (text: string) =>
		listAt(
			(await c1.post('/api/v1/apps/connectors/validate_config/http', { text })).body,
			'markers',
		);

	test('that is complete has no markers', async () => {
		const text = 'version: "1"\napp_name: HR\nconnect: {}\nresource_types: {}\n';
		expect(await markers(text)).toEqual([]);
	});

	test('that is no YAML is marked where it breaks', async () => {
		expect(await markers('version: "1"\nconnect: [\n')).toMatchObject([
			{ severity: 'ERROR', startLineNumber: expect.any(Number) },
		]);
	});

	test('that lacks keys is marked for each', async () => {
		const found = await markers('app_name: HR\n');
		expect(found.map((marker) => [at(marker, 'severity'), at(marker, 'message')])).toEqual([
			['WARNING', 'missing key: version'],
			['ERROR', 'missing key: connect'],
			['ERROR', 'missing key: resource_types'],
		]);
	});
});
