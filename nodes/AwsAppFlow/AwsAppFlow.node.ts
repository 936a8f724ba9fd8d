import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { runNode } from '../../engine/run';
import { waysWithoutSecrets } from './connectors';
import { listSearch, loadOptions, resourceMapping } from './methods';
import { credentialTest } from './methods/credentialTest';
import { openAppFlow } from './open';
import { resources } from './resources';

/** The node that works on AppFlow. */
export class AwsAppFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AWS AppFlow',
		name: 'awsAppFlow',
		icon: { light: 'file:../../icons/appflow.svg', dark: 'file:../../icons/appflow.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Build and run flows, and manage connector profiles and connectors, in Amazon AppFlow',
		defaults: { name: 'AWS AppFlow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				displayName: 'Credential for AWS AppFlow',
				name: 'awsAppFlowApi',
				required: true,
				testedBy: 'awsAppFlowApiTest',
			},
			{
				displayName: 'Credential for the Connection',
				name: 'awsAppFlowConnectorApi',
				required: true,
				testedBy: 'awsAppFlowConnectorApiTest',
				displayOptions: {
					show: { resource: ['connectorProfile'], secretsFrom: ['credential'] },
					hide: { authentication: [...waysWithoutSecrets] },
				},
			},
		],
		properties: describeResources(resources),
	};

	methods = { credentialTest, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, { resources, open: openAppFlow });
	}
}
