import type { IDataObject } from 'n8n-workflow';

import { schemaOf } from './infer';
import type { Runner, Samples, SchemaTable } from './table';

/** Where n8n looks for the schema of an operation, from the folder of the node; version 1 of it. */
export function schemaFile(operation: string): string {
	return `__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}

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
			const schema = { ...schemaOf(items, table.open), version: 1 };
			files.set(schemaFile(operation), `${JSON.stringify(schema, null, '\t')}\n`);
		}
	} finally {
		await service.close();
	}
	return files;
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
