import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { runNode } from '../../engine/run';
import { methods } from './methods';
import { openConductorOne } from './open';
import { resources } from './resources';
import { sendToIncomingWebhook } from './resources/automation/incomingWebhook';
import { changingOnce } from './transport/repetition';

/** Newer n8n never shows these members of items; older versions do not know the setting. */
type WithSensitiveOutput = INodeTypeDescription & { readonly sensitiveOutputFields: string[] };

/** The values of all operations but one, each once. */
function operationsWithout(one: string): string[] {
	const values = resources.flatMap(({ operations }) => operations.map(({ value }) => value));
	return [...new Set(values)].filter((value) => value !== one).sort();
}

/** The node that works on a tenant of ConductorOne. */
export class ConductorOne implements INodeType {
	description: WithSensitiveOutput = {
		displayName: 'ConductorOne',
		name: 'conductorOne',
		icon: {
			light: 'file:../../icons/conductorone.svg',
			dark: 'file:../../icons/conductorone.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Request, approve, provision, and review access with ConductorOne',
		defaults: { name: 'ConductorOne' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				displayName: 'Credential for ConductorOne',
				name: 'conductorOneApi',
				required: true,
				testedBy: 'conductorOneApiTest',
			},
			{
				displayName: 'Credential for the Incoming Webhook',
				name: 'conductorOneIncomingWebhookApi',
				required: true,
				testedBy: 'conductorOneIncomingWebhookApiTest',
				// Said by when it is hidden: n8n shows the credentials above the fields that one of them
				// depends on by `show`, which would put them between Resource and Operation.
				displayOptions: { hide: { operation: operationsWithout(sendToIncomingWebhook.value) } },
			},
		],
		sensitiveOutputFields: [
			'clientSecret',
			'credential.clientSecret',
			'webhookHmacSecret',
			'webhookCapabilityUrl',
		],
		properties: describeResources(resources),
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, { resources, open: openConductorOne, forItem: changingOnce });
	}
}
