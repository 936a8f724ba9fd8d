import { createHmac } from 'crypto';

import { isObject } from '../../core/json';
import type { SandboxRequest, SandboxResponse } from '../../core/service';
import type { Call, Tenant } from '../call';
import { invalid, notFound, precondition, StatusError } from '../errors';
import { entityText } from '../happenings';
import { page } from '../paging';
import { bool, fieldMask, int32, list, message, outputOnly, string } from '../protojson';
import type { Reader } from '../protojson';
import { incomingWebhook, type Automation } from '../seed/automations';
import { ids } from '../seed/ids';

const strings = list(string);

/** A `google.protobuf.Struct`. */
const struct: Reader<Record<string, unknown>> = (value, at) => {
	if (value === undefined || value === null) return {};
	if (!isObject(value)) throw invalid(`proto: syntax error: unexpected token at ${at}`);
	return value;
};

function findAutomation(tenant: Pick<Tenant, 'state'>, id: string): Automation {
	const automation = tenant.state.automations.find((each) => each.id === id);
	if (!automation) throw notFound('automation');
	return automation;
}

function automationJson(automation: Automation) {
	return {
		...automation,
		annotations: {},
		appId: '',
		circuitBreaker: null,
		circuitBreakerMax: 0,
		circuitBreakerPeriod: 'CIRCUIT_BREAKER_PERIOD_UNSPECIFIED',
		context: null,
		currentVersion: '1',
		draftAutomationSteps: automation.automationSteps,
		draftTriggers: automation.triggers,
		isDraft: false,
	};
}

export function getAutomation(call: Call) {
	return { automation: automationJson(findAutomation(call.tenant, call.id('id'))) };
}

export function listAutomations(call: Call) {
	const { state, settings } = call.tenant;
	const listing = { ...call.queryPage(), rows: state.automations, floor: 5, scope: 'automations' };
	const { list: rows, nextPageToken } = page(listing, settings);
	return { list: rows.map(automationJson), nextPageToken };
}

export function searchAutomations(call: Call) {
	const { state, settings } = call.tenant;
	const { pageSize, pageToken, ...filters } = call.read({
		appId: string,
		appIds: strings,
		direction: string,
		isDraft: bool,
		pageSize: int32,
		pageToken: string,
		query: string,
		refs: list(message({ id: string })),
		sortField: string,
		statuses: strings,
		triggerTypes: strings,
	});
	const query = filters.query.toLowerCase();
	const refs = filters.refs.map((ref) => ref?.id);
	const { list: rows, nextPageToken } = page(
		{
			rows: state.automations,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/automations', filters],
			filter: ({ id, displayName, enabled, primaryTriggerType }) =>
				displayName.toLowerCase().includes(query) &&
				filters.appIds.length === 0 &&
				(refs.length === 0 || refs.includes(id)) &&
				(filters.statuses.length === 0 ||
					filters.statuses.includes(`AUTOMATION_STATUS_FILTER_${enabled ? 'ON' : 'OFF'}`)) &&
				(filters.triggerTypes.length === 0 || filters.triggerTypes.includes(primaryTriggerType)),
		},
		settings,
	);
	return { list: rows.map(automationJson), nextPageToken };
}

const changeable = ['displayName', 'description', 'enabled'] as const;

export function updateAutomation(call: Call) {
	const automation = findAutomation(call.tenant, call.id('id'));
	const body = call.read({
		automation: message({
			displayName: string,
			description: string,
			enabled: bool,
			id: outputOnly,
		}),
		updateMask: fieldMask,
	});
	if (!body.automation || body.updateMask.length === 0) throw invalid('update_mask is required');
	for (const path of body.updateMask) {
		const name = changeable.find((each) => each === path);
		if (!name) throw invalid(`invalid update mask: ${path} cannot be updated`);
		Object.assign(automation, { [name]: body.automation[name] });
	}
	return {
		automation: automationJson(automation),
		webhookCapabilityUrl: '',
		webhookHmacSecret: '',
	};
}

const RUNNING = 'AUTOMATION_EXECUTION_STATE_PROCESS_STEP';

function start(tenant: Tenant, automation: Automation, context: Record<string, unknown>): string {
	const { state, now } = tenant;
	state.created += 1;
	const id = String(state.created);
	const at = now.toISOString();
	automation.lastExecutedAt = at;
	state.happenings.executions.push({
		id,
		automationTemplateId: automation.id,
		state: RUNNING,
		context: { context },
		createdAt: at,
		updatedAt: at,
		completedAt: null,
		currentVersion: 1,
		isDraft: false,
	});
	return id;
}

/** Ends the runs whose time has come: that of the failing automation with an error. */
export function advanceExecutions({ state, settings, now }: Tenant): void {
	for (const execution of state.happenings.executions) {
		const end = Date.parse(entityText(execution, 'createdAt')) + settings.automationSeconds * 1000;
		if (execution.state !== RUNNING || end > now.getTime()) continue;
		const failed = execution.automationTemplateId === ids.automations.failing;
		const at = new Date(end).toISOString();
		execution.state = `AUTOMATION_EXECUTION_STATE_${failed ? 'ERROR' : 'DONE'}`;
		Object.assign(execution, { completedAt: at, updatedAt: at });
	}
}

export function executeAutomation(call: Call) {
	const automation = findAutomation(call.tenant, call.id('id'));
	const { context } = call.read({ context: message({ context: struct }) });
	return { executionId: start(call.tenant, automation, context?.context ?? {}) };
}

function findExecution(call: Call) {
	advanceExecutions(call.tenant);
	const id = call.param('id');
	if (!/^\d+$/.test(id)) throw invalid(`type mismatch, parameter: id, error: parsing "${id}"`);
	const execution = call.tenant.state.happenings.executions.find((each) => each.id === id);
	if (!execution) throw notFound('automation execution');
	return execution;
}

export function getExecution(call: Call) {
	const automationExecution = findExecution(call);
	const paths = { automationExecutionTriggerPath: '', automationPath: '' };
	return { automationExecution, expanded: [], view: { automationExecution, ...paths } };
}

export function terminateExecution(call: Call) {
	const execution = findExecution(call);
	call.read({});
	if (execution.state !== RUNNING) throw precondition('automation execution is not running');
	const at = call.tenant.now.toISOString();
	execution.state = 'AUTOMATION_EXECUTION_STATE_TERMINATE';
	Object.assign(execution, { completedAt: at, updatedAt: at });
	return {};
}

const INCOMING = '/api/v1/webhooks/incoming/';
const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const SKEW_S = 300;
const LARGEST = 64 * 1024;

/**
 * An event for the incoming webhook of an automation, which proves by its signature alone who sends
 * it; undefined for any other request.
 */
export function receiveIncoming(
	path: string,
	{ method, headers, body }: SandboxRequest,
	tenant: () => Tenant,
): SandboxResponse | undefined {
	if (method !== 'POST' || !path.startsWith(INCOMING)) return undefined;
	if (path !== INCOMING + incomingWebhook.listenerId) throw notFound('webhook listener');
	const { state, now } = tenant();
	const { 'webhook-timestamp': timestamp = '', 'webhook-event-id': id = '' } = headers;
	const text = body.toString('utf8');
	const age = Math.abs(Number(timestamp) - now.getTime() / 1000);
	if (!/^\d+$/.test(timestamp) || age > SKEW_S) throw invalid('invalid timestamp');
	if (!UUID_V4.test(id)) throw invalid('invalid event id');
	const expected = createHmac('sha256', incomingWebhook.secret)
		.update(`${timestamp}.${id}.${text}`)
		.digest('base64url');
	if (headers['webhook-signature'] !== expected) {
		throw new StatusError('unauthenticated', 'invalid signature');
	}
	if (body.length > LARGEST) throw invalid('body is too large');
	if (state.incomingEvents.includes(id)) throw new StatusError('alreadyExists', 'duplicate event');
	const trigger = parsed(text);
	if (!isObject(trigger)) throw invalid('body is not a JSON object');
	state.incomingEvents.push(id);
	const automation = findAutomation({ state }, ids.automations.byWebhook);
	if (automation.enabled) start(tenant(), automation, { trigger });
	return { status: 200, body: {} };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
