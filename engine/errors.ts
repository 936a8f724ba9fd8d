import { ExpressionError, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { InputError } from './field';
import type { Redactor } from './redact';

/** What a service answered instead of doing what was asked. */
export interface ServiceFailure {
	/** What happened, in one sentence without a period. */
	readonly message: string;
	/** The service's own words, whole; how to fix it. Paragraphs are shown one below the other. */
	readonly description: ReadonlyArray<string | undefined>;
	/** HTTP status, if there was an answer. */
	readonly status?: number;
	/** The service's name for the failure, such as `ConflictException`. */
	readonly code?: string;
}

/** n8n shows paragraphs in one line, so each has to end like a sentence. */
function asSentence(text: string): string {
	return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** A failure that the service reported, already in words. Thrown by `transport/` only. */
export class ServiceError extends Error {
	override readonly name = 'ServiceError';
	readonly description: string;
	readonly status: number | undefined;
	readonly code: string | undefined;

	constructor(failure: ServiceFailure) {
		super(failure.message);
		this.description = failure.description
			.flatMap((part) => (part ? [asSentence(part)] : []))
			.join('\n');
		this.status = failure.status;
		this.code = failure.code;
	}
}

/** Something that did not come out as asked, found by an operation itself. */
export class OutcomeError extends Error {
	override readonly name = 'OutcomeError';

	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}

/** Somebody canceled the execution: nothing more is to be done for it. */
export class CancelledError extends Error {
	override readonly name = 'CancelledError';

	constructor() {
		super('The execution was canceled');
	}
}

type NodeError = NodeApiError | NodeOperationError;

interface Place {
	readonly node: INode;
	/** Index of the input item; `undefined` for failures that concern the whole run. */
	readonly itemIndex?: number;
	readonly redactor: Redactor;
	/** A remark below the description. */
	readonly note?: string;
}

interface Words {
	/** What happened, and to which item. */
	readonly message: string;
	/** How to put it right; may be blank. */
	readonly description: string;
}

/** What to tell about a failure, without secrets. */
export function wordsFor(error: unknown, place: Omit<Place, 'node'>): Words {
	const { itemIndex, redactor, note } = place;
	const suffix = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const description = [descriptionOf(error), note].filter((part) => part).join('\n\n');
	return {
		message: redactor.redact(messageOf(error)) + suffix,
		description: redactor.redact(description),
	};
}

/** Any failure as one of the two errors n8n shows well, without secrets, naming the item. */
export function toNodeError(error: unknown, place: Place): NodeError {
	const { itemIndex } = place;
	const { message, description } = wordsFor(error, place);
	const node = withoutValues(place.node);
	const details = {
		message,
		...(description && { description }),
		...(itemIndex !== undefined && { itemIndex }),
	};
	const nodeError =
		error instanceof ServiceError
			? new NodeApiError(
					node,
					{ message, ...(error.code && { code: error.code }) },
					{ ...details, ...(error.status && { httpCode: String(error.status) }) },
				)
			: new NodeOperationError(node, message, details);
	// n8n swaps a message that contains a system code anywhere ("appro-veperm-issions") for a stock
	// sentence, and drops a description that equals it.
	nodeError.message = message;
	nodeError.description = description || undefined;
	if (error instanceof ExpressionError) {
		// Lets the editor name the field whose expression it was, and what it refers to.
		const { parameter, type, nodeCause } = error.context;
		Object.assign(nodeError.context, { parameter, type, nodeCause });
	}
	return nodeError;
}

/** The node without what was typed into it: n8n saves it with the error, and it may hold secrets. */
function withoutValues(node: INode): INode {
	const { resource, operation } = node.parameters;
	return {
		...node,
		parameters: { ...(resource && { resource }), ...(operation && { operation }) },
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error && error.message ? error.message : 'The operation did not complete';
}

function descriptionOf(error: unknown): string | undefined {
	if (error instanceof InputError) return error.fix;
	if (error instanceof ServiceError || error instanceof OutcomeError) return error.description;
	if (
		error instanceof NodeApiError ||
		error instanceof NodeOperationError ||
		error instanceof ExpressionError
	) {
		return error.description ?? undefined;
	}
	return undefined;
}
