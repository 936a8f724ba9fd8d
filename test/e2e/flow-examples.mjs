import assert from 'node:assert/strict';

import { expectText, expectVisible } from './support/assertions.mjs';
import {
	doneMark,
	executeWorkflow,
	openNode,
	openWorkflow,
	output,
	showOutputAs,
} from './support/editor.mjs';
import { browserTest } from './support/environment.mjs';
import { failNext, perform, requestsFor, storeSecret } from './support/steering.mjs';
import {
	dataOf,
	eventually,
	executionsOf,
	idOf,
	post,
	variantOf,
	waitForExecutions,
} from './support/workflows.mjs';

const START = 'start-flow-and-act-on-result.json';
const FAILED_RUNS = 'report-failed-flow-runs.json';
const ROTATION = 'rotate-credentials-from-secret-store.json';
const COPY = 'copy-flow-to-another-region.json';

for (const { prefix, end, words } of [
	{ prefix: 'plain', end: 'Records moved', words: /plain-1 moved 100 records/ },
	{ prefix: 'empty', end: 'Nothing moved', words: /empty-1 ran, but moved no records/ },
	{ prefix: 'failing', end: 'Failed', words: /failing-1 ended as Error: / },
]) {
	browserTest(`the example that starts a flow ends at ${end}`, async ({ page, playground }) => {
		await perform(playground, 'addFlows', {
			count: 1,
			prefix,
			like: 'zendesk-tickets-to-redshift',
		});
		const flowName = { __rl: true, mode: 'name', value: `${prefix}-1` };
		const { id } = await variantOf(playground, START, {
			name: `Start ${prefix}`,
			node: 'Start flow',
			parameters: { flowName },
		});
		await openWorkflow(page, id);
		await executeWorkflow(page);
		await expectVisible(doneMark(page, end));
		await openNode(page, end);
		await expectText(output(page), words);
	});
}

browserTest('the example of failed runs shows one when it is tried out', async (context) => {
	const { page, playground } = context;
	await openWorkflow(page, idOf(playground, FAILED_RUNS));
	await executeWorkflow(page);
	await expectVisible(doneMark(page, 'Write the message'));
	await openNode(page, 'Write the message');
	await expectText(output(page), /AppFlow: [\w-]+ failed/);
	await expectText(output(page), /Reason: /);
});

browserTest('the example of failed runs starts once for a run that fails', async (context) => {
	const { playground } = context;
	const { id, versionId } = await variantOf(playground, FAILED_RUNS, {
		name: 'Failed runs, every three seconds',
		node: 'When a run fails',
		parameters: { pollTimes: { item: everyThreeSeconds() } },
	});
	await playground.api.activate({ id, versionId });
	const twoMorePolls = async () => {
		const before = await requestsFor(playground, 'ListFlows');
		await eventually('two more polls', async () =>
			(await requestsFor(playground, 'ListFlows')) >= before + 2 ? true : undefined,
		);
	};
	await twoMorePolls();
	assert.deepEqual(await executionsOf(playground, id), []);

	await perform(playground, 'addRuns', {
		flowName: 's3-accounts-to-salesforce',
		status: 'Error',
		message: 'The bucket acme-lake is not there any more',
	});
	const [execution] = await waitForExecutions(playground, id, 1);
	assert.equal(execution.status, 'success');
	const data = await dataOf(playground, execution.id);
	assert.match(data, /AppFlow: s3-accounts-to-salesforce failed/);
	assert.match(data, /Reason: The bucket acme-lake is not there any more/);

	await twoMorePolls();
	assert.equal((await executionsOf(playground, id)).length, 1);
	await playground.api.deactivate(id);
});

browserTest('the audit example attaches a report', async ({ page, playground }) => {
	await openWorkflow(page, idOf(playground, 'audit-connector-profiles.json'));
	await executeWorkflow(page);
	await expectVisible(doneMark(page, 'Write the message'));
	await openNode(page, 'Write the message');
	await showOutputAs(page, 'schema');
	await expectText(output(page), /AppFlow audit: [1-9]\d* findings, [1-9]\d* new/);
	await showOutputAs(page, 'binary');
	await expectText(output(page), /weekly-appflow-audit\.html/);
	await expectText(output(page), /text\/html/);
});

browserTest(
	'the nightly rotation takes a newer secret, goes back from one that does not work, and reports one that is refused',
	async ({ page, playground }) => {
		const secret = 'appflow/servicenow-incidents';
		const tonight = async (/** @type {string} */ end, /** @type {RegExp} */ words) => {
			await openWorkflow(page, idOf(playground, ROTATION));
			await executeWorkflow(page);
			await expectVisible(doneMark(page, end));
			await openNode(page, end);
			await expectText(output(page), words);
		};
		await tonight('Rotated', /version 2 of its secret, and the login works/);
		await tonight('Nothing to do', /has the newest secret already/);

		await storeSecret(playground, secret, { username: 'appflow', password: 'dummy-password-3' });
		await failNext(playground, {
			operation: 'ListConnectorEntities',
			status: 401,
			message: 'The user is locked',
		});
		await tonight('Rotated back', /so version 2 is back in place\..*The user is locked/s);
		await tonight('Nothing to do', /has the newest secret already/);

		await storeSecret(playground, secret, { username: 'appflow', password: 'wrong-password' });
		await tonight('Refused', /the one before is still in place/);
		// Secrets passed through, so n8n must not have kept anything.
		assert.deepEqual(await executionsOf(playground, idOf(playground, ROTATION)), []);
	},
);

browserTest(
	'one request creates a profile and a flow and runs it, and can be repeated',
	async ({ playground }) => {
		const url = `${playground.server.url}/webhook/appflow-flows`;
		const body = {
			name: 'sales-apac',
			object: 'Account',
			instanceUrl: 'https://acme.my.salesforce.com',
			bucket: 'acme-lake',
		};
		const first = await post(url, body);
		assert.equal(first.status, 200, JSON.stringify(first.answer));
		assert.match(first.answer.connectorProfileArn, /connectorprofile\/sales-apac$/);
		assert.match(first.answer.flowArn, /flow\/sales-apac-to-s3$/);
		assert.equal(first.answer.created, true);
		assert.deepEqual(first.answer.run, { status: 'Successful', records: 100 });

		const again = await post(url, body);
		assert.deepEqual(again, { status: 200, answer: { ...first.answer, created: false } });

		const wrong = await post(url, { ...body, object: 'Acount' });
		assert.equal(wrong.status, 400);
		assert.match(wrong.answer.error, /Acount/);
	},
);

browserTest('a flow is copied to the other region, and kept up to date there', async (context) => {
	const { page, playground } = context;
	for (const words of [/Created; it is Draft/, /Brought up to date; it is Draft/]) {
		await openWorkflow(page, idOf(playground, COPY));
		await executeWorkflow(page);
		await expectVisible(doneMark(page, 'Report'));
		await openNode(page, 'Report');
		await expectText(output(page), words);
		await expectText(output(page), /:us-east-1:\d{12}:flow\/salesforce-accounts-to-s3/);
	}
});

/** n8n lets no single schedule poll more often than once a minute, but takes twenty of them. */
function everyThreeSeconds() {
	return Array.from({ length: 20 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 3} * * * * *`,
	}));
}
