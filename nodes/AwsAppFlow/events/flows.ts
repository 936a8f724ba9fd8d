import type { FlowDefinition } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import { findFlow } from '../flow/describe';
import type { DescribedFlow } from '../flow/describe';
import { objectOf } from '../flow/summary';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';
import type { FlowFacts } from './output';

/** A flow as ListFlows has it. */
export type ListedFlow = FlowDefinition & { readonly flowName: string };

/** All flows that fit (ListFlows, 100 at a time). */
export async function listFlows(
	service: AppFlow,
	fits: (flow: ListedFlow) => boolean,
	signal: AbortSignal | undefined,
): Promise<ListedFlow[]> {
	const pages = pagesOf<FlowDefinition>(async (nextToken) => {
		const page = await service.send('ListFlows', { maxResults: PAGE_SIZE, nextToken }, signal);
		return { items: page.flows ?? [], next: page.nextToken };
	});
	const flows = new Map<string, ListedFlow>();
	for await (const page of pages) {
		for (const flow of page.filter(isNamed)) if (fits(flow)) flows.set(flow.flowName, flow);
	}
	return [...flows.values()];
}

function isNamed(flow: FlowDefinition): flow is ListedFlow {
	return flow.flowName !== undefined;
}

/** What is said of a flow that has something to report; lists lack its objects and its reasons. */
export interface ReportedFlow {
	readonly facts: FlowFacts;
	readonly described: DescribedFlow | undefined;
}

/** Asks AWS about a flow that has something to report (DescribeFlow). It may be gone by now. */
export async function reportedFlow(
	service: AppFlow,
	flow: ListedFlow,
	signal: AbortSignal | undefined,
): Promise<ReportedFlow> {
	const described = await findFlow(service, { name: flow.flowName }, signal);
	const source = described?.sourceFlowConfig;
	const destination = described?.destinationFlowConfigList?.[0];
	return {
		described,
		facts: {
			flowName: flow.flowName,
			flowArn: flow.flowArn,
			triggerType: flow.triggerType,
			sourceConnectorType: flow.sourceConnectorType,
			sourceConnectorProfileName: source?.connectorProfileName,
			sourceObject: objectOf(source?.sourceConnectorProperties),
			destinationConnectorType: flow.destinationConnectorType,
			destinationConnectorProfileName: destination?.connectorProfileName,
			destinationObject: objectOf(destination?.destinationConnectorProperties),
		},
	};
}

/** AWS's own data beside ours, if it is wanted. */
export function withRaw(json: IDataObject, raw: object, wanted: boolean): IDataObject {
	return wanted ? { ...json, raw: toItemJson(raw) } : json;
}
