import type { JsonObject } from '../../core/json';
import type { AppFlowState } from '../state';
import { destinationOf, type FlowEnd, sourceOf, triggerOf } from './ends';
import type { Flow } from './flow';
import { catalogDetails, type Run, seconds, statusOf } from './run';

/** A flow as DescribeFlow answers. */
export function describedFlow(flow: Flow, state: AppFlowState): JsonObject {
	const { definition, kmsArn, statusMessage } = flow;
	const latest = latestRun(flow);
	const now = state.clock.now().getTime();
	const cataloged =
		latest && statusOf(latest, now) === 'Successful' ? catalogDetails(latest.definition) : [];
	return {
		...common(flow, state),
		...definition,
		...(kmsArn === undefined ? {} : { kmsArn }),
		...(statusMessage === undefined ? {} : { flowStatusMessage: statusMessage }),
		...(cataloged.length === 0 ? {} : { lastRunMetadataCatalogDetails: cataloged }),
		schemaVersion: flow.schemaVersion,
	};
}

/** A flow as ListFlows answers. */
export function listedFlow(flow: Flow, state: AppFlowState): JsonObject {
	const source = sourceOf(flow.definition);
	const destination = destinationOf(flow.definition);
	const { description } = flow.definition;
	return {
		...common(flow, state),
		...(description === undefined ? {} : { description }),
		sourceConnectorType: source.type,
		...labelled('sourceConnectorLabel', source, state),
		destinationConnectorType: destination.type,
		...labelled('destinationConnectorLabel', destination, state),
		triggerType: triggerOf(flow.definition),
	};
}

function common(flow: Flow, state: AppFlowState): JsonObject {
	const latest = latestRun(flow);
	return {
		flowArn: flow.arn,
		flowName: flow.name,
		flowStatus: flow.status,
		createdAt: seconds(flow.createdAt.getTime()),
		lastUpdatedAt: seconds(flow.lastUpdatedAt.getTime()),
		createdBy: flow.createdBy,
		lastUpdatedBy: flow.lastUpdatedBy,
		tags: Object.fromEntries(state.tags.get(flow.arn) ?? []),
		...(latest
			? { lastRunExecutionDetails: executionDetails(latest, state.clock.now().getTime()) }
			: {}),
	};
}

function executionDetails(run: Run, now: number): JsonObject {
	const status = statusOf(run, now);
	const message = status === 'Error' ? (run.outcome.message ?? 'Error') : MESSAGES[status];
	return {
		...(message === undefined
			? {}
			: { mostRecentExecutionMessage: message.replace(/[^\w!@#\-.?,\s]/g, '-') }),
		mostRecentExecutionTime: seconds(run.startedAt),
		mostRecentExecutionStatus: status,
	};
}

const MESSAGES: Record<string, string> = {
	Successful: 'Success',
	Canceled: 'The flow run was canceled',
};

function latestRun({ runs }: Flow): Run | undefined {
	return runs.reduce<Run | undefined>(
		(latest, run) => (latest && latest.startedAt > run.startedAt ? latest : run),
		undefined,
	);
}

function labelled(member: string, end: FlowEnd, state: AppFlowState): JsonObject {
	const label = end.profileName && state.profiles.get(end.profileName)?.label;
	return label ? { [member]: label } : {};
}
