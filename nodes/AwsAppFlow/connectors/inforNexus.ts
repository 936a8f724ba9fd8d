import { objectSource } from './flowMembers';
import { instanceUrl, required, secretWord, word } from './members';
import type { Connector } from './types';

export const inforNexus = {
	type: 'Infornexus',
	label: 'Infor Nexus',
	flow: {
		key: 'InforNexus',
		source: objectSource(['BETWEEN', 'EQUAL_TO']),
	},
	profile: {
		key: 'InforNexus',
		properties: [required({ ...instanceUrl, placeholder: 'e.g. https://network.infornexus.com' })],
		ways: [
			{
				value: 'accessKey',
				label: 'Access Key',
				secrets: [
					required(secretWord('accessKeyId', 'Access Key ID', 256)),
					required(word('userId', 'User ID', 512)),
					required(secretWord('secretAccessKey', 'Secret Access Key', 512)),
					required(secretWord('datakey', 'Data Key', 512)),
				],
			},
		],
	},
} satisfies Connector;
