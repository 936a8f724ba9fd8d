import { expectText } from './support/assertions.mjs';
import {
	addAction,
	choose,
	chooseInList,
	executeStep,
	fill,
	output,
	pickFromList,
	showOutputAs,
	switchOn,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';
import { perform } from './support/steering.mjs';

browserTest('someone builds a flow by picking from what the account has', async ({ page }) => {
	await addAction(page, 'AWS AppFlow', 'Create flow');
	await fill(page, 'newFlowName', 'accounts-to-lake');
	await choose(page, 'sourceConnectorType', 'Salesforce');
	await pickFromList(page, 'sourceConnectorProfileName', 'salesforce-production');
	await pickFromList(page, 'sourceObject', 'Account');
	await choose(page, 'destinationConnectorType', 'Amazon S3');
	await fill(page, 'destinationBucketName', 'acme-lake');

	await choose(page, 'mappingMode', 'Map Each Field');
	const mapper = page.getByTestId('mapping-fields-container');
	await expectText(mapper, /Industry \(picklist\)/);
	await expectText(mapper, /Annual Revenue \(currency/);
	await fill(page, 'source:Industry', 'sector');
	await page.getByTestId('remove-field-button-source:Website').click();
	await takePicture(page, 'flow-builder');

	await page
		.getByTestId('fixed-collection-recordFilters')
		.getByTestId('fixed-collection-add')
		.click();
	await chooseInList(page, 'recordFilters', 'field', 'Annual Revenue (currency, AnnualRevenue)');
	await chooseInList(page, 'recordFilters', 'operator', 'Is Between');
	await chooseInList(page, 'recordFilters', 'operator', 'Is Greater or Later Than');
	await fill(page, 'value', '1000000');
	await executeStep(page);
	await showOutputAs(page, 'json');
	await expectText(output(page), /arn:aws:appflow:eu-west-1:\d{12}:flow\/accounts-to-lake/);
	await expectText(output(page), /"flowStatus": *"Active"/);

	await choose(page, 'operation', 'Start');
	await pickFromList(page, 'flowName', 'accounts-to-lake');
	await switchOn(page, 'waitForCompletion');
	await executeStep(page);
	await expectText(output(page), /"executionStatus": *"Successful"/);
	// Half of what a run of the sandbox moves without filters.
	await expectText(output(page), /"recordsProcessed": *50/);
});

browserTest('a run that fails says why in the editor', async ({ page, playground }) => {
	const like = 'zendesk-tickets-to-redshift';
	await perform(playground, 'addFlows', { count: 1, prefix: 'fail-in-editor', like });
	await addAction(page, 'AWS AppFlow', 'Start flow');
	await pickFromList(page, 'flowName', 'fail-in-editor-1');
	await switchOn(page, 'waitForCompletion');
	await executeStep(page);
	await expectText(page.getByTestId('node-error-message'), /The run of 'fail-in-editor-1' failed/);
	await expectText(page.getByTestId('node-error-description'), /AppFlow says: /);
});
