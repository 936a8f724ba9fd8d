import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { DEFAULT_CONCURRENCY, concurrencyOption, idempotencyKeyOption } from './describe';
import { DoneBefore } from './doneBefore';
import type { DoneForItem } from './doneBefore';
import { CancelledError, toNodeError, wordsFor } from './errors';
import type { ParameterReader } from './field';
import { ItemWithFile, storeFile } from './files';
import { Item, optionsOf } from './item';
import { ItemSignals } from './itemSignals';
import { memoryOf } from './memory';
import type { Memory } from './memory';
import { chosenOperation, findOperation } from './operation';
import type { Entry, Outcome, Resource } from './operation';
import { Limited } from './paging';
import { forEachConcurrently } from './pool';
import { createRedactor } from './redact';
import type { Redactor } from './redact';
import { pause, throwIfCancelled } from './time';
import { deriveToken } from './token';

/** A service's client, open for one run. */
export interface Connection<Service> {
	readonly service: Service;
	/** Keys the idempotency tokens; see {@link deriveToken}. */
	readonly tokenSecret: string;
	close?(): void;
}

/** What a node is made of. The engine makes its form and its `execute` from it. */
export interface NodeDefinition<Service> {
	readonly resources: ReadonlyArray<Resource<Service>>;
	/** Reads credentials, tells the redactor their secrets, makes the client. Once per run. */
	open(context: IExecuteFunctions, redactor: Redactor): Promise<Connection<Service>>;
	/** The client as one item has it, where requests of its own are to be done once. */
	forItem?(service: Service, done: DoneForItem): Service;
}

/** What the items of one run have in common before the service is opened. */
interface Batch {
	readonly context: IExecuteFunctions;
	readonly node: INode;
	readonly redactor: Redactor;
	readonly signal: AbortSignal | undefined;
	readonly count: number;
}

interface Run<Service> extends Batch {
	readonly definition: NodeDefinition<Service>;
	readonly connection: Connection<Service>;
	/** The first item: it also says how many are worked on at once. */
	readonly first: Item;
	readonly concurrency: number;
	/** What makes this run differ from others when tokens are derived. */
	readonly identity: readonly unknown[];
	readonly memory: Memory;
	readonly hint: (message: string) => void;
	readonly signals: ItemSignals;
	readonly doneBefore: DoneBefore;
	readonly doneFor: (item: number) => DoneForItem;
}

/**
 * Runs the chosen operation for all items: several at a time, outputs in the order of the input,
 * each paired with its item.
 *
 * @throws {NodeApiError | NodeOperationError} for the first item that failed, or for credentials
 * that cannot be used, unless the node continues on fail; for a cancelled execution
 */
export async function runNode<Service>(
	context: IExecuteFunctions,
	definition: NodeDefinition<Service>,
): Promise<INodeExecutionData[][]> {
	const batch: Batch = {
		context,
		node: context.getNode(),
		redactor: createRedactor(),
		signal: context.getExecutionCancelSignal(),
		count: context.getInputData().length,
	};
	let run: Run<Service>;
	try {
		run = await startRun(batch, definition);
	} catch (error) {
		return [withoutStart(batch, error)];
	}
	try {
		return [await runItems(run)];
	} finally {
		run.signals.close();
		run.connection.close?.();
	}
}

async function startRun<Service>(
	batch: Batch,
	definition: NodeDefinition<Service>,
): Promise<Run<Service>> {
	const { context, redactor } = batch;
	const first = new Item(context, 0, redactor);
	const concurrency = concurrencyOf(first);
	const hinted = new Set<string>();
	const doneBefore = new DoneBefore(context);
	const turn = turnOf(batch, doneBefore);
	return {
		...batch,
		definition,
		first,
		concurrency,
		connection: await definition.open(context, redactor),
		identity: identityOf(batch, turn),
		memory: memoryOf(context),
		signals: new ItemSignals(batch.signal),
		doneBefore,
		doneFor: doneBefore.begin(turn),
		hint(message) {
			if (hinted.has(message)) return;
			hinted.add(message);
			context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
		},
	};
}

/** Where the run stands among all others. */
function identityOf({ context, node }: Batch, turn: string): readonly unknown[] {
	return [context.getInstanceId(), context.getExecutionId() || randomUUID(), node.id, turn];
}

/**
 * Which of the node's runs in the execution it is. n8n's Retry On Fail keeps the number of the run,
 * except for tools of an AI agent: there, a call is a repetition as long as none has ended well.
 */
function turnOf({ context }: Batch, { successes }: DoneBefore): string {
	return context.isToolExecution()
		? `tool ${successes}`
		: String(context.getWorkflowDataProxy(0).$runIndex);
}

/** @throws {InputError} when the number cannot be used */
function concurrencyOf(first: Item): number {
	let options: ParameterReader;
	try {
		options = optionsOf(first);
	} catch {
		// The item says it itself when its turn comes; the others may be fine.
		return DEFAULT_CONCURRENCY;
	}
	return concurrencyOption.read(options);
}

/** The output when there was nothing to run the items with: if the node continues, each failed. */
function withoutStart({ context, node, redactor, signal, count }: Batch, error: unknown) {
	if (signal?.aborted) throw toNodeError(new CancelledError(), { node, redactor });
	if (!context.continueOnFail()) throw toNodeError(error, { node, redactor });
	// n8n would send the input on as if all had gone well, were the error thrown.
	return Array.from({ length: count }, (_, index) => errorItem(error, index, redactor));
}

async function runItems<Service>(run: Run<Service>): Promise<INodeExecutionData[]> {
	const { context, node, redactor, signal } = run;
	const count = runsOnce(run) ? 1 : run.count;
	const continues = context.continueOnFail();
	const outputs: INodeExecutionData[][] = [];
	let succeeded = 0;
	let failure: { error: unknown; item: Item } | undefined;

	await forEachConcurrently(
		count,
		run.concurrency,
		async (index) => {
			const item = index === 0 ? run.first : new Item(context, index, redactor);
			try {
				outputs[index] = await run.signals.give(async (own) => await runItem(run, item, own));
				succeeded += 1;
			} catch (error) {
				if (continues) outputs[index] = [errorItem(error, index, item.redactor)];
				else failure ??= { error, item };
			}
		},
		() => failure !== undefined || signal?.aborted === true,
	);

	const note = count > 1 ? `${succeeded} of ${count} items had succeeded` : undefined;
	if (signal?.aborted) throw toNodeError(new CancelledError(), { node, redactor, note });
	if (failure) {
		const { error, item } = failure;
		throw toNodeError(error, { node, itemIndex: item.index, redactor: item.redactor, note });
	}
	// n8n tries also a node again that continued.
	if (succeeded === count) run.doneBefore.endedWell();
	return outputs.flat();
}

async function runItem<Service>(
	run: Run<Service>,
	item: Item,
	signal: () => AbortSignal | undefined,
): Promise<INodeExecutionData[]> {
	const { connection, context, definition } = run;
	const operation = chosenOperation(definition.resources, item);
	const options = optionsOf(item);
	const ownKey = operation.idempotent ? idempotencyKeyOption.read(options) : undefined;
	const tokenOf = (input: unknown) =>
		deriveToken(connection.tokenSecret, [...run.identity, item.index, input]);
	const done = run.doneFor(item.index);
	const outcome = await operation.run(
		{
			service: definition.forItem?.(connection.service, done) ?? connection.service,
			get signal() {
				return signal();
			},
			idempotencyToken: (input) => ownKey ?? tokenOf(input),
			async unlessDone(input, act) {
				await done.once(input, async () => {
					await act();
					return {};
				});
			},
			once: done.once,
			forgetDone: done.forget,
			pause: async (milliseconds) => await pause(milliseconds, signal()),
			hint: (message) => run.hint(item.redactor.redact(message)),
			memory: run.memory,
			input: () => context.getInputData().map(({ json }) => json),
		},
		item,
		options,
	);
	return await collect(outcome, item.index, run);
}

/** Which operation it is, is the same for all items: n8n allows no expression there. */
function runsOnce<Service>({ definition, first, count }: Run<Service>): boolean {
	return count > 1 && findOperation(definition.resources, first)?.once === true;
}

async function collect(
	outcome: Outcome,
	index: number,
	{ context, signal, hint }: Pick<Run<unknown>, 'context' | 'signal' | 'hint'>,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	if (isPages(outcome)) {
		for await (const page of outcome) {
			throwIfCancelled(signal);
			for (const json of page) items.push(paired(json, index));
		}
		if (outcome instanceof Limited && outcome.cut) hint(cutHint(outcome.limit));
		return items;
	}
	for (const entry of isList(outcome) ? outcome : [outcome]) {
		if (!(entry instanceof ItemWithFile)) items.push(paired(entry, index));
		else items.push({ ...paired(entry.json, index), binary: await storeFile(context, entry) });
	}
	return items;
}

function cutHint(limit: number): string {
	return `The list goes on after the first ${limit}: raise Limit, or turn on Return All, to get the rest`;
}

function paired(json: IDataObject, index: number): INodeExecutionData {
	return { json, pairedItem: { item: index } };
}

function isPages(outcome: Outcome): outcome is AsyncIterable<readonly IDataObject[]> {
	return Symbol.asyncIterator in outcome;
}

function isList(outcome: Entry | readonly Entry[]): outcome is readonly Entry[] {
	return Array.isArray(outcome);
}

/**
 * What a failed item leaves when the node continues. Its one member makes n8n send it to the error
 * output with the item's own data beside it; an error object on the item would replace that data.
 */
function errorItem(error: unknown, index: number, redactor: Redactor): INodeExecutionData {
	const { message, description } = wordsFor(error, { itemIndex: index, redactor });
	return paired({ error: [message, description].filter((part) => part).join('\n') }, index);
}
