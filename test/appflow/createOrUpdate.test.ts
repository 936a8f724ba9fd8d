import { amplitude, salesforce, salesforceConfig, useAccount } from './support';

const account = useAccount();

const upsert = 'connectorProfile.createOrUpdate';
const named = (name: string, parameters: Record<string, unknown> = salesforce) => ({
	newConnectorProfileName: name,
	...parameters,
});

test('a name that is free makes a profile', async () => {
	const json = await account().json(upsert, named('brand-new'));
	expect(json).toEqual([
		{
			created: true,
			connectorProfileName: 'brand-new',
			connectorProfileArn: expect.stringContaining('connectorprofile/brand-new'),
			connectorType: 'Salesforce',
			connectionMode: 'Public',
		},
	]);
	expect(account().calls()).toEqual(['DescribeConnectorProfiles', 'CreateConnectorProfile']);
	expect(account().sent('CreateConnectorProfile')).toMatchObject([
		{ connectorProfileName: 'brand-new', connectorProfileConfig: salesforceConfig },
	]);
});

test('a name that exists has its configuration replaced', async () => {
	const json = await account().json(upsert, named('salesforce-sandbox'));
	expect(json).toMatchObject([{ created: false, connectorProfileName: 'salesforce-sandbox' }]);
	expect(account().calls()).toEqual(['DescribeConnectorProfiles', 'UpdateConnectorProfile']);
	expect(account().sent('UpdateConnectorProfile')).toEqual([
		{
			connectorProfileName: 'salesforce-sandbox',
			connectionMode: 'Public',
			connectorProfileConfig: salesforceConfig,
		},
	]);
	// The sandbox flag that it had is gone: the form did not hold it.
	expect((await account().described('salesforce-sandbox'))?.connectorProfileProperties).toEqual({
		Salesforce: { instanceUrl: 'https://acme.my.salesforce.com' },
	});
});

test('a name that somebody else takes in between is updated after all', async () => {
	// Both items look at the same time and see nothing; one of them makes it first.
	account().control.setLatency(100, { operation: 'DescribeConnectorProfiles' });
	const json = await account().json(
		upsert,
		named('contested', { ...amplitude, apiKey: '=dummy-key-{{ $itemIndex }}' }),
		{ items: 2 },
	);
	expect(json.map(({ created }) => created).sort()).toEqual([false, true]);
	const creates = account().requests('CreateConnectorProfile');
	expect(creates.map(({ status }) => status).sort()).toEqual([200, 409]);
	expect(account().sent('UpdateConnectorProfile')).toMatchObject([
		{ connectorProfileName: 'contested' },
	]);
});

test('a conflict of another kind stays one', async () => {
	account().control.failNext({
		operation: 'CreateConnectorProfile',
		status: 409,
		message: 'Something else is in the way',
	});
	const { message, description } = await account().failure(upsert, named('brand-new'));
	expect(message).toContain('conflicts with what exists');
	expect(description).toContain('Something else is in the way');
	expect(account().sent('UpdateConnectorProfile')).toEqual([]);
});

test('a profile of another connector is left alone, and the message says why', async () => {
	const { message, description } = await account().failure(upsert, named('slack-support'));
	expect(message).toBe(
		"'Connector' is Salesforce, but 'slack-support' is a profile for Slack [item 0]",
	);
	expect(description).toContain("A profile's connector cannot be changed");
	expect(account().changes()).toEqual([]);
});

test('a key for a profile that exists is left out, and a hint says so', async () => {
	const kmsArn = 'arn:aws:kms:eu-west-1:123456789012:key/dummy';
	const parameters = { newConnectorProfileName: '={{ $json.name }}', ...salesforce };
	const { hints, json } = await account().run(
		upsert,
		{ ...parameters, options: { kmsArn } },
		{ items: [{ name: 'brand-new' }, { name: 'salesforce-sandbox' }] },
	);
	expect(json).toMatchObject([{ created: true }, { created: false }]);
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringContaining('KMS key cannot be changed'),
	]);
	expect(account().sent('CreateConnectorProfile')).toMatchObject([{ kmsArn }]);
	expect(account().sent('UpdateConnectorProfile')[0]).not.toHaveProperty('kmsArn');
});

test('the secrets can come from a credential', async () => {
	const { connectorType, instanceUrl, ...secrets } = salesforce;
	await account().json(upsert, named('salesforce-sandbox', { connectorType, instanceUrl }), {
		connector: { connectorType, ...secrets },
	});
	expect(account().sent('UpdateConnectorProfile')).toMatchObject([
		{ connectorProfileConfig: salesforceConfig },
	]);
});

test('a private connection can be waited for, whether new or changed', async () => {
	account().control.configure('appflow', { provisioningMs: 0 });
	const json = await account().json(
		upsert,
		{
			...named('={{ $json.name }}'),
			connectionMode: 'Private',
			options: { waitForPrivateConnection: true, privateConnectionInterval: 1 },
		},
		{ items: [{ name: 'brand-new' }, { name: 'salesforce-private-pending' }] },
	);
	expect(json).toMatchObject([
		{ created: true, privateConnectionProvisioningState: { status: 'CREATED' } },
		{ created: false, privateConnectionProvisioningState: { status: 'CREATED' } },
	]);
});
