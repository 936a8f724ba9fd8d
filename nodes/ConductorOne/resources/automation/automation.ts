import type { IDataObject } from 'n8n-workflow';

import { mapped } from '../../../../engine/field';
import { json } from '../../../../engine/fields';
import { enumOptions } from '../../fields/enums';
import { pick } from '../../simplify';

/** The ten members of an automation that people look for. */
export const simplifyAutomation = (automation: Record<string, unknown>): IDataObject =>
	pick(automation, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		enabled: 'enabled',
		isDraft: 'isDraft',
		appId: 'appId',
		primaryTriggerType: 'primaryTriggerType',
		currentVersion: 'currentVersion',
		circuitBreakerTrippedAt: 'circuitBreaker.trippedAt',
		lastExecutedAt: 'lastExecutedAt',
	});

/** The same, for a run of one. */
export const simplifyExecution = (execution: Record<string, unknown>): IDataObject =>
	pick(execution, {
		id: 'id',
		automationId: 'automationTemplateId',
		version: 'currentVersion',
		state: 'state',
		isDraft: 'isDraft',
		context: 'context.context',
		duration: 'duration',
		createdAt: 'createdAt',
		completedAt: 'completedAt',
	});

const data = json({
	displayName: 'Context',
	name: 'context',
	description: "JSON object that the steps can read, as 'ctx' in their expressions",
});

/** Data for the steps of an automation: on the wire an object in an object of the same name. */
export const context = mapped(data, (given) => given && { context: given });

/** States of a run. */
export const executionStates = enumOptions(
	'AUTOMATION_EXECUTION_STATE_',
	'COMPLETE_STEP',
	'CREATING',
	'DONE',
	'ERROR',
	'GET_STEP',
	'PAUSED_BY_CIRCUIT_BREAKER',
	'PENDING',
	'PROCESS_STEP',
	['TERMINATE', 'Terminated'],
	'WAITING',
);

export const all = '/api/v1/automations';
export const one = `${all}/{automationId}` as const;
export const executions = '/api/v1/automation_executions';
