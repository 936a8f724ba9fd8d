import { endpoint } from '../../endpoint';
import { enumChoices } from '../../fields/enums';
import { idLocator, idPicks } from '../../fields/ids';
import { related } from '../../fields/related';
import { userList } from '../../fields/users';
import { entity, list, success } from '../../reply';
import { executions, executionStates, simplifyExecution as simplify } from './automation';

const executionId = idLocator({
	displayName: 'Execution',
	name: 'executionId',
	description: "Run of an automation; 'Execute' returns its ID",
	searchListMethod: 'searchExecutions',
	form: 'number',
});

export const executionOperations = [
	endpoint({
		value: 'getExecution',
		name: 'Get Execution',
		action: 'Get execution of automation',
		description: 'Retrieve one run of an automation: its state, context, and times',
		method: 'GET',
		path: `${executions}/{executionId}`,
		fields: [executionId],
		reply: entity('automationExecution'),
		simplify,
	}),
	endpoint({
		value: 'searchExecutions',
		name: 'Search Executions',
		action: 'Search executions of automations',
		description: 'Find runs of automations by state, automation, app, or user, such as failed ones',
		method: 'POST',
		path: '/api/v1/search/all_automation_executions',
		fields: [],
		reply: list({ entity: 'automationExecution', pageSize: 10 }),
		simplify,
		// What else can be joined is not documented.
		related: related([{ name: 'Everything', value: '*' }]),
		optional: [
			idPicks({
				displayName: 'App Names or IDs',
				name: 'appIds',
				description: 'Apps, any of which it is about',
				loadOptionsMethod: 'searchApps',
			}),
			idPicks({
				displayName: 'Automation Names or IDs',
				name: 'automationTemplateIds',
				description: 'Automations, any of which it is a run of',
				loadOptionsMethod: 'searchAutomations',
			}),
			enumChoices({
				displayName: 'States',
				name: 'executionStates',
				options: executionStates,
			}),
			userList({
				displayName: 'Subject Users',
				name: 'subjectUserIds',
				description: 'Users, any of whom it is about: IDs or e-mail addresses',
			}),
		],
	}),
	endpoint({
		value: 'terminateExecution',
		name: 'Terminate Execution',
		action: 'Terminate execution of automation',
		description: 'Stop a run of an automation; it takes effect shortly after',
		method: 'POST',
		path: `${executions}/{executionId}/actions/terminate`,
		fields: [executionId],
		reply: success,
	}),
];
