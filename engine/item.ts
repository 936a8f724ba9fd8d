import type { IExecuteFunctions } from 'n8n-workflow';

import type { ParameterReader } from './field';
import { parseObject } from './fields/given';
import type { Redactor } from './redact';

/** Fields check their values; n8n's own check would search all of the node's properties each time. */
const RAW = { skipValidation: true };

/** One input item: its parameters, each resolved once, and the secrets among their values. */
export class Item implements ParameterReader {
	/** Knows the secrets of the run and those of this item. */
	readonly redactor: Redactor;
	private readonly values = new Map<string, unknown>();

	constructor(
		private readonly context: IExecuteFunctions,
		readonly index: number,
		redactor: Redactor,
	) {
		this.redactor = redactor.child();
	}

	get(name: string): unknown {
		if (!this.values.has(name)) {
			const value = this.context.getNodeParameter(name, this.index, null, RAW);
			this.values.set(name, value ?? undefined);
		}
		return this.values.get(name);
	}

	protect(value: string): void {
		this.redactor.protect(value);
	}
}

/** The members of the "Options" collection: those that the user added. */
export function optionsOf(item: ParameterReader): ParameterReader {
	const given = parseObject('Options', item.get('options')) ?? {};
	return {
		get: (name) => given[name] ?? undefined,
		protect: (value) => item.protect(value),
	};
}
