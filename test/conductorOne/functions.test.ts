import type { INodeParameters } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { callListSearch } from '../support/harness';
import { TYPE, byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const greet = { functionId: byId(ids.functions.greet) };
const invoke = async (options: INodeParameters = {}) =>
	await tenant.json('function.invoke', {
		...greet,
		functionInput: '{"name": "Zoë"}',
		options,
	});

describe(`functions of a tenant${unjudged}`, () => {
	test('one is found by name and run, and what it returns comes back as JSON', async () => {
		const found = await tenant.json('function.search', { filters: { query: 'gree' } });
		expect(found).toMatchObject([{ id: ids.functions.greet, displayName: 'Greet' }]);
		expect(await invoke()).toEqual([
			{
				invocationId: expect.any(String),
				finished: true,
				output: { greeting: 'Hello, Zoë' },
			},
		]);
	});

	test('one that fails says why', async () => {
		const { message, description } = await tenant.failure('function.invoke', {
			functionId: byId(ids.functions.failing),
			functionInput: '{"badge": "B-7"}',
		});
		expect(message).toContain('The function failed');
		expect(description).toContain('There is no badge B-7');
	});

	test('a run that was not waited for can be looked at, and picked from a list', async () => {
		tenant.control.configure('conductorOne', { functionSeconds: 60 });
		const [started] = await invoke({ waitForResult: false });
		expect(started).toMatchObject({ finished: false });
		const invocation = { ...greet, invocationId: byId(started?.invocationId) };
		expect(await tenant.json('function.getInvocation', invocation)).toMatchObject([
			{ status: 'FUNCTION_INVOCATION_STATUS_RUNNING' },
		]);
		tenant.control.advanceClock(60_000);
		expect(await tenant.json('function.getInvocation', invocation)).toMatchObject([
			{ status: 'FUNCTION_INVOCATION_STATUS_SUCCESS', output: { greeting: 'Hello, Zoë' } },
		]);
		const { results } = await callListSearch({
			node: new ConductorOne(),
			credentials: { [TYPE]: tenant.clientData() },
			parameters: { resource: 'function', operation: 'getInvocation', ...greet },
			method: 'searchInvocations',
		});
		expect(results.map(({ value }) => value)).toEqual([started?.invocationId]);
	});

	test('one is renamed, and deleted', async () => {
		await tenant.json('function.update', { ...greet, updateFields: { displayName: 'Welcome' } });
		expect(await tenant.json('function.get', greet)).toMatchObject([{ displayName: 'Welcome' }]);
		await tenant.json('function.delete', greet);
		const left = await tenant.json('function.getMany', { returnAll: true });
		expect(left.map(({ id }) => id)).toEqual([ids.functions.failing]);
	});
});
