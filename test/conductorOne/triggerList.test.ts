import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';
import { polledKinds } from '../../nodes/ConductorOne/events/kinds';
import { callListSearch, callLoadOptions } from '../support/harness';
import { triggerEntries } from '../support/nodeCreator';
import { ids } from './support';
import { active, triggerOf, usePlace, webhooks } from './trigger.support';

const place = usePlace();

describe('the trigger', () => {
	it.each(triggerEntries(new ConductorOneTrigger().description))(
		"works as n8n's list of nodes gives it: $name",
		async ({ parameters }) => {
			const [kind] = parameters.triggerOn as string[];
			const polled = polledKinds.some(({ value }) => value === kind);
			const trigger = triggerOf(place(), parameters);
			expect(trigger.webhookMethods()).toEqual(polled ? [] : ['POST']);
			expect(trigger.pollTimes()).toEqual(
				polled ? [expect.stringMatching(/^\d+ \*\/5 \* \* \* \*$/)] : [],
			);
			await trigger.activate();
			expect(await trigger.poll()).toEqual([]);
			expect(await webhooks(place().tenant)).toHaveLength(polled ? 1 : 2);
		},
	);

	it('has an entry there for each event, polled and pushed', () => {
		const names = triggerEntries(new ConductorOneTrigger().description).map(({ name }) => name);
		expect(names).toHaveLength(17);
		expect(names.filter((name) => /approval/i.test(name))).toEqual([
			'Approval Needed',
			'Request Waiting for Approval',
		]);
		expect(names).toContain('Provisioning Needed');
	});

	it('can be pushed to as well, for other events', async () => {
		const { trigger, webhook } = await active(place(), {
			triggerOn: ['approval', 'requestCreated'],
		});
		expect(trigger.webhookMethods()).toEqual(['POST']);
		expect(trigger.pollTimes()).toHaveLength(1);
		expect(await trigger.poll()).toEqual([]);
		const { value: taskId } = await place().ask(webhook.id, 'approvedByWebhook');
		await place().arrived();
		expect(place().n8n.items).toMatchObject([{ event: 'approval', taskId }]);
		expect(await trigger.poll()).toMatchObject([{ event: 'requestCreated', taskId }]);
	});

	it('offers the webhooks of the tenant', async () => {
		const { results } = await callListSearch({
			node: new ConductorOneTrigger(),
			credentials: place().tenant.store(),
			method: 'searchWebhooks',
			parameters: { webhook: 'existing' },
		});
		expect(results.map(({ value }) => value)).toContain(ids.webhooks.n8n);
	});

	it('offers the apps of the tenant', async () => {
		const apps = await callLoadOptions({
			node: new ConductorOneTrigger(),
			credentials: place().tenant.store(),
			method: 'searchApps',
		});
		expect(apps).toContainEqual(expect.objectContaining({ name: 'Okta', value: ids.apps.okta }));
	});
});
