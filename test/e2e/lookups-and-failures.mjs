import assert from 'node:assert/strict';

import { expectText, expectVisible } from './support/assertions.mjs';
import {
	addAction,
	choose,
	chooseCredential,
	executeStep,
	fill,
	output,
	parameter,
	pickFromList,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';

browserTest('a connector profile is picked from the list that AppFlow gives', async ({ page }) => {
	await addAction(page, 'AWS AppFlow', 'Get connector profile');
	await pickFromList(page, 'connectorProfileName', 'sap-orders-private');
	await executeStep(page);
	await expectText(output(page), /connectorprofile\/sap-orders-private/);
});

browserTest(
	'the connectors offered are those of the ConductorOne app that was picked',
	async ({ page }) => {
		await addAction(page, 'ConductorOne', 'Get connector');
		await pickFromList(page, 'appId', 'Okta');
		await pickFromList(page, 'connectorId', 'Okta EU');
		await executeStep(page);
		await expectText(output(page), /SYNC_STATUS_ERROR/);
	},
);

browserTest('the form of a custom connector is what AppFlow says about it', async ({ page }) => {
	await addAction(page, 'AWS AppFlow', 'Create connector profile');
	await choose(page, 'connectorType', 'Custom Connector');
	await pickFromList(page, 'connectorLabel', 'AcmeTickets');
	await expectVisible(parameter(page, 'environment'));
	await choose(page, 'environment', 'production');
});

browserTest('the connectors of all ConductorOne apps are listed', async ({ page }) => {
	await addAction(page, 'ConductorOne', 'Get many connectors in all apps');
	await executeStep(page);
	await expectText(output(page), /[1-9]\d items/);
	await showOutputAs(page, 'table');
	await expectText(output(page), /displayName/);
	await expectText(output(page), /SYNC_STATUS_DONE/);
	await takePicture(page, 'conductorone-connectors');
});

browserTest(
	'a login that Salesforce rejects reads as what happened and what to do',
	async ({ page }) => {
		await addAction(page, 'AWS AppFlow', 'Create connector profile');
		await fill(page, 'newConnectorProfileName', 'rejected');
		await choose(page, 'connectorType', 'Salesforce');
		await fill(page, 'instanceUrl', 'https://acme.my.salesforce.com');
		await choose(page, 'secretsFrom', 'Fields Below');
		await chooseCredential(page, 'AWS AppFlow (sandbox)');
		await choose(page, 'authentication', 'Access and Refresh Tokens');
		await fill(page, 'accessToken', 'expired-token');
		await fill(page, 'refreshToken', 'dummy-refresh-token');
		await executeStep(page);

		await expectText(
			page.getByTestId('node-error-message'),
			/The connector's service rejected the login/,
		);
		await expectText(page.getByTestId('node-error-description'), /Check the connection secrets/);
		await expectVisible(page.getByTestId('node-run-status-danger'));
		assert.doesNotMatch(await output(page).innerText(), /expired-token|dummy-refresh-token/);
	},
);

browserTest('a form that lacks something says what, before anything is sent', async ({ page }) => {
	await addAction(page, 'AWS AppFlow', 'Get connector profile');
	await choose(page, 'operation', 'Delete');
	await executeStep(page);
	await expectVisible(page.getByText('Parameter "Connector Profile" is required'));
});
