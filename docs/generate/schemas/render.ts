import type { IDataObject } from 'n8n-workflow';

import { schemaOf } from './infer';
import type { Schema } from './infer';
import type { Runner, Samples, SchemaTable } from './table';

/** Where n8n looks for the schema of an operation, from the folder of the node; version 1 of it. */
export function schemaFile(operation: string): string {
	return `__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}

/** Where n8n looks for that of a trigger, which has no operations. */
export const TRIGGER_FILE = '__schema__/v1.0.0.json';

/** The output schemas of a node, by file: made by running each operation against the sandbox. */
export async function renderSchemas<Service extends Runner>(
	table: SchemaTable<Service>,
): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	const service = await table.start();
	try {
		for (const [operation, samples] of Object.entries(table.samples)) {
			const items = await take(service, operation, samples);
			service.reset();
			if (items.length === 0) throw new Error(`${operation} gave no output to take a schema from`);
			files.set(schemaFile(operation), textOf(schemaOf(items, table.open)));
		}
		const events = await table.trigger?.(service);
		if (events) files.set(TRIGGER_FILE, textOf(schemaOf(events, table.open)));
	} finally {
		await service.close();
	}
	return files;
}

function textOf(schema: Schema): string {
	return `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
}

async function take<Service extends Runner>(
	service: Service,
	operation: string,
	samples: Samples<Service>,
): Promise<readonly IDataObject[]> {
	try {
		if (typeof samples === 'function') return await samples(service);
		const items: IDataObject[] = [];
		for (const parameters of samples) items.push(...(await service.json(operation, parameters)));
		return items;
	} catch (error) {
		throw new Error(`${operation} could not be run for its schema`, { cause: error });
	}
}
