import { expectText } from './support/assertions.mjs';
import { addAction, choose, executeStep, output, showOutputAs } from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';

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
