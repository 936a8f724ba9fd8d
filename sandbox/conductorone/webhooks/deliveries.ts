import { isObject } from '../../core/json';
import { idOf } from '../seed/ids';
import type { Settings } from '../settings';
import { nextId, type State } from '../state';
import type { SigningKeys } from './keys';
import { signedHeaders } from './signing';

type Json = Record<string, unknown>;

/** Events without `c1.webhooks.v1.`. */
export const EVENTS = [
	'PayloadTest',
	'PayloadProvisionStep',
	'PayloadPolicyApprovalStep',
	'PayloadPolicyPostAction',
	'PayloadWorkflowStep',
	'PayloadFindingDispatch',
] as const;

type DeliveryEvent = (typeof EVENTS)[number];

type DeliveryState =
	| 'WEBHOOK_STATE_PENDING'
	| 'WEBHOOK_STATE_ERROR'
	| 'WEBHOOK_STATE_WAITING_CALLBACK'
	| 'WEBHOOK_STATE_SUCCESS'
	| 'WEBHOOK_STATE_FATAL_ERROR';

/** What a webhook is to tell. */
interface NewDelivery {
	webhookId: string;
	event: DeliveryEvent;
	/** The task that it is about, whose view is the payload. */
	taskId?: string;
	/** The payload, if it is not about a task. */
	payload?: Json;
}

/** One event on its way to a webhook. */
export interface Delivery extends NewDelivery {
	id: string;
	token: string;
	state: DeliveryState;
	attempts: number;
	createdAt: string;
	lastAttemptedAt: string | null;
	completedAt: string | null;
	/** Milliseconds since the epoch. */
	expiresAt: number;
	destination: string;
}

interface DeliveriesOptions {
	state: () => State;
	settings: () => Settings;
	now: () => Date;
	/** The tenant's own address. */
	url: () => string;
	keys: SigningKeys;
	/** What a delivery about a task shows of it. */
	show: (taskId: string) => Json;
	/** Acts on an answer. Returns what is wrong with it, if anything. */
	onAnswer: (delivery: Delivery, document: Json) => string | undefined;
	/** Acts when a delivery failed for good. */
	onFailure: (delivery: Delivery) => void;
}

const CALLBACKS = '/webhooks/v1/callbacks/';
const MOST_ATTEMPTS = 50;
const TIMEOUT_MS = 30_000;

/** Sends events to webhooks, signed, again and again until they are taken, and takes their answers. */
export class Deliveries {
	private timers = new Set<NodeJS.Timeout>();

	private stopping = new AbortController();

	constructor(private readonly options: DeliveriesOptions) {}

	/** Begins a delivery. Returns its ID. */
	start(given: NewDelivery): string {
		const { state, now } = this.options;
		const webhook = state().webhooks.find(({ id }) => id === given.webhookId);
		const id = nextId(state(), 'delivery');
		const delivery: Delivery = {
			...given,
			id,
			token: idOf(`callback/${id}/${now().getTime()}`),
			state: 'WEBHOOK_STATE_PENDING',
			attempts: 0,
			createdAt: now().toISOString(),
			lastAttemptedAt: null,
			completedAt: null,
			expiresAt:
				now().getTime() + Number((webhook?.callbackTimeout ?? '691200s').slice(0, -1)) * 1000,
			destination: webhook?.url ?? '',
		};
		state().deliveries.push(delivery);
		this.later(0, delivery);
		return id;
	}

	/** Answers a request that came to a callback URL; undefined if the path is none. */
	callback(path: string, authorization: string | undefined, body: string) {
		if (!path.startsWith(CALLBACKS)) return undefined;
		const token = path.slice(CALLBACKS.length);
		const delivery = this.options.state().deliveries.find((each) => each.token === token);
		const problem =
			authorization !== undefined
				? 'a callback must not carry credentials'
				: this.problemWith(delivery, body);
		if (problem !== undefined || !delivery) {
			const message = problem ?? 'callback not found';
			return { status: 400, body: { code: 3, message, details: [] } };
		}
		return { status: 200, body: {} };
	}

	/** Ends everything under way. */
	stop(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
		this.stopping.abort();
		this.stopping = new AbortController();
	}

	private problemWith(delivery: Delivery | undefined, body: string): string | undefined {
		if (!delivery || delivery.state !== 'WEBHOOK_STATE_WAITING_CALLBACK') {
			return 'callback has been used or does not exist';
		}
		if (delivery.expiresAt <= this.options.now().getTime()) {
			this.fail(delivery);
			return 'callback has expired';
		}
		return this.take(delivery, body);
	}

	/** Acts on the text of an answer. Returns what is wrong with it, if anything. */
	private take(delivery: Delivery, text: string): string | undefined {
		let document: unknown;
		try {
			document = JSON.parse(text);
		} catch {
			return 'the answer is not JSON';
		}
		if (!isObject(document) || document.version !== 'v1') return 'the answer has no version v1';
		const problem = this.options.onAnswer(delivery, document);
		if (problem === undefined) this.end(delivery, 'WEBHOOK_STATE_SUCCESS');
		return problem;
	}

	private later(milliseconds: number, delivery: Delivery): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			void this.attempt(delivery);
		}, milliseconds);
		this.timers.add(timer);
	}

	private async attempt(delivery: Delivery): Promise<void> {
		const { signal } = this.stopping;
		delivery.attempts += 1;
		delivery.lastAttemptedAt = this.options.now().toISOString();
		const reply = await this.post(delivery, signal).catch(() => undefined);
		if (signal.aborted) return;
		if (reply?.status === 202) {
			delivery.state = 'WEBHOOK_STATE_WAITING_CALLBACK';
		} else if (reply && reply.status >= 200 && reply.status < 300) {
			// What cannot be understood is final: the receiver did say that it was done.
			if (this.take(delivery, reply.text) !== undefined) this.fail(delivery);
		} else if (reply?.status === 410 || delivery.attempts >= MOST_ATTEMPTS) {
			this.fail(delivery);
		} else {
			delivery.state = 'WEBHOOK_STATE_ERROR';
			this.later(this.options.settings().webhookRetryMs, delivery);
		}
	}

	private async post(delivery: Delivery, signal: AbortSignal) {
		const { settings, now, url, keys, show } = this.options;
		const { taskId, payload, event: name, destination } = delivery;
		const event = `c1.webhooks.v1.${name}`;
		const callbackUrl = `${url()}${CALLBACKS}${delivery.token}`;
		const shown = taskId === undefined ? payload : show(taskId);
		const body = JSON.stringify({
			version: 'v1',
			webhookId: delivery.id,
			callbackUrl,
			event,
			payload: { '@type': `type.googleapis.com/${event}`, ...shown },
		});
		const response = await fetch(destination, {
			method: 'POST',
			redirect: 'manual',
			body,
			signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
			headers: {
				'content-type': 'application/json',
				'webhook-version': 'v1',
				'webhook-id': delivery.id,
				'webhook-event': event,
				'webhook-callback-url': callbackUrl,
				...signedHeaders({
					keys,
					algorithm: settings().webhookAlgorithm,
					tenant: new URL(url()).hostname,
					now: now(),
					destination,
					body,
				}),
			},
		});
		return { status: response.status, text: await response.text() };
	}

	private fail(delivery: Delivery): void {
		this.end(delivery, 'WEBHOOK_STATE_FATAL_ERROR');
		this.options.onFailure(delivery);
	}

	private end(delivery: Delivery, state: DeliveryState): void {
		delivery.state = state;
		delivery.completedAt = this.options.now().toISOString();
	}
}
