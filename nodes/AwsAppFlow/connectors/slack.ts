import { instanceUrl, oAuthAccessToken, oAuthCode, required } from './members';
import type { Connector } from './types';

export const slack = {
	type: 'Slack',
	label: 'Slack',
	profile: {
		key: 'Slack',
		properties: [required({ ...instanceUrl, placeholder: 'e.g. https://my-company.slack.com' })],
		ways: [
			{ value: 'tokens', label: 'Access Token', secrets: oAuthAccessToken },
			{ value: 'authorizationCode', label: 'Authorization Code', secrets: oAuthCode },
		],
	},
} satisfies Connector;
