import { objectSource } from './flowMembers';
import { instanceUrl, required, secretWord } from './members';
import type { Connector } from './types';

export const dynatrace = {
	type: 'Dynatrace',
	label: 'Dynatrace',
	flow: {
		key: 'Dynatrace',
		source: objectSource(['BETWEEN', 'EQUAL_TO']),
	},
	profile: {
		key: 'Dynatrace',
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://abc12345.live.dynatrace.com' }),
		],
		ways: [
			{
				value: 'apiToken',
				label: 'API Token',
				secrets: [required(secretWord('apiToken', 'API Token', 256))],
			},
		],
	},
} satisfies Connector;
