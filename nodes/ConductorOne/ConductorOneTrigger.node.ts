import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { runPoll, runTrigger, skipPoll } from '../../engine/poll/poller';
import { triggerProperties } from './events/form';
import { conductorOnePoller } from './events/poller';
import { credentialTest } from './methods/credentialTest';
import { listSearch } from './methods/listSearch';
import { receive } from './webhook/receive';
import { findRegistered, register, unregister } from './webhook/register';

/**
 * Polls, or is pushed to. It does not say `polling`: n8n would show its Poll Times in both cases. The
 * form has them where they count, and the webhook has a method, and so exists, only where it counts.
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
		subtitle:
			'={{($parameter["receiveBy"] === "push" ? $parameter["events"] : $parameter["triggerOn"]).join(", ")}}',
		description:
			'Starts the workflow when ConductorOne asks for an approval or for provisioning, when an automation calls, or when something happens to requests, access, findings, connectors, or users',
		eventTriggerDescription: '',
		activationMessage: 'You can now let ConductorOne call this workflow',
		defaults: { name: 'ConductorOne Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'conductorOneApi', required: true, testedBy: 'conductorOneApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: '={{$parameter["receiveBy"] === "push" ? "POST" : ""}}',
				responseMode: '={{$parameter["respond"] === "lastNode" ? "lastNode" : "onReceived"}}',
				responseCode: '={{$parameter["respond"] === "later" ? 202 : 200}}',
				// Else n8n answers with the name of its default instead of what the trigger says.
				responseData: '={{$parameter["respond"] === "lastNode" ? "firstEntryJson" : ""}}',
				path: 'webhook',
				ndvHideUrl: '={{$parameter["receiveBy"] !== "push"}}',
			},
		],
		triggerPanel: {
			header: 'Try it with events of ConductorOne',
			executionsHelp: {
				inactive:
					'<b>While building your workflow</b>, execute the node. When it polls, it shows the latest events that fit. When events are pushed, it listens with a webhook of its own, whose name begins with "n8n (test)": point something in ConductorOne there, or choose Test under Trigger On to get a test event at once. Its ID is in the output, and stays the same.<br /><br /><b>Once your workflow is published</b>, it runs for each new event, and the runs are in the <a data-key="executions">executions list</a>.',
				active:
					'<b>While building your workflow</b>, execute the node. When it polls, it shows the latest events that fit. When events are pushed, it listens with a webhook of its own, whose name begins with "n8n (test)", while the published workflow goes on with the other one.<br /><br /><b>Your workflow also runs automatically</b> for each new event. These runs are in the <a data-key="executions">executions list</a>.',
			},
			activationHint:
				'Publishing the workflow makes a webhook in ConductorOne, or finds the one it had. Point a policy, an automation, or a routing rule at it there.',
		},
		properties: triggerProperties,
	};

	methods = { credentialTest, listSearch };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await findRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const pushed = this.getNodeParameter('receiveBy') === 'push';
		return pushed ? skipPoll(this) : await runPoll(this, conductorOnePoller);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pushed = this.getNodeParameter('receiveBy', 0) === 'push';
		return await runTrigger(this, conductorOnePoller, pushed);
	}
}
