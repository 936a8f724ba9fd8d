import { createHash, createPublicKey, verify, type JsonWebKey } from 'crypto';

import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt } from './conductorone-client';
import { Receiver, until, type Received, type ReceiverAnswer } from './conductorone-receiver';

let c1: Client;
let receiver: Receiver;
let answers: ReceiverAnswer[] = [];

beforeAll(async () => {
	c1 = await Client.start();
	receiver = await Receiver.start(() => answers.shift() ?? { status: 202 });
});
beforeEach(() => {
	c1.sandbox.control.reset();
	c1.sandbox.control.configure('conductorOne', { webhookRetryMs: 5 });
	answers = [];
});
afterAll(async () => {
	await c1.sandbox.close();
	await receiver.close();
});

async function webhook(): Promise<string> {
	const { body } = await c1.post('/api/v1/webhooks', { displayName: 'n8n', url: receiver.url });
	return textAt(body, 'webhook', 'id');
}

/** Opens a task that a webhook decides about; gives its path. */
async function asked(appEntitlementId: string = ids.entitlements.approvedByWebhook) {
	const id = await webhook();
	c1.sandbox.control.configure('conductorOne', { approvalWebhookId: id, provisionWebhookId: id });
	const { body } = await c1.post('/api/v1/task/grant', {
		appId: ids.apps.okta,
		appEntitlementId,
		identityUserId: ids.users.member,
	});
	return `/api/v1/tasks/${textAt(body, 'taskView', 'task', 'id')}`;
}

const task = async (url: string) => at((await c1.get(url)).body, 'taskView', 'task');
const isClosed = (url: string) => async () =>
	textAt(await task(url), 'state') === 'TASK_STATE_CLOSED';

/** Answers at a callback URL. */
async function callBack(url: unknown, body: unknown, headers = {}): Promise<number> {
	const init = { method: 'POST', body: JSON.stringify(body), headers };
	return (await fetch(String(url), init)).status;
}

/** As the documentation of a receiver has it, with nothing of the sandbox. */
async function verified({ headers, text }: Received): Promise<Record<string, unknown>> {
	const [scheme, token = ''] = String(headers.authorization).split(' ');
	expect(scheme).toBe('bearer');
	const [head = '', claims = '', signature = ''] = token.split('.');
	const { kid, alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as {
		kid: string;
		alg: string;
	};
	const jwks = (await (await fetch(`${c1.url}/auth/v1/jwks`)).json()) as {
		keys: Array<JsonWebKey & { kid: string }>;
	};
	const key = jwks.keys.find((each) => each.kid === kid);
	if (!key) throw new Error(`No key ${kid}`);
	const publicKey = createPublicKey({ key, format: 'jwk' });
	const good = verify(
		alg === 'EdDSA' ? null : 'sha256',
		Buffer.from(`${head}.${claims}`),
		alg === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' } : publicKey,
		Buffer.from(signature, 'base64url'),
	);
	expect(good).toBe(true);
	const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
	expect(read.htb_s256).toBe(createHash('sha256').update(text).digest('base64'));
	return { alg, ...read };
}

test.each(['EdDSA', 'ES256', 'RS256'])('a delivery is signed with %s', async (algorithm) => {
	c1.sandbox.control.configure('conductorOne', { webhookAlgorithm: algorithm });
	await asked();
	const received = await receiver.next();
	const claims = await verified(received);
	expect(claims).toMatchObject({
		alg: algorithm,
		iss: '127.0.0.1',
		aud: '127.0.0.1',
		c1typ: 'wh',
		htm: 'POST',
		htu: receiver.url,
	});
	expect(received.headers).toMatchObject({
		'webhook-version': 'v1',
		'webhook-id': received.body.webhookId,
		'webhook-event': 'c1.webhooks.v1.PayloadPolicyApprovalStep',
		'webhook-callback-url': received.body.callbackUrl,
		'content-digest': `sha-256=${String(claims.htb_s256)}`,
	});
	expect(received.body).toMatchObject({
		version: 'v1',
		payload: {
			'@type': 'type.googleapis.com/c1.webhooks.v1.PayloadPolicyApprovalStep',
			taskView: { task: { state: 'TASK_STATE_OPEN' }, appPath: '$.expanded[0]' },
		},
	});
});

test('keys that are changed sign what comes after', async () => {
	await asked();
	await verified(await receiver.next());
	c1.sandbox.control.perform('conductorOne', 'rotateKeys');
	await c1.post(`/api/v1/webhooks/${await webhook()}/test`);
	const again = await receiver.next();
	expect(again.body).toMatchObject({ event: 'c1.webhooks.v1.PayloadTest' });
	await verified(again);
});

test('any event can be sent', async () => {
	const payload = { workflowId: ids.role, workflowExecutionId: '42', context: { key: 'value' } };
	c1.sandbox.control.perform('conductorOne', 'deliver', {
		webhookId: await webhook(),
		event: 'PayloadWorkflowStep',
		payload,
	});
	const received = await receiver.next();
	await verified(received);
	expect(received.body).toMatchObject({
		event: 'c1.webhooks.v1.PayloadWorkflowStep',
		payload: { '@type': 'type.googleapis.com/c1.webhooks.v1.PayloadWorkflowStep', ...payload },
	});
});

test('an answer with the reply decides at once', async () => {
	answers = [{ status: 200, body: { version: 'v1', deny: { comment: 'no' } } }];
	const url = await asked();
	await until(isClosed(url));
	expect(textAt(await task(url), 'type', 'grant', 'outcome')).toBe('GRANT_OUTCOME_DENIED');
	await receiver.next();
});

test('a delivery is tried again until it is taken', async () => {
	answers = [{ status: 500 }, { status: 404 }, { status: 202 }];
	const url = await asked();
	const bodies = [await receiver.next(), await receiver.next(), await receiver.next()];
	expect(new Set(bodies.map(({ body }) => body.webhookId)).size).toBe(1);
	await until(
		async () =>
			(await callBack(bodies[2]?.body.callbackUrl, { version: 'v1', approve: {} })) === 200,
	);
	await until(isClosed(url));
});

test.each([
	['gone', { status: 410 }],
	[
		'an answer that n8n gives by itself',
		{ status: 200, body: { message: 'Workflow was started' } },
	],
])('%s ends an approval by webhook, and the policy goes on', async (_what, answer) => {
	answers = [answer];
	const url = await asked();
	await receiver.next();
	await until(isClosed(url));
	expect(receiver.left).toBe(0);
});

test('provisioning falls back to people', async () => {
	answers = [{ status: 410 }];
	const url = await asked(ids.entitlements.provisionedByWebhook);
	await receiver.next();
	await until(async () => JSON.stringify(await task(url)).includes('"manual"'));
	expect(textAt(await task(url), 'state')).toBe('TASK_STATE_OPEN');
});

describe('a callback', () => {
	/** Waits for the delivery and until its callback takes an answer. */
	async function waiting(): Promise<{ url: string; callback: unknown }> {
		const url = await asked();
		const { body } = await receiver.next();
		const refused = { version: 'v1', nothing: {} };
		// Wrong answers do not use it up.
		await until(async () => (await callBack(body.callbackUrl, refused)) === 400);
		await new Promise((resolve) => setTimeout(resolve, 20));
		return { url, callback: body.callbackUrl };
	}

	test('takes one answer', async () => {
		const { url, callback } = await waiting();
		expect(await callBack(callback, { version: 'v1', approve: { comment: 'ok' } })).toBe(200);
		expect(await callBack(callback, { version: 'v1', approve: { comment: 'ok' } })).toBe(400);
		expect(await isClosed(url)()).toBe(true);
	});

	test.each([
		['no version', { approve: {} }],
		['two decisions', { version: 'v1', approve: {}, deny: {} }],
		['what is for provisioning', { version: 'v1', complete: {} }],
		['a comment that is too long', { version: 'v1', approve: { comment: 'x'.repeat(1025) } }],
		['nobody to reassign to', { version: 'v1', reassign: { newStepUserIds: [] } }],
		['no steps', { version: 'v1', replacePolicy: { policySteps: [] } }],
	])('does not take %s', async (_what, body) => {
		const { url, callback } = await waiting();
		expect(await callBack(callback, body)).toBe(400);
		expect(await isClosed(url)()).toBe(false);
	});

	test('does not take credentials', async () => {
		const { callback } = await waiting();
		const token = { authorization: `Bearer ${c1.sandbox.conductorOne.bearerToken}` };
		expect(await callBack(callback, { version: 'v1', approve: {} }, token)).toBe(400);
	});

	test('expires', async () => {
		const { callback } = await waiting();
		c1.sandbox.control.advanceClock(8 * 86_400_000 + 1);
		expect(await callBack(callback, { version: 'v1', approve: {} })).toBe(400);
	});
});

test.each([
	['http://n8n.example.com/x'],
	['https://n8n.example.com:8443/x'],
	['https://user@n8n.example.com/x'],
	['n8n'],
])('a webhook cannot be at %s', async (url) => {
	const { status } = await c1.wrong('POST', '/api/v1/webhooks', { displayName: 'x', url });
	expect(status).toBe(400);
});

test('a deleted webhook is not listed any more, but can be read', async () => {
	const id = await webhook();
	await c1.delete(`/api/v1/webhooks/${id}`);
	const { body } = await c1.get('/api/v1/webhooks?page_size=50');
	expect(listAt(body, 'list').map((each) => at(each, 'id'))).not.toContain(id);
	expect(at((await c1.get(`/api/v1/webhooks/${id}`)).body, 'webhook', 'deletedAt')).not.toBeNull();
});
