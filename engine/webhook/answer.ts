import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Refuses a request: nothing is run. */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Takes note of a request without running anything. The status is 200, so it does not come again. */
export function acknowledge(message: string): IWebhookResponseData {
	return { webhookResponse: { message } };
}

/** Runs the workflow with these items, and answers 200 at once. */
export function accept(events: readonly IDataObject[]): IWebhookResponseData {
	return {
		webhookResponse: { message: 'Accepted' },
		workflowData: [events.map((json) => ({ json }))],
	};
}

/** A header of the request; the name in any case. */
export function headerOf(context: IWebhookFunctions, name: string): string | undefined {
	const value = context.getHeaderData()[name.toLowerCase()];
	return Array.isArray(value) ? value[0] : value;
}
