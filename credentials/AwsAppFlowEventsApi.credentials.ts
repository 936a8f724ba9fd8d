import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** What Amazon EventBridge proves itself with when it posts events to the AWS AppFlow Trigger. */
export class AwsAppFlowEventsApi implements ICredentialType {
	name = 'awsAppFlowEventsApi';

	displayName = 'AWS AppFlow Events API';

	documentationUrl =
		'https://github.com/n8n-nodes-appflow-conductorone/n8n-nodes-appflow-conductorone#credentials';

	icon: Icon = { light: 'file:../icons/appflow.svg', dark: 'file:../icons/appflow.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Api-Key',
			required: true,
			description: 'API key name of the EventBridge connection',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'API key value of the EventBridge connection: 16 random characters or more',
		},
	];
}
