import { accessToken, clientId, clientSecret, instanceUrl, oAuthCode, required } from './members';
import type { Connector } from './types';

export const marketo = {
	type: 'Marketo',
	label: 'Marketo',
	profile: {
		key: 'Marketo',
		properties: [
			required({
				...instanceUrl,
				description: 'Address of the REST API, with your Munchkin account ID',
				placeholder: 'e.g. https://123-ABC-456.mktorest.com',
			}),
		],
		ways: [
			{
				value: 'tokens',
				label: 'Client Credentials',
				description:
					'Client ID and secret of a custom service, with its access token if you have one',
				secrets: [required(clientId), required(clientSecret), accessToken],
			},
			{ value: 'authorizationCode', label: 'Authorization Code', secrets: oAuthCode },
		],
	},
} satisfies Connector;
