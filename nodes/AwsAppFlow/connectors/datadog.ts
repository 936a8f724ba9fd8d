import { objectSource } from './flowMembers';
import { instanceUrl, required, secretWord } from './members';
import type { Connector } from './types';

export const datadog = {
	type: 'Datadog',
	label: 'Datadog',
	flow: {
		key: 'Datadog',
		source: objectSource(['BETWEEN', 'EQUAL_TO']),
	},
	profile: {
		key: 'Datadog',
		properties: [required({ ...instanceUrl, placeholder: 'e.g. https://api.datadoghq.com' })],
		ways: [
			{
				value: 'apiKey',
				label: 'API Key',
				secrets: [
					required(secretWord('apiKey', 'API Key', 256)),
					required(secretWord('applicationKey', 'Application Key', 512)),
				],
			},
		],
	},
} satisfies Connector;
