import { DAILY, objectSource } from './flowMembers';
import { oAuthCode, oAuthTokens } from './members';
import type { Connector } from './types';

export const googleAnalytics = {
	type: 'Googleanalytics',
	label: 'Google Analytics (Universal Analytics)',
	deprecated:
		"Google has ended Universal Analytics. For Google Analytics 4, use Custom Connector with the label 'GoogleAnalytics4'.",
	flow: {
		key: 'GoogleAnalytics',
		source: objectSource([], {
			operators: ['PROJECTION', 'BETWEEN'],
			shortestInterval: DAILY,
		}),
	},
	profile: {
		key: 'GoogleAnalytics',
		properties: [],
		ways: [
			{ value: 'tokens', label: 'Access and Refresh Tokens', secrets: oAuthTokens },
			{ value: 'authorizationCode', label: 'Authorization Code', secrets: oAuthCode },
		],
	},
} satisfies Connector;
