import assert from 'node:assert/strict';

import { expectGone, expectText, expectVisible } from './support/assertions.mjs';
import { callable, entered } from './support/callable.mjs';
import { exampleWith, seeded } from './support/conductorone.mjs';
import {
	doneMark,
	executeWorkflow,
	openNode,
	openWorkflow,
	output,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest } from './support/environment.mjs';
import { perform } from './support/steering.mjs';
import { eventually, idOf, waitForExecutions } from './support/workflows.mjs';

const AUDIT = 'audit-conductorone-and-appflow.json';
const OFFBOARDING = 'offboard-leaver.json';
const FAILED_LOGIN = 'raise-task-for-failed-login.json';

browserTest('one report tells what is wrong in both services', async ({ page, playground }) => {
	await openWorkflow(page, idOf(playground, AUDIT));
	await executeWorkflow(page);
	await expectVisible(doneMark(page, 'Write the message'));
	await openNode(page, 'Write the message');
	await showOutputAs(page, 'schema');
	await expectText(output(page), /Audit: [1-9]\d* findings, [1-9]\d* new/);
	await expectText(output(page), /findings in ConductorOne and AppFlow are critical or high/);
	await showOutputAs(page, 'binary');
	await expectText(output(page), /weekly-audit\.html/);
	await expectText(output(page), /text\/html/);
});

browserTest(
	'a leaver is offboarded, and the flows with the address in a tag are stopped',
	async ({ page, playground }) => {
		const email = 'ingrid.raman@example.com';
		await perform(playground, 'addFlows', {
			count: 1,
			prefix: 'leaver',
			like: 'zendesk-tickets-to-redshift',
		});
		const steps = await callable(playground, {
			tag: {
				node: 'awsAppFlow',
				parameters: {
					resource: 'tag',
					operation: 'add',
					tagsOf: 'flow',
					flowName: entered('leaver-1', 'name'),
					tags: { entries: [{ name: 'owner', value: email }] },
				},
			},
			tasks: {
				node: 'conductorOne',
				parameters: {
					resource: 'task',
					operation: 'search',
					filters: { taskTypes: ['OFFBOARDING'], taskStates: ['TASK_STATE_OPEN'] },
				},
			},
			approve: {
				node: 'conductorOne',
				parameters: {
					resource: 'task',
					operation: 'approve',
					taskId: entered('={{ $json.body.taskId }}'),
				},
			},
		});
		try {
			await steps.call('tag');
			const { id } = await exampleWith(playground, OFFBOARDING, {
				'Who leaves': {
					assignments: {
						assignments: [{ id: 'field-1', name: 'email', value: email, type: 'string' }],
					},
				},
			});
			await openWorkflow(page, id);
			await executeWorkflow(page);
			await expectVisible(doneMark(page, 'Start offboarding'));
			const task = await eventually('tasks to offboard somebody', async () => {
				const [found] = await steps.call('tasks');
				return found?.id;
			});
			await steps.call('approve', { taskId: task });
			await expectVisible(doneMark(page, 'Stop flow'));
			await openNode(page, 'Stop flow');
			await showOutputAs(page, 'json');
			await expectText(output(page), /"flowName": *"leaver-1"/);
		} finally {
			await steps.remove();
		}
	},
);

browserTest(
	'a refused login becomes one task for the owner of the connector, however often it fails',
	async ({ page, playground }) => {
		const flowName = 'salesforce-accounts-to-s3';
		const steps = await callable(playground, {
			own: {
				node: 'conductorOne',
				parameters: {
					resource: 'connector',
					operation: 'addOwner',
					appId: entered(seeded.salesforce),
					connectorId: entered(seeded.salesforceConnector),
					userId: entered('tomas.raman@example.com', 'email'),
					roleSlug: 'owner',
				},
			},
			tasks: {
				node: 'conductorOne',
				parameters: {
					resource: 'task',
					operation: 'search',
					simplify: false,
					filters: { taskTypes: ['FINDING'], taskStates: ['TASK_STATE_OPEN'] },
				},
			},
		});
		try {
			await steps.call('own');
			await perform(playground, 'addRuns', {
				flowName,
				status: 'Error',
				message: 'INVALID_SESSION_ID: Session expired or invalid',
			});
			const { id } = await exampleWith(playground, FAILED_LOGIN, {
				'When a run fails': { flows: 'chosen', flowNames: [flowName] },
			});
			await openWorkflow(page, id);
			await executeWorkflow(page);
			await expectVisible(doneMark(page, 'Somebody has a task'));
			await openNode(page, 'Somebody has a task');
			await expectText(output(page), /Tomas Raman is asked to renew the login of Salesforce v2/);
			const [first, ...others] = await steps.call('tasks');
			assert.deepEqual(others, []);
			assert.match(first?.description, /connector profile salesforce-production/);

			await openWorkflow(page, id);
			await executeWorkflow(page);
			await expectVisible(doneMark(page, 'Get its task'));
			await waitForExecutions(playground, id, 2);
			await expectGone(doneMark(page, 'Create task'));
			const again = await steps.call('tasks');
			assert.deepEqual(
				again.map((task) => task.id),
				[first?.id],
			);
		} finally {
			await steps.remove();
		}
	},
);
