import { isObject, type JsonObject, object, text, texts } from '../../core/json';
import { conflict, notFound, quotaExceeded, unsupported } from '../errors';
import { describedFlow, listedFlow } from '../flows/describe';
import { triggerOf } from '../flows/ends';
import type { Flow, FlowDefinition } from '../flows/flow';
import { checkDefinition, checkReplacement } from '../flows/rules';
import { executionRecord, isOver } from '../flows/run';
import { activate, cancelRun, deactivate, isRunning, startRun } from '../flows/running';
import { ownerArn } from '../owner';
import type { AppFlowState } from '../state';
import { checkKmsArn } from './kms';
import type { Handler } from './handler';

const createFlow: Handler = (input, state) => {
	const name = text(input, 'flowName') ?? '';
	const kmsArn = text(input, 'kmsArn');
	checkKmsArn(kmsArn, state);
	const definition = definitionOf(input);
	checkDefinition(definition, state);
	if (state.flows.get(name)) throw conflict(`Flow with name: ${name} already exists`);
	const { flowQuota } = state.settings;
	if (state.flows.size >= flowQuota) {
		throw quotaExceeded(`The limit of ${flowQuota} flows for this account is reached`);
	}
	const now = state.clock.now();
	const flow = state.flows.add((sequence) => ({
		sequence,
		name,
		arn: state.arn(`flow/${name}`),
		kmsArn,
		definition,
		status: triggerOf(definition) === 'OnDemand' ? 'Active' : 'Draft',
		createdAt: now,
		createdBy: ownerArn(state),
		lastUpdatedAt: now,
		lastUpdatedBy: ownerArn(state),
		schemaVersion: 1,
		runs: [],
	}));
	const tags = Object.entries(object(input, 'tags') ?? {});
	state.tags.set(flow.arn, new Map(tags.map(([key, value]) => [key, String(value)])));
	return { flowArn: flow.arn, flowStatus: flow.status };
};

/** Replaces the whole definition: what the request leaves out is gone. */
const updateFlow: Handler = (input, state) => {
	const flow = existing(input, state);
	const definition = definitionOf(input);
	checkReplacement(flow.definition, definition);
	checkDefinition(definition, state, flow.definition);
	const now = state.clock.now();
	const wasOnDemand = triggerOf(flow.definition) === 'OnDemand';
	const isOnDemand = triggerOf(definition) === 'OnDemand';
	if (JSON.stringify(definition.tasks) !== JSON.stringify(flow.definition.tasks)) {
		flow.schemaVersion += 1;
	}
	flow.replaced = {
		definition: flow.definition,
		until: now.getTime() + state.settings.updateLagMs,
	};
	flow.definition = definition;
	flow.lastUpdatedAt = now;
	flow.lastUpdatedBy = ownerArn(state);
	if (isOnDemand) flow.status = 'Active';
	else if (wasOnDemand) flow.status = 'Draft';
	else if (flow.status === 'Active') activate(flow, now.getTime());
	if (isOnDemand) flow.nextRunAt = undefined;
	return { flowStatus: flow.status };
};

const deleteFlow: Handler = (input, state) => {
	const flow = existing(input, state);
	const active = flow.status === 'Active' && triggerOf(flow.definition) !== 'OnDemand';
	if (input.forceDelete !== true) {
		if (isRunning(flow, state.clock.now().getTime())) {
			throw conflict(`Flow: ${flow.name} has a run in progress`);
		}
		if (active) throw conflict(`Flow: ${flow.name} is active. Deactivate it before deleting it`);
	}
	state.flows.delete(flow.name);
	state.tags.delete(flow.arn);
	return {};
};

const describeFlow: Handler = (input, state) => describedFlow(existing(input, state), state);

const listFlows: Handler = (input, state) => {
	const { items, nextToken } = state.pager.page('ListFlows', state.flows.all(), input);
	return {
		flows: items.map((flow) => listedFlow(flow, state)),
		...(nextToken ? { nextToken } : {}),
	};
};

/** Runs a flow that is run on demand; makes any other active, which it may be already. */
const startFlow: Handler = (input, state) => {
	const flow = existing(input, state);
	const now = state.clock.now().getTime();
	if (flow.status === 'Deprecated') {
		throw conflict(`Flow: ${flow.name} is deprecated and cannot be started`);
	}
	const flowArn = flow.arn;
	if (triggerOf(flow.definition) === 'OnDemand') {
		const { concurrentRunQuota } = state.settings;
		const running = state.flows
			.all()
			.flatMap(({ runs }) => runs.filter((run) => !isOver(run, now)));
		if (running.length >= concurrentRunQuota) {
			throw quotaExceeded(`The limit of ${concurrentRunQuota} concurrent flow runs is reached`);
		}
		const { id } = startRun(flow, now, state);
		return { flowArn, flowStatus: flow.status, executionId: id };
	}
	if (flow.status !== 'Active') activate(flow, now);
	return { flowArn, flowStatus: flow.status };
};

const stopFlow: Handler = (input, state) => {
	const flow = existing(input, state);
	if (triggerOf(flow.definition) === 'OnDemand') {
		throw unsupported(`Flow: ${flow.name} is run on demand and cannot be deactivated`);
	}
	deactivate(flow, 'Suspended');
	return { flowArn: flow.arn, flowStatus: flow.status };
};

const describeFlowExecutionRecords: Handler = (input, state) => {
	const flow = existing(input, state);
	const now = state.clock.now().getTime();
	const visible = flow.runs
		.filter(({ visibleAt }) => visibleAt <= now)
		.sort((a, b) => a.sequence - b.sequence);
	const { items, nextToken } = state.pager.page('DescribeFlowExecutionRecords', visible, input);
	return {
		flowExecutions: items.map((run) => executionRecord(run, now)),
		...(nextToken ? { nextToken } : {}),
	};
};

/** Runs that are not in progress, and IDs of no run of the flow, are named in the answer. */
const cancelFlowExecutions: Handler = (input, state) => {
	const flow = existing(input, state);
	const now = state.clock.now().getTime();
	const cancel = (id: string) => {
		const run = flow.runs.find((each) => each.id === id);
		return run !== undefined && cancelRun(run, now, state.settings);
	};
	if (Array.isArray(input.executionIds)) {
		return { invalidExecutions: texts(input, 'executionIds').filter((id) => !cancel(id)) };
	}
	for (const run of flow.runs) cancelRun(run, now, state.settings);
	return { invalidExecutions: [] };
};

/** The operations on flows and their runs. */
export const flowOperations: Record<string, Handler> = {
	CreateFlow: createFlow,
	UpdateFlow: updateFlow,
	DeleteFlow: deleteFlow,
	DescribeFlow: describeFlow,
	ListFlows: listFlows,
	StartFlow: startFlow,
	StopFlow: stopFlow,
	DescribeFlowExecutionRecords: describeFlowExecutionRecords,
	CancelFlowExecutions: cancelFlowExecutions,
};

/** The flow that a request names. */
function existing(input: JsonObject, state: AppFlowState): Flow {
	const name = text(input, 'flowName') ?? '';
	const flow = state.flows.get(name);
	if (!flow) throw notFound(`Flow with name: ${name} does not exist`);
	return flow;
}

function definitionOf(input: JsonObject): FlowDefinition {
	const description = text(input, 'description');
	const metadataCatalogConfig = object(input, 'metadataCatalogConfig');
	return {
		...(description === undefined ? {} : { description }),
		triggerConfig: object(input, 'triggerConfig') ?? {},
		sourceFlowConfig: object(input, 'sourceFlowConfig') ?? {},
		destinationFlowConfigList: objects(input, 'destinationFlowConfigList'),
		tasks: objects(input, 'tasks'),
		...(metadataCatalogConfig === undefined ? {} : { metadataCatalogConfig }),
	};
}

function objects(input: JsonObject, member: string): JsonObject[] {
	const value = input[member];
	return Array.isArray(value) ? value.filter(isObject) : [];
}
