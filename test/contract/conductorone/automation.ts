import { SAMPLE_ID } from '../../support/openapiSample';
import type { Rows } from './rows';

const service = 'automations.v1.AutomationService';
const execution = 'automations.v1.AutomationExecutionService.GetAutomationExecution';
const search = 'automations.v1.AutomationSearchService';
/** 64 bits, as text. */
const EXECUTION = '1234567890123456789';
const incoming = `/api/v1/webhooks/incoming/${SAMPLE_ID}`;

export const automation: Rows = {
	clearCircuitBreaker: `${service}.ClearAutomationCircuitBreaker`,
	create: `${service}.CreateAutomation`,
	delete: `${service}.DeleteAutomation`,
	disable: `${service}.UpdateAutomation`,
	enable: `${service}.UpdateAutomation`,
	execute: {
		calls: [`${service}.ExecuteAutomation`, execution],
		replies: {
			[execution]: (sample) => ({
				...sample,
				automationExecution: {
					...(sample.automationExecution as object),
					state: 'AUTOMATION_EXECUTION_STATE_DONE',
				},
			}),
		},
	},
	get: `${service}.GetAutomation`,
	getExecution: { calls: [execution], with: { executionId: EXECUTION } },
	getMany: `${service}.ListAutomations`,
	getVersions: `${search}.SearchAutomationTemplateVersions`,
	resolvePaused: `${service}.ResolvePausedAutomationExecutions`,
	search: `${search}.SearchAutomations`,
	searchExecutions: 'automations.v1.AutomationExecutionSearchService.SearchAllAutomationExecutions',
	// The document says nothing about incoming webhooks.
	sendToIncomingWebhook: {
		calls: [incoming],
		messages: { [incoming]: null },
		with: { eventData: '{"a":1}' },
	},
	terminateExecution: {
		calls: ['automations.v1.AutomationExecutionActionsService.TerminateAutomation'],
		with: { executionId: EXECUTION },
	},
	update: `${service}.UpdateAutomation`,
};
