import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { resources } from '../../nodes/ConductorOne/resources';
import { callListSearch, callLoadOptions, runWorkflow } from '../support/harness';
import { findOpenApi, loadOpenApi } from '../support/openapi';
import { rows } from './conductorone';
import { fill } from './conductorone/fill';
import { rowOf } from './conductorone/rows';
import { ContractServer } from './conductorone/server';

/** How many members a simplified item may have. */
const SIMPLE = 10;

const path = findOpenApi();
const [judged, why] = path
	? [describe, '']
	: [describe.skip, ' (SKIPPED: set CONDUCTORONE_OPENAPI to the official openapi.yaml)'];

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}.${operation.value}`, value, operation] as const),
);

test('there is a row for every operation, and for nothing else', () => {
	const covered = Object.entries(rows).flatMap(([resource, table]) =>
		Object.keys(table).map((operation) => `${resource}.${operation}`),
	);
	expect(covered.sort()).toEqual(operations.map(([name]) => name).sort());
});

judged(`every operation, all of its fields filled in, by the official document${why}`, () => {
	let server: ContractServer;
	beforeAll(async () => {
		server = await ContractServer.start(loadOpenApi(path ?? ''));
	});
	afterAll(async () => await server.close());

	const run = async (parameters: INodeParameters): Promise<IDataObject[]> => {
		const { thrown, error, json } = await runWorkflow({
			node: new ConductorOne(),
			credentials: server.credentials,
			parameters,
		});
		if (thrown.length > 0) throw thrown[0];
		if (error) throw new Error(error.message);
		return json;
	};

	test.each(operations)('%s', async (_name, resource, operation) => {
		const row = rowOf(rows[resource]?.[operation.value] ?? []);
		const properties = operation.fields.flatMap((field) => field.properties);
		const options = operation.options.flatMap((field) => field.properties);
		const parameters = {
			resource,
			operation: operation.value,
			...fill(properties, { callbackUrl: `${server.url}/callback`, ...row.with }),
			options: fill(options, { ...row.with }),
		};

		server.begin(row);
		const items = await run(parameters);
		expect(server.problems).toEqual([]);
		expect(server.calls).toEqual(row.calls);
		expect(items.length).toBeGreaterThan(0);
		for (const item of items) expect(Object.keys(item).length).toBeGreaterThan(0);

		if (!properties.some(({ name }) => name === 'simplify')) return;
		for (const item of items) expect(Object.keys(item).length).toBeLessThanOrEqual(SIMPLE);
		server.begin(row);
		const whole = await run({ ...parameters, simplify: false });
		expect(server.problems).toEqual([]);
		expect(Object.keys(whole[0] ?? {}).length).toBeGreaterThan(0);
	});
});

judged(`every look-up of the editor, by the official document${why}`, () => {
	let server: ContractServer;
	beforeAll(async () => {
		server = await ContractServer.start(loadOpenApi(path ?? ''));
	});
	afterAll(async () => await server.close());

	const node = new ConductorOne();
	const { properties } = node.description;
	const pickers = properties.filter(({ type }) => type === 'resourceLocator');

	const asks = (method: string) => (property: INodeProperties) =>
		JSON.stringify(property).includes(`Method":"${method}"`);

	/** A form that has the picker, with all else chosen that its list may depend on. */
	const formWith = (method: string) => {
		const place = properties.find(asks(method));
		const inside = (place?.options ?? []).find(
			(option): option is INodeProperties => 'type' in option && asks(method)(option),
		);
		const show = place?.displayOptions?.show;
		const conditions = Object.entries({ resource: ['connector'], operation: ['get'], ...show });
		return {
			path: ['parameters', place?.name, inside?.name, 'entries[0]', 'id']
				.filter((part) => part !== undefined)
				.join('.'),
			parameters: {
				...fill(pickers, {}),
				...fill(place ? [place] : [], {}),
				...Object.fromEntries(conditions.map(([name, values = []]) => [name, String(values[0])])),
			},
		};
	};

	const form = JSON.stringify(properties);
	// The operations come from the document itself: conductorone-any-operation.test.ts.
	const used = Object.keys(node.methods.listSearch).filter(
		(method) => method !== 'searchOperations' && form.includes(`"searchListMethod":"${method}"`),
	);

	const shown = [{ name: expect.stringMatching(/\w/), value: expect.stringMatching(/\w/) }];

	test.each(used)('%s', async (method) => {
		server.begin({ calls: [] });
		const { results } = await callListSearch({
			node,
			credentials: server.credentials,
			...formWith(method),
			method,
			filter: 'a',
		});
		expect(server.problems).toEqual([]);
		expect(server.calls).toHaveLength(1);
		expect(results).toEqual(shown);
	});

	const dropdowns = Object.keys(node.methods.loadOptions).filter((method) =>
		form.includes(`"loadOptionsMethod":"${method}"`),
	);

	// Fields of a connector's configuration that are secret: the document has none.
	test.each(dropdowns.filter((method) => !method.endsWith('Secrets')))(
		'%s, as a dropdown',
		async (method) => {
			server.begin({ calls: [] });
			const options = await callLoadOptions({
				node,
				credentials: server.credentials,
				...formWith(method),
				method,
			});
			expect(server.problems).toEqual([]);
			expect(server.calls).toHaveLength(1);
			expect(options).toEqual(shown);
		},
	);

	test('there is a look-up for every list in the form', () => {
		const named = (kind: string) =>
			[...form.matchAll(new RegExp(`"${kind}":"(\\w+)"`, 'g'))].map(([, name = '']) => name);
		expect(Object.keys(node.methods.listSearch)).toEqual(
			expect.arrayContaining(named('searchListMethod')),
		);
		expect(Object.keys(node.methods.loadOptions)).toEqual(
			expect.arrayContaining(named('loadOptionsMethod')),
		);
	});
});
