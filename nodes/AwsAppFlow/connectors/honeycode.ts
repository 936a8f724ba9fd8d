import { errorHandling, object } from './flowMembers';
import { accessToken, oAuthRequest, refreshToken, required } from './members';
import type { Connector } from './types';

export const honeycode = {
	type: 'Honeycode',
	label: 'Amazon Honeycode',
	deprecated: 'AWS has ended Amazon Honeycode',
	flow: {
		key: 'Honeycode',
		destination: { object, members: errorHandling, writeOperations: [] },
	},
	profile: {
		key: 'Honeycode',
		properties: [],
		ways: [
			{
				value: 'tokens',
				label: 'Access and Refresh Tokens',
				secrets: [required(accessToken), required(refreshToken)],
			},
			{ value: 'authorizationCode', label: 'Authorization Code', secrets: oAuthRequest },
		],
	},
} satisfies Connector;
