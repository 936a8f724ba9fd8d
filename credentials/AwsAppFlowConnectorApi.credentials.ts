import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { connectorCredentialProperties } from '../nodes/AwsAppFlow/connectors/connectorCredential';

/** The secrets of one connection between AppFlow and an application. */
export class AwsAppFlowConnectorApi implements ICredentialType {
	name = 'awsAppFlowConnectorApi';

	displayName = 'AWS AppFlow Connector API';

	icon: Icon = {
		light: 'file:../icons/appflow.svg',
		dark: 'file:../icons/appflow.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-appflow-conductorone/n8n-nodes-appflow-conductorone#aws-appflow-connector-api';

	properties: INodeProperties[] = connectorCredentialProperties;
}
