import { byName, located, useAccount } from './support';

const account = useAccount();

afterEach(() => jest.restoreAllMocks());

const creating = { resource: 'flow', operation: 'create' };
const updating = { resource: 'flow', operation: 'update' };

const source = (type: string, profile?: string, object?: string) => ({
	sourceConnectorType: type,
	...(profile && { sourceConnectorProfileName: located('list', profile) }),
	...(object && { sourceObject: located('list', object) }),
});

const destination = (type: string, profile?: string) => ({
	destinationConnectorType: type,
	...(profile && { destinationConnectorProfileName: located('list', profile) }),
});

async function found(
	method: string,
	parameters: object,
	more: { filter?: string; paginationToken?: string } = {},
) {
	return await account().search(method, { parameters: { ...creating, ...parameters }, ...more });
}

async function names(...search: Parameters<typeof found>): Promise<string[]> {
	return (await found(...search)).results.map(({ name }) => name);
}

/** Everything that a list shows when one scrolls to its end. */
async function scrolled(method: string, parameters: object): Promise<string[]> {
	const page = await found(method, parameters);
	const all = page.results.map(({ value }) => String(value));
	let token: unknown = page.paginationToken;
	for (let more = 0; typeof token === 'string' && more < 50; more += 1) {
		const next = await found(method, parameters, { paginationToken: token });
		all.push(...next.results.map(({ value }) => String(value)));
		token = next.paginationToken;
	}
	return all;
}

describe('The list of profiles', () => {
	test('has those of the chosen connector only', async () => {
		expect(await names('searchSourceProfiles', source('Salesforce'))).toEqual([
			'salesforce-production',
			'salesforce-sandbox',
			'salesforce-private-pending',
		]);
		expect(await names('searchDestinationProfiles', destination('Snowflake'))).toEqual([
			'snowflake-warehouse',
		]);
	});

	test('has those of one custom connector, once its label is chosen', async () => {
		const custom = source('CustomConnector');
		expect(await names('searchSourceProfiles', custom)).toEqual([
			'github-repositories',
			'acme-tickets',
		]);
		const labelled = { ...custom, sourceConnectorLabel: located('list', 'GitHub') };
		expect(await names('searchSourceProfiles', labelled)).toEqual(['github-repositories']);
	});

	test('does not mind the label that was chosen for another connector', async () => {
		const stale = { ...source('Slack'), sourceConnectorLabel: located('list', 'GitHub') };
		expect(await names('searchSourceProfiles', stale)).toEqual(['slack-support']);
	});

	test('is empty where the account has none', async () => {
		expect(await names('searchSourceProfiles', source('Datadog'))).toEqual([]);
	});
});

describe('The list of objects', () => {
	const salesforce = source('Salesforce', 'salesforce-production');

	test('has those of the chosen profile', async () => {
		expect(await scrolled('searchSourceObjects', salesforce)).toEqual(
			expect.arrayContaining(['Account', 'Contact', 'Opportunity']),
		);
		expect(account().sent('ListConnectorEntities')[0]).toMatchObject({
			connectorType: 'Salesforce',
			connectorProfileName: 'salesforce-production',
		});
	});

	test('finds an object by a part of its name', async () => {
		expect(await names('searchSourceObjects', salesforce, { filter: 'oppor' })).toEqual([
			'Opportunity',
		]);
	});

	test('has objects that are nested in others, by the path to them', async () => {
		const sap = source('SAPOData', 'sap-orders-private');
		expect(await scrolled('searchSourceObjects', sap)).toEqual(
			expect.arrayContaining(['API_SALES_ORDER_SRV', 'API_SALES_ORDER_SRV/A_SalesOrder']),
		);
	});

	test.each(['API_SALES_ORDER_SRV/', 'api_sales_order_srv/a'])(
		'finds what is nested by the path %s',
		async (filter) => {
			const sap = source('SAPOData', 'sap-orders-private');
			const below = await found('searchSourceObjects', sap, { filter });
			expect(below.results.map(({ value }) => value)).toEqual([
				'API_SALES_ORDER_SRV/A_SalesOrder',
				'API_SALES_ORDER_SRV/A_SalesOrderItem',
			]);
		},
	);

	test('finds what is nested by a part of its own name, after the path', async () => {
		const sap = source('SAPOData', 'sap-orders-private');
		const filter = 'API_SALES_ORDER_SRV/OrderItem';
		expect(await names('searchSourceObjects', sap, { filter })).toEqual([
			'API_SALES_ORDER_SRV/A_SalesOrderItem',
		]);
	});

	test('looks for a path where it begins, not everywhere', async () => {
		const sap = source('SAPOData', 'sap-orders-private');
		await found('searchSourceObjects', sap, { filter: 'API_BUSINESS_PARTNER/' });
		const paths = account()
			.sent('ListConnectorEntities')
			.map(({ entitiesPath }) => entitiesPath);
		expect([...new Set(paths)]).toEqual(['API_BUSINESS_PARTNER']);
	});

	test('is for the API version that is chosen', async () => {
		const sourceOptions = { apiVersion: 'v59.0' };
		await found('searchSourceObjects', { ...salesforce, sourceOptions });
		expect(account().sent('ListConnectorEntities')[0]).toMatchObject({ apiVersion: 'v59.0' });
	});

	test('needs no profile where the connector has none', async () => {
		expect(await names('searchDestinationObjects', destination('EventBridge'))).toEqual([
			expect.stringContaining('aws.partner/'),
		]);
	});

	test('asks for the profile first', async () => {
		await expect(found('searchSourceObjects', source('Salesforce'))).rejects.toMatchObject({
			message: "'Source Connector Profile' is empty",
			description: 'Choose the connector profile first',
		});
		await expect(found('searchDestinationObjects', destination('Zendesk'))).rejects.toMatchObject({
			message: "'Destination Connector Profile' is empty",
		});
		expect(account().requests()).toEqual([]);
	});

	test('cannot tell what an expression is going to be', async () => {
		const computed = source('Salesforce', '={{ $json.profile }}');
		await expect(found('searchSourceObjects', computed)).rejects.toMatchObject({
			message: "'Source Connector Profile' is empty",
		});
	});

	test('shows what AWS says about the profile', async () => {
		const missing = source('Salesforce', 'no-such-profile');
		await expect(found('searchSourceObjects', missing)).rejects.toMatchObject({
			description: expect.stringContaining('no-such-profile'),
		});
	});
});

describe('The list of API versions', () => {
	const versions = async (method: string, parameters: object) => {
		const options = { parameters: { ...creating, ...parameters } };
		return (await account().options(method, options)).map(({ value }) => value);
	};

	test('has what the connector supports', async () => {
		const salesforce = source('Salesforce', 'salesforce-production');
		expect(await versions('getSourceApiVersions', salesforce)).toEqual(['v58.0', 'v59.0', 'v60.0']);
	});

	test('knows which custom connector by its profile', async () => {
		const tickets = destination('CustomConnector', 'acme-tickets');
		expect(await versions('getDestinationApiVersions', tickets)).toEqual(['v1', 'v2']);
		expect(account().sent('DescribeConnector')).toEqual([
			{ connectorType: 'CustomConnector', connectorLabel: 'AcmeTickets' },
		]);
	});

	test('knows which custom connector by its label', async () => {
		const label = { sourceConnectorLabel: located('list', 'AcmeTickets') };
		expect(
			await versions('getSourceApiVersions', { ...source('CustomConnector'), ...label }),
		).toEqual(['v1', 'v2']);
		expect(account().calls()).toEqual(['DescribeConnector']);
	});

	test('asks for label or profile of a custom connector first', async () => {
		await expect(versions('getSourceApiVersions', source('CustomConnector'))).rejects.toMatchObject(
			{ message: "'Source Connector Profile' is empty" },
		);
	});
});

describe('The list of timestamp fields', () => {
	const fields = async (parameters: Record<string, unknown>) =>
		(await account().options('getSourceTimestampFields', { parameters })).map(({ value }) => value);

	test('has those by which AWS can tell what is new', async () => {
		const account = source('Salesforce', 'salesforce-production', 'Account');
		const offered = await fields({ ...creating, ...account });
		expect(offered).toContain('LastModifiedDate');
		expect(offered).not.toContain('Name');
	});

	test('asks for the object first', async () => {
		await expect(
			fields({ ...creating, ...source('Salesforce', 'salesforce-production') }),
		).rejects.toMatchObject({ message: "'Source Object' is empty" });
	});

	test('knows the object of a flow that is changed', async () => {
		const [flow] = await account().json('flow.getMany', {
			returnAll: true,
			simplify: true,
		});
		const flowName = byName(flow?.flowName);
		const described = await account().json('flow.get', { flowName, simplify: false });
		const config = described[0]?.sourceFlowConfig as Record<string, unknown>;
		account().control.clearRequests();
		await fields({ ...updating, flowName, changeSource: false }).catch(() => undefined);
		expect(account().sent('DescribeFlow')).toEqual([{ flowName: flow?.flowName }]);
		expect(account().sent('DescribeConnectorEntity')).toEqual([
			expect.objectContaining({ connectorProfileName: config.connectorProfileName }),
		]);
	});
});

describe('The settings of a custom connector', () => {
	const form = async (method: string, parameters: object) =>
		await account().mapping(method, { parameters: { ...creating, ...parameters } });

	test('are those that it asks for on that side of a flow', async () => {
		const tickets = source('CustomConnector', 'acme-tickets');
		const { fields } = await form('getSourceSettings', tickets);
		expect(fields).toEqual([
			expect.objectContaining({
				id: 'includeClosed',
				displayName: 'Include closed tickets',
				type: 'boolean',
				required: false,
			}),
		]);
		const into = await form(
			'getDestinationSettings',
			destination('CustomConnector', 'acme-tickets'),
		);
		expect(into.fields.map(({ id }) => id)).toEqual(['notifyAssignee']);
	});

	test('may be none', async () => {
		const github = source('CustomConnector', 'github-repositories');
		expect(await form('getSourceSettings', github)).toMatchObject({
			fields: [],
			emptyFieldsNotice: 'GitHub asks for no source settings',
		});
	});

	test('ask for the profile first', async () => {
		await expect(form('getSourceSettings', source('CustomConnector'))).rejects.toMatchObject({
			message: "'Source Connector Profile' is empty",
		});
	});
});
