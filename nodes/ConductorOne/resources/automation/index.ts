import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { automations } from './automations';
import { circuitBreakerOperations } from './circuitBreaker';
import { execute } from './execute';
import { executionOperations } from './executions';
import { sendToIncomingWebhook } from './incomingWebhook';

/** What ConductorOne does by itself: steps that triggers start. */
export const automation: Resource<ConductorOne> = {
	value: 'automation',
	name: 'Automation',
	defaultOperation: 'execute',
	operations: [
		execute,
		sendToIncomingWebhook,
		...automations,
		...circuitBreakerOperations,
		...executionOperations,
	],
};
