import type { Connector } from './types';

export const customerProfiles = {
	type: 'CustomerProfiles',
	label: 'Amazon Connect Customer Profiles',
} satisfies Connector;
