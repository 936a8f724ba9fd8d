import type { Task } from '@aws-sdk/client-appflow';

import { CancelledError, OutcomeError, ServiceError } from '../../../engine/errors';
import type { Call } from '../../../engine/operation';
import { pause } from '../../../engine/time';
import type { AppFlow } from '../transport/client';
import { fieldsOf } from './build';
import { definitionOf } from './definition';
import { getFlow } from './describe';
import type { DescribedFlow } from './describe';
import { sourceEntity } from './entity';
import { sameTasks, withFilters } from './mapping';
import type { Filter } from './mapping';
import type { Started } from './start';
import { wordsOf } from './words';

type FilterCall = Pick<Call<AppFlow, unknown>, 'service' | 'signal' | 'pause' | 'hint'>;

interface FilterSettings {
	readonly filters: readonly Filter[];
	/** How long AWS takes until runs use a changed flow, in milliseconds. */
	readonly settleMs: number;
}

/**
 * Starts something while a flow has other filters, and puts the flow back: whether it could be
 * started or not, and also when the execution is cancelled in between.
 *
 * Requests that change the flow do not stop with the execution, so that it is known what they did.
 *
 * @param start Starts the run; gets the flow as it is
 * @throws {InputError} for filters that do not fit the flow
 * @throws {OutcomeError} when the flow could not be put back, with the tasks that it had
 */
export async function filtered(
	call: FilterCall,
	flow: DescribedFlow,
	{ filters, settleMs }: FilterSettings,
	start: () => Promise<Started>,
): Promise<Started> {
	const definition = definitionOf(flow);
	const tasks = await filteredTasks(call, definition, filters);
	if (sameTasks(tasks, definition.tasks)) return await start();
	const { flowName } = flow;
	const change = { flowName, own: definition.tasks, changed: tasks };
	const run = async () => {
		// Without client tokens: each change is meant, however often the same one comes.
		await call.service.send('UpdateFlow', { flowName, ...definition, tasks });
		await call.pause(settleMs);
		const started = await start();
		// The run may look at the flow only some time after its start.
		await call.pause(settleMs);
		return started;
	};
	return await run().then(
		async (started) => {
			await putBack(call, change, `The run was started: ${started.executionId}`);
			return started;
		},
		async (error: unknown) => {
			const cancelled = error instanceof CancelledError;
			await putBack(call, change, cancelled ? undefined : `Before that: ${wordsOf(error)}`);
			return await Promise.reject(error);
		},
	);
}

async function filteredTasks(
	call: FilterCall,
	{ sourceFlowConfig, tasks }: ReturnType<typeof definitionOf>,
	filters: readonly Filter[],
): Promise<Task[]> {
	const { connectorType } = sourceFlowConfig;
	if (!connectorType) throw new OutcomeError('The flow has no source connector');
	const sourceFields = await fieldsOf(call, sourceEntity(sourceFlowConfig));
	return withFilters(tasks, filters, { connectorType, sourceFields });
}

interface Change {
	readonly flowName: string;
	readonly own: Task[];
	readonly changed: Task[];
}

/** Seconds before each try to put a flow back. */
const TRIES = [0, 2, 5, 10, 20, 30, 60, 120, 240];

/** Failures after which another try makes sense: a run in progress, or AWS busy. */
const PASSING: ReadonlySet<string | undefined> = new Set([
	'ConflictException',
	'InternalServerException',
	'ServiceUnavailableException',
	'ThrottlingException',
]);

/** Gives a flow its own tasks again. Nothing else that may have changed in between is touched. */
async function putBack(call: FilterCall, change: Change, before?: string): Promise<void> {
	let failure: unknown;
	for (const seconds of TRIES) {
		await pause(seconds * 1000, undefined);
		const error = await tryPutBack(call, change).then(
			() => undefined,
			(problem: unknown) => problem,
		);
		if (error === undefined) return;
		failure = error;
		if (error instanceof ServiceError && error.code && !PASSING.has(error.code)) break;
	}
	throw notPutBack(change, failure, before);
}

async function tryPutBack({ service, hint }: FilterCall, change: Change): Promise<void> {
	const { flowName, own, changed } = change;
	const definition = definitionOf(await getFlow(service, { name: flowName }, undefined));
	if (sameTasks(definition.tasks, own)) return;
	if (!sameTasks(definition.tasks, changed)) {
		hint(
			`Somebody else changed the tasks of '${flowName}' during the run with a filter: they were left as they are now`,
		);
		return;
	}
	await service.send('UpdateFlow', { flowName, ...definition, tasks: own });
}

function notPutBack({ flowName, own }: Change, failure: unknown, before?: string): OutcomeError {
	return new OutcomeError(
		`The flow '${flowName}' still has the filters of this run: it could not be put back`,
		[
			wordsOf(failure),
			before,
			'These are its own tasks, for Update with JSON:',
			JSON.stringify({ tasks: own }),
		]
			.filter((part) => part)
			.join('\n'),
	);
}
