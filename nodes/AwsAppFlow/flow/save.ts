import type { FlowStatus, Task } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { toItemJson } from '../../../engine/json';
import type { Call } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import { activate } from './activation';
import { asNew } from './definition';
import type { FlowDefinition } from './definition';
import { getFlow } from './describe';
import type { GivenFlow } from './givenDefinition';
import { wordsOf } from './words';

/** What saving a flow takes from the call of an operation. */
export type SaveCall = Pick<
	Call<AppFlow, unknown>,
	'service' | 'signal' | 'idempotencyToken' | 'hint'
>;

/** What came of a flow that was made or changed. */
export interface Saved {
	readonly flowName: string;
	readonly flowArn: string | undefined;
	readonly flowStatus: FlowStatus | undefined;
}

/**
 * Makes a flow (CreateFlow). A start time in the past, which AWS refuses, is left out.
 *
 * @param clientToken None where the same request may have to be sent again in earnest
 * @throws {InputError} for a key of another region
 * @throws {ServiceError}
 */
export async function createFlow(
	{ service, signal, hint }: Pick<SaveCall, 'service' | 'signal' | 'hint'>,
	flowName: string,
	{ definition, settings }: GivenFlow,
	clientToken?: (input: unknown) => string,
): Promise<Saved> {
	checkKeyRegion(settings.kmsArn, service.region);
	const { kmsArn, tags } = settings;
	const input = {
		flowName,
		...asNew(definition, new Date(), () =>
			hint(
				`The start time of '${flowName}' lies in the past, so it was left out: the schedule counts from when the flow is activated`,
			),
		),
		...(kmsArn && { kmsArn }),
		...(tags && { tags }),
	};
	const { flowArn, flowStatus } = await service.send(
		'CreateFlow',
		{ ...input, ...(clientToken && { clientToken: clientToken(input) }) },
		signal,
	);
	return { flowName, flowArn, flowStatus };
}

/** A flow that came from another region has a key that is not there. */
function checkKeyRegion(kmsArn: string | undefined, region: string): void {
	const keyRegion = kmsArn?.split(':')[3];
	if (keyRegion === undefined || keyRegion === region) return;
	throw new InputError(
		'KMS Key ARN',
		`is a key in region ${keyRegion}, but the flow is in ${region}`,
		'Give a key of that region in the options, or remove kmsArn from the definition',
	);
}

/** Changes a flow (UpdateFlow). AWS replaces the definition as a whole. */
export async function updateFlow(
	{ service, signal, idempotencyToken }: SaveCall,
	flow: { readonly flowName: string; readonly flowArn?: string | undefined },
	definition: FlowDefinition,
): Promise<Saved> {
	const { flowName, flowArn } = flow;
	const input = { flowName, ...definition };
	const { flowStatus } = await service.send(
		'UpdateFlow',
		{ ...input, clientToken: idempotencyToken(input) },
		signal,
	);
	return { flowName, flowArn, flowStatus };
}

/** What to do once a flow is saved. */
export interface Afterwards {
	readonly activateAfterwards: boolean;
	readonly returnTasks?: boolean;
}

/**
 * What the user gets of a flow that was made or changed, activated if asked to.
 *
 * @throws {OutcomeError} when it stands, but could not be activated
 */
export async function finished(
	call: SaveCall,
	saved: Saved,
	tasks: readonly Task[],
	{ activateAfterwards, returnTasks = false }: Afterwards,
): Promise<IDataObject> {
	const flowStatus = activateAfterwards ? await activated(call, saved) : saved.flowStatus;
	if (flowStatus === 'Draft') {
		call.hint(
			`'${saved.flowName}' is a draft: it does not run until it is activated, with Activate or the option Activate Afterwards`,
		);
	}
	return toItemJson({ ...saved, flowStatus, ...(returnTasks && { tasks }) });
}

async function activated(call: SaveCall, saved: Saved): Promise<FlowStatus | undefined> {
	// On demand, a flow is active from the start.
	if (saved.flowStatus === 'Active') return saved.flowStatus;
	const flow = await getFlow(call.service, { name: saved.flowName }, call.signal);
	return await activate(call, flow).then(
		({ flowStatus }) => flowStatus,
		async (error: unknown) =>
			await Promise.reject(
				new OutcomeError(
					`The flow '${saved.flowName}' was saved, but not activated`,
					`${wordsOf(error)}\nPut that right, then use Activate`,
				),
			),
	);
}
