import { expectGone, expectText, expectVisible } from './support/assertions.mjs';
import {
	addAction,
	addTrigger,
	creatorItem,
	executeStep,
	fill,
	openNodeCreator,
	output,
	parameter,
	pickFromList,
	searchNodes,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';
import { performInTenant } from './support/steering.mjs';

const POLL_TIMES = 'fixed-collection-pollTimes';

browserTest("ConductorOne's trigger shows what n8n asks for", async ({ page, playground }) => {
	await performInTenant(playground, 'addUser', { displayName: 'Nora Berg' });
	await addTrigger(page, 'ConductorOne', 'On new user');
	const panel = page.getByTestId('ndv');
	await expectVisible(panel.getByTestId(POLL_TIMES));
	await expectGone(panel.getByText('Webhook URLs'));
	await expectGone(parameter(page, 'respond'));
	await executeStep(page);
	await showOutputAs(page, 'json');
	await expectText(output(page), /Nora Berg/);
});

browserTest("ConductorOne's trigger tells where to point ConductorOne", async ({ page }) => {
	await openNodeCreator(page);
	await searchNodes(page, 'approval');
	await creatorItem(page, 'ConductorOne').click();
	await creatorItem(page, 'On approval needed').click();
	const panel = page.getByTestId('ndv');
	await expectVisible(panel.getByText('Webhook URLs'));
	await expectText(panel, /Publishing this workflow makes a webhook/);
	await expectVisible(parameter(page, 'respond'));
	await expectGone(panel.getByTestId(POLL_TIMES));
	await takePicture(page, 'conductorone-trigger');
});

browserTest(
	'access is requested by picking an app, one of its entitlements, and a person',
	async ({ page }) => {
		await addAction(page, 'ConductorOne', 'Create grant request');
		await pickFromList(page, 'appId', 'Okta');
		await pickFromList(page, 'entitlementId', 'Everyone');
		await pickFromList(page, 'userId', 'Ingrid');
		await executeStep(page);
		await showOutputAs(page, 'json');
		await expectText(output(page), /"type": *"grant"/);
		await expectText(output(page), /"state": *"TASK_STATE_/);
	},
);

browserTest('any operation of the API is found, and has a form of its own', async ({ page }) => {
	await addAction(page, 'ConductorOne', 'Call any API operation');
	await page.getByTestId('resource-locator-apiOperation').getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').fill('webhooks create');
	await page.getByTestId('rlc-item').filter({ hasText: 'POST /api/v1/webhooks' }).first().click();
	const form = page.getByTestId('mapping-fields-container');
	await expectText(form, /Display Name/);
	await expectText(form, /Callback Timeout/);
	await fill(page, 'body_displayName', 'Made by any operation');
	await fill(page, 'body_url', 'https://hooks.example.com/made');
	await takePicture(page, 'conductorone-any-operation');
	await executeStep(page);
	await showOutputAs(page, 'json');
	await expectText(output(page), /"displayName": *"Made by any operation"/);
});
