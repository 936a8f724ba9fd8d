import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { exampleWorkflows } from '../../playground/furnish.mjs';
import { runN8n } from '../../playground/n8n-server.mjs';
import { PROJECT } from '../../playground/paths.mjs';
import { expectText, expectVisible } from './support/assertions.mjs';
import {
	closeNode,
	doneMark,
	executeWorkflow,
	importFromFile,
	openNode,
	openWorkflow,
	output,
} from './support/editor.mjs';
import { browserTest } from './support/environment.mjs';
import { idOf, post } from './support/workflows.mjs';

test('the examples hold neither secrets nor references to credentials of this machine', async () => {
	for (const { file, workflow } of await exampleWorkflows()) {
		const text = JSON.stringify(workflow);
		assert.doesNotMatch(text, /dummy|secret-token|AKID|AKIA/i, file);
		for (const { credentials = {}, parameters } of workflow.nodes) {
			for (const [name, value] of secretsIn(parameters)) {
				assert.match(value, /^=/, `${file}: ${name} is typed in, not computed`);
			}
			for (const { id } of Object.values(credentials)) assert.equal(id, '', file);
		}
	}
});

browserTest(
	'an example is imported from its file, and its node says what to choose',
	async ({ page }) => {
		await importFromFile(page, join(PROJECT, 'workflows', 'create-profile-from-webhook.json'));
		await openNode(page, 'Create connector profile');
		const secretsOfTheConnection = page.getByTestId('node-credentials-slot').nth(1);
		await expectVisible(secretsOfTheConnection.getByPlaceholder('Select Credential'));
	},
);

browserTest(
	'the webhook example creates a profile for a request from outside',
	async ({ playground }) => {
		const { server } = playground;
		const body = { name: 'from-outside', instanceUrl: 'https://acme.my.salesforce.com' };
		const created = await post(`${server.url}/webhook/connector-profiles`, body);
		assert.equal(created.status, 201);
		assert.match(created.answer.connectorProfileArn, /connectorprofile\/from-outside$/);

		const again = await post(`${server.url}/webhook/connector-profiles`, body);
		assert.equal(again.status, 400);
		assert.match(again.answer.error, /conflict/i);
	},
);

browserTest(
	'the webhook example runs in the editor while it listens for a test request',
	async ({ page, playground }) => {
		await openWorkflow(page, idOf(playground, 'create-profile-from-webhook.json'));
		// n8n answers once the test address is registered.
		const listening = page.waitForResponse((response) => response.url().endsWith('/run'));
		await executeWorkflow(page);
		assert.ok((await listening).ok());
		await expectVisible(page.getByText('Waiting for you to call the Test URL'));
		const created = await post(`${playground.server.url}/webhook-test/connector-profiles`, {
			name: 'from-the-editor',
			instanceUrl: 'https://acme.my.salesforce.com',
		});
		assert.equal(created.status, 201);
		await expectVisible(doneMark(page, 'Create connector profile'));
		await expectVisible(doneMark(page, 'Respond with the ARN'));
	},
);

browserTest(
	'the schedule example names the private connection that failed, and why',
	async ({ page, playground }) => {
		await openWorkflow(page, idOf(playground, 'report-failed-private-connections.json'));
		await executeWorkflow(page);
		await expectVisible(doneMark(page, 'Summarize'));
		await openNode(page, 'Summarize');
		await expectText(output(page), /1 of \d+ connector profiles have a failed private connection/);
		await expectText(output(page), /sap-finance-private-failed/);
	},
);

browserTest('the rotation example gives the profile new secrets', async ({ page, playground }) => {
	await openWorkflow(page, idOf(playground, 'rotate-profile-credentials.json'));
	await executeWorkflow(page);
	await expectVisible(doneMark(page, 'Report'));
	await openNode(page, 'Report');
	await expectText(output(page), /salesforce-production/);
	await closeNode(page);
});

browserTest(
	'the ConductorOne example waits until the sync is done, and reports it',
	async ({ page, playground }) => {
		await openWorkflow(page, idOf(playground, 'sync-conductorone-connector.json'));
		await executeWorkflow(page);
		await doneMark(page, 'Report').waitFor({ timeout: 60_000 });
		await openNode(page, 'Report');
		await expectText(output(page), /SYNC_STATUS_DONE/);
	},
);

browserTest('an example runs from the command line: n8n execute', async ({ playground }) => {
	const { n8n, server, folder } = playground;
	const id = idOf(playground, 'rotate-profile-credentials.json');
	const {
		code,
		stdout,
		output: said,
	} = await runN8n(
		n8n,
		// Beside the n8n that is running: same data, other ports.
		{ userFolder: folder, port: Number(new URL(server.url).port) + 10 },
		['execute', `--id=${id}`, '--rawOutput'],
	);
	assert.equal(code, 0, said);
	assert.match(stdout, /"profile": *"salesforce-production"/);
});

/**
 * What a node has under names of secrets, at any depth.
 *
 * @param {Record<string, any>} parameters
 * @returns {Array<[string, string]>}
 */
function secretsIn(parameters) {
	return Object.entries(parameters).flatMap(([name, value]) => {
		if (value !== null && typeof value === 'object') return secretsIn(value);
		const secret = typeof value === 'string' && /password|secret$|token$|apiKey/i.test(name);
		return secret && value !== '' ? [/** @type {[string, string]} */ ([name, value])] : [];
	});
}
