import { createHash } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { isObject } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import { withForm } from '../../../engine/trigger/context';
import { openForTrigger } from '../open';
import type { ConductorOne } from '../transport/client';
import { nextToken, pageRequest, rowsOf } from '../transport/pages';
import { addressOf, checkAddress } from './address';
import { readDeleteWanted, readRegistration } from './form';
import type { Registration } from './form';
import { forgetRegistered, readRegistered, writeRegistered } from './memory';
import type { Slot } from './memory';

/** What registering works with. */
interface Site {
	readonly context: IHookFunctions;
	readonly service: ConductorOne;
	readonly registration: Registration;
	readonly slot: Slot;
	readonly address: string;
}

interface Webhook {
	readonly id: string;
	readonly url: string;
	readonly description: string;
	readonly deleted: boolean;
}

/**
 * Looks for the webhook that this node uses, and lets it deliver here.
 *
 * @returns whether there is one
 * @throws {NodeApiError | NodeOperationError}
 */
export async function findRegistered(context: IHookFunctions): Promise<boolean> {
	return await atSite(context, async (site) => {
		const found = await findWebhook(site);
		if (!found) return false;
		if (found.url !== site.address) await redirect(site, found.id);
		await keep(site, found.id);
		return true;
	});
}

/**
 * Makes a webhook for this node.
 *
 * @throws {NodeApiError | NodeOperationError}
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	return await atSite(context, async (site) => {
		const { service, address } = site;
		const reply = await service.request({
			method: 'POST',
			path: '/api/v1/webhooks',
			body: { displayName: nameOf(site), description: markOf(site), url: address },
		});
		const made = readWebhook(reply.webhook);
		if (!made) throw new OutcomeError('ConductorOne did not tell the ID of the new webhook');
		await keep(site, made.id);
		return true;
	});
}

/**
 * Deletes this node's own webhook, if that is wanted; else it stays, because deleting it would break
 * whatever refers to it.
 *
 * @throws {NodeApiError | NodeOperationError}
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const wanted = await withForm(context, readDeleteWanted);
	// Whoever turns a workflow off must be able to, also when the tenant cannot be reached any more.
	if (!wanted) return true;
	return await atSite(context, async ({ service, address }) => {
		const data = context.getWorkflowStaticData('node');
		const slots = ['production', 'test'] as const;
		// n8n does not say which of the two it means, but it does say the address.
		const slot = slots.find((each) => readRegistered(data, each)?.url === address);
		const registered = slot && readRegistered(data, slot);
		if (!registered || registered.origin !== service.origin) return true;
		const found = await getWebhook(service, registered.id);
		if (found && !found.deleted) {
			await service.request({ method: 'DELETE', path: pathOf(registered.id) });
		}
		forgetRegistered(data, slot);
		return true;
	});
}

async function atSite<Result>(
	context: IHookFunctions,
	work: (site: Site) => Promise<Result>,
): Promise<Result> {
	return await withForm(context, async (form, redactor) => {
		const registration = readRegistration(form);
		const { service } = await openForTrigger(context, redactor);
		const address = addressOf(context, registration.publicUrl);
		checkAddress(address, service.origin);
		const slot = context.getMode() === 'manual' ? 'test' : 'production';
		return await work({ context, service, registration, slot, address });
	});
}

/** The chosen webhook; else the one that was used before; else the one that bears this node's mark. */
async function findWebhook(site: Site): Promise<Webhook | undefined> {
	const { context, service, registration, slot } = site;
	const { existingId } = registration;
	// A test has a webhook of its own: production must not be without its deliveries meanwhile.
	if (existingId !== undefined && slot === 'production') {
		const chosen = await getWebhook(service, existingId);
		if (chosen && !chosen.deleted) return chosen;
		throw new OutcomeError(
			'The chosen webhook was deleted',
			"Choose another one, or set 'Use Webhook' to this node's own",
		);
	}
	const before = readRegistered(context.getWorkflowStaticData('node'), slot);
	if (before?.origin === service.origin) {
		const known = await getWebhook(service, before.id);
		if (known && !known.deleted && known.description === markOf(site)) return known;
	}
	return await findMarked(site);
}

async function findMarked(site: Site): Promise<Webhook | undefined> {
	const { service } = site;
	const mark = markOf(site);
	const pages = pagesOf(async (token) => {
		const request = { method: 'GET', path: '/api/v1/webhooks' } as const;
		const reply = await service.request(pageRequest(request, 100, token));
		return { items: rowsOf(reply, { items: 'list' }).map(readWebhook), next: nextToken(reply) };
	});
	for await (const page of pages) {
		const found = page.find((each) => each && !each.deleted && each.description === mark);
		if (found) return found;
	}
	return undefined;
}

async function getWebhook(service: ConductorOne, id: string): Promise<Webhook | undefined> {
	const asked = service.request({ method: 'GET', path: pathOf(id) });
	const reply = await asked.catch(async (error: unknown) =>
		isObject(error) && error.status === 404 ? undefined : await Promise.reject(error),
	);
	return readWebhook(reply?.webhook);
}

function readWebhook(json: unknown): Webhook | undefined {
	if (!isObject(json) || typeof json.id !== 'string' || json.id === '') return undefined;
	const { id, url, description, deletedAt } = json;
	return {
		id,
		url: typeof url === 'string' ? url : '',
		description: typeof description === 'string' ? description : '',
		deleted: typeof deletedAt === 'string',
	};
}

async function redirect({ service, address }: Site, id: string): Promise<void> {
	await service.request({
		method: 'POST',
		path: pathOf(id),
		body: { webhook: { url: address }, updateMask: 'url' },
	});
}

/** Remembers the webhook. In a test that waits for test events, lets one come. */
async function keep(site: Site, id: string): Promise<void> {
	const { context, service, slot, address, registration } = site;
	const data = context.getWorkflowStaticData('node');
	const before = readRegistered(data, slot);
	const { origin } = service;
	if (before?.id !== id || before.url !== address || before.origin !== origin) {
		writeRegistered(data, slot, { id, url: address, origin });
	}
	if (slot === 'test' && registration.events.has('test')) {
		await service.request({ method: 'POST', path: `${pathOf(id)}/test` });
	}
}

function pathOf(id: string): string {
	return `/api/v1/webhooks/${encodeURIComponent(id)}`;
}

/** What people read in ConductorOne. */
function nameOf({ context, slot }: Site): string {
	const { name = '' } = context.getWorkflow();
	const test = slot === 'test' ? ' (test)' : '';
	return `n8n${test}: ${name} / ${context.getNode().name}`.slice(0, 100);
}

/**
 * Tells the webhook of this node in this n8n from all others, also of a copy of it: another n8n may
 * have a workflow of the same ID, and must not take over its deliveries.
 */
function markOf({ context, slot }: Site): string {
	const identity = [context.getInstanceId(), context.getWorkflow().id, context.getNode().id, slot];
	const digest = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24);
	return `Registered by n8n, which finds it by this text: ${digest}`;
}
