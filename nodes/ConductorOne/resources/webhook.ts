import type { IDataObject } from 'n8n-workflow';

import { InputError, mapped } from '../../../engine/field';
import { requiredText, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { duration } from '../fields/duration';
import { refPicks } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName, queryText } from '../fields/naming';
import { webhookId } from '../fields/pickers';
import { deleted, entity, list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const simplify = (webhook: Record<string, unknown>): IDataObject =>
	pick(webhook, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		url: 'url',
		callbackTimeout: 'callbackTimeout',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** What ConductorOne demands of an address that it sends to. */
const address = {
	displayName: 'URL',
	name: 'url',
	description: 'Address that ConductorOne sends to: HTTPS, port 443, reachable from the internet',
	placeholder: 'e.g. https://n8n.example.com/webhook/conductorone',
	pattern: /^https:\/\/[^\s@/:?#]+(:443)?([/?]\S*)?$/i,
	patternHint: 'start with https://, without a user name or a port other than 443',
} as const;

const CALLBACK_TIMEOUT = {
	displayName: 'Callback Timeout',
	name: 'callbackTimeout',
	description: 'How long an answer may take that is given later: 1 to 30 days',
	placeholder: 'e.g. 7 days',
} as const;

const DAY_SECONDS = 86_400;

const callbackTimeout = mapped(duration(CALLBACK_TIMEOUT), (given) => {
	if (given === undefined) return undefined;
	const days = parseFloat(given) / DAY_SECONDS;
	if (days >= 1 && days <= 30) return given;
	throw new InputError(CALLBACK_TIMEOUT.displayName, 'is not between 1 and 30 days');
});

/** Destinations to which ConductorOne sends what a policy, automation, or rule tells it to. */
export const webhook: Resource<ConductorOne> = {
	value: 'webhook',
	name: 'Webhook',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create webhook',
			description: 'Create a destination that policies, automations, and rules can send to',
			method: 'POST',
			path: '/api/v1/webhooks',
			fields: [newDisplayName, requiredText(address)],
			optional: [callbackTimeout, descriptionText],
			reply: entity('webhook'),
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update webhook',
			description: 'Change a webhook; what refers to it goes on with the same ID',
			method: 'POST',
			path: '/api/v1/webhooks/{webhookId}',
			fields: [webhookId],
			update: {
				wrapper: 'webhook',
				fields: [callbackTimeout, descriptionText, changedDisplayName, text(address)],
			},
			reply: entity('webhook'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete webhook',
			description: 'Delete a webhook; what refers to it cannot send any more',
			method: 'DELETE',
			path: '/api/v1/webhooks/{webhookId}',
			fields: [webhookId],
			reply: deleted,
		}),
		endpoint({
			value: 'test',
			name: 'Test',
			action: 'Test webhook',
			description: 'Send a test event to a webhook',
			method: 'POST',
			path: '/api/v1/webhooks/{webhookId}/test',
			fields: [webhookId],
			reply: entity('webhook'),
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get webhook',
			description: 'Retrieve a webhook by ID',
			method: 'GET',
			path: '/api/v1/webhooks/{webhookId}',
			fields: [webhookId],
			reply: entity('webhook'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many webhooks',
			description: 'Retrieve a list of webhooks',
			method: 'GET',
			path: '/api/v1/webhooks',
			fields: [],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search webhooks',
			description: 'Find webhooks by name',
			method: 'POST',
			path: '/api/v1/search/webhooks',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				queryText,
				refPicks({
					displayName: 'Webhook Names or IDs',
					name: 'refs',
					description: 'Webhooks to search among',
					loadOptionsMethod: 'searchWebhooks',
				}),
			],
		}),
	],
};
