import { byName, passTime, salesforce, until, useAccount } from './support';

const account = useAccount();

const create = 'connectorProfile.create';
const waiting = (name: string, options: Record<string, unknown> = {}) => ({
	...salesforce,
	newConnectorProfileName: name,
	connectionMode: 'Private',
	options: { waitForPrivateConnection: true, privateConnectionInterval: 1, ...options },
});
const looks = () => account().requests('DescribeConnectorProfiles').length;

afterEach(() => jest.restoreAllMocks());

test('it is waited for until it exists, and the profile is the output', async () => {
	account().control.configure('appflow', { provisioningMs: 60_000 });
	const running = account().json(create, waiting('new-private'));
	await until(() => looks() === 1);
	account().control.advanceClock(60_000);
	expect(await running).toEqual([
		expect.objectContaining({
			created: true,
			connectorProfileName: 'new-private',
			connectionMode: 'Private',
			privateConnectionProvisioningState: { status: 'CREATED' },
			createdAt: expect.stringMatching(/Z$/),
		}),
	]);
	expect(looks()).toBe(2);
});

test('one that AWS cannot create fails with AWS’s reason', async () => {
	account().control.configure('appflow', { provisioningMs: 0 });
	const { message, description } = await account().failure(create, waiting('will-fail'));
	expect(message).toBe("AWS could not create the private connection of 'will-fail' [item 0]");
	expect(description).toContain('The endpoint service did not accept the connection.');
	expect(description).toContain('Cause: CONNECTOR_SERVER');
});

test('one that takes too long says that the profile exists all the same', async () => {
	account().control.configure('appflow', { provisioningMs: 3_600_000 });
	const running = account().failure(create, waiting('slow', { privateConnectionTimeout: 2 }));
	await until(() => looks() === 1);
	passTime(2 * 60_000);
	const { message, description } = await running;
	expect(message).toBe("The private connection of 'slow' is not ready after 2 minutes [item 0]");
	expect(description).toContain('The profile exists');
	expect(await account().described('slow')).toBeDefined();
});

test('canceling the execution ends the wait', async () => {
	account().control.configure('appflow', { provisioningMs: 3_600_000 });
	const stop = new AbortController();
	const running = account().run(create, waiting('canceled', { privateConnectionInterval: 3600 }), {
		signal: stop.signal,
	});
	await until(() => account().requests('Describe.*')[0]?.status === 200);
	stop.abort();
	const { status } = await running;
	expect(status).toBe('canceled');
	expect(looks()).toBe(1);
});

test('a public connection is not waited for', async () => {
	const [json] = await account().json(create, {
		...waiting('public'),
		connectionMode: 'Public',
	});
	expect(json).toMatchObject({ connectorProfileName: 'public', connectionMode: 'Public' });
	expect(looks()).toBe(0);
});

test('an update that leaves the mode alone waits as well', async () => {
	account().control.configure('appflow', { provisioningMs: 0 });
	const { instanceUrl: _instanceUrl, ...secrets } = salesforce;
	const [json] = await account().json('connectorProfile.update', {
		...secrets,
		connectorProfileName: byName('salesforce-private-pending'),
		options: { waitForPrivateConnection: true },
	});
	expect(json).toMatchObject({ privateConnectionProvisioningState: { status: 'CREATED' } });
});

test('several are waited for at the same time', async () => {
	account().control.configure('appflow', { provisioningMs: 60_000 });
	const parameters = waiting('=private-{{ $itemIndex }}');
	const running = account().json(create, parameters, { items: 5 });
	await until(() => looks() === 5);
	account().control.advanceClock(60_000);
	expect(await running).toHaveLength(5);
});
