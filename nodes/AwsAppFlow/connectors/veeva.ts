import { objectSource } from './flowMembers';
import { basicCredentials, flag, instanceUrl, required } from './members';
import { comparisons } from './operators';
import type { Connector, TextMember } from './types';

const documentType: TextMember = {
	kind: 'text',
	name: 'documentType',
	path: ['documentType'],
	label: 'Document Type',
	description: 'Which documents to extract',
	max: 512,
	pattern: /^[\s\w_-]+$/,
	patternHint: 'consist of letters, digits, spaces, hyphens, and underscores',
};

export const veeva = {
	type: 'Veeva',
	label: 'Veeva',
	flow: {
		key: 'Veeva',
		source: objectSource([...comparisons, 'CONTAINS'], {
			members: [
				documentType,
				flag(
					'includeSourceFiles',
					'Include Source Files',
					"Whether to transfer the documents' source files",
				),
				flag(
					'includeRenditions',
					'Include Renditions',
					"Whether to transfer the documents' renditions",
				),
				flag(
					'includeAllVersions',
					'Include All Versions',
					'Whether to transfer all versions of each document, not only the latest',
				),
			],
		}),
	},
	profile: {
		key: 'Veeva',
		properties: [
			required({ ...instanceUrl, placeholder: 'e.g. https://my-company.veevavault.com' }),
		],
		ways: [{ value: 'basic', label: 'Basic', secrets: basicCredentials }],
	},
} satisfies Connector;
