import { HOURLY, objectSource } from './flowMembers';
import { required, secretWord } from './members';
import type { Connector } from './types';

export const trendMicro = {
	type: 'Trendmicro',
	label: 'Trend Micro',
	flow: {
		key: 'Trendmicro',
		source: objectSource(['EQUAL_TO'], { shortestInterval: HOURLY }),
	},
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
