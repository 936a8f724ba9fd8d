import assert from 'node:assert/strict';

import { expectGone, expectText, expectVisible } from './support/assertions.mjs';
import {
	addTrigger,
	choose,
	executeStep,
	output,
	parameter,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';
import {
	dataOf,
	eventually,
	executionsOf,
	post,
	variantOf,
	waitForExecutions,
} from './support/workflows.mjs';

const POLL_TIMES = 'fixed-collection-pollTimes';

browserTest('the trigger shows what belongs to the way it receives events', async ({ page }) => {
	await addTrigger(page, 'AWS AppFlow', 'On run failed');
	const panel = page.getByTestId('ndv');
	await expectVisible(panel.getByTestId(POLL_TIMES));
	await expectGone(panel.getByText('Webhook URLs'));
	await executeStep(page);
	await showOutputAs(page, 'json');
	await expectText(output(page), /"event": *"runFailed"/);
	await expectText(output(page), /"errorMessage"/);
	await takePicture(page, 'appflow-trigger');

	await choose(page, 'receiveBy', 'Push');
	await expectVisible(panel.getByText('Webhook URLs'));
	await expectGone(panel.getByTestId(POLL_TIMES));
	await expectVisible(parameter(page, 'triggerOn'));
});

browserTest('an event that EventBridge posts starts the workflow once', async ({ playground }) => {
	const { api, server } = playground;
	const { id, versionId } = await variantOf(playground, 'report-failed-flow-runs.json', {
		name: 'Failed runs, pushed',
		node: 'When a run fails',
		parameters: { receiveBy: 'push', flows: 'namePattern', flowNamePattern: 'orders-*' },
		credentials: { awsAppFlowEventsApi: { name: 'EventBridge' } },
		webhookId: 'pushed-runs',
	});
	await api.activate({ id, versionId });
	const url = `${server.url}/webhook/pushed-runs/webhook`;
	const event = {
		id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
		source: 'aws.appflow',
		'detail-type': 'AppFlow End Flow Run Report',
		detail: {
			'flow-name': 'orders-to-lake',
			'execution-id': 'run-1',
			status: 'Execution Failed',
			error: 'The bucket is full',
		},
	};
	// n8n registers the webhook some time after it has answered that the workflow is active.
	const refused = await eventually('a webhook', async () => {
		const answer = await post(url, event, { 'x-api-key': 'dummy-wrong-secret-of-somebody' });
		return answer.status === 404 ? undefined : answer;
	});
	assert.equal(refused.status, 403);
	const key = { 'x-api-key': 'dummy-secret-of-event-bridge' };
	const other = { ...event, id: 'other', detail: { ...event.detail, 'flow-name': 'invoices' } };
	assert.equal((await post(url, other, key)).status, 200);
	assert.deepEqual(await executionsOf(playground, id), []);

	assert.equal((await post(url, event, key)).status, 200);
	assert.equal((await post(url, event, key)).status, 200);
	const [execution] = await waitForExecutions(playground, id, 1);
	assert.equal(execution.status, 'success');
	assert.match(await dataOf(playground, execution.id), /The bucket is full/);
	assert.equal((await executionsOf(playground, id)).length, 1);
	await api.deactivate(id);
});
