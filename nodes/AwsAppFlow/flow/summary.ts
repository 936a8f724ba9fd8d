import type {
	DescribeFlowResponse,
	ExecutionDetails,
	FlowDefinition,
} from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { isObject, toItemJson } from '../../../engine/json';

/** Members by which a connector's part of a flow says what it reads or writes. */
const OBJECT_MEMBERS = ['object', 'objectPath', 'entityName', 'documentType', 'objectTypeName'];

/** What a flow reads or writes, out of its union of properties: an object, or a place in a bucket. */
export function objectOf(union: object | undefined): string | undefined {
	const properties: unknown = Object.values(union ?? {}).find((member) => member !== undefined);
	if (!isObject(properties)) return undefined;
	const named = OBJECT_MEMBERS.map((member) => properties[member]).find(isText);
	if (named !== undefined) return named;
	const place = [properties.bucketName, properties.bucketPrefix].filter(isText);
	return place.length > 0 ? place.join('/') : undefined;
}

/** The most useful of what DescribeFlow answers. */
export function describedSummary(flow: DescribeFlowResponse): IDataObject {
	const source = flow.sourceFlowConfig;
	const destination = flow.destinationFlowConfigList?.[0];
	return toItemJson({
		flowName: flow.flowName,
		flowStatus: flow.flowStatus,
		flowStatusMessage: flow.flowStatusMessage,
		triggerType: flow.triggerConfig?.triggerType,
		sourceConnectorType: source?.connectorType,
		sourceObject: objectOf(source?.sourceConnectorProperties),
		destinationConnectorType: destination?.connectorType,
		destinationObject: objectOf(destination?.destinationConnectorProperties),
		...lastRun(flow.lastRunExecutionDetails),
	});
}

/** The most useful of what ListFlows answers about one flow. */
export function listedSummary(flow: FlowDefinition): IDataObject {
	return toItemJson({
		flowName: flow.flowName,
		flowStatus: flow.flowStatus,
		description: flow.description,
		triggerType: flow.triggerType,
		sourceConnectorType: flow.sourceConnectorType,
		destinationConnectorType: flow.destinationConnectorType,
		...lastRun(flow.lastRunExecutionDetails),
		lastRunMessage: flow.lastRunExecutionDetails?.mostRecentExecutionMessage,
	});
}

function lastRun(details: ExecutionDetails | undefined) {
	return {
		lastRunStatus: details?.mostRecentExecutionStatus,
		lastRunTime: details?.mostRecentExecutionTime,
	};
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
