import { errorHandling, object } from './flowMembers';
import type { Connector } from './types';

export const eventBridge = {
	type: 'EventBridge',
	label: 'Amazon EventBridge',
	flow: {
		key: 'EventBridge',
		destination: {
			object: {
				...object,
				label: 'Partner Event Source',
				description:
					'Where the events appear. Associate it with an event bus before the flow is activated.',
			},
			members: errorHandling,
			writeOperations: [],
		},
	},
} satisfies Connector;
