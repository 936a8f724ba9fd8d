import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import type { ParameterReader } from '../field';
import { runPoll, runSample, skipPoll } from '../poll/poller';
import type { Poller } from '../poll/poller';
import { withForm } from './context';

/** How the events arrive that the form asks for: n8n asks for them, they are sent to it, or some each way. */
export interface Arrival {
	readonly polled: boolean;
	readonly pushed: boolean;
}

interface TriggerParts<Service, Params> {
	/** @throws {InputError} when the form asks for nothing, or for what cannot be had */
	readArrival(form: ParameterReader): Arrival;
	readonly poller: Poller<Service, Params>;
	/** Takes a request to the webhook. */
	receive(context: IWebhookFunctions): Promise<IWebhookResponseData>;
	/** What n8n does with the webhook when a workflow is activated, deactivated, or tested. */
	readonly registration: {
		/** Whether there is one already that comes here. */
		find(context: IHookFunctions): Promise<boolean>;
		make(context: IHookFunctions): Promise<boolean>;
		remove(context: IHookFunctions): Promise<boolean>;
	};
}

/**
 * What n8n calls of a trigger node that polls and is pushed to, as its form says. Such a node does not
 * say `polling`: n8n would always show its Poll Times then. It brings them itself, and a webhook that
 * has a method, and so exists, only where it counts.
 */
export function triggerFunctions<Service, Params>(parts: TriggerParts<Service, Params>) {
	const { poller, registration, receive } = parts;
	const arrivalIn = async (context: IExecuteFunctions | IPollFunctions) =>
		await withForm(context, parts.readArrival);

	return {
		webhookMethods: {
			default: {
				async checkExists(this: IHookFunctions): Promise<boolean> {
					return await registration.find(this);
				},
				async create(this: IHookFunctions): Promise<boolean> {
					return await registration.make(this);
				},
				async delete(this: IHookFunctions): Promise<boolean> {
					return await registration.remove(this);
				},
			},
		},

		async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
			const { polled } = await arrivalIn(this);
			return polled ? await runPoll(this, poller) : skipPoll(this);
		},

		async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
			return await receive(this);
		},

		/**
		 * n8n calls this with what `poll` or `webhook` gave, which goes on to the workflow; and when the
		 * trigger is tried out and does not listen. Without it n8n would poll then, even where an event
		 * was pushed.
		 */
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			if (this.getMode() !== 'manual') return [this.getInputData()];
			const { pushed } = await arrivalIn(this);
			return pushed ? [this.getInputData()] : await runSample(this, poller);
		},
	};
}
