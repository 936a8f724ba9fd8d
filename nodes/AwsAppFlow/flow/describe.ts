import type { DescribeFlowResponse } from '@aws-sdk/client-appflow';

import { OutcomeError, ServiceError } from '../../../engine/errors';
import { checkAccount, checkRegion } from '../reference';
import type { AppFlow } from '../transport/client';
import { FLOW } from './flowName';
import type { FlowReference } from './flowName';

/** A flow as AWS describes it; the name is the one that was asked for. */
export type DescribedFlow = DescribeFlowResponse & { readonly flowName: string };

/**
 * The flow of that name (DescribeFlow), or `undefined` if there is none.
 *
 * @throws {InputError} when the ARN given is one of another account or region
 * @throws {ServiceError}
 */
export async function findFlow(
	service: AppFlow,
	reference: FlowReference,
	signal: AbortSignal | undefined,
): Promise<DescribedFlow | undefined> {
	const { name } = reference;
	checkRegion(FLOW, reference, service);
	const flow = await service
		.send('DescribeFlow', { flowName: name }, signal)
		.catch(async (error: unknown) => (isMissing(error) ? undefined : await Promise.reject(error)));
	checkAccount(FLOW, reference, flow?.flowArn);
	return flow && { ...flow, flowName: flow.flowName ?? name };
}

/**
 * As {@link findFlow}, for a flow that has to exist.
 *
 * @throws {OutcomeError} when there is none of that name
 */
export async function getFlow(
	service: AppFlow,
	reference: FlowReference,
	signal: AbortSignal | undefined,
): Promise<DescribedFlow> {
	const flow = await findFlow(service, reference, signal);
	if (flow) return flow;
	throw new OutcomeError(
		`There is no flow named '${reference.name}'`,
		`Check the spelling, and that it lives in region ${service.region} of the credential's account`,
	);
}

/**
 * The name to use where nothing is described: an ARN of another region or account would name
 * another flow.
 */
export async function nameOf(
	service: AppFlow,
	reference: FlowReference,
	signal: AbortSignal | undefined,
): Promise<string> {
	if (reference.arn !== undefined) await getFlow(service, reference, signal);
	return reference.name;
}

/** Whether AWS knows nothing by that name. */
export function isMissing(error: unknown): boolean {
	return error instanceof ServiceError && error.code === 'ResourceNotFoundException';
}
