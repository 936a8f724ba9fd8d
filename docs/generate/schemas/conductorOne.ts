import type { IDataObject } from 'n8n-workflow';

import { ConductorOne } from '../../../nodes/ConductorOne/ConductorOne.node';
import { ConductorOneTrigger } from '../../../nodes/ConductorOne/ConductorOneTrigger.node';
import { polledKinds } from '../../../nodes/ConductorOne/events/kinds';
import { resources } from '../../../nodes/ConductorOne/resources';
import { rows } from '../../../test/contract/conductorone';
import { fill } from '../../../test/contract/conductorone/fill';
import { rowOf } from '../../../test/contract/conductorone/rows';
import { ContractServer } from '../../../test/contract/conductorone/server';
import { ActiveTrigger, CredentialStore, runWorkflow } from '../../../test/support/harness';
import { findOpenApi, loadOpenApi } from '../../../test/support/openapi';
import type { Runner, SchemaTable } from './table';

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => ({ name: `${value}.${operation.value}`, resource: value, operation })),
);

/** The node, with a tenant that answers with everything that the official document knows. */
class OfficialTenant implements Runner {
	private constructor(private readonly server: ContractServer) {}

	static async start(): Promise<OfficialTenant> {
		return new OfficialTenant(await ContractServer.start(loadOpenApi(findOpenApi() ?? '')));
	}

	/** Runs an operation with its whole form filled in. */
	async json(name: string): Promise<IDataObject[]> {
		const found = operations.find((candidate) => candidate.name === name);
		if (!found) throw new Error(`There is no operation ${name}`);
		const { resource, operation } = found;
		const row = rowOf(rows[resource]?.[operation.value] ?? []);
		const samples = { callbackUrl: `${this.server.url}/callback`, ...row.with };
		this.server.begin(row);
		const { json, thrown } = await runWorkflow({
			node: new ConductorOne(),
			credentials: this.server.credentials,
			parameters: {
				resource,
				operation: operation.value,
				...fill(
					operation.fields.flatMap(({ properties }) => properties),
					samples,
				),
				options: fill(
					operation.options.flatMap(({ properties }) => properties),
					samples,
				),
			},
		});
		if (thrown.length > 0) throw thrown[0];
		return json;
	}

	/** Examples of what the trigger reports when it polls; some events leave none. */
	async events(): Promise<IDataObject[]> {
		const items: IDataObject[] = [];
		for (const { value } of polledKinds) {
			this.server.begin({ calls: [] });
			const trigger = new ActiveTrigger({
				node: new ConductorOneTrigger(),
				parameters: { triggerOn: [value] },
				credentials: new CredentialStore(this.server.credentials),
			});
			items.push(...(await trigger.tryOut().catch(noExample)));
		}
		return items;
	}

	reset(): void {}

	async close(): Promise<void> {
		await this.server.close();
	}
}

/** Of some events, such as what is no longer there, the trigger cannot show any. */
function noExample(error: unknown): IDataObject[] {
	if (error instanceof Error && error.message.includes('has no example')) return [];
	throw error;
}

/** Each operation of the ConductorOne node gives what the official document says, whole. */
export const conductorOneSchemas: SchemaTable<OfficialTenant> = {
	node: 'ConductorOne',
	...(findOpenApi() === undefined && {
		unavailable: 'set CONDUCTORONE_OPENAPI to the official openapi.yaml',
	}),
	start: async () => await OfficialTenant.start(),
	samples: Object.fromEntries(operations.map(({ name }) => [name, [{}]])),
	trigger: async (tenant) => await tenant.events(),
	open: new Set(['annotations', 'attributes', 'payload', 'profile']),
};
