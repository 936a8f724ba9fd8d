import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { withForm } from '../../../engine/trigger/context';
import { accept, acknowledge, headerOf, refuse } from '../../../engine/webhook/answer';
import { newDeliveries } from '../../../engine/webhook/deliveries';
import { isSecret } from '../../../engine/webhook/secret';
import { readEventsCredential } from './credential';
import type { EventsCredential } from './credential';
import { pushedJson, readEvents } from './eventBridge';
import { readWatch } from './form';

/**
 * Takes what EventBridge posts. Who does not know the secret learns nothing but that; an event that
 * is not watched, or was delivered before, is acknowledged, so that EventBridge sends it no more.
 *
 * @throws {NodeOperationError} when the trigger itself cannot be used; EventBridge tries again then
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await withForm(context, async (form, redactor) => {
		const { headerName, secret } = await openCredential(context);
		redactor.protect(secret);
		if (!isSecret(headerOf(context, headerName), secret)) return refuse(context, 403, 'Forbidden');
		const watch = readWatch(form);
		const events = readEvents(context.getBodyData());
		if (!events) return refuse(context, 400, 'This is not an event of Amazon EventBridge');
		const outputs = events.flatMap((event) => {
			const json = pushedJson(event, watch);
			return json ? [{ id: event.id, json }] : [];
		});
		if (outputs.length === 0) return acknowledge('The event is not one that is watched');
		const fresh = newDeliveries(
			context.getWorkflowStaticData('node'),
			outputs.map(({ id }) => id),
		);
		const news = outputs.filter(({ id }) => fresh.delete(id));
		if (news.length === 0) return acknowledge('The event was delivered before');
		return accept(news.map(({ json }) => json));
	});
}

/**
 * Checks, when the workflow is activated, that events could be told from forgeries. There is nothing
 * to register: the address is given to EventBridge by hand.
 *
 * @throws {NodeOperationError}
 */
export async function checkReceiving(context: IHookFunctions): Promise<boolean> {
	return await withForm(context, async (form) => {
		readWatch(form);
		await openCredential(context);
		return true;
	});
}

async function openCredential(
	context: IHookFunctions | IWebhookFunctions,
): Promise<EventsCredential> {
	return readEventsCredential(await context.getCredentials('awsAppFlowEventsApi'));
}
