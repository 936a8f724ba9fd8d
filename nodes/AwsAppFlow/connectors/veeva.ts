import { basicCredentials, instanceUrl, required } from './members';
import type { Connector } from './types';

export const veeva = {
	type: 'Veeva',
	label: 'Veeva',
	profile: {
		key: 'Veeva',
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://my-company.veevavault.com' }),
		],
		ways: [{ value: 'basic', label: 'Basic', secrets: basicCredentials }],
	},
} satisfies Connector;
