import { expectGone, expectText, expectVisible } from './support/assertions.mjs';
import {
	addAction,
	addTrigger,
	choose,
	executeStep,
	output,
	parameter,
	pickFromList,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest, takePicture } from './support/environment.mjs';
import { performInTenant } from './support/steering.mjs';

const POLL_TIMES = 'fixed-collection-pollTimes';

browserTest(
	"ConductorOne's trigger tells where to point ConductorOne, or when it polls",
	async ({ page, playground }) => {
		await performInTenant(playground, 'addUser', { displayName: 'Nora Berg' });
		await addTrigger(page, 'ConductorOne', 'On new user');
		const panel = page.getByTestId('ndv');
		await expectVisible(panel.getByTestId(POLL_TIMES));
		await expectGone(panel.getByText('Webhook URLs'));
		await expectGone(parameter(page, 'respond'));
		await executeStep(page);
		await showOutputAs(page, 'json');
		await expectText(output(page), /Nora Berg/);

		await choose(page, 'receiveBy', 'Push');
		await expectVisible(panel.getByText('Webhook URLs'));
		await expectText(panel, /Publishing this workflow makes a webhook/);
		await expectVisible(parameter(page, 'respond'));
		await expectGone(panel.getByTestId(POLL_TIMES));
		await takePicture(page, 'conductorone-trigger');
	},
);

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
