import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { operationOf } from '../../engine/operation';
import type { Operation } from '../../engine/operation';
import type { Redactor } from '../../engine/redact';
import { runNode } from '../../engine/run';

/** A service that is nothing but a name. */
interface Toy {
	readonly name: string;
}

export const toyOperation = operationOf<Toy>();

interface ToyOptions {
	/** Called when the service is opened; may throw. */
	readonly onOpen?: (redactor: Redactor) => void | Promise<void>;
	readonly tokenSecret?: string;
	/** Changes the context that the engine works with. */
	readonly wrap?: (context: IExecuteFunctions) => IExecuteFunctions;
}

/** A node with one resource, "Toy", made by the engine: no service, no network. */
export class ToyNode implements INodeType {
	description: INodeTypeDescription;
	/** How often the service was opened. */
	opened = 0;
	/** How often it was closed. */
	closed = 0;

	readonly execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

	constructor(operations: ReadonlyArray<Operation<Toy>>, options: ToyOptions = {}) {
		const resources = [{ value: 'toy', name: 'Toy', operations }];
		this.description = {
			displayName: 'Toy',
			name: 'toy',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Toy' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			usableAsTool: true,
			properties: describeResources(resources),
		};
		const open = async (_context: IExecuteFunctions, redactor: Redactor) => {
			await options.onOpen?.(redactor);
			this.opened += 1;
			return {
				service: { name: 'toy service' },
				tokenSecret: options.tokenSecret ?? 'dummy-token-secret',
				close: () => {
					this.closed += 1;
				},
			};
		};
		this.execute = async function (this: IExecuteFunctions) {
			return await runNode(options.wrap?.(this) ?? this, { resources, open });
		};
	}
}

/** Lets a test decide when each of several calls goes on, and see which have begun. */
export class Gates<Key> {
	/** Keys of the calls that have begun, in that order. */
	readonly started: Key[] = [];
	/** How many are waiting now. */
	waiting = 0;
	/** The most that ever waited at once. */
	mostWaiting = 0;
	private readonly opened = new Set<Key>();
	private readonly passages = new Map<Key, () => void>();
	private readonly watchers: Array<{ count: number; seen: () => void }> = [];

	/** Waits here until the gate is opened. */
	async pass(key: Key): Promise<void> {
		this.started.push(key);
		this.waiting += 1;
		this.mostWaiting = Math.max(this.mostWaiting, this.waiting);
		for (const { count, seen } of this.watchers) if (this.started.length >= count) seen();
		if (!this.opened.has(key)) {
			await new Promise<void>((resolve) => this.passages.set(key, resolve));
		}
		this.waiting -= 1;
	}

	open(...keys: Key[]): void {
		for (const key of keys) {
			this.opened.add(key);
			this.passages.get(key)?.();
		}
	}

	/** Resolves once so many calls have begun. */
	async untilStarted(count: number): Promise<void> {
		if (this.started.length >= count) return;
		await new Promise<void>((seen) => this.watchers.push({ count, seen }));
	}
}

/** Lets all that can go on without outside events do so. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
