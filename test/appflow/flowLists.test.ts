import { byArn, byName, located, useAccount } from './support';

const account = useAccount();

const arnOf = (changes: { region?: string; account?: string; name?: string } = {}) => {
	const { region = 'eu-west-1', account: id = '123456789012', name } = changes;
	return `arn:aws:appflow:${region}:${id}:flow/${name ?? 'zendesk-tickets-to-redshift'}`;
};

describe('Get', () => {
	const get = 'flow.get';

	test('gives the ten things that people want to know', async () => {
		const [json] = await account().json(get, { flowName: byName('servicenow-incidents-to-s3') });
		expect(json).toEqual({
			flowName: 'servicenow-incidents-to-s3',
			flowStatus: 'Suspended',
			flowStatusMessage: expect.any(String),
			triggerType: 'Scheduled',
			sourceConnectorType: 'Servicenow',
			sourceObject: expect.any(String),
			destinationConnectorType: 'S3',
			destinationObject: expect.any(String),
			lastRunStatus: 'Error',
			lastRunTime: expect.stringMatching(/Z$/),
		});
	});

	test('gives all that AWS says with Simplify off, with dates as text', async () => {
		const [json] = await account().json(get, {
			flowName: byName('salesforce-accounts-to-s3'),
			simplify: false,
		});
		expect(json).toMatchObject({
			flowArn: arnOf({ name: 'salesforce-accounts-to-s3' }),
			createdAt: expect.stringMatching(/Z$/),
			sourceFlowConfig: { connectorType: 'Salesforce' },
			tasks: expect.arrayContaining([expect.objectContaining({ taskType: 'Filter' })]),
		});
	});

	test.each([
		['picked from the list', located('list', 'zendesk-tickets-to-redshift')],
		['by its name', byName(' zendesk-tickets-to-redshift ')],
		['by its ARN', byArn(arnOf())],
		['by an ARN out of the item', '={{ $json.arn }}'],
	])('finds a flow %s', async (_how, flowName) => {
		const json = await account().json(get, { flowName }, { items: [{ arn: arnOf() }] });
		expect(json).toMatchObject([{ flowName: 'zendesk-tickets-to-redshift' }]);
	});

	test('of a missing flow says where it looked', async () => {
		const { message, description } = await account().failure(get, { flowName: byName('nowhere') });
		expect(message).toBe("There is no flow named 'nowhere' [item 0]");
		expect(description).toContain('eu-west-1');
	});

	test.each([
		['another region', arnOf({ region: 'us-east-1' }), 'is in region us-east-1'],
		['a profile', arnOf().replace('flow/', 'connectorprofile/'), 'is not the ARN of a flow'],
	])('of an ARN of %s asks nothing', async (_what, arn, problem) => {
		const { message } = await account().failure(get, { flowName: byArn(arn) });
		expect(message).toContain(`'Flow' ${problem}`);
		expect(account().requests()).toEqual([]);
	});

	test('of an ARN of another account says so', async () => {
		const { message, description } = await account().failure(get, {
			flowName: byArn(arnOf({ account: '999999999999' })),
		});
		expect(message).toContain("is an ARN of another account than the credential's");
		expect(description).toContain(arnOf());
	});

	test.each([
		['x', 'is too short'],
		['-orders', 'has characters that are not allowed here'],
		['two words', 'has characters that are not allowed here'],
	])('of %s, which can be no name, asks nothing', async (name, problem) => {
		const { message } = await account().failure(get, { flowName: byName(name) });
		expect(message).toContain(`'Flow' ${problem}`);
		expect(account().requests()).toEqual([]);
	});
});

describe('Get Many', () => {
	const names = async (parameters: Record<string, unknown>) =>
		(await account().json('flow.getMany', parameters)).map((json) => json.flowName);

	test('gives each flow flat, with how its last run ended', async () => {
		const [json] = await account().json('flow.getMany', { filters: { nameContains: 'TICKETS' } });
		expect(json).toMatchObject({
			flowName: 'zendesk-tickets-to-redshift',
			flowStatus: 'Active',
			triggerType: 'OnDemand',
			sourceConnectorType: 'Zendesk',
			destinationConnectorType: 'Redshift',
			lastRunStatus: 'Error',
		});
		expect(Object.keys(json ?? {}).length).toBeLessThanOrEqual(10);
	});

	test('gives what AWS says with Simplify off', async () => {
		const [json] = await account().json('flow.getMany', { limit: 1, simplify: false });
		expect(json).toMatchObject({ flowArn: expect.any(String), tags: expect.anything() });
	});

	test.each<[Record<string, unknown>, string[]]>([
		[{ flowStatus: 'Errored' }, ['sap-orders-to-s3']],
		[{ triggerType: 'Event' }, ['salesforce-changes-to-eventbridge']],
		[{ sourceConnectorType: 'S3' }, ['s3-accounts-to-salesforce']],
		[
			{ destinationConnectorType: 'S3', flowStatus: 'Active' },
			['salesforce-accounts-to-s3', 'zendesk-users-to-s3'],
		],
		[{ nameContains: 'nowhere' }, []],
	])('filters by %j', async (filters, expected) => {
		expect(await names({ filters, returnAll: true })).toEqual(expected);
	});

	test('keeps to the limit', async () => {
		expect(await names({ limit: 2 })).toHaveLength(2);
	});
});

describe('Delete', () => {
	const remove = 'flow.delete';

	test('deletes a flow', async () => {
		const json = await account().json(remove, { flowName: byName('zendesk-tickets-to-redshift') });
		expect(json).toEqual([{ deleted: true, flowName: 'zendesk-tickets-to-redshift' }]);
		await account().failure('flow.get', { flowName: byName('zendesk-tickets-to-redshift') });
	});

	test('of an active flow explains what to do, and does it when forced', async () => {
		const flowName = byName('salesforce-accounts-to-s3');
		const { message, description } = await account().failure(remove, { flowName });
		expect(message).toBe('The flow is in use [item 0]');
		expect(description).toContain('Deactivate it');
		expect(description).toContain('turn on Force');
		expect(await account().json(remove, { flowName, options: { forceDelete: true } })).toEqual([
			{ deleted: true, flowName: 'salesforce-accounts-to-s3' },
		]);
	});

	test('of an ARN of another account deletes nothing', async () => {
		await account().failure(remove, { flowName: byArn(arnOf({ account: '999999999999' })) });
		expect(account().calls()).toEqual(['DescribeFlow']);
	});

	test('tried again by n8n leaves alone what its first try deleted', async () => {
		const names = ['zendesk-tickets-to-redshift', 'salesforce-leads-to-s3'];
		// Often enough for the SDK to give up.
		account().control.failNext({ operation: 'DeleteFlow', body: 'leads', status: 500, times: 5 });
		const { tries, json } = await account().run(
			remove,
			{ flowName: byName('={{ $json.name }}') },
			{ items: names.map((name) => ({ name })), maxTries: 2, executionId: '7' },
		);
		expect(tries).toBe(2);
		expect(json).toEqual(names.map((flowName) => ({ deleted: true, flowName })));
	});

	test('of a missing flow fails', async () => {
		const { message } = await account().failure(remove, { flowName: byName('nowhere') });
		expect(message).toBe('AppFlow has nothing by that name [item 0]');
	});
});

describe.each([
	['flow.activate', 'StartFlow', 'github-issues-to-snowflake', 'Active'],
	['flow.deactivate', 'StopFlow', 'salesforce-accounts-to-s3', 'Suspended'],
])('%s', (operation, request, name, status) => {
	const flowName = byName(name);

	test('changes the state once, and says whether it did', async () => {
		const result = { flowName: name, triggerType: 'Scheduled', flowStatus: status };
		expect(await account().json(operation, { flowName })).toMatchObject([
			{ ...result, changed: true },
		]);
		expect(await account().json(operation, { flowName })).toMatchObject([
			{ ...result, changed: false },
		]);
		expect(account().requests(request)).toHaveLength(1);
	});

	test('explains that a flow on demand has no such state, and sends nothing', async () => {
		const { message, description } = await account().failure(operation, {
			flowName: byName('zendesk-tickets-to-redshift'),
		});
		expect(message).toMatch(/runs on demand, so it cannot be (de)?activated \[item 0\]$/);
		expect(description).toContain('Only scheduled and event flows can');
		expect(account().calls()).toEqual(['DescribeFlow']);
	});
});

test('a flow that went off and on again in one execution is activated each time', async () => {
	const flowName = byName('github-issues-to-snowflake');
	const same = { executionId: '7' };
	for (const [operation, status] of [
		['flow.activate', 'Active'],
		['flow.deactivate', 'Suspended'],
		['flow.activate', 'Active'],
	] as const) {
		await account().json(operation, { flowName }, same);
		const [json] = await account().json('flow.get', { flowName });
		expect(json).toMatchObject({ flowStatus: status });
	}
});

test('a deprecated flow cannot be activated, and says why before it asks', async () => {
	account().control.clearRequests();
	const { message, description } = await account().failure('flow.activate', {
		flowName: byName('salesforce-leads-to-s3'),
	});
	expect(message + description).toMatch(/Deprecated|runs on demand/);
	expect(account().calls()).toEqual(['DescribeFlow']);
});

describe('Stop', () => {
	test('takes a scheduled flow out of service', async () => {
		const json = await account().json('flow.stop', {
			flowName: byName('salesforce-accounts-to-s3'),
		});
		expect(json).toMatchObject([{ flowStatus: 'Suspended', changed: true }]);
		expect(account().calls()).toEqual(['DescribeFlow', 'StopFlow']);
	});

	test('of a flow on demand ends its runs if asked to, and explains itself if not', async () => {
		const flowName = byName('zendesk-users-to-s3');
		const { message } = await account().failure('flow.stop', { flowName });
		expect(message).toContain('runs on demand');
		const json = await account().json('flow.stop', { flowName, cancelRuns: true });
		expect(json).toMatchObject([{ canceled: [expect.any(String)], notCanceled: [] }]);
		expect(account().requests('StopFlow')).toEqual([]);
	});
});
