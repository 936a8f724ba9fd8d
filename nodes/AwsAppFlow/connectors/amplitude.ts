import { DAILY, objectSource } from './flowMembers';
import { required, secretWord } from './members';
import type { Connector } from './types';

export const amplitude = {
	type: 'Amplitude',
	label: 'Amplitude',
	flow: {
		key: 'Amplitude',
		source: objectSource([], { operators: ['BETWEEN'], shortestInterval: DAILY }),
	},
	profile: {
		key: 'Amplitude',
		properties: [],
		ways: [
			{
				value: 'apiKey',
				label: 'API Key',
				secrets: [
					required(secretWord('apiKey', 'API Key', 256)),
					required(secretWord('secretKey', 'Secret Key', 256)),
				],
			},
		],
	},
} satisfies Connector;
