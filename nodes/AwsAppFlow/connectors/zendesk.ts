import { objectSource, writingDestination } from './flowMembers';
import {
	clientId,
	clientSecret,
	accessToken,
	instanceUrl,
	oAuthRequest,
	required,
} from './members';
import type { Connector } from './types';

const zendeskClientId = {
	...clientId,
	description: 'Unique identifier of the OAuth client that is registered in Zendesk',
	hint: "Has to be 'aws_integration_to_Zendesk'",
};

export const zendesk = {
	type: 'Zendesk',
	label: 'Zendesk',
	flow: {
		key: 'Zendesk',
		source: objectSource(['GREATER_THAN']),
		destination: writingDestination(['INSERT', 'UPDATE', 'UPSERT']),
	},
	profile: {
		key: 'Zendesk',
		properties: [required({ ...instanceUrl, placeholder: 'e.g. https://my-company.zendesk.com' })],
		ways: [
			{
				value: 'tokens',
				label: 'Access Token',
				secrets: [required(zendeskClientId), required(clientSecret), required(accessToken)],
			},
			{
				value: 'authorizationCode',
				label: 'Authorization Code',
				secrets: [required(zendeskClientId), required(clientSecret), ...oAuthRequest],
			},
		],
	},
} satisfies Connector;
