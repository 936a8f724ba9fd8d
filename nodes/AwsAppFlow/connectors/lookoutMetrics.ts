import type { Connector } from './types';

export const lookoutMetrics = {
	type: 'LookoutMetrics',
	label: 'Amazon Lookout for Metrics',
	deprecated: 'AWS has ended Amazon Lookout for Metrics',
	flow: { key: 'LookoutMetrics', destination: { members: [], writeOperations: [] } },
} satisfies Connector;
