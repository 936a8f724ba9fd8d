import { byId, ids } from './support';
import { active, triggerOf, usePlace, webhooks } from './trigger.support';

const place = usePlace();

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
		const body = place().deliveryBody('PayloadTest');
		const headers = place().signed(url.href, body);
		expect(await trigger.deliver({ body, headers })).toMatchObject({ status: 202 });
	});

	it("has n8n's public address, and is proven for it, whatever address a proxy asks", async () => {
		const n8nUrl = 'https://n8n.example.com';
		const trigger = triggerOf(place(), { triggerOn: ['test'] }, { n8nUrl });
		await trigger.activate();
		const [webhook] = await own();
		expect(webhook?.url).toMatch(/^https:\/\/n8n\.example\.com\/webhook\//);
		const body = place().deliveryBody('PayloadTest');
		const deliver = async (destination: string) => {
			const headers = place().signed(destination, body);
			const proxied = { ...headers, host: '10.0.0.7:5678', 'x-forwarded-host': 'evil.example.com' };
			return (await trigger.deliver({ body, headers: proxied })).status;
		};
		const { pathname } = new URL(String(webhook?.url));
		expect(await deliver(`http://10.0.0.7:5678${pathname}`)).toBe(401);
		expect(await deliver(`https://evil.example.com${pathname}`)).toBe(401);
		expect(await deliver(String(webhook?.url))).toBe(202);
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

	it('that exists keeps its ID, and production its deliveries, in a test run', async () => {
		const chosen = { webhook: 'existing', webhookId: byId(ids.webhooks.n8n), triggerOn: ['test'] };
		const trigger = triggerOf(place(), chosen);
		place().n8n.trigger = trigger;
		await trigger.activate();
		await trigger.activate({ test: true });
		await place().arrived();
		await trigger.deactivate({ test: true });
		const all = await webhooks(place().tenant);
		expect(all.find(({ id }) => id === ids.webhooks.n8n)).toMatchObject({
			url: expect.stringContaining(`${place().n8n.url}/webhook/`),
		});
		expect(place().n8n.items).toMatchObject([
			{ event: 'test', webhookId: all.find(({ id }) => id !== ids.webhooks.n8n)?.id },
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
		await place().arrived();
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
