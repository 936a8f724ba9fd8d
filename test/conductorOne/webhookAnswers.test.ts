import { Receiver } from '../sandbox/conductorone-receiver';
import { Tenant, byId, ids } from './support';

let tenant: Tenant;
let receiver: Receiver;
beforeAll(async () => {
	tenant = await Tenant.start();
	receiver = await Receiver.start(() => ({ status: 202 }));
});
afterEach(() => tenant.reset());
afterAll(async () => {
	await receiver.close();
	await tenant.close();
});

/** A webhook of the tenant that delivers to the receiver, which answers later. */
async function webhook(): Promise<string> {
	const response = await fetch(`${tenant.url}/api/v1/webhooks`, {
		method: 'POST',
		headers: { authorization: `Bearer ${tenant.bearerData().accessToken}` },
		body: JSON.stringify({ displayName: 'Under test', url: receiver.url }),
	});
	const { webhook: made } = (await response.json()) as { webhook: { id: string } };
	return made.id;
}

/** Opens a request that waits for n8n; gives the task and where to answer. */
async function asked(by: 'approvedByWebhook' | 'provisionedByWebhook') {
	const id = await webhook();
	tenant.control.configure('conductorOne', { approvalWebhookId: id, provisionWebhookId: id });
	const [task] = await tenant.json('task.createGrantRequest', {
		appId: byId(ids.apps.okta),
		entitlementId: byId(ids.entitlements[by]),
		userId: byId(ids.users.member),
	});
	const { body } = await receiver.next();
	// The tenant counts on an answer once it has read that there will be one.
	await new Promise((resolve) => setTimeout(resolve, 50));
	tenant.control.clearRequests();
	return { taskId: byId(task?.id), callbackUrl: String(body.callbackUrl) };
}

const state = async (taskId: ReturnType<typeof byId>) =>
	(await tenant.json('task.get', { taskId }))[0];

const callbacks = () =>
	tenant.control.requests().filter(({ path }) => path.startsWith('/webhooks/'));

test.each([
	['approve', {}, { outcome: 'GRANT_OUTCOME_GRANTED' }, { approve: { comment: 'Fine' } }],
	['deny', {}, { outcome: 'GRANT_OUTCOME_DENIED' }, { deny: { comment: 'Fine' } }],
	[
		'reassign',
		{ newStepUserIds: ids.users.admin },
		{ state: 'TASK_STATE_OPEN', currentStep: 'approval' },
		{ reassign: { newStepUserIds: [ids.users.admin], comment: 'Fine' } },
	],
	[
		'replacePolicy',
		{ policySteps: [{ accept: { acceptMessage: 'by n8n' } }] },
		{ state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_GRANTED' },
		{ replacePolicy: { policySteps: [{ accept: { acceptMessage: 'by n8n' } }], comment: 'Fine' } },
	],
])('n8n as the approver: %s', async (answer, fields, result, document) => {
	const { taskId, callbackUrl } = await asked('approvedByWebhook');
	const [item] = await tenant.json(`webhookAnswer.${answer}`, {
		callbackUrl,
		comment: 'Fine',
		...fields,
	});
	expect(item).toEqual({ success: true, answer });
	const [sent] = callbacks();
	expect(sent?.body).toEqual({ version: 'v1', ...document });
	expect(sent?.headers).not.toHaveProperty('authorization');
	expect(await state(taskId)).toMatchObject(result);
});

test.each([
	['completeProvisioning', { state: 'TASK_STATE_CLOSED', outcome: 'GRANT_OUTCOME_GRANTED' }],
	['failProvisioning', { state: 'TASK_STATE_OPEN', outcome: 'GRANT_OUTCOME_ERROR' }],
])('n8n as the provisioner: %s', async (answer, result) => {
	const { taskId, callbackUrl } = await asked('provisionedByWebhook');
	await tenant.json(`webhookAnswer.${answer}`, { callbackUrl });
	expect(await state(taskId)).toMatchObject(result);
});

test('the callback URL comes from the item if nothing else is given', async () => {
	const { taskId, callbackUrl } = await asked('approvedByWebhook');
	await tenant.json('webhookAnswer.approve', {}, { items: [{ callbackUrl }] });
	expect(await state(taskId)).toMatchObject({ state: 'TASK_STATE_CLOSED' });
});

test('without a callback URL the error says where it is', async () => {
	const failure = await tenant.failure('webhookAnswer.approve', {});
	expect(failure.message).toContain("'Callback URL' is empty");
	expect(failure.description).toContain('in the output of the ConductorOne Trigger');
});

test('a callback takes one answer, and the error says so', async () => {
	const { callbackUrl } = await asked('approvedByWebhook');
	await tenant.json('webhookAnswer.deny', { callbackUrl });
	const failure = await tenant.failure('webhookAnswer.approve', { callbackUrl });
	expect(failure.message).toContain('it was answered before, or its time is up');
	expect(failure.description).toContain('has been used');
});

test('one that has expired', async () => {
	const { callbackUrl } = await asked('approvedByWebhook');
	tenant.control.advanceClock(9 * 86_400_000);
	const failure = await tenant.failure('webhookAnswer.approve', { callbackUrl });
	expect(failure.description).toContain('has expired');
});

test.each([
	['another host', 'https://evil.example.com/webhooks/v1/callbacks/x'],
	['another port', 'http://127.0.0.1:1/webhooks/v1/callbacks/x'],
	['a host that begins alike', 'TENANT.evil.example.com/x'],
	['a user name before the host', 'http://user@HOST/x'],
	['a path', '/webhooks/v1/callbacks/x'],
	['another scheme', 'ftp://HOST/x'],
	['nothing', ' '],
])('%s gets no answer: nothing is sent anywhere', async (_what, url) => {
	const callbackUrl = url.replace('TENANT', tenant.url).replace('HOST', new URL(tenant.url).host);
	const failure = await tenant.failure('webhookAnswer.reassign', {
		callbackUrl,
		newStepUserIds: 'somebody@example.com',
	});
	expect(failure.message).toContain("'Callback URL'");
	expect(tenant.control.requests()).toEqual([]);
});

test('an answer whose confirmation is lost is not sent twice', async () => {
	const { taskId, callbackUrl } = await asked('approvedByWebhook');
	tenant.control.failNext({ path: '/webhooks/', closeConnection: 'after' });
	const failure = await tenant.failure('webhookAnswer.approve', { callbackUrl });
	expect(failure.message).toContain('The connection was lost before the tenant confirmed');
	expect(callbacks()).toHaveLength(1);
	expect(await state(taskId)).toMatchObject({ state: 'TASK_STATE_CLOSED' });
});

test('one that the tenant was too busy to look at is', async () => {
	const { taskId, callbackUrl } = await asked('approvedByWebhook');
	tenant.control.failNext({ path: '/webhooks/', status: 429 });
	await tenant.json('webhookAnswer.approve', { callbackUrl });
	expect(callbacks()).toHaveLength(2);
	expect(await state(taskId)).toMatchObject({ state: 'TASK_STATE_CLOSED' });
});

test.each([
	['webhookAnswer.approve', { comment: 'x'.repeat(1025) }, "'Comment' is too long"],
	['webhookAnswer.replacePolicy', { policySteps: '[]' }, "'Policy Steps' is empty"],
	['webhookAnswer.replacePolicy', { policySteps: '[1]' }, 'is not a list of JSON objects'],
	['webhookAnswer.reassign', { newStepUserIds: '={{ [] }}' }, "'New Users' is empty"],
	['webhookAnswer.returnContext', { context: `{"x":"${'x'.repeat(250_000)}"}` }, 'too large'],
])('%s refuses bad input before anything is sent', async (operation, fields, message) => {
	const failure = await tenant.failure(operation, {
		callbackUrl: `${tenant.url}/webhooks/v1/callbacks/x`,
		...fields,
	});
	expect(failure.message).toContain(message);
	expect(tenant.control.requests()).toEqual([]);
});
