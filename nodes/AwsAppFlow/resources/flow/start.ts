import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { flag, integer, showWhen } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import type { Call } from '../../../../engine/operation';
import { CancelledError } from '../../../../engine/errors';
import { activate, isOnDemand } from '../../flow/activation';
import { getFlow } from '../../flow/describe';
import type { DescribedFlow } from '../../flow/describe';
import { filtered } from '../../flow/filteredRun';
import { flowField } from '../../flow/flowName';
import type { Filter } from '../../flow/mapping';
import { filters } from '../../flow/mapping/filters';
import { resultOf } from '../../flow/result';
import { reportFailure, startRun } from '../../flow/start';
import type { Started } from '../../flow/start';
import { inTurn } from '../../flow/turns';
import { cancelAfterwards, waitForRun, waitedRunOptions } from '../../flow/wait';
import type { RunWait } from '../../flow/wait';
import { appFlowOperation } from '../../operation';
import type { AppFlow } from '../../transport/client';

const FILTER_LABEL = 'Run With Filter';

/** AWS may write the first record of a run minutes after it began. */
const GRACE_MS = 300_000;

const waitForCompletion = flag({
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	description:
		'Whether to wait until the run has ended, and return how much it moved. A run that fails lets the item fail.',
});

const runWithFilter = flag({
	displayName: FILTER_LABEL,
	name: 'runWithFilter',
	description:
		'Whether this one run moves only what meets conditions, such as the records of a day. The flow is changed for it and put back afterwards.',
});

/** The conditions of this run; none if it has none of its own. */
const runFilters: Field<'runFilters', readonly Filter[]> = {
	name: 'runFilters',
	properties: [
		...runWithFilter.properties,
		...showWhen(filters, { runWithFilter: [true] }).properties,
	],
	read(reader) {
		if (!runWithFilter.read(reader)) return [];
		const given = filters.read(reader);
		if (given.length > 0) return given;
		throw new InputError(FILTER_LABEL, 'is on, but there is no filter', 'Add one, or turn it off');
	},
};

const settleSeconds = showWhen(
	integer({
		displayName: 'Pause After Change (Seconds)',
		name: 'settleSeconds',
		description:
			'How long to wait after the flow was changed, and before it is put back: a run that starts earlier may use the flow as it was',
		default: 15,
		minimum: 0,
		maximum: 300,
	}),
	{ '/runWithFilter': [true] },
);

interface StartParams {
	readonly waitForCompletion: boolean;
	readonly runFilters: readonly Filter[];
	readonly options: RunWait & { readonly settleSeconds: number };
}

type StartCall = Call<AppFlow, StartParams>;

export const start = appFlowOperation({
	value: 'start',
	name: 'Start',
	action: 'Start flow',
	description:
		'Run an on-demand flow and, if asked to, wait for the result. A scheduled or event flow is put into service instead.',
	fields: [flowField, waitForCompletion, runFilters],
	options: [...waitedRunOptions, settleSeconds],
	idempotent: true,
	async execute(call) {
		const { service, signal, params } = call;
		const reference = params.flowName;
		const flow = await getFlow(service, reference, signal);
		if (!isOnDemand(flow)) return await putIntoService(call, flow);
		if (params.runFilters.length === 0)
			return await runOnce(call, flow, await startOnce(call, flow));
		// The flow again, as it is when nothing else in this node is at it.
		return await inTurn(service, flow.flowName, async () => {
			const now = await getFlow(service, reference, signal);
			return await runOnce(call, now, await startFiltered(call, now));
		});
	},
});

async function putIntoService(call: StartCall, flow: DescribedFlow): Promise<IDataObject> {
	const { triggerConfig, flowName } = flow;
	if (call.params.runFilters.length > 0) {
		throw new InputError(
			FILTER_LABEL,
			`is for flows on demand, but '${flowName}' starts by ${triggerConfig?.triggerType === 'Event' ? 'events' : 'schedule'}`,
			'Duplicate the flow, and set the trigger of the copy to On Demand',
		);
	}
	const { changed, ...state } = await activate(call, flow);
	call.hint(
		`'${flowName}' starts by itself (trigger: ${state.triggerType}): it ${changed ? 'was activated' : 'is active already'}, and there is no run to wait for`,
	);
	return toItemJson({ started: false, ...state, activated: changed });
}

/** Starts a run. Where it may have to be cancelled, it has to be known what became of the request. */
async function startOnce(call: StartCall, flow: DescribedFlow): Promise<Started> {
	const { service, idempotencyToken, params } = call;
	const signal = params.options.cancelRunWithExecution ? undefined : call.signal;
	return await startRun({ service, signal, idempotencyToken }, flow);
}

async function startFiltered(call: StartCall, flow: DescribedFlow): Promise<Started> {
	const { service, idempotencyToken, params } = call;
	const { cancelRunWithExecution, settleSeconds: seconds } = params.options;
	let started: Started | undefined;
	return await filtered(
		call,
		flow,
		{ filters: params.runFilters, settleMs: seconds * 1000 },
		async () => {
			started = await startRun({ service, signal: undefined, idempotencyToken }, flow);
			return started;
		},
	).catch(async (error: unknown) => {
		if (error instanceof CancelledError && cancelRunWithExecution && started) {
			const { executionId } = started;
			await cancelAfterwards(service, { flowName: flow.flowName, executionId });
		}
		return await Promise.reject(error);
	});
}

async function runOnce(
	call: StartCall,
	{ flowName, flowArn }: DescribedFlow,
	{ executionId, flowStatus }: Started,
): Promise<IDataObject> {
	const { options } = call.params;
	const run = { flowName, executionId };
	if (!call.params.waitForCompletion) {
		return toItemJson({ started: true, flowName, flowArn, flowStatus, executionId });
	}
	const record = await waitForRun(call, run, options, GRACE_MS);
	if (record.executionStatus !== 'Successful' && !options.returnFailedRun) reportFailure(record);
	return { started: true, ...resultOf(call, run, record, options) };
}
