import { flag, integer } from '../../../../engine/fields';
import { isObject } from '../../../../engine/json';
import { endpoint } from '../../endpoint';
import { annotations } from '../../fields/annotations';
import { enumChoice, enumChoices, enumOptions } from '../../fields/enums';
import { idPicks, optionalIdLocator, refPicks } from '../../fields/ids';
import {
	changedDisplayName,
	descriptionText,
	newDisplayName,
	queryText,
} from '../../fields/naming';
import { automationId } from '../../fields/pickers';
import { jsonList } from '../../fields/structures';
import { deleted, entity, list, own } from '../../reply';
import { pick } from '../../simplify';
import { all, context, one, simplifyAutomation as simplify } from './automation';

const triggerTypes = enumOptions(
	'TRIGGER_TYPE_',
	'ACCESS_CONFLICT',
	['APP_USER_CREATE', 'Account Created'],
	['APP_USER_UPDATE', 'Account Updated'],
	'FORM',
	'GRANT_DELETED',
	'GRANT_FOUND',
	['WEBHOOK', 'Incoming Webhook'],
	['SCHEDULE', 'Schedule for Users'],
	['SCHEDULE_APP_USER', 'Schedule for Accounts'],
	['SCHEDULE_NO_USER', 'Schedule'],
	'UNUSED_ACCESS',
	'USER_CREATED',
	'USER_PROFILE_CHANGE',
);

const stepsHint = {
	hint: 'e.g. [{ "stepName": "notify", "sendEmail": { "userIds": ["..."], "subject": "...", "body": "..." } }]',
} as const;
const triggersHint = { hint: 'e.g. [{ "webhook": { "hmac": {} } }]' } as const;

const steps = jsonList({
	displayName: 'Steps',
	name: 'automationSteps',
	description: 'Steps in the order in which they run, in the form of the API',
	...stepsHint,
});

const settings = [
	annotations,
	integer({
		displayName: 'Circuit Breaker Limit',
		name: 'circuitBreakerMax',
		description: 'How many runs in the period disable the automation; 0 for no limit',
		default: 0,
		minimum: 0,
	}),
	enumChoice({
		displayName: 'Circuit Breaker Period',
		name: 'circuitBreakerPeriod',
		description: 'Period that runs are counted in',
		options: enumOptions('CIRCUIT_BREAKER_PERIOD_', 'DAY', 'HOUR', 'MONTH', 'WEEK'),
	}),
	context,
	descriptionText,
	jsonList({
		displayName: 'Draft Steps',
		name: 'draftAutomationSteps',
		description: 'Steps that are not published yet, in the form of the API',
		...stepsHint,
	}),
	jsonList({
		displayName: 'Draft Triggers',
		name: 'draftTriggers',
		description: 'Triggers that are not published yet, in the form of the API',
		...triggersHint,
	}),
	flag({
		displayName: 'Enabled',
		name: 'enabled',
		description: 'Whether its triggers start the automation',
		default: true,
	}),
	flag({
		displayName: 'Is Draft',
		name: 'isDraft',
		description: 'Whether the automation is not published yet',
		default: true,
	}),
	optionalIdLocator({
		displayName: 'App',
		name: 'appId',
		description: 'App that the automation belongs to',
		searchListMethod: 'searchApps',
	}),
	jsonList({
		displayName: 'Triggers',
		name: 'triggers',
		description: 'What starts the automation, in the form of the API',
		...triggersHint,
	}),
] as const;

/** An automation with what the tenant tells only once: how its incoming webhook is reached. */
const saved = own(({ automation, webhookHmacSecret, webhookCapabilityUrl }) => ({
	...(isObject(automation) ? automation : {}),
	...(webhookHmacSecret ? { webhookHmacSecret } : {}),
	...(webhookCapabilityUrl ? { webhookCapabilityUrl } : {}),
}));

const switching = (enabled: boolean) => () => ({
	automation: { enabled },
	updateMask: 'enabled',
});

export const automations = [
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get automation',
		description: 'Retrieve an automation by ID; without Simplify with its steps and triggers',
		method: 'GET',
		path: one,
		fields: [automationId],
		reply: entity('automation'),
		simplify,
	}),
	endpoint({
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many automations',
		description: 'Retrieve a list of automations',
		method: 'GET',
		path: all,
		fields: [],
		reply: list(),
		simplify,
	}),
	endpoint({
		value: 'search',
		name: 'Search',
		action: 'Search automations',
		description: 'Find automations by name, app, trigger, or status',
		method: 'POST',
		path: '/api/v1/search/automations',
		fields: [],
		reply: list({ pageSize: 10 }),
		simplify,
		optional: [
			queryText,
			idPicks({
				displayName: 'App Names or IDs',
				name: 'appIds',
				description: 'Apps, any of which it belongs to',
				loadOptionsMethod: 'searchApps',
			}),
			refPicks({
				displayName: 'Automation Names or IDs',
				name: 'refs',
				description: 'Automations to search among',
				loadOptionsMethod: 'searchAutomations',
			}),
			flag({
				displayName: 'Is Draft',
				name: 'isDraft',
				description: 'Whether to return drafts instead of what is published',
				default: true,
			}),
			enumChoice({
				displayName: 'Sort By',
				name: 'sortField',
				options: enumOptions(
					'AUTOMATION_SORT_FIELD_',
					'CREATED_AT',
					'DISPLAY_NAME',
					'ENABLED',
					'LAST_EXECUTED_AT',
					'PRIMARY_TRIGGER_TYPE',
				),
			}),
			enumChoice({
				displayName: 'Sort Direction',
				name: 'direction',
				options: enumOptions('SORT_DIRECTION_', ['ASC', 'Ascending'], ['DESC', 'Descending']),
			}),
			enumChoices({
				displayName: 'Statuses',
				name: 'statuses',
				options: enumOptions('AUTOMATION_STATUS_FILTER_', 'OFF', 'ON'),
			}),
			enumChoices({
				displayName: 'Trigger Types',
				name: 'triggerTypes',
				description: 'What starts the automation',
				options: triggerTypes,
			}),
		],
	}),
	endpoint({
		value: 'getVersions',
		name: 'Get Versions',
		action: 'Get versions of automation',
		description: 'Retrieve the published versions of an automation with their steps and triggers',
		method: 'POST',
		path: '/api/v1/search/automation_versions',
		fields: [automationId],
		body: ({ automationId: automationTemplateId }) => ({ automationTemplateId }),
		reply: list({ pageSize: 10 }),
		simplify: (version) =>
			pick(version, {
				version: 'version',
				automationId: 'automationTemplateId',
				automationSteps: 'automationSteps',
				triggers: 'triggers',
				createdAt: 'createdAt',
				updatedAt: 'updatedAt',
			}),
	}),
	endpoint({
		value: 'create',
		name: 'Create',
		action: 'Create automation',
		description:
			'Create an automation. The secret or URL of its incoming webhook is in this result only (webhookHmacSecret, webhookCapabilityUrl): send it on to where it is kept, as newer versions of n8n do not show it in the editor.',
		method: 'POST',
		path: all,
		fields: [newDisplayName, steps],
		optional: settings,
		reply: saved,
	}),
	endpoint({
		value: 'update',
		name: 'Update',
		action: 'Update automation',
		description:
			'Change an automation; lists replace those it has. A new secret or URL of its incoming webhook is in this result only.',
		method: 'POST',
		path: one,
		fields: [automationId],
		update: { wrapper: 'automation', fields: [...settings, changedDisplayName, steps] },
		reply: saved,
	}),
	endpoint({
		value: 'enable',
		name: 'Enable',
		action: 'Enable automation',
		description: 'Let the triggers of an automation start it',
		method: 'POST',
		path: one,
		fields: [automationId],
		body: switching(true),
		reply: entity('automation'),
	}),
	endpoint({
		value: 'disable',
		name: 'Disable',
		action: 'Disable automation',
		description: 'Keep the triggers of an automation from starting it',
		method: 'POST',
		path: one,
		fields: [automationId],
		body: switching(false),
		reply: entity('automation'),
	}),
	endpoint({
		value: 'delete',
		name: 'Delete',
		action: 'Delete automation',
		description: 'Delete an automation and its triggers',
		method: 'DELETE',
		path: one,
		fields: [automationId],
		reply: deleted,
	}),
];
