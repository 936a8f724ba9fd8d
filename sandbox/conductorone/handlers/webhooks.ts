import type { Call } from '../call';
import { invalid, missing, notFound } from '../errors';
import { page } from '../paging';
import { fieldMask, int32, list, message, outputOnly, string } from '../protojson';
import { nextId, type Webhook } from '../state';
import type { Delivery } from '../webhooks/deliveries';
import { duration } from '../wellKnown';

const DAY = 86_400;

function findWebhook(call: Call): Webhook {
	const id = call.id('id');
	const webhook = call.tenant.state.webhooks.find((each) => each.id === id);
	if (!webhook) throw notFound('webhook');
	return webhook;
}

function live(call: Call): Webhook {
	const webhook = findWebhook(call);
	if (webhook.deletedAt) throw notFound('webhook');
	return webhook;
}

/** A public https address; the sandbox takes loopback too, where everything of it runs. */
function checkUrl(url: string): string {
	if (!URL.canParse(url)) throw invalid('invalid Webhook.Url: value must be a URI');
	const { protocol, hostname, port, username } = new URL(url);
	const loopback = hostname === '127.0.0.1' || hostname === 'localhost';
	const allowed = loopback || (protocol === 'https:' && port === '');
	if (!allowed || username !== '') {
		throw invalid('invalid Webhook.Url: must be https on port 443 and without credentials');
	}
	return url;
}

function checkTimeout(timeout: string): string {
	const seconds = Number(timeout.slice(0, -1));
	if (seconds < DAY || seconds > 30 * DAY) {
		throw invalid('invalid Webhook.CallbackTimeout: must be between 1 and 30 days');
	}
	return timeout;
}

export function createWebhook(call: Call) {
	const body = call.read({
		callbackTimeout: duration,
		description: string,
		displayName: string,
		url: string,
	});
	if (body.displayName === '') throw missing('display_name');
	const { state, now } = call.tenant;
	const webhook: Webhook = {
		id: nextId(state, 'webhook'),
		displayName: body.displayName,
		description: body.description,
		url: checkUrl(body.url),
		callbackTimeout: checkTimeout(body.callbackTimeout ?? `${8 * DAY}s`),
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		deletedAt: null,
	};
	state.webhooks.push(webhook);
	return { webhook };
}

export const getWebhook = (call: Call) => ({ webhook: findWebhook(call) });

export function updateWebhook(call: Call) {
	const webhook = live(call);
	const body = call.read({
		updateMask: fieldMask,
		webhook: message({
			callbackTimeout: duration,
			createdAt: outputOnly,
			deletedAt: outputOnly,
			description: string,
			displayName: string,
			id: string,
			updatedAt: outputOnly,
			url: string,
		}),
	});
	if (!body.webhook) throw missing('webhook');
	if (body.updateMask.length === 0) throw invalid('update_mask is required');
	const { url, callbackTimeout, displayName, description } = body.webhook;
	const changes: Record<string, () => Partial<Webhook>> = {
		url: () => ({ url: checkUrl(url) }),
		callbackTimeout: () => ({ callbackTimeout: checkTimeout(callbackTimeout ?? '') }),
		displayName: () => ({ displayName }),
		description: () => ({ description }),
	};
	const changed = body.updateMask.map((path) => {
		const change = changes[path];
		if (!change) throw invalid(`invalid update mask: ${path} cannot be updated`);
		return change();
	});
	Object.assign(webhook, ...changed, { updatedAt: call.tenant.now.toISOString() });
	return { webhook };
}

export function deleteWebhook(call: Call) {
	const webhook = live(call);
	call.read({});
	webhook.deletedAt = call.tenant.now.toISOString();
	return {};
}

export function listWebhooks(call: Call) {
	const { state, settings } = call.tenant;
	return page(
		{
			...call.queryPage(),
			rows: state.webhooks,
			floor: 5,
			scope: 'webhooks',
			filter: ({ deletedAt }) => deletedAt === null,
		},
		settings,
	);
}

export function searchWebhooks(call: Call) {
	const { state, settings } = call.tenant;
	const body = call.read({
		pageSize: int32,
		pageToken: string,
		query: string,
		refs: list(message({ id: string })),
	});
	const query = body.query.toLowerCase();
	const refs = body.refs.flatMap((ref) => (ref ? [ref.id] : []));
	return page(
		{
			rows: state.webhooks,
			size: body.pageSize,
			token: body.pageToken,
			floor: 10,
			scope: ['search/webhooks', query, refs],
			filter: ({ id, displayName, url, deletedAt }) =>
				deletedAt === null &&
				(refs.length === 0 || refs.includes(id)) &&
				`${displayName} ${url}`.toLowerCase().includes(query),
		},
		settings,
	);
}

export function testWebhook(call: Call) {
	const webhook = live(call);
	call.read({});
	const id = call.world.deliveries.start({
		webhookId: webhook.id,
		event: 'PayloadTest',
		payload: {},
	});
	const delivery = call.tenant.state.deliveries.find((each) => each.id === id);
	if (!delivery) throw notFound('webhook instance');
	return { webhook: instanceJson(delivery) };
}

function instanceJson(delivery: Delivery) {
	return {
		id: delivery.id,
		webhookId: delivery.webhookId,
		state: delivery.state,
		attempts: delivery.attempts,
		createdAt: delivery.createdAt,
		updatedAt: delivery.lastAttemptedAt ?? delivery.createdAt,
		lastAttemptedAt: delivery.lastAttemptedAt,
		completedAt: delivery.completedAt,
		expiresAt: new Date(delivery.expiresAt).toISOString(),
		source: {
			approvalStep: null,
			policyPostAction: null,
			provisionStep: null,
			test: {},
			workflowStep: null,
		},
		spec: { destination: delivery.destination },
	};
}
