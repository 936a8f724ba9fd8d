import { byName, useAccount } from './support';

const register = 'connector.register';
const updateRegistration = 'connector.updateRegistration';
const unregister = 'connector.unregister';

const lambdaArn = (name = 'orders', region = 'eu-west-1') =>
	`arn:aws:lambda:${region}:123456789012:function:${name}`;

const orders = { newConnectorLabel: 'orders', lambdaArn: lambdaArn() };

describe('registration of connectors', () => {
	const account = useAccount();

	const registered = async () =>
		await account().json('connector.getMany', { connectorScope: 'registered', returnAll: true });

	test('Register makes a Lambda function a connector', async () => {
		const options = { description: 'Orders of the shop' };
		expect(await account().json(register, { ...orders, options })).toEqual([
			{
				registered: true,
				connectorLabel: 'orders',
				connectorArn: 'arn:aws:appflow:eu-west-1:123456789012:connector/orders',
			},
		]);
		expect(account().sent('RegisterConnector')).toEqual([
			{
				connectorLabel: 'orders',
				description: 'Orders of the shop',
				connectorProvisioningType: 'LAMBDA',
				connectorProvisioningConfig: { lambda: { lambdaArn: lambdaArn() } },
			},
		]);
		expect(await registered()).toContainEqual(
			expect.objectContaining({
				connectorLabel: 'orders',
				connectorDescription: options.description,
			}),
		);
	});

	test('Register tried again by Retry On Fail registers once', async () => {
		account().control.failNext({
			operation: 'RegisterConnector',
			body: 'orders-2',
			status: 400,
			message: 'Not this time',
		});
		const { json, tries } = await account().run(
			register,
			{ ...orders, newConnectorLabel: '=orders-{{ $itemIndex }}' },
			{ items: 3, maxTries: 2, executionId: '4711' },
		);
		expect(tries).toBe(2);
		expect(json.map(({ connectorLabel }) => connectorLabel)).toEqual([
			'orders-0',
			'orders-1',
			'orders-2',
		]);
		expect(new Set(account().tokens('RegisterConnector')).size).toBe(3);
	});

	test('Register of a label that is taken says so', async () => {
		const { message, description } = await account().failure(register, {
			...orders,
			newConnectorLabel: 'AcmeTickets',
		});
		expect(message).toContain('A connector is registered under this label already');
		expect(description).toContain('AcmeTickets');
		expect(description).toContain('use Update Registration');
	});

	test.each([
		['no ARN', 'orders', "'Lambda Function ARN' has characters that are not allowed here"],
		['the ARN of a role', 'arn:aws:iam::123456789012:role/x', "'Lambda Function ARN' has char"],
		['a function of another region', lambdaArn('x', 'us-east-1'), 'is in region us-east-1'],
	])('Register with %s sends nothing', async (_what, given, problem) => {
		const { message } = await account().failure(register, { ...orders, lambdaArn: given });
		expect(message).toContain(problem);
		expect(account().requests()).toEqual([]);
	});

	test.each([
		['AccessDeniedException', 403, 'let appflow.amazonaws.com invoke it'],
		['ConnectorServerException', 400, "See the function's log"],
		['ResourceNotFoundException', 404, 'the function has to be in the credential'],
	])(
		'Register that fails with %s says what to do about the function',
		async (name, status, fix) => {
			account().control.failNext({ operation: 'RegisterConnector', status, error: name });
			const { description } = await account().failure(register, orders);
			expect(description).toContain(fix);
		},
	);

	test('Update Registration changes what was added, and nothing else', async () => {
		const [json] = await account().json(updateRegistration, {
			connectorLabel: byName('AcmeTickets'),
			updateFields: { lambdaArn: lambdaArn('tickets-2') },
		});
		expect(json).toMatchObject({ updated: true, connectorLabel: 'AcmeTickets' });
		expect(account().sent('UpdateConnectorRegistration')).toEqual([
			{
				connectorLabel: 'AcmeTickets',
				connectorProvisioningConfig: { lambda: { lambdaArn: lambdaArn('tickets-2') } },
			},
		]);
	});

	test('Update Registration without changes takes the newest version of the function', async () => {
		await account().json(updateRegistration, { connectorLabel: byName('AcmeTickets') });
		expect(account().sent('UpdateConnectorRegistration')).toEqual([
			{ connectorLabel: 'AcmeTickets' },
		]);
	});

	test('Update Registration can empty the description', async () => {
		await account().json(updateRegistration, {
			connectorLabel: byName('AcmeTickets'),
			updateFields: { description: '' },
		});
		expect(account().sent('UpdateConnectorRegistration')).toMatchObject([{ description: '' }]);
	});

	test('Update Registration of a connector of AWS says that it is not registered', async () => {
		const { message, description } = await account().failure(updateRegistration, {
			connectorLabel: byName('GitHub'),
		});
		expect(message).toContain('No connector is registered under this label');
		expect(description).toContain('is not registered in this account');
	});

	test('Unregister removes a connector', async () => {
		expect(await account().json(unregister, { connectorLabel: byName('acme-inventory') })).toEqual([
			{ unregistered: true, connectorLabel: 'acme-inventory' },
		]);
		expect((await registered()).map(({ connectorLabel }) => connectorLabel)).not.toContain(
			'acme-inventory',
		);
	});

	test('Unregister of a connector in use needs Force', async () => {
		const { message, description } = await account().failure(unregister, {
			connectorLabel: byName('AcmeTickets'),
		});
		expect(message).toContain('Connector profiles still use the connector');
		expect(description).toContain('turn on Force');
		await account().json(unregister, {
			connectorLabel: byName('AcmeTickets'),
			options: { forceDelete: true },
		});
		expect(account().sent('UnregisterConnector')).toEqual([
			{ connectorLabel: 'AcmeTickets', forceDelete: false },
			{ connectorLabel: 'AcmeTickets', forceDelete: true },
		]);
	});

	test('lists what can be changed: the connectors of the account, not those of AWS', async () => {
		const { results } = await account().search('searchRegisteredConnectors');
		const labels = results.map(({ value }) => value);
		expect(labels).toEqual(['AcmeTickets', 'acme-inventory']);
	});
});
