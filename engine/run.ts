import { randomUUID } from 'crypto';
import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { allOptions, concurrencyOption, idempotencyKeyOption } from './describe';
import { CancelledError, toNodeError } from './errors';
import type { ParameterReader } from './field';
import { isObject } from './json';
import type { Operation, Outcome, Resource } from './operation';
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
}

interface Run<Service> {
	readonly context: IExecuteFunctions;
	readonly node: INode;
	readonly operation: Operation<Service>;
	/** Names of the members of "Options" that the operation offers. */
	readonly optionNames: ReadonlySet<string>;
	readonly connection: Connection<Service>;
	readonly redactor: Redactor;
	readonly signal: AbortSignal | undefined;
	/** What makes this run differ from others when tokens are derived. */
	readonly identity: readonly unknown[];
	readonly hint: (message: string) => void;
}

/**
 * Runs the chosen operation for all items: several at a time, outputs in the order of the input,
 * each paired with its item.
 *
 * @throws {NodeApiError | NodeOperationError} for the first item that failed, unless the node
 * continues on fail; for a cancelled execution; for credentials that cannot be used
 */
export async function runNode<Service>(
	context: IExecuteFunctions,
	definition: NodeDefinition<Service>,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const redactor = createRedactor();
	const operation = chosenOperation(context, node, definition.resources);
	let connection: Connection<Service>;
	try {
		connection = await definition.open(context, redactor);
	} catch (error) {
		throw toNodeError(error, { node, redactor });
	}
	try {
		return [await runItems(startRun(context, node, operation, connection, redactor))];
	} finally {
		connection.close?.();
	}
}

function chosenOperation<Service>(
	context: IExecuteFunctions,
	node: INode,
	resources: ReadonlyArray<Resource<Service>>,
): Operation<Service> {
	const resourceValue = context.getNodeParameter('resource', 0);
	const operationValue = context.getNodeParameter('operation', 0);
	const operation = resources
		.find((resource) => resource.value === resourceValue)
		?.operations.find((candidate) => candidate.value === operationValue);
	if (!operation) {
		throw new NodeOperationError(
			node,
			`The operation '${String(operationValue)}' of '${String(resourceValue)}' is not known`,
			{ description: 'Choose an operation from the list, or update the package' },
		);
	}
	return operation;
}

function startRun<Service>(
	context: IExecuteFunctions,
	node: INode,
	operation: Operation<Service>,
	connection: Connection<Service>,
	redactor: Redactor,
): Run<Service> {
	const hinted = new Set<string>();
	return {
		context,
		node,
		operation,
		optionNames: new Set(
			allOptions(operation).flatMap((field) => field.properties.map(({ name }) => name)),
		),
		connection,
		redactor,
		signal: context.getExecutionCancelSignal(),
		identity: [
			context.getExecutionId() || randomUUID(),
			node.id,
			context.getWorkflowDataProxy(0).$runIndex,
		],
		hint(message) {
			if (hinted.has(message)) return;
			hinted.add(message);
			context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
		},
	};
}

async function runItems<Service>(run: Run<Service>): Promise<INodeExecutionData[]> {
	const { context, node, redactor, signal } = run;
	const count = context.getInputData().length;
	const continues = context.continueOnFail();
	const outputs: INodeExecutionData[][] = [];
	let succeeded = 0;
	let failure: { error: unknown; itemIndex: number; redactor: Redactor } | undefined;

	await forEachConcurrently(
		count,
		concurrencyOf(run),
		async (itemIndex) => {
			const itemRedactor = redactor.child();
			try {
				outputs[itemIndex] = await runItem(run, itemIndex, itemRedactor);
				succeeded += 1;
			} catch (error) {
				if (continues && !(error instanceof CancelledError)) {
					outputs[itemIndex] = [errorItem(error, node, itemIndex, itemRedactor)];
				} else {
					failure ??= { error, itemIndex, redactor: itemRedactor };
				}
			}
		},
		() => failure !== undefined || signal?.aborted === true,
	);

	if (signal?.aborted) throw toNodeError(new CancelledError(), { node, redactor });
	if (failure) {
		const note = count > 1 ? `${succeeded} of ${count} items had succeeded` : undefined;
		throw toNodeError(failure.error, { ...failure, node, note });
	}
	return outputs.flat();
}

function concurrencyOf<Service>(run: Run<Service>): number {
	const { context, node, redactor } = run;
	try {
		return concurrencyOption.read({
			get: (name) => context.getNodeParameter(`options.${name}`, 0, null) ?? undefined,
			protect: () => {},
		});
	} catch (error) {
		throw toNodeError(error, { node, redactor });
	}
}

async function runItem<Service>(
	run: Run<Service>,
	itemIndex: number,
	redactor: Redactor,
): Promise<INodeExecutionData[]> {
	const { operation, connection, signal } = run;
	const reader = parameterReader(run.context, itemIndex, redactor);
	const options = optionReader(run.optionNames, reader);
	const ownKey = operation.idempotent ? idempotencyKeyOption.read(options) : undefined;
	const outcome = await operation.run(
		{
			service: connection.service,
			signal,
			idempotencyToken: (input) =>
				ownKey ?? deriveToken(connection.tokenSecret, [...run.identity, itemIndex, input]),
			pause: async (milliseconds) => await pause(milliseconds, signal),
			hint: run.hint,
		},
		reader,
		options,
	);
	return await collect(outcome, itemIndex, signal);
}

function parameterReader(
	context: IExecuteFunctions,
	itemIndex: number,
	redactor: Redactor,
): ParameterReader {
	const values = new Map<string, unknown>();
	return {
		get(name) {
			if (!values.has(name)) {
				values.set(name, context.getNodeParameter(name, itemIndex, null) ?? undefined);
			}
			return values.get(name);
		},
		protect: (value) => redactor.protect(value),
	};
}

/** The members of "Options"; only those that the operation offers. */
function optionReader(offered: ReadonlySet<string>, reader: ParameterReader): ParameterReader {
	const raw = reader.get('options');
	return {
		get: (name) => (isObject(raw) && offered.has(name) ? raw[name] : undefined),
		protect: (value) => reader.protect(value),
	};
}

async function collect(
	outcome: Outcome,
	itemIndex: number,
	signal: AbortSignal | undefined,
): Promise<INodeExecutionData[]> {
	const paired = (json: IDataObject): INodeExecutionData => ({
		json,
		pairedItem: { item: itemIndex },
	});
	if (isPages(outcome)) {
		const items: INodeExecutionData[] = [];
		for await (const page of outcome) {
			throwIfCancelled(signal);
			for (const json of page) items.push(paired(json));
		}
		return items;
	}
	return isList(outcome) ? outcome.map(paired) : [paired(outcome)];
}

function isPages(outcome: Outcome): outcome is AsyncIterable<readonly IDataObject[]> {
	return Symbol.asyncIterator in outcome;
}

function isList(outcome: IDataObject | readonly IDataObject[]): outcome is readonly IDataObject[] {
	return Array.isArray(outcome);
}

function errorItem(
	error: unknown,
	node: INode,
	itemIndex: number,
	redactor: Redactor,
): INodeExecutionData {
	const nodeError = toNodeError(error, { node, itemIndex, redactor });
	return {
		json: { error: nodeError.message, ...details(nodeError) },
		error: nodeError,
		pairedItem: { item: itemIndex },
	};
}

function details(error: { description?: string | null }): IDataObject {
	return error.description ? { details: error.description } : {};
}
