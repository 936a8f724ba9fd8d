import type { Rows } from './rows';

export const webhook: Rows = {
	create: 'webhooks.v1.WebhooksService.Create',
	delete: 'webhooks.v1.WebhooksService.Delete',
	get: 'webhooks.v1.WebhooksService.Get',
	getMany: 'webhooks.v1.WebhooksService.List',
	search: 'webhooks.v1.WebhooksSearch.Search',
	test: 'webhooks.v1.WebhooksService.Test',
	update: 'webhooks.v1.WebhooksService.Update',
};
