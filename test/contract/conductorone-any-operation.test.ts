import { readFileSync } from 'fs';
import { createServer } from 'http';
import type { Server } from 'http';
import type { AddressInfo } from 'net';

import type { INodeParameters, NodeParameterValueType, ResourceMapperField } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { callListSearch, callResourceMapping, runWorkflow } from '../support/harness';
import { findOpenApi, loadOpenApi, readDocument } from '../support/openapi';
import type { Schema } from '../support/openapi';
import { SAMPLE_ID, sampleOf } from '../support/openapiSample';
import { ContractServer } from './conductorone/server';

/** The official document as this test reads it, without any of the node's code. */
interface Official {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

interface Operation {
	operationId: string;
	parameters?: Array<{ in: string; name: string }>;
	requestBody?: { content: Record<string, { schema: Schema }> };
}

const path = findOpenApi();
const [judged, why] = path
	? [describe, '']
	: [describe.skip, ' (SKIPPED: set CONDUCTORONE_OPENAPI to the official openapi.yaml)'];
const text = path === undefined ? '' : readFileSync(path, 'utf8');
const official = path === undefined ? undefined : (readDocument(path) as Official);

const operations = Object.entries(official?.paths ?? {}).flatMap(([template, methods]) =>
	Object.entries(methods).map(
		([method, operation]) => [`${method.toUpperCase()} ${template}`, operation] as const,
	),
);

/** Members that only the service sets are no part of a request. */
const schemas = Object.fromEntries(
	Object.entries(official?.components.schemas ?? {}).map(([name, schema]) => [
		name,
		schema.properties ? { ...schema, properties: writable(schema.properties) } : schema,
	]),
);

function writable(properties: Record<string, Schema>): Record<string, Schema> {
	return Object.fromEntries(
		Object.entries(properties).filter(([, { readOnly }]) => readOnly !== true),
	);
}

/** A body with every member that the operation takes. */
function sampleBody({ requestBody }: Operation): Record<string, unknown> {
	const schema = requestBody?.content['application/json']?.schema;
	return schema ? (sampleOf(schema, schemas) as Record<string, unknown>) : {};
}

const node = new ConductorOne();
const list = (value: string) => ({ __rl: true, mode: 'list', value });

judged(`all operations of the official document${why}`, () => {
	let tenant: ContractServer;
	let files: Server;
	beforeAll(async () => {
		tenant = await ContractServer.start(loadOpenApi(path ?? ''));
		files = createServer((_request, response) => response.end(text));
		await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => {
		await tenant.close();
		await new Promise((resolve) => files.close(resolve));
	});

	const credentials = () => ({
		conductorOneApi: {
			authentication: 'bearerToken',
			accessToken: 'dummy-bearer-token',
			tenantUrl: tenant.url,
		},
	});
	const parametersFor = (name: string, more: INodeParameters = {}): INodeParameters => ({
		resource: 'api',
		operation: 'call',
		apiOperation: list(name),
		...more,
		options: {
			openApiUrl: `http://127.0.0.1:${(files.address() as AddressInfo).port}/openapi.yaml`,
		},
	});
	const formOf = async (name: string): Promise<ResourceMapperField[]> => {
		const { fields } = await callResourceMapping({
			node,
			credentials: credentials(),
			parameters: parametersFor(name),
			method: 'getOperationForm',
		});
		return fields;
	};

	test('are in the list', async () => {
		const found: string[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await callListSearch({
				node,
				credentials: credentials(),
				parameters: parametersFor(''),
				method: 'searchOperations',
				...(paginationToken !== undefined && { paginationToken }),
			});
			found.push(...page.results.map(({ value }) => String(value)));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined);
		expect(found.sort()).toEqual(operations.map(([name]) => name).sort());
		expect(found).toHaveLength(638);
	});

	/** What a user could enter. */
	const valueOf = (
		{ id, type, options }: ResourceMapperField,
		body: Record<string, unknown>,
	): NodeParameterValueType => {
		const [, place = '', name = ''] = /^([a-z]+)_(.+)$/.exec(id) ?? [];
		if (place === 'duration') return '1h';
		if (type === 'options') return options?.at(-1)?.value ?? '';
		if (place !== 'body') return type === 'number' ? 10 : SAMPLE_ID;
		if (name === 'updateMask') return '';
		const sample = body[name];
		return typeof sample === 'object' ? JSON.stringify(sample) : (sample as string);
	};

	test.each(operations)('%s', async (name, operation) => {
		const body = sampleBody(operation);
		const fields = await formOf(name);
		const places = (operation.parameters ?? []).map((each) => `${each.in}_${each.name}`);
		expect(fields.map(({ id }) => id.replace('duration_', 'body_')).sort()).toEqual(
			[...places, ...Object.keys(body).map((member) => `body_${member}`)].sort(),
		);

		const given = fields.filter(({ id }) => !/_page_?(size|token)$/i.test(id));
		const value = Object.fromEntries(given.map((field) => [field.id, valueOf(field, body)]));
		// Where several objects could be meant, the user has to say what changes.
		const mask = fields.find(({ id, required }) => id === 'body_updateMask' && required);
		if (mask) value[mask.id] = 'displayName';
		tenant.begin({ calls: [] });
		const { thrown } = await runWorkflow({
			node,
			credentials: credentials(),
			parameters: parametersFor(name, {
				limit: 1,
				requestForm: { mappingMode: 'defineBelow', value, schema: fields as never },
			}),
		});
		expect(thrown).toEqual([]);
		expect(tenant.problems).toEqual([]);
		expect(tenant.calls).toEqual([operation.operationId.replace('c1.api.', '')]);
	});
});
