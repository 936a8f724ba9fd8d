import {
	executeAutomation,
	getAutomation,
	getExecution,
	listAutomations,
	searchAutomations,
	terminateExecution,
	updateAutomation,
} from '../handlers/automations';
import { searchAllExecutions } from '../handlers/happenings';
import { route, type Route } from './route';

const automations = 'automations.v1.AutomationService';
const executions = 'automations.v1.AutomationExecution';

export const automationRoutes: Route[] = [
	route(
		'POST',
		'/api/v1/search/all_automation_executions',
		'automations.v1.AutomationExecutionSearchService.SearchAllAutomationExecutions',
		searchAllExecutions,
		true,
	),
	route('GET', '/api/v1/automations', `${automations}.ListAutomations`, listAutomations),
	route('GET', '/api/v1/automations/{id}', `${automations}.GetAutomation`, getAutomation),
	route('POST', '/api/v1/automations/{id}', `${automations}.UpdateAutomation`, updateAutomation),
	route(
		'POST',
		'/api/v1/automations/{id}/execute',
		`${automations}.ExecuteAutomation`,
		executeAutomation,
	),
	route(
		'GET',
		'/api/v1/automation_executions/{id}',
		`${executions}Service.GetAutomationExecution`,
		getExecution,
	),
	route(
		'POST',
		'/api/v1/automation_executions/{id}/actions/terminate',
		`${executions}ActionsService.TerminateAutomation`,
		terminateExecution,
	),
	route(
		'POST',
		'/api/v1/search/automations',
		'automations.v1.AutomationSearchService.SearchAutomations',
		searchAutomations,
		true,
	),
];
