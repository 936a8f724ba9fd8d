import { objectSource } from './flowMembers';
import { basicCredentials, inside, instanceUrl, oAuthCode, oAuthTokens, required } from './members';
import { comparisons } from './operators';
import type { Connector } from './types';

export const serviceNow = {
	type: 'Servicenow',
	label: 'ServiceNow',
	flow: {
		key: 'ServiceNow',
		source: objectSource([...comparisons, 'CONTAINS']),
	},
	profile: {
		key: 'ServiceNow',
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://dev12345.service-now.com' }),
		],
		ways: [
			{ value: 'basic', label: 'Basic', secrets: basicCredentials },
			{
				value: 'tokens',
				label: 'OAuth 2.0 (Tokens)',
				secrets: inside('oAuth2Credentials', oAuthTokens),
			},
			{
				value: 'authorizationCode',
				label: 'OAuth 2.0 (Authorization Code)',
				secrets: inside('oAuth2Credentials', oAuthCode),
			},
		],
	},
} satisfies Connector;
