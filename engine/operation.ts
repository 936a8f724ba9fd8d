import type { IDataObject } from 'n8n-workflow';

import { InputError, readFields } from './field';
import type { DoneForItem } from './doneBefore';
import type { AnyField, ParameterReader, Values } from './field';
import type { ItemWithFile } from './files';
import type { Memory } from './memory';

/** What becomes one output item: its JSON, with a file or without. */
export type Entry = IDataObject | ItemWithFile;

/** One output item, several, or pages of them as they arrive. */
export type Outcome = Entry | readonly Entry[] | AsyncIterable<readonly IDataObject[]>;

/** What an operation gets from the engine to handle ONE item. */
export interface Call<Service, Params> {
	readonly params: Params;
	/** The service's client, opened once for all items of a run. */
	readonly service: Service;
	/** Aborts when the execution is cancelled. */
	readonly signal: AbortSignal | undefined;
	/**
	 * A token for requests that must not happen twice: the same for the same input of the same item
	 * of the same execution, so that n8n's Retry On Fail repeats nothing. 36 characters, or the
	 * user's own key.
	 */
	idempotencyToken(input: unknown): string;
	/**
	 * Does what has no such token, unless an earlier try of this item did it with the same input: n8n's
	 * Retry On Fail would find gone what its first try deleted.
	 */
	unlessDone(input: unknown, act: () => Promise<void>): Promise<void>;
	/** What an earlier try of this item came to know with the same input, else what it is now. */
	once: DoneForItem['once'];
	/**
	 * What was done or started has failed for good: the next try of this item is to do it anew, instead
	 * of taking it for done.
	 */
	forgetDone(): void;
	/** Waits, and stops waiting when the execution is cancelled. */
	pause(milliseconds: number): Promise<void>;
	/** Shows a remark beside the node's output, once however many items say it. */
	hint(message: string): void;
	/** What the node remembers between executions. */
	readonly memory: Memory;
	/** The JSON of all input items, for operations that handle them at once. */
	input(): readonly IDataObject[];
}

type BareCall<Service> = Omit<Call<Service, unknown>, 'params'>;

/** An operation as the engine holds it. Made by {@link operationOf}. */
export interface Operation<Service> {
	/** Stable id, saved in people's workflows: never changes. */
	readonly value: string;
	/** Title Case, without the resource: "Get Many". */
	readonly name: string;
	/** Sentence case, with the resource: "Get many connector profiles". */
	readonly action: string;
	readonly description: string;
	readonly fields: readonly AnyField[];
	/** Shown inside "Options", beside those of the engine. */
	readonly options: readonly AnyField[];
	/** Whether the service takes a client token; adds the option "Idempotency Key". */
	readonly idempotent: boolean;
	/** Whether it runs once, with the first item's fields, however many items come in. */
	readonly once: boolean;
	/** Reads the item's fields, then handles the item. */
	run(call: BareCall<Service>, reader: ParameterReader, options: ParameterReader): Promise<Outcome>;
}

interface Definition<
	Service,
	Fields extends readonly AnyField[],
	Options extends readonly AnyField[],
> {
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	readonly fields: Fields;
	readonly options?: Options;
	readonly idempotent?: boolean;
	readonly once?: boolean;
	execute(
		call: Call<Service, Values<Fields> & { readonly options: Values<Options> }>,
	): Outcome | Promise<Outcome>;
}

/**
 * The maker of a service's operations: `const appFlowOperation = operationOf<AppFlow>()`.
 * The types that `execute` receives are inferred from the fields.
 */
export function operationOf<Service>() {
	return <
		const Fields extends readonly AnyField[],
		const Options extends readonly AnyField[] = readonly [],
	>(
		definition: Definition<Service, Fields, Options>,
	): Operation<Service> => {
		const options: readonly AnyField[] = definition.options ?? [];
		return {
			value: definition.value,
			name: definition.name,
			action: definition.action,
			description: definition.description,
			fields: definition.fields,
			options,
			idempotent: definition.idempotent ?? false,
			once: definition.once ?? false,
			async run(call, reader, optionReader) {
				const params = {
					...readFields(definition.fields, reader),
					// An absent list of options is the empty one, whose values are the empty object.
					options: readFields(options, optionReader) as Values<Options>,
				};
				// Not a copy: at thousands of items, one each would be half the engine's time.
				return await definition.execute(Object.assign(call, { params }));
			},
		};
	};
}

/** A thing of the service and what can be done with it. */
export interface Resource<Service> {
	/** Stable id, saved in people's workflows: never changes. */
	readonly value: string;
	readonly name: string;
	readonly operations: ReadonlyArray<Operation<Service>>;
	/** The operation a new node starts with; the first one if not given. */
	readonly defaultOperation?: string;
}

/** The operation that is chosen in the form, if the node has it. */
export function findOperation<Service>(
	resources: ReadonlyArray<Resource<Service>>,
	reader: ParameterReader,
): Operation<Service> | undefined {
	const resourceValue = reader.get('resource');
	const operationValue = reader.get('operation');
	return resources
		.find((resource) => resource.value === resourceValue)
		?.operations.find((candidate) => candidate.value === operationValue);
}

/**
 * As {@link findOperation}.
 *
 * @throws {InputError} when the node has no such operation, as in a workflow of a newer version
 */
export function chosenOperation<Service>(
	resources: ReadonlyArray<Resource<Service>>,
	reader: ParameterReader,
): Operation<Service> {
	const operation = findOperation(resources, reader);
	if (operation) return operation;
	throw new InputError(
		'Operation',
		`is '${String(reader.get('operation'))}' of '${String(reader.get('resource'))}', which is not known`,
		'Choose an operation from the list, or update the package',
	);
}
