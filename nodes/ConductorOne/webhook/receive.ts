import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { withForm } from '../../../engine/trigger/context';
import { headerOf, refuse } from '../../../engine/webhook/answer';
import { CREDENTIAL_TYPE } from '../transport/client';
import { readCredential } from '../transport/credential';
import type { Tenant } from '../transport/credential';
import { readBody } from '../transport/errors';
import { sendThroughHelper } from '../transport/wire';
import { addressOf } from './address';
import { LATER, answerFrom, answerWithLastNode, now as atOnce, send } from './answer';
import type { Answer } from './answer';
import { checkClaims } from './claims';
import { deliveryJson, readDelivery } from './delivery';
import type { Delivery } from './delivery';
import { readWanted } from './form';
import type { Responding, Wanted } from './form';
import { GivenAnswers, REMEMBERED } from './given';
import { isSignedBy, readJwt } from './jwt';
import { KeyCache } from './keyCache';
import { readKeys } from './keys';
import type { TenantKey } from './keys';
import { ProcessMemory, isNew, readRegistered } from './memory';
import type { Registered, Sort } from './memory';

const tenantKeys = new KeyCache();
const givenAnswers = new GivenAnswers();
const processMemory = new ProcessMemory();

/** A delivery on its way through the trigger. */
interface Call {
	readonly context: IWebhookFunctions;
	readonly wanted: Wanted;
	readonly tenant: Tenant;
	readonly registered: Registered | undefined;
	/** This node of this workflow, in production or in its test. */
	readonly place: string;
	/** Milliseconds. */
	readonly now: number;
}

/**
 * Takes what ConductorOne delivers. Nothing runs unless the tenant has signed exactly this request,
 * for this address, now, and for the first time; who cannot prove that learns nothing.
 *
 * @throws {NodeOperationError} when the trigger itself cannot be used; ConductorOne tries again then
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await withForm(context, async (form) => {
		const { tenant } = readCredential(await context.getCredentials(CREDENTIAL_TYPE));
		const slot = context.getMode() === 'manual' ? 'test' : 'production';
		const call = {
			context,
			wanted: readWanted(form),
			tenant,
			registered: readRegistered(context.getWorkflowStaticData('node'), slot),
			place: [tenant.origin, context.getWorkflow().id, context.getNode().id, slot].join(' '),
			now: Date.now(),
		};
		const body = bodyOf(context);
		const refusal = await refusalOf(call, body);
		if (refusal !== undefined) return refusal;
		const delivery = readDelivery(body.toString('utf8'));
		// Signed by the tenant, so it is of a sort that is newer than this node.
		return delivery ? take(call, delivery) : answered(context, atOnce());
	});
}

/** The body, byte for byte, which n8n keeps. */
function bodyOf(context: IWebhookFunctions): Buffer {
	const request: unknown = context.getRequestObject();
	const body = isObject(request) ? request.rawBody : undefined;
	return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** The refusal of a request that is not proven to be the tenant's; nothing for one that is. */
async function refusalOf(call: Call, body: Buffer): Promise<IWebhookResponseData | undefined> {
	const { context, wanted, tenant, registered, now } = call;
	const unauthorized = (reason: string) => {
		context.logger.warn(`A webhook delivery was refused: ${reason}`);
		return refuse(context, 401, 'Unauthorized');
	};
	const jwt = readJwt(headerOf(context, 'authorization'));
	if (!jwt) return unauthorized('it has no token');
	const keys = await readTenantKeys(call, jwt.keyId).catch(() => undefined);
	if (!keys) {
		context.logger.warn(`The keys of ${tenant.origin} could not be read`);
		return refuse(context, 503, 'Service Unavailable');
	}
	if (!isSignedBy(jwt, keys)) return unauthorized('its signature is wrong');
	const url = registered?.url ?? addressOf(context, wanted.publicUrl);
	const proof = checkClaims(jwt.claims, { tenant, url, body, now });
	if (typeof proof === 'string') return unauthorized(`the claim ${proof} of its token is wrong`);
	const first = isFirst(call, 'tokens', proof.tokenId, proof.expiresAt);
	return first ? undefined : unauthorized('its token was used before');
}

/**
 * Whether something comes for the first time; from now on it has come.
 *
 * @param until How long that counts, in milliseconds since the epoch
 */
function isFirst({ context, place, now }: Call, sort: Sort, id: string, until: number): boolean {
	const memories = [processMemory.of(place), context.getWorkflowStaticData('node')];
	// Both are told, whatever the first one says.
	return memories.map((memory) => isNew(memory, sort, id, { now, until })).every(Boolean);
}

async function readTenantKeys(
	{ context, tenant: { origin }, now }: Call,
	keyId: string | undefined,
): Promise<readonly TenantKey[]> {
	return await tenantKeys.keysOf(origin, keyId, now, async () => {
		const { helpers } = context;
		const ask = sendThroughHelper(
			async (options): Promise<unknown> => await helpers.httpRequest(options),
		);
		const headers = { accept: 'application/json' };
		const url = `${origin}/auth/v1/jwks`;
		return readKeys(readBody(await ask({ method: 'GET', url, headers })));
	});
}

/** Runs the workflow for a delivery that is wanted and was not seen before, and answers each. */
function take(call: Call, delivery: Delivery): IWebhookResponseData {
	const { context, wanted, registered, place, now } = call;
	const { sort, key } = delivery;
	if (!wanted.events.has(sort.kind)) return answered(context, sort.unwanted);
	const { responding } = wanted;
	const question = `${place} ${key}`;
	if (!isFirst(call, 'deliveries', key, now + REMEMBERED)) {
		if (responding.when !== 'lastNode') return answered(context, answerNow(responding, delivery));
		const given = givenAnswers.of(question, now);
		// It asks again in seconds, and the answer may be there by then.
		if (given === 'pending') return refuse(context, 503, 'Service Unavailable');
		return answered(context, given ?? LATER);
	}
	const workflowData = [[{ json: deliveryJson(delivery, registered?.id) }]];
	if (responding.when === 'lastNode') {
		givenAnswers.begin(question, now);
		answerWithLastNode(
			context.getResponseObject(),
			(json) => answerFrom(sort.kind, json),
			(answer) => givenAnswers.end(question, answer, Date.now()),
		);
		return { workflowData };
	}
	const answer = answerNow(responding, delivery);
	// n8n answers once the execution is kept, but with one status for all: see `responseCode`.
	return answer.status === (responding.when === 'later' ? 202 : 200)
		? { webhookResponse: answer.document, workflowData }
		: { ...answered(context, answer), workflowData };
}

/** What is answered before the workflow has run. */
function answerNow(responding: Responding, { sort }: Delivery): Answer {
	if (responding.when !== 'immediately') return LATER;
	const { comment } = responding;
	const decide = (decision: string) =>
		decision === 'later' ? LATER : atOnce({ [decision]: { comment } });
	switch (sort.kind) {
		case 'approval':
			return decide(responding.approval);
		case 'provisioning':
			return decide(responding.provisioning);
		case 'automation':
			return atOnce({ context: {} });
		case 'finding':
		case 'postAction':
		case 'test':
			return atOnce();
	}
}

function answered(context: IWebhookFunctions, answer: Answer): IWebhookResponseData {
	send(context.getResponseObject(), answer);
	return { noWebhookResponse: true };
}
