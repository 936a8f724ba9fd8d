import type { IDataObject } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { runChain, runGraph } from '../support/chain';
import type { Graph } from '../support/chain';
import { exampleGraph, startOf } from '../support/example';
import { until } from '../sandbox/conductorone-receiver';
import { byId, useTenant } from './support';

const tenant = useTenant();

const example = (file: string) => exampleGraph(file, [new ConductorOne(), new AwsAppFlow()]);

const credentials = () => {
	const { endpoint, region, accessKeyId, secretAccessKey } = tenant.sandbox.appflow;
	return {
		conductorOneApi: tenant.bearerData(),
		awsAppFlowApi: { endpoint, region, accessKeyId, secretAccessKey },
	};
};

const run = async (graph: Graph) => {
	const result = await runGraph(graph, startOf(graph), credentials());
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
		await until(async () => {
			[task] = await tenant.json('task.search', { limit: 1 });
			return task !== undefined;
		});
		await tenant.json('task.approve', { taskId: byId(task?.id), additionalFields: {} });
		const { itemsOf } = await running;
		expect(itemsOf('Wait until it is over')).toMatchObject([
			{ json: { type: 'offboarding', state: 'TASK_STATE_CLOSED' } },
		]);
		expect(itemsOf('Stop flow')).toMatchObject([{ json: { flowName: flow } }]);
	});
});
