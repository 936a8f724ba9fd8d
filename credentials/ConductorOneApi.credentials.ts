import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** A service principal's client credential, or a bearer token, for one tenant of ConductorOne. */
export class ConductorOneApi implements ICredentialType {
	name = 'conductorOneApi';

	displayName = 'ConductorOne API';

	icon = {
		light: 'file:../icons/conductorone.svg',
		dark: 'file:../icons/conductorone.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-appflow-conductorone/n8n-nodes-appflow-conductorone#conductorone-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'Bearer Token', value: 'bearerToken' },
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			displayOptions: { show: { authentication: ['clientCredentials'] } },
			required: true,
			default: '',
			placeholder: 'e.g. strange-hydra-68836@acme.conductor.one/spc',
			description:
				'Client ID of a service principal (recommended) or of your own API key. Its host is where requests go.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { authentication: ['clientCredentials'] } },
			required: true,
			default: '',
			description:
				'All of it, with secret-token: at the beginning. It stays in n8n: requests for a token are signed with it.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { authentication: ['bearerToken'] } },
			required: true,
			default: '',
		},
		{
			displayName: 'Tenant URL',
			name: 'tenantUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://acme.conductor.one',
			description:
				'Address of your tenant. Needed with a bearer token; otherwise only if it is not the host in the client ID.',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Gives n8n an access token to keep: when it has none, and when its one was refused or expired. */
	async preAuthentication(
		this: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { renewToken } = await import('../nodes/ConductorOne/transport/session');
		const { sendThroughHelper } = await import('../nodes/ConductorOne/transport/wire');
		return await renewToken(data, sendThroughHelper(this.helpers.httpRequest));
	}

	/** Adds the token to a request to the tenant, and refuses any other. */
	async authenticate(
		data: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { addToken } = await import('../nodes/ConductorOne/transport/session');
		return addToken(data, request);
	}
}
