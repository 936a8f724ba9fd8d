import { required, word } from './members';
import type { Connector } from './types';

export const customerProfiles = {
	type: 'CustomerProfiles',
	label: 'Amazon Connect Customer Profiles',
	flow: {
		key: 'CustomerProfiles',
		destination: {
			members: [
				required(
					word('domainName', 'Domain Name', 64, {
						description: 'Domain of Customer Profiles that takes the records',
						placeholder: 'e.g. my-domain',
					}),
				),
				{
					...word('objectTypeName', 'Object Type Name', 255, {
						description: 'Type of the profile objects that records become',
						placeholder: 'e.g. Salesforce-Account',
					}),
					prominent: true,
				},
			],
			writeOperations: [],
		},
	},
} satisfies Connector;
