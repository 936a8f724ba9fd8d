import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** What an automation's Incoming Webhook trigger knows events by. */
export class ConductorOneIncomingWebhookApi implements ICredentialType {
	name = 'conductorOneIncomingWebhookApi';

	displayName = 'ConductorOne Incoming Webhook API';

	icon: Icon = {
		light: 'file:../icons/conductorone.svg',
		dark: 'file:../icons/conductorone.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-appflow-conductorone/n8n-nodes-appflow-conductorone#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Capability URL', value: 'capabilityUrl', description: 'The URL itself is secret' },
				{ name: 'HMAC', value: 'hmac', description: 'A secret that ConductorOne has made' },
				{ name: 'JWT', value: 'jwt', description: 'A private key of your own' },
			],
			default: 'hmac',
			description: 'What the trigger of the automation is set to',
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			displayOptions: { show: { authentication: ['hmac', 'jwt'] } },
			required: true,
			default: '',
			placeholder:
				'e.g. https://acme.conductor.one/api/v1/webhooks/incoming/2kG3aTftCcAvWtHZt2Ywry0dPn7',
			description:
				'URL that the Incoming Webhook trigger of the automation shows, or its listener ID',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { authentication: ['hmac'] } },
			required: true,
			default: '',
			description: 'Secret that ConductorOne showed when the trigger was saved (webhookHmacSecret)',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { authentication: ['jwt'] } },
			required: true,
			default: '',
			description:
				"Private key, in PEM form or as a JSON Web Key, to the public one at the trigger's JWKS URL",
		},
		{
			displayName: 'Key ID',
			name: 'keyId',
			type: 'string',
			displayOptions: { show: { authentication: ['jwt'] } },
			default: '',
			description: "ID (kid) of the key at the trigger's JWKS URL",
		},
		{
			displayName: 'Capability URL',
			name: 'capabilitySecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { authentication: ['capabilityUrl'] } },
			required: true,
			default: '',
			description:
				'URL that ConductorOne showed when the trigger was saved (webhookCapabilityUrl), with the token in it',
		},
	];
}
