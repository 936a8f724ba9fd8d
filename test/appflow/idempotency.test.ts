import { amplitude, byName, salesforce, useAccount } from './support';

const account = useAccount();

const create = 'connectorProfile.create';
const ten = { ...amplitude, newConnectorProfileName: '=idem-{{ $itemIndex }}' };
const profiles = async () =>
	(await account().json('connectorProfile.getMany', { limit: 200 }))
		.map(({ connectorProfileName }) => String(connectorProfileName))
		.filter((name) => name.startsWith('idem-'));

describe('nothing is created twice', () => {
	test('when the answer is lost and the SDK asks again', async () => {
		account().control.failNext({ operation: 'CreateConnectorProfile', closeConnection: 'after' });
		const json = await account().json(create, ten);
		expect(json).toMatchObject([{ created: true, connectorProfileName: 'idem-0' }]);
		const tokens = account().tokens('CreateConnectorProfile');
		expect(tokens).toHaveLength(2);
		expect(new Set(tokens).size).toBe(1);
	});

	test('when Retry On Fail runs all items again because one failed', async () => {
		account().control.failNext({
			operation: 'CreateConnectorProfile',
			body: 'idem-7',
			status: 400,
			message: 'Not this time',
		});
		const { json, tries, status } = await account().run(create, ten, {
			items: 10,
			maxTries: 2,
			executionId: '4711',
		});
		expect({ tries, status }).toEqual({ tries: 2, status: 'success' });
		expect(json).toHaveLength(10);
		expect(json.every(({ created }) => created === true)).toBe(true);
		expect((await profiles()).sort()).toEqual(tenNames());
	});

	test('when a rotation is run again', async () => {
		account().control.failNext({
			operation: 'UpdateConnectorProfile',
			body: 'slack-support',
			status: 400,
		});
		const rotate = 'connectorProfile.rotateCredentials';
		await account().run(
			rotate,
			{
				connectorProfileName: byName('={{ $json.name }}'),
				connectorType: 'Slack',
				secretsFrom: 'fields',
				authentication: 'tokens',
				clientId: 'c',
				clientSecret: 'dummy',
				accessToken: 'dummy',
			},
			{ items: [{ name: 'slack-support' }], maxTries: 2, executionId: '4711' },
		);
		const tokens = account().tokens('UpdateConnectorProfile');
		expect(tokens).toHaveLength(2);
		expect(new Set(tokens).size).toBe(1);
	});

	test('when the answer to Create or Update is lost', async () => {
		account().control.failNext({ operation: 'CreateConnectorProfile', closeConnection: 'after' });
		const upsert = 'connectorProfile.createOrUpdate';
		expect(await account().json(upsert, ten)).toMatchObject([{ created: true }]);
		expect(account().requests('UpdateConnectorProfile')).toEqual([]);
	});
});

describe('the token', () => {
	test('differs by item, by node, and by execution', async () => {
		await account().json(create, ten, { items: 10 });
		await account().run(create, ten, { nodeId: 'another' });
		await account().run(create, ten, { executionId: '4711' });
		const tokens = account().tokens('CreateConnectorProfile');
		expect(tokens).toHaveLength(12);
		expect(new Set(tokens).size).toBe(12);
	});

	test('differs when what is sent differs, so that a correction is not a conflict', async () => {
		const run = async (secretKey: string) =>
			await account().run(create, { ...ten, secretKey }, { executionId: '4711' });
		account().control.failNext({ operation: 'CreateConnectorProfile', status: 400 });
		await run('dummy-1');
		expect((await run('dummy-2')).status).toBe('success');
		const tokens = account().tokens('CreateConnectorProfile');
		expect(new Set(tokens).size).toBe(2);
	});

	test('tells nobody the secrets it was made from', async () => {
		await account().json(create, { ...salesforce, newConnectorProfileName: 'idem-0' });
		const [token] = account().tokens('CreateConnectorProfile');
		expect(token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});
});

describe('a key of one’s own', () => {
	const own = (idempotencyKey: string) => ({ ...ten, options: { idempotencyKey } });

	test('is sent as it is', async () => {
		await account().json(create, own('order-4711'));
		expect(account().tokens('CreateConnectorProfile')).toEqual(['order-4711']);
	});

	test('makes two executions one', async () => {
		await account().json(create, own('order-4711'), { executionId: '1' });
		const json = await account().json(create, own('order-4711'), { executionId: '2' });
		expect(json).toMatchObject([{ created: true, connectorProfileName: 'idem-0' }]);
		expect(await profiles()).toEqual(['idem-0']);
	});

	test('may come from the item', async () => {
		await account().json(create, own('=order-{{ $json.order }}'), {
			items: [{ order: 1 }, { order: 2 }],
		});
		expect(account().tokens('CreateConnectorProfile').sort()).toEqual(['order-1', 'order-2']);
	});

	test('that comes with other input says what is wrong', async () => {
		const { message, description } = await account().failure(create, own('order-4711'), {
			items: 2,
		});
		expect(message).toContain('conflicts with what exists in AppFlow');
		expect(description).toContain('already used by a request with different parameters');
		expect(description).toContain('change the key');
	});
});

describe('Delete', () => {
	const remove = 'connectorProfile.delete';
	const named = { connectorProfileName: { __rl: true, mode: 'name', value: '={{ $json.name }}' } };
	const items = ['slack-support', 'marketo-leads'].map((name) => ({ name }));

	test('tried again by Retry On Fail leaves alone what its first try deleted', async () => {
		account().control.failNext({
			operation: 'DeleteConnectorProfile',
			body: 'marketo-leads',
			status: 400,
			message: 'Not this time',
		});
		const { json, tries } = await account().run(remove, named, {
			items,
			maxTries: 2,
			executionId: '4711',
		});
		expect(tries).toBe(2);
		expect(json.map(({ connectorProfileName }) => connectorProfileName)).toEqual([
			'slack-support',
			'marketo-leads',
		]);
		expect(account().requests('DeleteConnectorProfile')).toHaveLength(3);
	});

	test('of a name that is not there fails, with Retry On Fail too', async () => {
		const { status, thrown } = await account().run(remove, named, {
			items: [{ name: 'nowhere' }],
			maxTries: 2,
			executionId: '4711',
		});
		expect(status).toBe('error');
		expect(thrown).toHaveLength(2);
	});
});

function tenNames(): string[] {
	return Array.from({ length: 10 }, (_, index) => `idem-${index}`);
}
