import { expectText } from './support/assertions.mjs';
import {
	addAction,
	choose,
	executeStep,
	output,
	pickFromList,
	showOutputAs,
	switchOn,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';
import { perform } from './support/steering.mjs';

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

browserTest('the audit offers its report as a file', async ({ page }) => {
	await addAction(page, 'AWS AppFlow', 'Audit connector profiles');
	await choose(page, 'report', 'HTML');
	await executeStep(page);
	await showOutputAs(page, 'binary');
	await expectText(output(page), /\.html/);
	await showOutputAs(page, 'table');
	await expectText(output(page), /sap-finance-private-failed/);
	await takePicture(page, 'audit-connector-profiles');
});
