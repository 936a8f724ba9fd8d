import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';

import type { ParameterReader } from '../field';
import type { Redactor } from '../redact';
import type { Connection } from '../run';
import { withForm } from '../trigger/context';
import { forgetState, readState, writeState } from './state';

/** What a poll works with. */
export interface PollCall<Service, Params> {
	readonly service: Service;
	/** The form's checked values. */
	readonly params: Params;
	readonly signal: AbortSignal | undefined;
	/** Milliseconds: when the poll began. */
	readonly now: number;
}

/** What a poll found. */
export interface Polled {
	/** One item of output each, in the order in which it is to be worked on. */
	readonly events: readonly IDataObject[];
	/** What to remember for the next poll: JSON. */
	readonly state: IDataObject;
}

/**
 * What a polling trigger asks its service, and what it makes of the answers. It keeps nothing itself
 * and never changes a state that it is given, so a poll that fails halfway has lost nothing.
 */
export interface Poller<Service, Params> {
	/** To be raised when the form of the state changes: polling begins anew then. */
	readonly version: number;
	/** Reads the form. @throws {InputError} */
	read(reader: ParameterReader): Params;
	open(
		context: IExecuteFunctions | IPollFunctions,
		redactor: Redactor,
	): Promise<Connection<Service>>;
	/** What a state is about, such as a region or a tenant: that of another one is of no use. */
	place(service: Service): string;
	/**
	 * What has happened since the state was made. Without a state, this is the first poll: it looks at
	 * what is there and reports nothing.
	 *
	 * @param state As it came back from n8n's database: to be checked
	 */
	poll(
		call: PollCall<Service, Params>,
		state: Readonly<Record<string, unknown>> | undefined,
	): Promise<Polled>;
	/**
	 * Real examples of what would be reported, for somebody who builds a workflow.
	 *
	 * @throws {OutcomeError} when there is none
	 */
	sample(call: PollCall<Service, Params>): Promise<readonly IDataObject[]>;
}

/** Polls that are under way, by workflow and node. n8n starts the next one even if one takes long. */
const underWay = new Set<string>();

/**
 * One poll: gives what is new to the workflow, and remembers it at the very end, all at once.
 *
 * @returns `null` when there is nothing new
 * @throws {NodeApiError | NodeOperationError} after which the next poll finds the same again
 */
export async function runPoll<Service, Params>(
	context: IPollFunctions,
	poller: Poller<Service, Params>,
): Promise<INodeExecutionData[][] | null> {
	const poll = `${context.getWorkflow().id} ${context.getNode().id}`;
	// Two at once would find, and report, the same.
	if (underWay.has(poll)) return null;
	underWay.add(poll);
	return await withCall(context, poller, async (call) => {
		const data = context.getWorkflowStaticData('node');
		const kept = { version: poller.version, place: poller.place(call.service) };
		const { events, state } = await poller.poll(call, readState(data, kept));
		writeState(data, kept, state);
		return events.length > 0 ? [toItems(events)] : null;
	}).finally(() => underWay.delete(poll));
}

/**
 * What a trigger does that is only pushed to, when n8n polls it all the same: nothing. What was
 * remembered is forgotten, so that polling, should it be chosen again, does not report all that was
 * pushed.
 */
export function skipPoll(context: IPollFunctions): null {
	forgetState(context.getWorkflowStaticData('node'));
	return null;
}

/**
 * Real examples, for the editor. Reads and changes nothing of what is remembered.
 *
 * @throws {NodeApiError | NodeOperationError}
 */
export async function runSample<Service, Params>(
	context: IExecuteFunctions,
	poller: Poller<Service, Params>,
): Promise<INodeExecutionData[][]> {
	return await withCall(context, poller, async (call) => [toItems(await poller.sample(call))]);
}

async function withCall<Service, Params, Result>(
	context: IExecuteFunctions | IPollFunctions,
	poller: Poller<Service, Params>,
	work: (call: PollCall<Service, Params>) => Promise<Result>,
): Promise<Result> {
	return await withForm(context, async (form, redactor) => {
		const params = poller.read(form);
		const connection = await poller.open(context, redactor);
		const signal =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const call = { service: connection.service, params, signal, now: Date.now() };
		return await work(call).finally(() => connection.close?.());
	});
}

function toItems(events: readonly IDataObject[]): INodeExecutionData[] {
	return events.map((json) => ({ json }));
}
