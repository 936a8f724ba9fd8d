import { ids } from './support';
import { active, usePlace } from './trigger.support';

const place = usePlace();

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
		const task = await place().ended(await place().ask(webhook.id, 'approvedByWebhook'));
		expect(task).toMatchObject({ outcome });
		expect(place().n8n.results).toMatchObject([
			{ status: 200, answer: { version: 'v1', [approvalAnswer]: { comment: 'By rule' } } },
		]);
		expect(place().n8n.items).toHaveLength(1);
	});

	it('can be left for later', async () => {
		const { webhook } = await active(place(), { respond: 'immediately' });
		await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
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
		await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
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
		const taskId = await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
		expect(place().n8n.results).toMatchObject([{ status: 202, answer: { version: 'v1' } }]);
		expect(await place().taskOf(taskId)).toMatchObject({ state: 'TASK_STATE_OPEN' });
	});

	it('completes provisioning', async () => {
		const { webhook } = await active(place(), { respond, triggerOn: ['provisioning'] });
		place().n8n.rest = async () => await Promise.resolve({ answer: 'completeProvisioning' });
		const task = await place().ended(await place().ask(webhook.id, 'provisionedByWebhook'));
		expect(task).toMatchObject({ outcome: 'GRANT_OUTCOME_GRANTED' });
	});

	it('gives its item to an automation', async () => {
		const { trigger, webhook } = await active(place(), { respond, triggerOn: ['automation'] });
		const body = place().deliveryBody('PayloadWorkflowStep', {
			workflowExecutionId: '1',
			workflowExecutionStepId: 's',
		});
		const headers = place().signed(webhook.url, body);
		const rest = async () => await Promise.resolve({ manager: 'x' });
		expect(await trigger.deliver({ body, headers, rest })).toMatchObject({
			status: 200,
			answer: { version: 'v1', context: { manager: 'x' } },
		});
	});

	it('and when the workflow fails, the question stays open', async () => {
		const { webhook } = await active(place(), { respond });
		place().n8n.rest = async () => await Promise.reject(new Error('Broken'));
		const taskId = await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
		expect(place().n8n.results).toMatchObject([{ status: 202, answer: { version: 'v1' } }]);
		expect(await place().taskOf(taskId)).toMatchObject({ state: 'TASK_STATE_OPEN' });
	});

	it('once: who asks again meanwhile is told to wait, and gets the same answer then', async () => {
		const { trigger, webhook } = await active(place(), { respond });
		const body = place().deliveryBody('PayloadPolicyApprovalStep', {
			taskView: { task: { id: 'task', policy: { current: { id: 'step' } } } },
		});
		const headers = () => place().signed(webhook.url, body);
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
