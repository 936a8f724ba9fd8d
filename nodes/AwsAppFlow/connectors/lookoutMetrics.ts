import type { Connector } from './types';

export const lookoutMetrics = {
	type: 'LookoutMetrics',
	label: 'Amazon Lookout for Metrics',
} satisfies Connector;
