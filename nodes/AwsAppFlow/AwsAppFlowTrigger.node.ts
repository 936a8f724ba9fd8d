import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { isChosen, panelOf, webhookWhen } from '../../engine/trigger/description';
import { triggerFunctions } from '../../engine/trigger/trigger';
import { triggerProperties } from './events/form';
import { triggerMethods } from './events/methods';
import { appFlowPoller } from './events/poller';
import { checkReceiving, receive } from './events/receive';
import { readArrival } from './events/triggerOn';

const trigger = triggerFunctions({
	readArrival,
	poller: appFlowPoller,
	receive,
	registration: {
		find: checkReceiving,
		make: checkReceiving,
		remove: async () => await Promise.resolve(true),
	},
});

/**
 * The node that starts workflows when something happens in AppFlow: asked, or told by EventBridge.
 */
export class AwsAppFlowTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AWS AppFlow Trigger',
		name: 'awsAppFlowTrigger',
		icon: { light: 'file:../../icons/appflow.svg', dark: 'file:../../icons/appflow.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow when runs of Amazon AppFlow flows end, flows are deactivated, or connector profiles change',
		eventTriggerDescription: '',
		activationMessage: 'You can now let things happen in Amazon AppFlow',
		defaults: { name: 'AWS AppFlow Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'awsAppFlowApi',
				displayName: 'Credential to Connect to AWS AppFlow',
				required: true,
				testedBy: 'awsAppFlowApiTest',
				// Were one to say when it is shown, the editor could take the switch for a choice of how to log
				// in, and hide it in the credential's dialog, together with what it depends on.
				displayOptions: { hide: { receiveBy: ['push'] } },
			},
			{
				name: 'awsAppFlowEventsApi',
				displayName: 'Credential to Authenticate EventBridge',
				required: true,
				testedBy: 'awsAppFlowEventsApiTest',
				displayOptions: { hide: { receiveBy: ['polling'] } },
			},
		],
		webhooks: [
			webhookWhen(isChosen('receiveBy', ['push']), {
				responseMode: 'onReceived',
				// Else n8n answers with the name of its default instead of what the trigger says.
				responseData: '',
			}),
		],
		triggerPanel: panelOf(
			'Amazon AppFlow',
			'When it polls, it shows the latest events that fit. When events are pushed, it listens at the test URL until one is posted there.',
		),
		properties: triggerProperties,
	};

	methods = triggerMethods;

	webhookMethods = trigger.webhookMethods;

	poll = trigger.poll;

	webhook = trigger.webhook;

	execute = trigger.execute;
}
