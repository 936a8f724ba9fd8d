import { objectSource } from './flowMembers';
import {
	accessToken,
	clientCredentialsArn,
	flag,
	instanceUrl,
	oAuthRequest,
	refreshToken,
	required,
	word,
} from './members';
import type { Connector } from './types';

export const pardot = {
	type: 'Pardot',
	label: 'Salesforce Pardot',
	flow: {
		key: 'Pardot',
		source: objectSource(['EQUAL_TO']),
	},
	profile: {
		key: 'Pardot',
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://pi.pardot.com' }),
			required(
				word('businessUnitId', 'Business Unit ID', 18, {
					description: 'ID of the Pardot business unit, from the Salesforce setup',
					placeholder: 'e.g. 0Uv000000000001AAA',
				}),
			),
			flag(
				'isSandboxEnvironment',
				'Sandbox',
				'Whether the instance is a sandbox, not a production environment',
			),
		],
		ways: [
			{
				value: 'tokens',
				label: 'Access and Refresh Tokens',
				secrets: [required(accessToken), required(refreshToken), clientCredentialsArn],
			},
			{
				value: 'authorizationCode',
				label: 'Authorization Code',
				secrets: [...oAuthRequest, required(clientCredentialsArn)],
			},
		],
	},
} satisfies Connector;
