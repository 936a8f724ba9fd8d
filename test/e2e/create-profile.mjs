import assert from 'node:assert/strict';

import { expectText, expectVisible } from './support/assertions.mjs';
import {
	choose,
	chooseCredential,
	creatorItem,
	dragOntoCanvas,
	executeStep,
	fill,
	openNodeCreator,
	output,
	parameter,
	showOutputAs,
	searchNodes,
	showActions,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';

const SALESFORCE_JWT = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJkdW1teSJ9.ZHVtbXk';

browserTest(
	'someone finds AppFlow, drags Create connector profile onto the canvas, and reads the ARN of what they made',
	async ({ page }) => {
		await openNodeCreator(page);
		await searchNodes(page, 'AppFlow');
		await creatorItem(page, 'AWS AppFlow').click();
		await showActions(page);
		await dragOntoCanvas(page, creatorItem(page, 'Create connector profile'));
		await page.getByTestId('ndv').waitFor();

		await fill(page, 'newConnectorProfileName', 'sales-emea');
		await choose(page, 'connectorType', 'Salesforce');
		await fill(page, 'instanceUrl', 'https://acme.my.salesforce.com');
		await choose(page, 'secretsFrom', 'Fields Below');
		await chooseCredential(page, 'AWS AppFlow (sandbox)');

		await choose(page, 'authentication', 'JWT Bearer');
		await expectVisible(parameter(page, 'jwtToken'));
		assert.equal(await parameter(page, 'accessToken').count(), 0);

		await choose(page, 'authentication', 'Access and Refresh Tokens');
		await expectVisible(parameter(page, 'accessToken'));
		await expectVisible(parameter(page, 'refreshToken'));
		assert.equal(await parameter(page, 'jwtToken').count(), 0);

		await choose(page, 'authentication', 'JWT Bearer');
		await fill(page, 'jwtToken', SALESFORCE_JWT);
		await executeStep(page);
		await expectText(output(page), /arn:aws:appflow:eu-west-1:\d{12}:connectorprofile\/sales-emea/);
		await showOutputAs(page, 'json');
		await takePicture(page, 'create-connector-profile');
	},
);
