import { Account, byArn, byName, labelled, located, useAccount } from './support';

const get = 'connectorProfile.get';
const getMany = 'connectorProfile.getMany';
const remove = 'connectorProfile.delete';

const arnOf = (changes: { region?: string; account?: string; name?: string } = {}) => {
	const { region = 'eu-west-1', account = '123456789012', name = 'salesforce-sandbox' } = changes;
	return `arn:aws:appflow:${region}:${account}:connectorprofile/${name}`;
};

describe('profiles', () => {
	const account = useAccount();

	describe('Get', () => {
		test('gives what AWS knows of a profile, with dates as text and no secrets', async () => {
			const [json] = await account().json(get, {
				connectorProfileName: byName('salesforce-sandbox'),
			});
			expect(json).toEqual({
				connectorProfileArn: arnOf(),
				connectorProfileName: 'salesforce-sandbox',
				connectorType: 'Salesforce',
				connectionMode: 'Public',
				credentialsArn: expect.stringContaining(':secretsmanager:eu-west-1:'),
				connectorProfileProperties: {
					Salesforce: {
						instanceUrl: 'https://acme--test.sandbox.my.salesforce.com',
						isSandboxEnvironment: true,
					},
				},
				createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				lastUpdatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			});
			expect(account().sent('DescribeConnectorProfiles')).toEqual([
				{ connectorProfileNames: ['salesforce-sandbox'], maxResults: 1 },
			]);
		});

		test.each([
			['picked from the list', located('list', 'salesforce-sandbox')],
			['by its name', byName(' salesforce-sandbox ')],
			['by its ARN', byArn(arnOf())],
			['by a name out of the item', '={{ $json.name }}'],
			['by an ARN out of the item', '={{ $json.arn }}'],
			['by a locator with an expression', byName('={{ $json.name }}')],
			['by a locator whose name is an ARN', byName('={{ $json.arn }}')],
			['by an object out of the item', '={{ { mode: "name", value: $json.name } }}'],
		])('finds a profile %s', async (_how, connectorProfileName) => {
			const items = [{ name: 'salesforce-sandbox', arn: arnOf() }];
			const json = await account().json(get, { connectorProfileName }, { items });
			expect(json).toMatchObject([{ connectorProfileName: 'salesforce-sandbox' }]);
		});

		test('of a missing name is a clear not-found', async () => {
			const { message, description } = await account().failure(get, {
				connectorProfileName: byName('salesforce-sandbx'),
			});
			expect(message).toBe("There is no connector profile named 'salesforce-sandbx' [item 0]");
			expect(description).toContain('Check the spelling');
			expect(description).toContain('eu-west-1');
		});

		test('of an ARN of another region asks nothing', async () => {
			const { message, description } = await account().failure(get, {
				connectorProfileName: byArn(arnOf({ region: 'us-east-1' })),
			});
			expect(message).toBe(
				"'Connector Profile' is in region us-east-1, but the credential works in eu-west-1 [item 0]",
			);
			expect(description).toContain('Use a credential of that region');
			expect(account().requests()).toEqual([]);
		});

		test('of an ARN of another account says so', async () => {
			const { message, description } = await account().failure(get, {
				connectorProfileName: byArn(arnOf({ account: '999999999999' })),
			});
			expect(message).toContain("is an ARN of another account than the credential's");
			expect(description).toContain(arnOf());
		});

		test('of several items gives each its own, the missing one its error', async () => {
			const { items } = await account().run(
				get,
				{ connectorProfileName: byName('={{ $json.name }}') },
				{
					items: ['slack-support', 'nowhere', 'marketo-leads'].map((name) => ({ name })),
					onError: 'continueRegularOutput',
				},
			);
			expect(items).toMatchObject([
				{ json: { connectorProfileName: 'slack-support' }, pairedItem: { item: 0 } },
				{ json: { error: expect.stringContaining("named 'nowhere'") }, pairedItem: { item: 1 } },
				{ json: { connectorProfileName: 'marketo-leads' }, pairedItem: { item: 2 } },
			]);
		});
	});

	describe('Get Many', () => {
		const names = async (parameters: Record<string, unknown>) =>
			(await account().json(getMany, parameters)).map((json) => json.connectorProfileName);

		test('gives up to 50 unless told otherwise, and asks for no more than a page', async () => {
			await account().seed('many', 60);
			expect(await names({})).toHaveLength(50);
			expect(account().calls()).toEqual(['DescribeConnectorProfiles']);
		});

		test('says so when the limit cut the list off', async () => {
			const { hints } = await account().run(getMany, { limit: 3 });
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringContaining('The list goes on after the first 3'),
			]);
			expect((await account().run(getMany, { returnAll: true })).hints).toEqual([]);
		});

		test('keeps to the limit', async () => {
			expect(await names({ limit: 3 })).toEqual([
				'salesforce-production',
				'salesforce-sandbox',
				'slack-support',
			]);
		});

		test('filters by names', async () => {
			const connectorProfileNames = 'slack-support, nowhere ,marketo-leads,slack-support';
			expect(await names({ filters: { connectorProfileNames } })).toEqual([
				'slack-support',
				'marketo-leads',
			]);
		});

		test('filters by names out of a list', async () => {
			const connectorProfileNames = '={{ ["slack-support", "marketo-leads"] }}';
			expect(await names({ filters: { connectorProfileNames } })).toHaveLength(2);
		});

		test('filters by connector', async () => {
			expect(await names({ filters: { connectorType: 'SAPOData' } })).toEqual([
				'sap-orders-private',
				'sap-finance-private-failed',
			]);
		});

		test('filters by label', async () => {
			expect(await names({ filters: { connectorLabel: 'GitHub' } })).toEqual([
				'github-repositories',
			]);
			expect(
				await names({
					filters: { connectorType: 'CustomConnector', connectorLabel: 'AcmeTickets' },
				}),
			).toEqual(['acme-tickets']);
		});

		test('gives nothing, and no error, where nothing fits', async () => {
			const { items, status } = await account().run(getMany, {
				filters: { connectorProfileNames: 'nowhere' },
			});
			expect({ items, status }).toEqual({ items: [], status: 'success' });
		});

		test('has a list per item, each paired with its item', async () => {
			const { items } = await account().run(
				getMany,
				{ filters: { connectorType: '={{ $json.type }}' } },
				{ items: ['Slack', 'Veeva', 'SAPOData'].map((type) => ({ type })) },
			);
			expect(items.map(({ json, pairedItem }) => [json.connectorProfileName, pairedItem])).toEqual([
				['slack-support', { item: 0 }],
				['sap-orders-private', { item: 2 }],
				['sap-finance-private-failed', { item: 2 }],
			]);
		});
	});

	describe('Delete', () => {
		test('says that it is done, and it is', async () => {
			expect(
				await account().json(remove, { connectorProfileName: byName('slack-support') }),
			).toEqual([{ deleted: true, connectorProfileName: 'slack-support' }]);
			expect(await account().described('slack-support')).toBeUndefined();
		});

		test('of a profile that a flow uses is a conflict that points to Force', async () => {
			const { message, description } = await account().failure(remove, {
				connectorProfileName: byName('salesforce-production'),
			});
			expect(message).toContain('conflicts with what exists');
			expect(description).toContain('salesforce-accounts-to-s3');
			expect(description).toContain('turn on Force');
			expect(await account().described('salesforce-production')).toBeDefined();
		});

		test('with Force deletes it all the same', async () => {
			await account().json(remove, {
				connectorProfileName: byName('salesforce-production'),
				options: { forceDelete: true },
			});
			expect(account().sent('DeleteConnectorProfile')).toEqual([
				{ connectorProfileName: 'salesforce-production', forceDelete: true },
			]);
			expect(await account().described('salesforce-production')).toBeUndefined();
		});

		test('of a missing name is a clear not-found', async () => {
			const { message, description } = await account().failure(remove, {
				connectorProfileName: byName('nowhere'),
			});
			expect(message).toBe('AppFlow has nothing by that name [item 0]');
			expect(description).toContain('Connector profile with name: nowhere does not exist');
		});

		test('by an ARN of another account or region deletes nothing', async () => {
			for (const change of [{ account: '999999999999' }, { region: 'us-east-1' }]) {
				const { message } = await account().failure(remove, {
					connectorProfileName: byArn(arnOf(change)),
				});
				expect(message).toMatch(/another account|is in region us-east-1/);
			}
			expect(account().changes()).toEqual([]);
		});

		test('whose answer was lost is done, not missing', async () => {
			account().control.failNext({ operation: 'DeleteConnectorProfile', closeConnection: 'after' });
			expect(
				await account().json(remove, { connectorProfileName: byName('slack-support') }),
			).toEqual([{ deleted: true, connectorProfileName: 'slack-support' }]);
			expect(
				account()
					.requests('Delete.*')
					.map(({ status }) => status),
			).toEqual([undefined, 404]);
		});

		test('of a missing name is still not-found after AWS asked for patience', async () => {
			account().control.failNext({ operation: 'DeleteConnectorProfile', status: 429 });
			const { message } = await account().failure(remove, {
				connectorProfileName: byName('nowhere'),
			});
			expect(message).toContain('AppFlow has nothing by that name');
		});
	});
});

describe('more profiles than fit in a page', () => {
	let account: Account;
	beforeAll(async () => {
		account = await Account.start();
		await account.seed('profile', 250);
	});
	afterEach(() => account.control.clearRequests());
	afterAll(async () => await account.close());

	const all = 250 + 14;

	test('Return All gives every one of them once', async () => {
		const json = await account.json(getMany, { returnAll: true });
		expect(json).toHaveLength(all);
		expect(new Set(json.map(({ connectorProfileName }) => connectorProfileName)).size).toBe(all);
		expect(account.calls()).toHaveLength(3);
	});

	test('a limit beyond a page asks for no page more than needed', async () => {
		expect(await account.json(getMany, { limit: 150 })).toHaveLength(150);
		expect(account.calls()).toHaveLength(2);
		account.control.clearRequests();
		expect(await account.json(getMany, { limit: 100 })).toHaveLength(100);
		expect(account.calls()).toHaveLength(1);
	});

	test('100 names are one request', async () => {
		const connectorProfileNames = Array.from({ length: 100 }, (_, n) => `profile-${n}`).join(',');
		expect(
			await account.json(getMany, { returnAll: true, filters: { connectorProfileNames } }),
		).toHaveLength(100);
	});

	test('a page that fails fails the item, with no half a list', async () => {
		account.control.failNext({
			operation: 'DescribeConnectorProfiles',
			body: 'nextToken',
			status: 400,
			message: 'The page is gone',
		});
		const { items, error } = await account.run(
			getMany,
			{ returnAll: true },
			{ onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { error: expect.stringContaining('The page is gone') } }]);
	});

	describe('in a picker', () => {
		test('the list comes page by page', async () => {
			const first = await account.search('searchConnectorProfiles');
			expect(first.results).toHaveLength(100);
			expect(first.results[0]).toMatchObject({
				name: 'salesforce-production',
				value: 'salesforce-production',
				description: 'Salesforce',
			});
			const names = first.results.map(({ name }) => name);
			let paginationToken = first.paginationToken as string | undefined;
			while (paginationToken !== undefined) {
				const next = await account.search('searchConnectorProfiles', { paginationToken });
				names.push(...next.results.map(({ name }) => name));
				paginationToken = next.paginationToken as string | undefined;
			}
			expect(new Set(names).size).toBe(all);
		});

		test('a search finds what is on a later page, regardless of case', async () => {
			const { results } = await account.search('searchConnectorProfiles', {
				filter: ' PROFILE-249 ',
			});
			expect(results.map(({ value }) => value)).toEqual(['profile-249']);
			expect(account.calls()).toHaveLength(3);
		});

		test('a search that finds nothing ends', async () => {
			expect(await account.search('searchConnectorProfiles', { filter: 'nowhere' })).toEqual({
				results: [],
			});
		});
	});
});

describe('connectors', () => {
	const account = useAccount();

	test('Get describes a built-in connector', async () => {
		const [json] = await account().json('connector.get', { connectorType: 'Salesforce' });
		expect(json).toMatchObject({
			connectorType: 'Salesforce',
			connectorName: 'Salesforce',
			canUseAsSource: true,
			isPrivateLinkEnabled: true,
			authenticationConfig: { isOAuth2Supported: true },
		});
		expect(account().sent('DescribeConnector')).toEqual([{ connectorType: 'Salesforce' }]);
	});

	test('Get describes a connector without profiles', async () => {
		const [json] = await account().json('connector.get', { connectorType: 'S3' });
		expect(json).toMatchObject({ connectorName: 'Amazon S3', canUseAsDestination: true });
	});

	test('Get describes a custom connector by its label, with its settings', async () => {
		const [json] = await account().json('connector.get', labelled('AcmeTickets'));
		expect(json).toMatchObject({
			connectorLabel: 'AcmeTickets',
			connectorOwner: 'Acme Ltd.',
			registeredAt: expect.stringMatching(/^\d{4}-.*Z$/),
			connectorRuntimeSettings: expect.arrayContaining([
				expect.objectContaining({ key: 'instanceUrl', isRequired: true }),
			]),
		});
	});

	test('Get of a label that does not exist says so', async () => {
		const { message, description } = await account().failure(
			'connector.get',
			labelled('NoSuchThing'),
		);
		expect(message).toContain('AppFlow has nothing by that name');
		expect(description).toContain('NoSuchThing');
	});

	test('Get of a custom connector without a label asks for one', async () => {
		const { message, description } = await account().failure(
			'connector.get',
			labelled('={{ $json.gone }}'),
		);
		expect(message).toBe("'Connector Label' is empty [item 0]");
		expect(description).toContain('choose one from the list');
		expect(account().requests()).toEqual([]);
	});

	test('Get Many lists built-in and custom ones', async () => {
		const json = await account().json('connector.getMany', { returnAll: true });
		const types = json.map(({ connectorType }) => connectorType);
		expect(types).toEqual(expect.arrayContaining(['Salesforce', 'S3', 'CustomConnector']));
		expect(json.map(({ connectorLabel }) => connectorLabel)).toEqual(
			expect.arrayContaining(['GitHub', 'AcmeTickets']),
		);
		expect(account().calls()).toEqual(['DescribeConnectors']);
	});

	test('Get Many lists the registered ones only', async () => {
		const json = await account().json('connector.getMany', { connectorScope: 'registered' });
		expect(json.map(({ connectorLabel }) => connectorLabel)).toEqual([
			'AcmeTickets',
			'acme-inventory',
		]);
		expect(account().calls()).toEqual(['ListConnectors']);
	});

	test('Get Many keeps to the limit', async () => {
		expect(await account().json('connector.getMany', { limit: 2 })).toHaveLength(2);
	});

	test('Get Many can be kept to some connectors', async () => {
		const filters = { connectorTypes: ['Slack', 'S3'] };
		const json = await account().json('connector.getMany', { filters });
		expect(json.map(({ connectorType }) => connectorType).sort()).toEqual(['S3', 'Slack']);
	});
});
