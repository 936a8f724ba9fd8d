import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { isChosen, panelOf, webhookWhen } from '../../engine/trigger/description';
import { triggerFunctions } from '../../engine/trigger/trigger';
import { triggerProperties } from './events/form';
import { conductorOnePoller } from './events/poller';
import { PUSHED_KINDS, readArrival } from './events/triggerOn';
import { credentialTest } from './methods/credentialTest';
import { listSearch, loadLists } from './methods/listSearch';
import { receive } from './webhook/receive';
import { findRegistered, register, unregister } from './webhook/register';

const trigger = triggerFunctions({
	readArrival,
	poller: conductorOnePoller,
	receive,
	registration: { find: findRegistered, make: register, remove: unregister },
});

/**
 * The node that starts workflows when something happens in ConductorOne, or when it asks something.
 */
export class ConductorOneTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ConductorOne Trigger',
		name: 'conductorOneTrigger',
		icon: {
			light: 'file:../../icons/conductorone.svg',
			dark: 'file:../../icons/conductorone.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow when ConductorOne asks for an approval or for provisioning, when an automation calls, or when something happens to requests, access, findings, connectors, or users',
		eventTriggerDescription: '',
		activationMessage: 'You can now let ConductorOne call this workflow',
		defaults: { name: 'ConductorOne Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'conductorOneApi', required: true, testedBy: 'conductorOneApiTest' }],
		webhooks: [
			webhookWhen(isChosen('triggerOn', PUSHED_KINDS), {
				responseMode: '={{$parameter["respond"] === "lastNode" ? "lastNode" : "onReceived"}}',
				responseCode: '={{$parameter["respond"] === "later" ? 202 : 200}}',
				// Else n8n answers with the name of its default instead of what the trigger says.
				responseData: '={{$parameter["respond"] === "lastNode" ? "firstEntryJson" : ""}}',
			}),
		],
		triggerPanel: panelOf(
			'ConductorOne',
			'It shows the latest events that fit. If ConductorOne sends any of the chosen events, it listens for these instead, with a webhook of its own, whose name begins with "n8n (test):" and whose ID stays the same. Choose that one in ConductorOne, or add Webhook Test to Trigger On to get an event at once.',
		),
		properties: triggerProperties,
	};

	methods = { credentialTest, listSearch, loadOptions: loadLists };

	webhookMethods = trigger.webhookMethods;

	poll = trigger.poll;

	webhook = trigger.webhook;

	execute = trigger.execute;
}
