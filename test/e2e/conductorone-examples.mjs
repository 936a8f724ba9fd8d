import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';

import { expectText, expectVisible } from './support/assertions.mjs';
import { exampleWith, requester, seeded, SEEDED_WEBHOOK } from './support/conductorone.mjs';
import { doneMark, executeWorkflow, openNode, openWorkflow, output } from './support/editor.mjs';
import { browserTest } from './support/environment.mjs';
import { performInTenant } from './support/steering.mjs';
import { dataOf, eventually, idOf, waitForExecutions } from './support/workflows.mjs';

const APPROVAL = 'approve-conductorone-requests.json';
const PROVISIONING = 'provision-app-without-connector.json';
const JUST_IN_TIME = 'just-in-time-access.json';
const LOG = 'keep-conductorone-system-log.json';

browserTest(
	'requests are approved by the rule, or approved and denied by a person in the form',
	async ({ page, playground }) => {
		const workflow = await exampleWith(playground, APPROVAL, {
			'When an approval is needed': SEEDED_WEBHOOK,
		});
		await playground.api.activate(workflow);
		const tenant = await requester(playground);
		const { approvedByWebhook } = seeded;

		try {
			const short = await tenant.ask(approvedByWebhook, 'priya.raman@example.com', '8h');
			await tenant.ends(short, 'GRANT_OUTCOME_GRANTED');

			for (const { email, decision, outcome } of [
				{ email: 'tomas.raman@example.com', decision: 'Approve', outcome: 'GRANTED' },
				{ email: 'priya.raman@example.com', decision: 'Deny', outcome: 'DENIED' },
			]) {
				const long = await tenant.ask(approvedByWebhook, email, '30 days');
				await page.goto(await formOf(playground, workflow.id, long));
				await expectVisible(page.getByText('asks for access to Okta'));
				await page.locator('select').selectOption(decision);
				await page.locator('textarea').fill(`${decision}, says the owner`);
				await page.getByRole('button').click();
				await tenant.ends(long, `GRANT_OUTCOME_${outcome}`);
			}
		} finally {
			await playground.api.deactivate(workflow.id);
			await tenant.remove();
		}
	},
);

browserTest(
	'an app without a connector is provisioned by n8n, again if need be, or the task says why not',
	async ({ playground }) => {
		/** @type {string[]} */
		const received = [];
		let failing = 1;
		const app = createServer((request, response) => {
			received.push(`${request.method} ${request.url}`);
			failing -= 1;
			response.statusCode = failing >= 0 ? 503 : 200;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ message: failing >= 0 ? 'No room' : 'Done' }));
		});
		app.listen(0, '127.0.0.1');
		await once(app, 'listening');
		const address = app.address();
		assert.ok(address && typeof address === 'object');
		const workflow = await exampleWith(playground, PROVISIONING, {
			'When access is to be changed': SEEDED_WEBHOOK,
			'Change the access': {
				url: `=http://127.0.0.1:${address.port}/members/{{ $json.userEmail }}`,
			},
		});
		await playground.api.activate(workflow);
		const tenant = await requester(playground);
		try {
			const { provisionedByWebhook } = seeded;
			const first = await tenant.ask(provisionedByWebhook, 'tomas.raman@example.com');
			await tenant.ends(first, 'GRANT_OUTCOME_GRANTED');
			assert.deepEqual(received, Array(2).fill('PUT /members/tomas.raman@example.com'));

			failing = 3;
			const second = await tenant.ask(provisionedByWebhook, 'priya.raman@example.com');
			await tenant.ends(second, 'GRANT_OUTCOME_ERROR');
			assert.equal(received.length, 5);
			const [, execution] = await waitForExecutions(playground, workflow.id, 2);
			assert.match(await dataOf(playground, execution.id), /No room/);
		} finally {
			app.close();
			await playground.api.deactivate(workflow.id);
			await tenant.remove();
		}
	},
);

browserTest('access is given back after the work, also if the work fails', async (context) => {
	const { page, playground } = context;
	for (const { url, words } of [
		{ url: `${playground.server.url}/healthz`, words: /The work succeeded/ },
		{ url: `${playground.server.url}/rest/nothing-here`, words: /The work failed/ },
	]) {
		const { id } = await exampleWith(playground, JUST_IN_TIME, { 'Do the work': { url } });
		await openWorkflow(page, id);
		await executeWorkflow(page);
		await expectVisible(doneMark(page, 'Report'));
		await openNode(page, 'Report');
		await expectText(output(page), words);
	}
});

browserTest('each event of the system log is kept once in a data table', async (context) => {
	const { page, playground } = context;
	await performInTenant(playground, 'addEvent', { operation: 'c1.api.app.v1.Apps/Create' });
	for (let time = 0; time < 2; time += 1) {
		await openWorkflow(page, idOf(playground, LOG));
		await executeWorkflow(page);
		await expectVisible(doneMark(page, 'Store the event'));
	}
	await openNode(page, 'Store the event');
	await expectText(output(page), /c1\.api\.app\.v1\.Apps\/Create/);
	const { data } = await playground.api.call('GET', '/rest/data-tables-global?take=50');
	const table = data.find((/** @type {{ name: string }} */ each) => /system log/i.test(each.name));
	assert.ok(table, 'There is no table');
	const path = `/rest/projects/${table.projectId}/data-tables/${table.id}/rows`;
	const rows = await playground.api.call('GET', path);
	const uids = rows.data.map((/** @type {{ uid: string }} */ row) => row.uid);
	assert.ok(uids.length > 0);
	assert.deepEqual(uids, [...new Set(uids)]);
});

/**
 * The address of the form that waits for a decision about a task.
 *
 * @param {import('../../playground/playground.mjs').Playground} playground
 * @param {string} workflowId
 * @param {string} taskId
 */
async function formOf(playground, workflowId, taskId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['waiting'] }));
	return await eventually('forms', async () => {
		const { results } = await playground.api.call('GET', `/rest/executions?filter=${filter}`);
		for (const { id } of results) {
			const data = await dataOf(playground, id);
			const [form] = /http:[^"\\]*form-waiting[^"\\]*/.exec(data) ?? [];
			if (form && data.includes(taskId)) return form;
		}
		return undefined;
	});
}
