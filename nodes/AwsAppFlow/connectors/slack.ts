import { objectSource } from './flowMembers';
import { instanceUrl, oAuthAccessToken, oAuthCode, required } from './members';
import type { Connector } from './types';

export const slack = {
	type: 'Slack',
	label: 'Slack',
	flow: {
		key: 'Slack',
		source: objectSource([
			'EQUAL_TO',
			'LESS_THAN',
			'LESS_THAN_OR_EQUAL_TO',
			'GREATER_THAN',
			'GREATER_THAN_OR_EQUAL_TO',
			'BETWEEN',
		]),
	},
	profile: {
		key: 'Slack',
		properties: [required({ ...instanceUrl, placeholder: 'e.g. https://my-company.slack.com' })],
		ways: [
			{ value: 'tokens', label: 'Access Token', secrets: oAuthAccessToken },
			{ value: 'authorizationCode', label: 'Authorization Code', secrets: oAuthCode },
		],
	},
} satisfies Connector;
