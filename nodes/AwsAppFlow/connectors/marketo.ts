import { errorHandling, HOURLY, object, objectSource } from './flowMembers';
import { accessToken, clientId, clientSecret, instanceUrl, oAuthCode, required } from './members';
import type { Connector } from './types';

export const marketo = {
	type: 'Marketo',
	label: 'Marketo',
	flow: {
		key: 'Marketo',
		source: objectSource(['LESS_THAN', 'GREATER_THAN', 'BETWEEN'], { shortestInterval: HOURLY }),
		destination: { object, members: errorHandling, writeOperations: [] },
	},
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
