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
import { triggerMethods } from './events/methods';
import { appFlowPoller } from './events/poller';
import { checkReceiving, receive } from './events/receive';

/**
 * Polls, or is pushed to. It does not say `polling`: n8n would show its Poll Times in both cases. The
 * form has them where they count, and the webhook has a method, and so exists, only where it counts.
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
				required: true,
				testedBy: 'awsAppFlowApiTest',
				// Were both to say when they are shown, the editor would take the switch for a choice of how
				// to log in, and hide it in the credential's dialog.
				displayOptions: { hide: { receiveBy: ['push'] } },
			},
			{
				name: 'awsAppFlowEventsApi',
				required: true,
				testedBy: 'awsAppFlowEventsApiTest',
				displayOptions: { show: { receiveBy: ['push'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: '={{$parameter["receiveBy"] === "push" ? "POST" : ""}}',
				responseMode: 'onReceived',
				// Else n8n answers with the name of its default instead of what the trigger says.
				responseData: '',
				path: 'webhook',
				ndvHideUrl: '={{$parameter["receiveBy"] !== "push"}}',
			},
		],
		triggerPanel: {
			header: 'Try it with events of Amazon AppFlow',
			executionsHelp: {
				inactive:
					'<b>While building your workflow</b>, execute the node. When it polls, it shows the latest events that fit. When events are pushed, it listens at the test URL until one is posted there.<br /><br /><b>Once your workflow is published</b>, it runs for each new event, and the runs are in the <a data-key="executions">executions list</a>.',
				active:
					'<b>While building your workflow</b>, execute the node. When it polls, it shows the latest events that fit. When events are pushed, it listens at the test URL until one is posted there.<br /><br /><b>Your workflow also runs automatically</b> for each new event. These runs are in the <a data-key="executions">executions list</a>.',
			},
			activationHint:
				'Once the workflow is published, it runs for each new event. Runs of the past are not reported.',
		},
		properties: triggerProperties,
	};

	methods = triggerMethods;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkReceiving(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkReceiving(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const pushed = this.getNodeParameter('receiveBy') === 'push';
		return pushed ? skipPoll(this) : await runPoll(this, appFlowPoller);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pushed = this.getNodeParameter('receiveBy', 0) === 'push';
		return await runTrigger(this, appFlowPoller, pushed);
	}
}
