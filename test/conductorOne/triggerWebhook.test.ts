import { until } from '../sandbox/conductorone-receiver';
import { ids } from './support';
import { active, nodeOfAnotherProcess, usePlace } from './trigger.support';

const place = usePlace();

describe('a delivery', () => {
	it('starts the workflow with what it says', async () => {
		const { webhook } = await active(place());
		const taskId = await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
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
		const taskId = await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
		const { callbackUrl } = place().n8n.items[0] ?? {};
		// The tenant counts on an answer once it has read that there will be one.
		await new Promise((resolve) => setTimeout(resolve, 50));
		await place().tenant.json('webhookAnswer.approve', { callbackUrl: String(callbackUrl) });
		expect(await place().taskOf(taskId)).toMatchObject({ outcome: 'GRANT_OUTCOME_GRANTED' });
	});

	it('that comes again by another token does not run the workflow again', async () => {
		const { trigger, webhook } = await active(place());
		await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
		const [item] = place().n8n.items;
		const body = {
			version: 'v1',
			webhookId: item?.deliveryId,
			callbackUrl: item?.callbackUrl,
			event: 'c1.webhooks.v1.PayloadPolicyApprovalStep',
			payload: { taskView: { task: (item?.payload as Record<string, unknown>).task } },
		};
		const headers = place().signed(webhook.url, body);
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
		const taskId = await place().ask(webhook.id, 'provisionedByWebhook');
		await until(async () => (await place().taskOf(taskId))?.outcome === 'GRANT_OUTCOME_ERROR');
		await place().tenant.json('task.retryProvisioning', { taskId });
		await place().arrived(2);
		expect(place().n8n.items.map(({ event }) => event)).toEqual(['provisioning', 'provisioning']);
	});
});

describe('an event that is not wanted', () => {
	it.each([
		['approval', 'approvedByWebhook', 202, { state: 'TASK_STATE_OPEN' }],
		['provisioning', 'provisionedByWebhook', 410, { state: 'TASK_STATE_OPEN' }],
	] as const)('of %s decides nothing', async (_kind, by, status, state) => {
		const { webhook } = await active(place(), { triggerOn: ['test'] });
		const taskId = await place().ask(webhook.id, by);
		await place().arrived();
		expect(place().n8n.results).toMatchObject([{ status, items: undefined }]);
		expect(await place().taskOf(taskId)).toMatchObject(state);
	});

	it.each([
		['PayloadTest', {}, 200],
		['PayloadPolicyPostAction', { taskView: { task: { id: 'a' } } }, 200],
		['PayloadFindingDispatch', { dispatchId: 'a' }, 200],
		['PayloadOfTheFuture', {}, 200],
		['PayloadWorkflowStep', { workflowExecutionId: '1', workflowExecutionStepId: 'a' }, 410],
	])('%s is answered, and starts nothing', async (event, payload, status) => {
		const { trigger, webhook } = await active(place());
		const body = place().deliveryBody(event, payload);
		const headers = place().signed(webhook.url, body);
		expect(await trigger.deliver({ body, headers })).toEqual({
			status,
			answer: { version: 'v1' },
			items: undefined,
		});
	});
});

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
		const body = place().deliveryBody(type, payload);
		const headers = place().signed(webhook.url, body);
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

	it('PayloadPolicyPostAction', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['postAction'] });
		const task = { id: 't', displayName: 'Access to Okta' };
		const body = place().deliveryBody('PayloadPolicyPostAction', { taskView: { task } });
		const headers = place().signed(webhook.url, body);
		expect(await trigger.deliver({ body, headers })).toMatchObject({
			status: 202,
			items: [
				{ event: 'postAction', taskId: 't', displayName: 'Access to Okta', payload: { task } },
			],
		});
	});
});

describe('the same thing, delivered again', () => {
	const step = (taskId: string, stepId: string, more: object = {}) => ({
		taskView: { task: { id: taskId, policy: { current: { id: stepId, ...more } } } },
	});
	const execution = (workflowExecutionId: string, workflowExecutionStepId: string) => ({
		workflowId: 'w',
		workflowExecutionId,
		workflowExecutionStepId,
	});
	const provision = (webhookInstanceId: string) =>
		step('t', 's', { provision: { webhookInstanceId } });

	it.each([
		['approval', 'PayloadPolicyApprovalStep', step('t', 's'), [step('t', 's2'), step('u', 's')]],
		['postAction', 'PayloadPolicyPostAction', step('t', 's'), [step('u', 's')]],
		['provisioning', 'PayloadProvisionStep', provision('1'), [provision('2')]],
		[
			'automation',
			'PayloadWorkflowStep',
			execution('1', 's'),
			[execution('1', 's2'), execution('2', 's')],
		],
		['finding', 'PayloadFindingDispatch', { dispatchId: 'd' }, [{ dispatchId: 'e' }]],
	])('as %s runs the workflow once', async (event, type, payload, others) => {
		const { trigger, webhook } = await active(place(), { triggerOn: [event] });
		let callbacks = 0;
		const deliver = async (content: object) => {
			callbacks += 1;
			// Each try may have another token, another callback, and another ID of the delivery.
			const body = {
				...place().deliveryBody(type, content),
				webhookId: `delivery-${callbacks}`,
				callbackUrl: `${place().tenant.url}/webhooks/v1/callbacks/${callbacks}`,
			};
			const headers = place().signed(webhook.url, body);
			return await trigger.deliver({ body, headers });
		};
		expect(await deliver(payload)).toMatchObject({ status: 202, items: [{ event }] });
		expect(await deliver(payload)).toMatchObject({ status: 202, items: undefined });
		for (const other of others) {
			expect(await deliver(other)).toMatchObject({ status: 202, items: [{ event }] });
		}
	});

	it('as a test is known by its callback, for it has nothing else', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const deliver = async (callback: string) => {
			const body = { ...place().deliveryBody('PayloadTest'), callbackUrl: callback };
			const headers = place().signed(webhook.url, body);
			return (await trigger.deliver({ body, headers })).items?.length;
		};
		expect([await deliver('a'), await deliver('a'), await deliver('b')]).toEqual([1, undefined, 1]);
	});
});
