import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const made = async (more: INodeParameters = {}) =>
	(
		await tenant.json('webhook.create', {
			displayName: 'Approvals',
			url: 'https://n8n.example.com/webhook/approvals',
			...more,
		})
	)[0] ?? {};

describe(`a webhook${unjudged}`, () => {
	test('is made with a timeout as people say it, found, changed, and deleted', async () => {
		const created = await made({ additionalFields: { callbackTimeout: '2 days' } });
		expect(created).toMatchObject({ displayName: 'Approvals', callbackTimeout: '172800s' });
		const where = { webhookId: byId(created.id) };
		const search = async () =>
			await tenant.json('webhook.search', { returnAll: true, filters: { query: 'approv' } });
		expect(await search()).toMatchObject([{ id: created.id, displayName: 'Approvals' }]);
		await tenant.json('webhook.update', { ...where, updateFields: { description: 'By n8n' } });
		const [read] = await tenant.json('webhook.get', where);
		expect(read).toMatchObject({ description: 'By n8n', callbackTimeout: '172800s' });
		expect(Object.keys(read ?? {}).length).toBeLessThanOrEqual(10);
		expect(await tenant.json('webhook.delete', where)).toEqual([{ deleted: true }]);
		expect(await search()).toEqual([]);
	});

	test('is tried out: what comes back says how the delivery goes', async () => {
		const [delivery] = await tenant.json('webhook.test', {
			webhookId: byId(ids.webhooks.n8n),
		});
		expect(delivery).toMatchObject({ webhookId: ids.webhooks.n8n, state: expect.any(String) });
	});

	test('that is deleted cannot be tried out', async () => {
		const where = { webhookId: byId((await made()).id) };
		await tenant.json('webhook.delete', where);
		const { message } = await tenant.failure('webhook.test', where);
		expect(message).toContain('no such object');
	});
});
