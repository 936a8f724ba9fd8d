import { HOURLY, objectSource } from './flowMembers';
import { required, secretWord } from './members';
import type { Connector } from './types';

export const singular = {
	type: 'Singular',
	label: 'Singular',
	flow: {
		key: 'Singular',
		source: objectSource(['EQUAL_TO'], { shortestInterval: HOURLY }),
	},
	profile: {
		key: 'Singular',
		properties: [],
		ways: [
			{
				value: 'apiKey',
				label: 'API Key',
				secrets: [required(secretWord('apiKey', 'API Key', 256))],
			},
		],
	},
} satisfies Connector;
