import { text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { enumChoice, enumOptions } from '../../fields/enums';
import { automationId } from '../../fields/pickers';
import { success, whole } from '../../reply';
import { one } from './automation';

const decision = enumChoice({
	displayName: 'Decision',
	name: 'decision',
	description: 'What becomes of the runs that were paused',
	options: enumOptions('PAUSED_EXECUTION_DECISION_', 'CANCEL', 'RUN'),
	default: 'PAUSED_EXECUTION_DECISION_RUN',
});

const why = text({ displayName: 'Reason', name: 'reason', description: 'Why it is decided so' });

/** What to do about an automation that ran too often. */
export const circuitBreakerOperations = [
	endpoint({
		value: 'clearCircuitBreaker',
		name: 'Clear Circuit Breaker',
		action: 'Clear circuit breaker of automation',
		description:
			'Enable an automation that was disabled because it ran too often; paused runs stay paused',
		method: 'POST',
		path: `${one}/circuit_breaker/clear`,
		fields: [automationId],
		optional: [why],
		reply: success,
	}),
	endpoint({
		value: 'resolvePaused',
		name: 'Resolve Paused',
		action: 'Resolve paused runs of automation',
		description: 'Run or cancel what was paused while an automation ran too often',
		method: 'POST',
		path: `${one}/circuit_breaker/resolve_paused`,
		fields: [automationId, decision],
		optional: [why],
		reply: whole,
	}),
];
