import {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	searchWebhooks,
	testWebhook,
	updateWebhook,
} from '../handlers/webhooks';
import { route, type Route } from './route';

const webhooks = 'webhooks.v1.WebhooksService';

export const webhookRoutes: Route[] = [
	route('GET', '/api/v1/webhooks', `${webhooks}.List`, listWebhooks),
	route('POST', '/api/v1/webhooks', `${webhooks}.Create`, createWebhook),
	route('GET', '/api/v1/webhooks/{id}', `${webhooks}.Get`, getWebhook),
	route('POST', '/api/v1/webhooks/{id}', `${webhooks}.Update`, updateWebhook),
	route('DELETE', '/api/v1/webhooks/{id}', `${webhooks}.Delete`, deleteWebhook),
	route('POST', '/api/v1/webhooks/{id}/test', `${webhooks}.Test`, testWebhook),
	route(
		'POST',
		'/api/v1/search/webhooks',
		'webhooks.v1.WebhooksSearch.Search',
		searchWebhooks,
		true,
	),
];
