import { required, secretWord } from './members';
import type { Connector } from './types';

export const trendMicro = {
	type: 'Trendmicro',
	label: 'Trend Micro',
	profile: {
		key: 'Trendmicro',
		properties: [],
		ways: [
			{
				value: 'apiKey',
				label: 'API Key',
				secrets: [required(secretWord('apiSecretKey', 'API Secret Key', 256))],
			},
		],
	},
} satisfies Connector;
