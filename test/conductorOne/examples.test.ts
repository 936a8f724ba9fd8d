import type { IDataObject } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { runChain, runGraph } from '../support/chain';
import type { Graph } from '../support/chain';
import { exampleGraph, startOf } from '../support/example';
import { ActiveTrigger, CredentialStore } from '../support/harness';
import { until } from '../sandbox/conductorone-receiver';
import { byId, ids, useTenant } from './support';

const tenant = useTenant();

const ours = [new ConductorOne(), new AwsAppFlow(), new AwsAppFlowTrigger()];
const example = (file: string) => exampleGraph(file, ours);

const credentials = () => {
	const { endpoint, region, accessKeyId, secretAccessKey } = tenant.sandbox.appflow;
	return {
		conductorOneApi: tenant.bearerData(),
		awsAppFlowApi: { endpoint, region, accessKeyId, secretAccessKey },
	};
};

const run = async (graph: Graph, items?: IDataObject[]) => {
	const result = await runGraph(graph, startOf(graph), credentials(), items);
	expect({ status: result.status, error: result.error }).toEqual({ status: 'success' });
	return result;
};

describe('the example of the combined audit', () => {
	it('writes one message with one report of both services', async () => {
		const { itemsOf } = await run(example('audit-conductorone-and-appflow.json'));
		const [message, ...others] = itemsOf('Write the message');
		expect(others).toEqual([]);
		const findings = itemsOf('Audit AppFlow')[0]?.json.findings;
		expect(Number(findings)).toBeGreaterThan(itemsOf('Audit ConductorOne').length);
		expect(message?.json.subject).toBe(
			`Audit: ${String(findings)} findings, ${String(findings)} new`,
		);
		const html = Buffer.from(message?.binary?.data?.data ?? '', 'base64').toString('utf8');
		expect(html).toContain('<h1>Weekly Audit</h1>');
		expect(html).toContain('Okta EU (Okta)');
		expect(html).toContain('zendesk-tickets-to-redshift');
	});
});

describe('the example of a leaver', () => {
	it('takes all access, and stops the flows that belong to the user', async () => {
		const flow = 'zendesk-tickets-to-redshift';
		const owned = await runChain(
			[
				{
					name: 'Tag',
					node: new AwsAppFlow(),
					parameters: {
						resource: 'tag',
						operation: 'add',
						tagsOf: 'arn',
						resourceArn: `arn:aws:appflow:eu-west-1:123456789012:flow/${flow}`,
						tags: { entries: [{ name: 'owner', value: 'tomas.raman@example.com' }] },
					},
				},
			],
			credentials(),
		);
		expect(owned.status).toBe('success');
		const running = run(example('offboard-leaver.json'));
		let task: IDataObject | undefined;
		const found = until(async () => {
			[task] = await tenant.json('task.search', { limit: 1 });
			return task !== undefined;
		});
		// If it fails before, that is what there is to see.
		await Promise.race([found, running]);
		await tenant.json('task.approve', { taskId: byId(task?.id), additionalFields: {} });
		const { itemsOf } = await running;
		expect(itemsOf('Wait until it is over')).toMatchObject([
			{ json: { type: 'offboarding', state: 'TASK_STATE_CLOSED' } },
		]);
		expect(itemsOf('Stop flow')).toMatchObject([{ json: { flowName: flow } }]);
	});
});

describe('the example of a failed login', () => {
	const LOGIN = 'INVALID_SESSION_ID: Session expired or invalid';
	/** Its source logs in with the connector profile salesforce-production. */
	const FLOW = 'salesforce-accounts-to-s3';
	const salesforce = {
		appId: byId(ids.apps.salesforce),
		connectorId: byId(ids.connectors.salesforce),
	};

	/** The example in an n8n: its trigger has polled before, and its workflow runs for what comes. */
	async function active() {
		const graph = example('raise-task-for-failed-login.json');
		const name = startOf(graph);
		const trigger = new ActiveTrigger({
			node: new AwsAppFlowTrigger(),
			parameters: graph.nodes.find((node) => node.name === name)?.parameters ?? {},
			credentials: new CredentialStore({ awsAppFlowApi: credentials().awsAppFlowApi }),
		});
		expect(await trigger.poll()).toEqual([]);
		return async (...failed: Array<{ message: string; flowName?: string }>) => {
			tenant.control.advanceClock(5 * 60_000);
			for (const { message, flowName = FLOW } of failed) {
				const input = { flowName, status: 'Error', message };
				tenant.control.perform('appflow', 'addRuns', input);
			}
			const items = await trigger.poll();
			expect(items).toHaveLength(failed.length);
			return await run(graph, items);
		};
	}

	const tasks = async (state = 'OPEN') =>
		await tenant.json('task.search', {
			simplify: false,
			filters: { taskTypes: ['FINDING'], taskStates: [`TASK_STATE_${state}`] },
		});

	const taskIds = async () => (await tasks()).map(({ id }) => id);

	beforeEach(async () => {
		await tenant.json('connector.addOwner', {
			...salesforce,
			userId: byId(ids.users.member),
			roleSlug: 'owner',
		});
	});

	it('asks the owner of the connector, with what to do', async () => {
		const fail = await active();
		const { itemsOf } = await fail({ message: LOGIN });
		const [task, ...others] = await tasks();
		expect(others).toEqual([]);
		expect(task).toMatchObject({
			stepApproverIds: [ids.users.member],
			description: expect.stringContaining(
				'Renew the login of the connector profile salesforce-production',
			),
		});
		expect(itemsOf('Somebody has a task')).toMatchObject([
			{
				json: {
					taskId: task?.id,
					owner: 'tomas.raman@example.com',
					message: expect.stringMatching(
						/^Tomas Raman is asked to renew the login of Salesforce v2, because .*INVALID_SESSION/,
					),
				},
			},
		]);
		expect(itemsOf('Give it to the owner')).toEqual([]);
	});

	it('reassigns the task if the policy asks somebody else', async () => {
		tenant.control.configure('conductorOne', { findingReviewerId: ids.users.admin });
		const fail = await active();
		const { itemsOf } = await fail({ message: LOGIN });
		expect(itemsOf('Give it to the owner')).toHaveLength(1);
		expect(await tasks()).toMatchObject([{ stepApproverIds: [ids.users.member] }]);
	});

	it('leaves it to the policy if nobody owns the connector', async () => {
		const fail = await active();
		const { itemsOf } = await fail({
			message: 'The token has expired',
			flowName: 'zendesk-tickets-to-redshift',
		});
		expect(await tasks()).toMatchObject([{ stepApproverIds: [ids.users.admin] }]);
		expect(itemsOf('Give it to the owner')).toEqual([]);
		expect(itemsOf('Somebody has a task')).toMatchObject([
			{ json: { message: expect.stringMatching(/^Whoever the policy names is asked/) } },
		]);
	});

	it('leaves failures alone that are not about a login', async () => {
		const fail = await active();
		const { itemsOf } = await fail({ message: 'The object Account is locked' });
		expect(itemsOf('Because of a login?')).toEqual([]);
		expect(await tenant.json('finding.search')).toEqual([]);
		expect(await tasks()).toEqual([]);
	});

	it('makes one task, however often it fails', async () => {
		const fail = await active();
		await fail({ message: LOGIN }, { message: LOGIN });
		const first = await taskIds();
		expect(first).toHaveLength(1);
		await fail({ message: LOGIN });
		expect(await taskIds()).toEqual(first);
	});

	it('makes another task when it fails again after the first one was done', async () => {
		const fail = await active();
		await fail({ message: LOGIN });
		const [first] = await taskIds();
		await tenant.json('task.close', { taskId: byId(first) });
		await fail({ message: LOGIN });
		const [second, ...others] = await taskIds();
		expect(others).toEqual([]);
		expect(second).not.toBe(first);
	});

	it('does nothing about a finding whose risk somebody accepted', async () => {
		const fail = await active();
		await fail({ message: LOGIN });
		const [finding] = await tenant.json('finding.search');
		const [task] = await taskIds();
		await tenant.json('task.close', { taskId: byId(task) });
		await tenant.json('finding.acceptRisk', {
			findingId: byId(finding?.id),
			justification: 'It ends next week',
		});
		await fail({ message: LOGIN });
		expect(await tasks()).toEqual([]);
	});

	it('finds the connector by the type of the profile, and by the end that the message names', async () => {
		const fail = await active();
		const { itemsOf } = await fail(
			{ message: 'The token has expired', flowName: 'zendesk-tickets-to-redshift' },
			{ message: LOGIN, flowName: 's3-accounts-to-salesforce' },
			{ message: 'The Redshift password expired', flowName: 'zendesk-tickets-to-redshift' },
		);
		expect(itemsOf('Report finding').map(({ json }) => json.connectorTarget)).toEqual([
			expect.objectContaining({ appId: ids.apps.zendesk }),
			{ appId: ids.apps.salesforce, connectorId: ids.connectors.salesforce },
		]);
		expect(itemsOf('Nobody to ask')).toMatchObject([
			{ json: { message: expect.stringContaining('has no connector called Redshift') } },
		]);
	});
});
