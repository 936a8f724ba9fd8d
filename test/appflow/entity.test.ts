import { byArn, byName, located, until, useAccount } from './support';

const getMany = 'connectorEntity.getMany';
const getFields = 'connectorEntity.getFields';
const reset = 'connectorEntity.resetMetadataCache';

const profileArn = (region = 'eu-west-1', account = '123456789012') =>
	`arn:aws:appflow:${region}:${account}:connectorprofile/salesforce-production`;

const salesforce = { connectorProfileName: byName('salesforce-production') };
const sap = { connectorProfileName: byName('sap-orders-private') };
const s3 = { entitiesOf: 'connector', connectorType: 'S3' };

describe('entities of connectors', () => {
	const account = useAccount();

	const names = async (parameters: Record<string, unknown>) =>
		(await account().json(getMany, parameters)).map(({ name }) => name);

	describe('Get Many', () => {
		test('gives the entities behind a profile', async () => {
			const json = await account().json(getMany, salesforce);
			expect(json).toContainEqual({
				name: 'Account',
				label: 'Account',
				hasNestedEntities: false,
				group: 'Objects',
			});
			expect(account().sent('ListConnectorEntities')).toEqual([
				{ connectorProfileName: 'salesforce-production', maxResults: 50 },
			]);
		});

		test('gives those of a connector that needs no profile', async () => {
			expect(await names({ ...s3, returnAll: true })).not.toEqual([]);
			expect(account().sent('ListConnectorEntities')).toEqual([
				{ connectorType: 'S3', maxResults: 1000 },
			]);
		});

		test('gives those at a path, for the version of the API that was asked for', async () => {
			const [top] = await account().json(getMany, sap);
			expect(top).toMatchObject({ hasNestedEntities: true });
			account().control.clearRequests();
			const json = await account().json(getMany, {
				...sap,
				entitiesPath: top?.name,
				options: { apiVersion: 'V2' },
			});
			expect(json.length).toBeGreaterThan(0);
			for (const entity of json) expect(entity).toMatchObject({ entitiesPath: top?.name });
			expect(account().sent('ListConnectorEntities')).toEqual([
				expect.objectContaining({ entitiesPath: top?.name, apiVersion: 'V2' }),
			]);
		});

		test('looks into nested entities only if told to', async () => {
			const top = await names({ ...sap, returnAll: true });
			const all = await names({ ...sap, returnAll: true, options: { includeNested: true } });
			expect(all.slice(0, top.length)).toEqual(top);
			expect(all.length).toBeGreaterThan(top.length);
			expect(new Set(all).size).toBe(all.length);
		});

		test('keeps to the limit, and does not look where it need not', async () => {
			expect(await names({ ...sap, limit: 1, options: { includeNested: true } })).toHaveLength(1);
			expect(account().calls()).toEqual(['ListConnectorEntities']);
		});

		test('of a profile given by its ARN makes sure that it is this account’s', async () => {
			expect(await names({ connectorProfileName: byArn(profileArn()) })).toContain('Account');
			const { message } = await account().failure(getMany, {
				connectorProfileName: byArn(profileArn('eu-west-1', '999999999999')),
			});
			expect(message).toContain("is an ARN of another account than the credential's");
		});

		test('of a missing profile says so', async () => {
			const { message, description } = await account().failure(getMany, {
				connectorProfileName: byName('nowhere'),
			});
			expect(message).toBe('There is no such entity, or no such connector profile [item 0]');
			expect(description).toContain('nowhere');
		});

		test('sends nothing for a path that cannot be one', async () => {
			const { message } = await account().failure(getMany, { ...sap, entitiesPath: 'a?b' });
			expect(message).toContain("'Path' has characters that are not allowed here");
			expect(account().requests()).toEqual([]);
		});

		test('stops when the execution is cancelled', async () => {
			account().control.setLatency(60_000, { service: 'appflow' });
			const cancel = new AbortController();
			const running = account().run(getMany, salesforce, { signal: cancel.signal });
			await until(() => account().requests().length > 0);
			cancel.abort();
			expect((await running).status).toBe('canceled');
		});
	});

	describe('Get Fields', () => {
		const fields = { ...salesforce, connectorEntityName: byName('Account') };

		test('gives one item per field, with what flows can do with it', async () => {
			const json = await account().json(getFields, fields);
			expect(json.find(({ name }) => name === 'Id')).toEqual({
				name: 'Id',
				label: expect.any(String),
				type: expect.any(String),
				description: expect.any(String),
				primaryKey: true,
				nullable: expect.any(Boolean),
				deprecated: false,
				retrievable: true,
				queryable: true,
				timestampForIncremental: false,
				creatable: false,
				updatable: false,
				upsertable: expect.any(Boolean),
				filterOperators: expect.arrayContaining(['PROJECTION']),
				writeOperations: expect.any(Array),
			});
			expect(json.filter(({ timestampForIncremental }) => timestampForIncremental)).not.toEqual([]);
			expect(account().sent('DescribeConnectorEntity')).toEqual([
				{ connectorProfileName: 'salesforce-production', connectorEntityName: 'Account' },
			]);
		});

		test('gives all that AWS says unless simplified', async () => {
			const [first] = await account().json(getFields, { ...fields, simplify: false });
			expect(first).toMatchObject({
				identifier: expect.any(String),
				supportedFieldTypeDetails: { v1: { fieldType: expect.any(String) } },
				sourceProperties: expect.any(Object),
				destinationProperties: expect.any(Object),
			});
		});

		test('keeps to the limit, and says so', async () => {
			const { json, hints } = await account().run(getFields, { ...fields, limit: 2 });
			expect(json).toHaveLength(2);
			expect(hints).toMatchObject([{ message: expect.stringContaining('Limit') }]);
			const all = await account().json(getFields, { ...fields, returnAll: true });
			expect(all.length).toBeGreaterThan(2);
		});

		test('gives each item the fields of its own entity', async () => {
			const { items } = await account().run(
				getFields,
				{ ...salesforce, connectorEntityName: byName('={{ $json.entity }}') },
				{ items: [{ entity: 'Account' }, { entity: 'Contact' }] },
			);
			const of = (item: number) =>
				items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
			expect(of(0).map(({ json }) => json.name)).toContain('Name');
			expect(of(1).map(({ json }) => json.name)).toContain('LastName');
		});

		test('of an entity that is not there says so', async () => {
			const { message } = await account().failure(getFields, {
				...salesforce,
				connectorEntityName: byName('Acount'),
			});
			expect(message).toContain('There is no such entity');
		});

		test.each([
			['nothing', '', "'Entity' is empty"],
			['a label', 'Sales Order', "'Entity' has characters that are not allowed here"],
		])('given %s as entity sends nothing', async (_what, name, problem) => {
			const { message } = await account().failure(getFields, {
				...salesforce,
				connectorEntityName: byName(`={{ '${name}' }}`),
			});
			expect(message).toContain(problem);
			expect(account().requests()).toEqual([]);
		});

		test('offers the entities of what was chosen, nested ones too', async () => {
			const offered = async (parameters: Record<string, unknown>, filter?: string) => {
				const all = { resource: 'connectorEntity', operation: 'getFields', ...parameters };
				const found = await account().search('searchConnectorEntities', {
					parameters: all,
					filter,
				});
				return found.results.map(({ value }) => value);
			};
			expect(await offered(salesforce)).toContain('Account');
			expect(await offered(s3)).not.toContain('Account');
			const [nested] = (
				await account().json(getMany, { ...sap, returnAll: true, options: { includeNested: true } })
			).filter(({ entitiesPath }) => entitiesPath !== undefined);
			expect(await offered(sap, String(nested?.name))).toContain(nested?.name);
		});

		test('says in the list why there is none while no profile is chosen', async () => {
			const parameters = {
				resource: 'connectorEntity',
				operation: 'getFields',
				connectorProfileName: located('list', ''),
			};
			await expect(account().search('searchConnectorEntities', { parameters })).rejects.toThrow(
				"'Connector Profile' is empty",
			);
		});
	});

	describe('Reset Metadata Cache', () => {
		test('shows what is new in the application behind a profile', async () => {
			expect(await names(salesforce)).not.toContain('Invoice__c');
			account().control.perform('appflow', 'addEntity', {
				connectorProfileName: 'salesforce-production',
				name: 'Invoice__c',
			});
			expect(await names(salesforce)).not.toContain('Invoice__c');
			expect(await account().json(reset, salesforce)).toEqual([
				{ reset: true, connectorProfileName: 'salesforce-production' },
			]);
			expect(await names(salesforce)).toContain('Invoice__c');
			expect(account().sent('ResetConnectorMetadataCache')).toEqual([
				{ connectorProfileName: 'salesforce-production' },
			]);
		});

		test('or of one entity, at a path, of one version of the API', async () => {
			const options = {
				connectorEntityName: 'Account',
				entitiesPath: 'Objects',
				apiVersion: 'v58.0',
			};
			await account().json(reset, { ...salesforce, options });
			expect(account().sent('ResetConnectorMetadataCache')).toEqual([
				{ connectorProfileName: 'salesforce-production', ...options },
			]);
		});

		test('or of a connector that needs no profile', async () => {
			expect(await account().json(reset, s3)).toEqual([{ reset: true, connectorType: 'S3' }]);
		});
	});
});
