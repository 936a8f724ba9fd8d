import { until } from '../sandbox/conductorone-receiver';
import { Tenant, byId, ids } from './support';
import { active, triggerOf, usePlace, webhooks } from './trigger.support';

const place = usePlace();

/** The node as another process has it, which remembers nothing of this one. */
async function nodeOfAnotherProcess() {
	let module: typeof import('../../nodes/ConductorOne/ConductorOneTrigger.node') | undefined;
	await jest.isolateModulesAsync(async () => {
		module = await import('../../nodes/ConductorOne/ConductorOneTrigger.node');
	});
	if (!module) throw new Error('The node could not be loaded');
	return new module.ConductorOneTrigger();
}

/** Opens a request that waits for n8n. */
async function ask(webhookId: unknown, by: 'approvedByWebhook' | 'provisionedByWebhook') {
	place().tenant.control.configure('conductorOne', {
		approvalWebhookId: webhookId,
		provisionWebhookId: webhookId,
		webhookRetryMs: 20,
	});
	const [task] = await place().tenant.json('task.createGrantRequest', {
		appId: byId(ids.apps.okta),
		entitlementId: byId(ids.entitlements[by]),
		userId: byId(ids.users.member),
	});
	return byId(task?.id);
}

const arrived = async (count = 1) =>
	await until(() => Promise.resolve(place().n8n.results.length >= count));

const taskOf = async (taskId: ReturnType<typeof byId>) =>
	(await place().tenant.json('task.get', { taskId }))[0];

const ended = async (taskId: ReturnType<typeof byId>) => {
	await until(async () => (await taskOf(taskId))?.state === 'TASK_STATE_CLOSED');
	return await taskOf(taskId);
};

describe('a delivery', () => {
	it('starts the workflow with what it says', async () => {
		const { webhook } = await active(place());
		const taskId = await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		const [result] = place().n8n.results;
		expect(result).toMatchObject({ status: 202, answer: { version: 'v1' } });
		expect(result?.items).toEqual([
			{
				event: 'approval',
				webhookId: webhook.id,
				deliveryId: expect.stringMatching(/^\w{27}$/),
				callbackUrl: expect.stringContaining(`${place().tenant.url}/webhooks/`),
				taskId: taskId.value,
				numericId: expect.any(String),
				displayName: expect.any(String),
				description: '',
				type: 'grant',
				state: 'TASK_STATE_OPEN',
				outcome: expect.any(String),
				outcomeTime: null,
				appId: ids.apps.okta,
				appName: 'Okta',
				entitlementId: ids.entitlements.approvedByWebhook,
				accountId: expect.any(String),
				grantDuration: null,
				userId: ids.users.member,
				userName: expect.any(String),
				userEmail: expect.stringContaining('@example.com'),
				createdByUserId: expect.any(String),
				createdAt: expect.any(String),
				stepId: expect.stringMatching(/./),
				approverIds: [],
				payload: {
					task: expect.objectContaining({
						id: taskId.value,
						user: expect.objectContaining({ id: ids.users.member }),
					}),
				},
			},
		]);
	});

	it('is answered later by the action node', async () => {
		const { webhook } = await active(place());
		const taskId = await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		const { callbackUrl } = place().n8n.items[0] ?? {};
		// The tenant counts on an answer once it has read that there will be one.
		await new Promise((resolve) => setTimeout(resolve, 50));
		await place().tenant.json('webhookAnswer.approve', { callbackUrl: String(callbackUrl) });
		expect(await taskOf(taskId)).toMatchObject({ outcome: 'GRANT_OUTCOME_GRANTED' });
	});

	it('that comes again by another token does not run the workflow again', async () => {
		const { trigger, webhook } = await active(place());
		await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		const [item] = place().n8n.items;
		const { tenant } = place();
		const body = {
			version: 'v1',
			webhookId: item?.deliveryId,
			callbackUrl: item?.callbackUrl,
			event: 'c1.webhooks.v1.PayloadPolicyApprovalStep',
			payload: { taskView: { task: (item?.payload as Record<string, unknown>).task } },
		};
		const headers = tenant.sandbox.conductorOne.sign({
			destination: String(webhook.url),
			body: JSON.stringify(body),
		});
		const later = trigger.restarted({ node: await nodeOfAnotherProcess() });
		const again = await later.deliver({ body, headers });
		expect(again).toEqual({ status: 202, answer: { version: 'v1' }, items: undefined });
	});

	it('of provisioning that is tried again does run the workflow again', async () => {
		const { webhook } = await active(place(), {
			triggerOn: ['provisioning'],
			respond: 'immediately',
			provisioningAnswer: 'errored',
			comment: 'No room',
		});
		const taskId = await ask(webhook.id, 'provisionedByWebhook');
		await until(async () => (await taskOf(taskId))?.outcome === 'GRANT_OUTCOME_ERROR');
		await place().tenant.json('task.retryProvisioning', { taskId });
		await arrived(2);
		expect(place().n8n.items.map(({ event }) => event)).toEqual(['provisioning', 'provisioning']);
	});
});

// Keys are kept for each tenant, so these have one each.
describe.each(['EdDSA', 'ES256', 'RS256'])('a delivery signed by %s', (webhookAlgorithm) => {
	const own = usePlace();
	const jwks = () =>
		own()
			.tenant.control.requests()
			.filter(({ path }) => path === '/auth/v1/jwks');

	it('is taken, and the keys are asked for once, also by those who name others', async () => {
		own().tenant.control.configure('conductorOne', { webhookAlgorithm });
		const { trigger, webhook } = await active(own(), { triggerOn: ['test'] });
		const body = deliveryBody('PayloadTest');
		const { conductorOne } = own().tenant.sandbox;
		const sign = (header: Record<string, unknown> = {}) =>
			conductorOne.sign({
				destination: String(webhook.url),
				body: JSON.stringify(body),
				header,
			});
		const deliver = async (headers: Record<string, string>) =>
			(await trigger.deliver({ body, headers })).status;
		expect(await deliver(sign())).toBe(202);
		expect(await deliver(sign({ kid: 'another' }))).toBe(401);
		expect(await deliver(sign({ kid: undefined }))).toBe(202);
		const others = ['EdDSA', 'ES256', 'RS256'].filter((each) => each !== webhookAlgorithm);
		for (const alg of others) expect(await deliver(sign({ alg }))).toBe(401);
		conductorOne.rotateKeys();
		expect(await deliver(sign())).toBe(401);
		expect(jwks()).toHaveLength(1);
		expect(jwks()[0]?.headers).not.toHaveProperty('authorization');
	});
});

describe('a delivery while the keys of the tenant cannot be read', () => {
	const own = usePlace();

	it('is to come again, and is taken then', async () => {
		const { trigger, webhook } = await active(own(), { triggerOn: ['test'] });
		const body = deliveryBody('PayloadTest');
		const { control, sandbox } = own().tenant;
		control.failNext({ path: '^/auth/v1/jwks', status: 500 });
		const destination = String(webhook.url);
		const headers = sandbox.conductorOne.sign({ destination, body: JSON.stringify(body) });
		expect(await trigger.deliver({ body, headers })).toMatchObject({
			status: 503,
			items: undefined,
		});
		// ConductorOne tries again after some seconds.
		const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
		expect(await trigger.deliver({ body, headers })).toMatchObject({ status: 202 });
		later.mockRestore();
	});
});

describe('an event that is not wanted', () => {
	it.each([
		['approval', 'approvedByWebhook', 202, { state: 'TASK_STATE_OPEN' }],
		['provisioning', 'provisionedByWebhook', 410, { state: 'TASK_STATE_OPEN' }],
	] as const)('of %s decides nothing', async (_kind, by, status, state) => {
		const { webhook } = await active(place(), { triggerOn: ['test'] });
		const taskId = await ask(webhook.id, by);
		await arrived();
		expect(place().n8n.results).toMatchObject([{ status, items: undefined }]);
		expect(await taskOf(taskId)).toMatchObject(state);
	});

	it.each([
		['PayloadTest', {}, 200],
		['PayloadPolicyPostAction', { taskView: { task: { id: 'a' } } }, 200],
		['PayloadFindingDispatch', { dispatchId: 'a' }, 200],
		['PayloadOfTheFuture', {}, 200],
		['PayloadWorkflowStep', { workflowExecutionId: '1', workflowExecutionStepId: 'a' }, 410],
	])('%s is answered, and starts nothing', async (event, payload, status) => {
		const { trigger, webhook } = await active(place());
		const body = deliveryBody(event, payload);
		const { conductorOne } = place().tenant.sandbox;
		const destination = String(webhook.url);
		const headers = conductorOne.sign({ destination, body: JSON.stringify(body) });
		expect(await trigger.deliver({ body, headers })).toEqual({
			status,
			answer: { version: 'v1' },
			items: undefined,
		});
	});
});

function deliveryBody(event: string, payload: object = {}) {
	return {
		version: 'v1',
		webhookId: 'delivery',
		callbackUrl: `${place().tenant.url}/webhooks/v1/callbacks/x`,
		event: `c1.webhooks.v1.${event}`,
		payload: { '@type': `type.googleapis.com/c1.webhooks.v1.${event}`, ...payload },
	};
}

describe('events of other sorts', () => {
	it.each([
		[
			'PayloadWorkflowStep',
			'automation',
			{
				workflowId: 'w',
				workflowExecutionId: '77',
				workflowExecutionStepId: 's',
				context: { leaver: 'x@example.com' },
			},
			{
				automationId: 'w',
				executionId: '77',
				stepId: 's',
				context: { leaver: 'x@example.com' },
			},
		],
		[
			'PayloadFindingDispatch',
			'finding',
			{
				dispatchId: 'd',
				ruleId: 'r',
				findingId: 'f',
				payloadTemplate: 'text',
				finding: { id: 'f', custom: {}, severity: 'FINDING_SEVERITY_HIGH' },
			},
			{ findingId: 'f', ruleId: 'r', dispatchId: 'd', severity: 'FINDING_SEVERITY_HIGH' },
		],
		['PayloadTest', 'test', {}, {}],
	])('%s', async (type, event, payload, top) => {
		const { trigger, webhook } = await active(place(), { triggerOn: [event] });
		const body = deliveryBody(type, payload);
		const { conductorOne } = place().tenant.sandbox;
		const destination = String(webhook.url);
		const headers = conductorOne.sign({ destination, body: JSON.stringify(body) });
		const { status, items } = await trigger.deliver({ body, headers });
		expect(status).toBe(202);
		expect(items).toEqual([
			{
				event,
				webhookId: webhook.id,
				deliveryId: 'delivery',
				callbackUrl: body.callbackUrl,
				...(event === 'finding' && { type: 'custom' }),
				...top,
				payload,
			},
		]);
	});
});

describe('answers at once', () => {
	it.each([
		['approve', 'GRANT_OUTCOME_GRANTED'],
		['deny', 'GRANT_OUTCOME_DENIED'],
	])('%s', async (approvalAnswer, outcome) => {
		const { webhook } = await active(place(), {
			respond: 'immediately',
			approvalAnswer,
			comment: 'By rule',
		});
		const task = await ended(await ask(webhook.id, 'approvedByWebhook'));
		expect(task).toMatchObject({ outcome });
		expect(place().n8n.results).toMatchObject([
			{ status: 200, answer: { version: 'v1', [approvalAnswer]: { comment: 'By rule' } } },
		]);
		expect(place().n8n.items).toHaveLength(1);
	});

	it('can be left for later', async () => {
		const { webhook } = await active(place(), { respond: 'immediately' });
		await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		expect(place().n8n.results).toMatchObject([{ status: 202, items: [{ event: 'approval' }] }]);
	});
});

describe('the last node answers', () => {
	const respond = 'lastNode';

	it.each([
		[{ approve: { comment: 'Fine' } }, { approve: { comment: 'Fine' } }],
		[{ answer: 'deny', comment: 'No' }, { deny: { comment: 'No' } }],
		[
			{ answer: 'reassign', newStepUserIds: [ids.users.admin], other: 1 },
			{ reassign: { comment: '', newStepUserIds: [ids.users.admin] } },
		],
	])('with %j', async (item, document) => {
		const { webhook } = await active(place(), { respond });
		place().n8n.rest = async () => await Promise.resolve(item);
		await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		expect(place().n8n.results).toMatchObject([
			{ status: 200, answer: { version: 'v1', ...document } },
		]);
	});

	it.each([
		[{}],
		[{ answer: 'maybe' }],
		[{ approve: {}, deny: {} }],
		[{ answer: 'reassign' }],
		[{ answer: 'replacePolicy', policySteps: [] }],
		[{ complete: { comment: '' } }],
	])('with what is no answer, %j: nobody decides by a mistake', async (item) => {
		const { webhook } = await active(place(), { respond });
		place().n8n.rest = async () => await Promise.resolve(item);
		const taskId = await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		expect(place().n8n.results).toMatchObject([{ status: 202, answer: { version: 'v1' } }]);
		expect(await taskOf(taskId)).toMatchObject({ state: 'TASK_STATE_OPEN' });
	});

	it('completes provisioning', async () => {
		const { webhook } = await active(place(), { respond, triggerOn: ['provisioning'] });
		place().n8n.rest = async () => await Promise.resolve({ answer: 'completeProvisioning' });
		const task = await ended(await ask(webhook.id, 'provisionedByWebhook'));
		expect(task).toMatchObject({ outcome: 'GRANT_OUTCOME_GRANTED' });
	});

	it('gives its item to an automation', async () => {
		const { trigger, webhook } = await active(place(), { respond, triggerOn: ['automation'] });
		const body = deliveryBody('PayloadWorkflowStep', {
			workflowExecutionId: '1',
			workflowExecutionStepId: 's',
		});
		const headers = place().tenant.sandbox.conductorOne.sign({
			destination: String(webhook.url),
			body: JSON.stringify(body),
		});
		const rest = async () => await Promise.resolve({ manager: 'x' });
		expect(await trigger.deliver({ body, headers, rest })).toMatchObject({
			status: 200,
			answer: { version: 'v1', context: { manager: 'x' } },
		});
	});

	it('and when the workflow fails, the question stays open', async () => {
		const { webhook } = await active(place(), { respond });
		place().n8n.rest = async () => await Promise.reject(new Error('Broken'));
		const taskId = await ask(webhook.id, 'approvedByWebhook');
		await arrived();
		expect(place().n8n.results).toMatchObject([{ status: 202, answer: { version: 'v1' } }]);
		expect(await taskOf(taskId)).toMatchObject({ state: 'TASK_STATE_OPEN' });
	});

	it('once: who asks again meanwhile is told to wait, and gets the same answer then', async () => {
		const { trigger, webhook } = await active(place(), { respond });
		const { conductorOne } = place().tenant.sandbox;
		const body = deliveryBody('PayloadPolicyApprovalStep', {
			taskView: { task: { id: 'task', policy: { current: { id: 'step' } } } },
		});
		const headers = () =>
			conductorOne.sign({ destination: String(webhook.url), body: JSON.stringify(body) });
		// n8n saves what the node remembers at the end only.
		const unsaved = trigger.restarted();
		let meanwhile: unknown;
		const first = await trigger.deliver({
			body,
			headers: headers(),
			async rest() {
				meanwhile = await unsaved.deliver({ body, headers: headers() });
				return { answer: 'approve', comment: 'Fine' };
			},
		});
		expect(meanwhile).toMatchObject({ status: 503, items: undefined });
		expect(first).toMatchObject({ status: 200, items: [{ taskId: 'task' }] });
		const later = await trigger.deliver({ body, headers: headers() });
		expect(later).toEqual({ ...first, items: undefined });
	});
});

describe('forgeries', () => {
	const sign = (
		url: unknown,
		text: string,
		changes: { claims?: Record<string, unknown>; header?: Record<string, unknown> } = {},
	) =>
		place().tenant.sandbox.conductorOne.sign({
			destination: String(url),
			body: text,
			...changes,
		});
	const body = () => deliveryBody('PayloadTest');
	const refused = { status: 401, answer: { message: 'Unauthorized' }, items: undefined };
	const seconds = () => Math.floor(Date.now() / 1000);

	it.each([
		['another tenant', { claims: { iss: 'evil.conductor.one' } }],
		['no tenant', { claims: { iss: undefined } }],
		['another receiver', { claims: { aud: 'n8n.example.com' } }],
		['another purpose', { claims: { c1typ: 'at' } }],
		['another method', { claims: { htm: 'GET' } }],
		['another address', { claims: { htu: 'http://127.0.0.1/webhook/other' } }],
		['no address', { claims: { htu: undefined } }],
		['another body', { claims: { htb_s256: Buffer.alloc(32).toString('base64') } }],
		['no body', { claims: { htb_s256: '' } }],
		['the past', { claims: { exp: 1_700_000_000 } }],
		['no end', { claims: { exp: undefined } }],
		['an end that is text', { claims: { exp: '9999999999' } }],
		['no ID', { claims: { jti: undefined } }],
		['another algorithm', { header: { alg: 'RS256' } }],
		['no algorithm', { header: { alg: 'none' } }],
		['a shared secret', { header: { alg: 'HS256' } }],
		['an unknown key', { header: { kid: 'nobody' } }],
		['an extension', { header: { crit: ['b64'], b64: false } }],
	])('by a token for %s are refused without a hint', async (_what, changes) => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = sign(webhook.url, JSON.stringify(body()), changes);
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		const right = sign(webhook.url, JSON.stringify(body()));
		expect(await trigger.deliver({ body: body(), headers: right })).toMatchObject({ status: 202 });
	});

	it('by a token of the future are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = sign(webhook.url, JSON.stringify(body()), {
			claims: { nbf: seconds() + 3600 },
		});
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('with another body, byte for byte, are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const text = JSON.stringify(body());
		const headers = sign(webhook.url, text);
		const rawBody = Buffer.from(`${text} `);
		expect(await trigger.deliver({ body: body(), rawBody, headers })).toEqual(refused);
	});

	it.each([
		['no header', undefined],
		['another scheme', 'Basic eDp5'],
		['no token', 'bearer '],
		['half a token', 'bearer eyJhbGciOiJFZERTQSJ9.e30'],
		['no JSON', 'bearer abc.def.ghi'],
	])('with %s are refused, and the tenant is not asked', async (_what, authorization) => {
		const { trigger } = await active(place(), { triggerOn: ['test'] });
		const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('without a signature are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const { authorization = '' } = sign(webhook.url, JSON.stringify(body()), {
			header: { alg: 'none' },
		});
		const unsigned = `${authorization.split('.').slice(0, 2).join('.')}.`;
		const headers = { authorization: unsigned };
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('signed by another tenant, whose key has the same name, are refused', async () => {
		const other = await Tenant.start();
		try {
			const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
			const destination = String(webhook.url);
			const text = JSON.stringify(body());
			const headers = other.sandbox.conductorOne.sign({ destination, body: text });
			expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		} finally {
			await other.close();
		}
	});

	it('by clocks that differ a little are none', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const deliver = async (claims: Record<string, unknown>) => {
			const headers = sign(webhook.url, JSON.stringify(body()), { claims });
			return (await trigger.deliver({ body: body(), headers })).status;
		};
		expect(await deliver({ exp: seconds() - 20 })).toBe(202);
		expect(await deliver({ exp: seconds() - 40 })).toBe(401);
		expect(await deliver({ nbf: seconds() + 20, iat: seconds() + 20 })).toBe(202);
		expect(await deliver({ nbf: seconds() - 9, iat: seconds() + 40 })).toBe(401);
	});

	it('that were delivered before are refused, also after a restart', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = sign(webhook.url, JSON.stringify(body()));
		expect(await trigger.deliver({ body: body(), headers })).toMatchObject({ status: 202 });
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		const later = trigger.restarted({ node: await nodeOfAnotherProcess() });
		expect(await later.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('that come while the workflow still runs, and n8n has saved nothing, are refused', async () => {
		const { trigger, webhook } = await active(place(), {
			triggerOn: ['test'],
			respond: 'lastNode',
		});
		const unsaved = trigger.restarted();
		const headers = sign(webhook.url, JSON.stringify(body()));
		let meanwhile: unknown;
		await trigger.deliver({
			body: body(),
			headers,
			async rest() {
				meanwhile = await unsaved.deliver({ body: body(), headers });
				return {};
			},
		});
		expect(meanwhile).toEqual(refused);
	});
});

describe('the webhook in ConductorOne', () => {
	const own = async () =>
		(await webhooks(place().tenant)).filter(({ displayName }) =>
			String(displayName).startsWith('n8n:'),
		);

	it('is made once, and keeps its ID', async () => {
		const { trigger, webhook } = await active(place());
		expect(webhook).toMatchObject({ displayName: expect.stringMatching(/^n8n: .*\/ Node$/) });
		await trigger.deactivate();
		await trigger.restarted().activate();
		await triggerOf(place()).activate();
		expect(await own()).toEqual([webhook]);
	});

	it('gets the new address when n8n has moved', async () => {
		const { trigger, webhook } = await active(place());
		const moved = trigger.restarted({ n8nUrl: 'http://127.0.0.1:9' });
		await moved.activate();
		const [after] = await own();
		expect(after).toMatchObject({ id: webhook.id, url: expect.stringContaining('127.0.0.1:9/') });
	});

	it('has the public URL when n8n is behind a proxy', async () => {
		const options = { publicUrl: 'http://localhost:8443/n8n/' };
		const trigger = triggerOf(place(), { triggerOn: ['test'], options });
		await trigger.activate();
		const [webhook] = await own();
		const url = new URL(String(webhook?.url));
		expect(url.href).toMatch(/^http:\/\/localhost:8443\/n8n\/webhook\//);
		const body = deliveryBody('PayloadTest');
		const headers = place().tenant.sandbox.conductorOne.sign({
			destination: url.href,
			body: JSON.stringify(body),
		});
		expect(await trigger.deliver({ body, headers })).toMatchObject({ status: 202 });
	});

	it('is made anew when somebody has deleted it', async () => {
		const { trigger, webhook } = await active(place());
		await place().tenant.json('webhook.delete', { webhookId: byId(webhook.id) });
		await trigger.restarted().activate();
		const [after] = await own();
		expect(after?.id).not.toBe(webhook.id);
	});

	it('is deleted on deactivation only if that is wanted', async () => {
		const { trigger } = await active(place(), { options: { deleteOnDeactivate: true } });
		await trigger.deactivate();
		expect(await own()).toEqual([]);
	});

	it('does not keep a workflow from being deactivated when the tenant is gone', async () => {
		const { trigger } = await active(place());
		place().tenant.control.failNext({ path: '^/api/', status: 403, times: 9 });
		await expect(trigger.deactivate()).resolves.toBeUndefined();
	});

	it('can be one that exists, which is never deleted', async () => {
		const trigger = triggerOf(place(), {
			webhook: 'existing',
			webhookId: byId(ids.webhooks.n8n),
			options: { deleteOnDeactivate: true },
		});
		await trigger.activate();
		await trigger.deactivate();
		const all = await webhooks(place().tenant);
		expect(all).toMatchObject([
			{ id: ids.webhooks.n8n, url: expect.stringContaining(place().n8n.url) },
		]);
	});

	it('that was chosen must be there', async () => {
		await place().tenant.json('webhook.delete', { webhookId: byId(ids.webhooks.n8n) });
		const trigger = triggerOf(place(), {
			webhook: 'existing',
			webhookId: byId(ids.webhooks.n8n),
		});
		await expect(trigger.activate()).rejects.toThrow('The chosen webhook was deleted');
	});

	it.each([
		[{ webhook: 'existing' }, "'Webhook' is empty"],
		[{ options: { publicUrl: 'hooks.example.com' } }, "'Public URL' has characters"],
	])('is not looked for while the form is wrong: %j', async (parameters, message) => {
		await expect(triggerOf(place(), parameters).activate()).rejects.toThrow(message);
		expect(place().tenant.calls()).toEqual([]);
	});

	it('is tested by one of its own: production goes on', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test', 'approval'] });
		await trigger.activate({ test: true });
		await arrived();
		await trigger.deactivate({ test: true });
		const all = await webhooks(place().tenant);
		const test = all.find(({ displayName }) => String(displayName).startsWith('n8n (test):'));
		expect(test).toMatchObject({ url: expect.stringContaining('/webhook-test/') });
		expect(place().n8n.items).toEqual([
			expect.objectContaining({ event: 'test', webhookId: test?.id }),
		]);
		expect(await own()).toEqual([webhook]);
		await trigger.activate({ test: true });
		expect(await webhooks(place().tenant)).toHaveLength(all.length);
	});

	it('is asked for as the official document says', async () => {
		const { trigger } = await active(place(), { triggerOn: ['test'] });
		await trigger.restarted({ n8nUrl: 'http://127.0.0.1:9' }).activate();
		await trigger.activate({ test: true });
		expect(place().tenant.problems()).toEqual([]);
	});
});
