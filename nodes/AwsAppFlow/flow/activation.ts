import type { FlowStatus, StartFlowResponse } from '@aws-sdk/client-appflow';

import { OutcomeError, ServiceError } from '../../../engine/errors';
import type { Call } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import type { DescribedFlow } from './describe';

type ActivationCall = Pick<Call<AppFlow, unknown>, 'service' | 'signal'>;

/** What became of a flow that was to be switched on or off. */
interface Switched {
	readonly flowName: string;
	readonly flowArn: string | undefined;
	readonly triggerType: string | undefined;
	readonly flowStatus: FlowStatus | undefined;
	/** Whether it was in the other state before. */
	readonly changed: boolean;
}

/** States in which AWS takes no flow into service. */
const GONE: ReadonlySet<FlowStatus | undefined> = new Set(['Deleted', 'Deprecated']);

/** Whether a flow runs only when somebody starts it, so that it can be neither on nor off. */
export function isOnDemand(flow: DescribedFlow): boolean {
	return flow.triggerConfig?.triggerType === 'OnDemand';
}

/**
 * Puts a scheduled or event flow into service (StartFlow). One that is in service already is left
 * alone.
 *
 * @throws {OutcomeError} for a flow that runs on demand, or is in a state that does not allow it
 */
export async function activate(call: ActivationCall, flow: DescribedFlow): Promise<Switched> {
	if (isOnDemand(flow)) {
		throw new OutcomeError(
			`The flow '${flow.flowName}' runs on demand, so it cannot be activated`,
			'Only scheduled and event flows can. Run it with Start',
		);
	}
	if (flow.flowStatus === 'Active') return switched(flow, flow.flowStatus, false);
	// Without a client token: being active twice is nothing more, and a flow may go off and on again.
	const { flowStatus } = await startFlow(call, flow);
	return switched(flow, flowStatus ?? 'Active', true);
}

/**
 * Takes a scheduled or event flow out of service (StopFlow). One that is out of service already is
 * left alone.
 *
 * @throws {OutcomeError} for a flow that runs on demand
 */
export async function deactivate(call: ActivationCall, flow: DescribedFlow): Promise<Switched> {
	if (isOnDemand(flow)) {
		throw new OutcomeError(
			`The flow '${flow.flowName}' runs on demand, so it cannot be deactivated`,
			'Only scheduled and event flows can. To end runs that are in progress, use Cancel of Flow Run',
		);
	}
	if (flow.flowStatus !== 'Active') return switched(flow, flow.flowStatus, false);
	const { flowName } = flow;
	const { flowStatus } = await call.service.send('StopFlow', { flowName }, call.signal);
	return switched(flow, flowStatus ?? 'Suspended', true);
}

function switched(
	{ flowName, flowArn, triggerConfig }: DescribedFlow,
	flowStatus: FlowStatus | undefined,
	changed: boolean,
): Switched {
	return { flowName, flowArn, triggerType: triggerConfig?.triggerType, flowStatus, changed };
}

/**
 * Runs an on-demand flow, or puts another one into service (StartFlow).
 *
 * @throws {OutcomeError} when the flow's state does not allow it
 */
export async function startFlow(
	{ service, signal }: ActivationCall,
	flow: DescribedFlow,
	clientToken?: string,
): Promise<StartFlowResponse> {
	const { flowName } = flow;
	if (GONE.has(flow.flowStatus)) throw wrongState(flow);
	return await service
		.send('StartFlow', { flowName, ...(clientToken !== undefined && { clientToken }) }, signal)
		.catch(async (error: unknown) => {
			const refused = error instanceof ServiceError && REFUSALS.has(error.code);
			const stands = refused && flow.flowStatus !== 'Active';
			return await Promise.reject(stands ? wrongState(flow, error) : error);
		});
}

/** What AWS answers when it is the flow itself that cannot be started. */
const REFUSALS: ReadonlySet<string | undefined> = new Set([
	'ConflictException',
	'UnsupportedOperationException',
	'ValidationException',
]);

const WHAT_TO_DO: Partial<Record<FlowStatus, string>> = {
	Deleted: 'It is being deleted: create it anew',
	Deprecated: 'AWS no longer supports its connector: make a flow with another connector',
	Draft: 'It is not complete: give what is missing with Update',
	Errored: 'Put right what AWS says, then start it again',
	Suspended: 'Put right why it was suspended, then start it again',
};

function wrongState(flow: DescribedFlow, refusal?: ServiceError): OutcomeError {
	const { flowName, flowStatus, flowStatusMessage } = flow;
	return new OutcomeError(
		`The flow '${flowName}' is in the state ${flowStatus}, in which it cannot be started`,
		[
			flowStatusMessage && `Reason of the state: ${flowStatusMessage}`,
			flowStatus && WHAT_TO_DO[flowStatus],
			refusal?.description,
		]
			.filter((part) => part)
			.join('\n'),
	);
}
