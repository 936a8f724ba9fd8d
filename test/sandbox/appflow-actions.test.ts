import {
	type AppflowClient,
	CreateFlowCommand,
	DescribeConnectorEntityCommand,
	DescribeFlowCommand,
	ListConnectorEntitiesCommand,
	ListFlowsCommand,
	paginateDescribeFlowExecutionRecords,
	paginateListFlows,
	ResetConnectorMetadataCacheCommand,
	StartFlowCommand,
	UpdateConnectorProfileCommand,
} from '@aws-sdk/client-appflow';

import type { Sandbox } from '../../sandbox';
import { useAppFlow } from './appflow-clients';
import { accountsFlow, mapTasks } from './appflow-flows';

let sandbox: Sandbox;
let client: AppflowClient;
useAppFlow((...started) => ([sandbox, client] = started));

const perform = (action: string, input: Record<string, unknown>) =>
	sandbox.control.perform('appflow', action, input);

const records = async (flowName: string) => {
	const found = [];
	const pages = paginateDescribeFlowExecutionRecords({ client, pageSize: 100 }, { flowName });
	for await (const { flowExecutions = [] } of pages) found.push(...flowExecutions);
	return found;
};

describe('runs that a test asks for', () => {
	const flowName = 'github-issues-to-snowflake';

	it('are many at once, spread over the past', async () => {
		const { executionIds } = perform('addRuns', { flowName, count: 250, everyMs: 3_600_000 });
		const found = await records(flowName);
		expect(new Set(found.map(({ executionId }) => executionId))).toEqual(
			new Set(executionIds as string[]),
		);
		const times = found.map(({ startedAt }) => startedAt?.getTime() ?? 0);
		expect(Math.max(...times) - Math.min(...times)).toBe(249 * 3_600_000);
	});

	it('end when and how the test says', async () => {
		perform('addRuns', { flowName, status: 'InProgress' });
		sandbox.control.advanceClock(48 * 3_600_000);
		expect(await records(flowName)).toMatchObject([{ executionStatus: 'InProgress' }]);
		perform('endRun', { flowName, status: 'Error', message: 'The disk is full' });
		expect(await records(flowName)).toMatchObject([
			{
				executionStatus: 'Error',
				executionResult: { errorInfo: { executionMessage: 'The disk is full' } },
			},
		]);
		const { lastRunExecutionDetails } = await client.send(new DescribeFlowCommand({ flowName }));
		expect(lastRunExecutionDetails).toMatchObject({
			mostRecentExecutionStatus: 'Error',
			mostRecentExecutionMessage: 'The disk is full',
		});
	});

	it('tell which definition they used', async () => {
		await client.send(new CreateFlowCommand(accountsFlow('accounts', { tasks: mapTasks('Id') })));
		const { executionId } = await client.send(new StartFlowCommand({ flowName: 'accounts' }));
		expect(perform('listRuns', { flowName: 'accounts' })).toMatchObject({
			runs: [{ executionId, tasks: [{ sourceFields: ['Id'] }, { destinationField: 'Id' }] }],
		});
	});

	it('say what a test got wrong', () => {
		expect(() => perform('addRuns', { flowName: 'none' })).toThrow('There is no flow none');
		expect(() => perform('makeCoffee', {})).toThrow(/no action makeCoffee; it has addRuns/);
		expect(() => perform('setFlowStatus', { flowName, status: 'Happy' })).toThrow('Suspended');
	});
});

it('sets the status of a flow, with its reason', async () => {
	const flowName = 'salesforce-accounts-to-s3';
	perform('setFlowStatus', { flowName, status: 'Errored', message: 'Out of order' });
	expect(await client.send(new DescribeFlowCommand({ flowName }))).toMatchObject({
		flowStatus: 'Errored',
		flowStatusMessage: 'Out of order',
	});
});

it('has a thousand flows at once', async () => {
	perform('addFlows', { count: 1000, prefix: 'bulk' });
	let found = 0;
	for await (const page of paginateListFlows({ client, pageSize: 100 }, {})) {
		found += page.flows?.filter(({ flowName }) => flowName?.startsWith('bulk-')).length ?? 0;
	}
	expect(found).toBe(1000);
	expect((await client.send(new ListFlowsCommand({ maxResults: 1 }))).flows).toHaveLength(1);
});

it('breaks the login of a profile, which an update repairs', async () => {
	const connectorProfileName = 'salesforce-production';
	const flowName = 's3-accounts-to-salesforce';
	perform('breakProfile', { connectorProfileName });
	await expect(
		client.send(new ListConnectorEntitiesCommand({ connectorProfileName })),
	).rejects.toMatchObject({ name: 'ConnectorAuthenticationException' });
	const outcome = async () => {
		const { executionId } = await client.send(new StartFlowCommand({ flowName }));
		sandbox.control.advanceClock(5_000);
		return (await records(flowName)).find((record) => record.executionId === executionId);
	};
	const broken = await outcome();
	expect(broken?.executionStatus).toBe('Error');
	expect(broken?.executionResult?.errorInfo?.executionMessage).toMatch(/login .* was refused/);

	await client.send(
		new UpdateConnectorProfileCommand({
			connectorProfileName,
			connectionMode: 'Public',
			connectorProfileConfig: {
				connectorProfileProperties: { Salesforce: {} },
				connectorProfileCredentials: {
					Salesforce: { accessToken: 'dummy', refreshToken: 'dummy' },
				},
			},
		}),
	);
	expect((await outcome())?.executionStatus).toBe('Successful');
});

describe('what is new in an application', () => {
	const connectorProfileName = 'salesforce-production';
	const entity = 'Invoice__c';

	const names = async () => {
		const { connectorEntityMap = {} } = await client.send(
			new ListConnectorEntitiesCommand({ connectorProfileName }),
		);
		return connectorEntityMap.Objects?.map(({ name }) => name);
	};
	const fields = async (connectorEntityName: string) => {
		const { connectorEntityFields = [] } = await client.send(
			new DescribeConnectorEntityCommand({ connectorProfileName, connectorEntityName }),
		);
		return connectorEntityFields.map(({ identifier }) => identifier);
	};
	const reset = async (connectorEntityName?: string) =>
		await client.send(
			new ResetConnectorMetadataCacheCommand({ connectorProfileName, connectorEntityName }),
		);

	it('shows after its part of the cache was reset', async () => {
		perform('addEntity', { connectorProfileName, name: entity, fields: ['Total__c'] });
		expect(await names()).not.toContain(entity);
		await reset('Account');
		expect(await names()).not.toContain(entity);
		await reset();
		expect(await names()).toContain(entity);
		expect(await fields(entity)).toEqual(['Id', 'Total__c']);

		perform('addField', { connectorProfileName, entityName: 'Account', name: 'Tier__c' });
		await reset();
		expect(await fields('Account')).not.toContain('Tier__c');
		await reset('Account');
		expect(await fields('Account')).toContain('Tier__c');
	});

	it('shows by itself after an hour, and behind its own profile only', async () => {
		perform('addEntity', { connectorProfileName: 'salesforce-sandbox', name: 'Other__c' });
		perform('addEntity', { connectorProfileName, name: entity });
		sandbox.control.advanceClock(3_600_000);
		expect(await names()).toContain(entity);
		expect(await names()).not.toContain('Other__c');
	});
});

it('is steered over HTTP too', async () => {
	const control = async (input: object) => {
		const body = JSON.stringify({ service: 'appflow', ...input });
		const response = await fetch(`${sandbox.controlUrl}/actions`, { method: 'POST', body });
		const json: unknown = await response.json();
		return { status: response.status, json };
	};
	const flowName = 'github-issues-to-snowflake';
	expect(await control({ action: 'addRuns', flowName, count: 2 })).toMatchObject({
		status: 200,
		json: { executionIds: [expect.any(String), expect.any(String)] },
	});
	expect(await records(flowName)).toHaveLength(2);
	expect(await control({ action: 'nothing' })).toMatchObject({ status: 400 });
	expect(await control({ service: 'sts', action: 'nothing' })).toMatchObject({
		status: 400,
		json: { error: 'sts has no actions' },
	});
});

it('throttles one operation and leaves the others alone', async () => {
	sandbox.control.throttle({ service: 'appflow', operation: '^DescribeFlow$', allow: 1 });
	const flowName = 'salesforce-accounts-to-s3';
	const describeFlow = async () => await client.send(new DescribeFlowCommand({ flowName }));
	await describeFlow();
	await expect(describeFlow()).rejects.toMatchObject({ name: 'ThrottlingException' });
	expect(await records(flowName)).not.toEqual([]);
	expect((await client.send(new ListFlowsCommand({}))).flows).not.toEqual([]);
});
