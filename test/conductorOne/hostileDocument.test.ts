import type { INodeParameters } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { callResourceMapping } from '../support/harness';
import { Hostile } from './hostile.support';
import { TYPE, Tenant, byId } from './support';

let tenant: Tenant;
let elsewhere: Hostile;
let document = '';
beforeAll(async () => {
	tenant = await Tenant.start();
	elsewhere = await Hostile.start(() => ({ body: document }));
});
afterEach(() => {
	tenant.reset();
	elsewhere.asked.length = 0;
});
afterAll(async () => {
	await elsewhere.close();
	await tenant.close();
});

let documents = 0;
/** A document somewhere else, with one operation; read anew, because documents are kept. */
const options = (text: string): INodeParameters => {
	document = text;
	documents += 1;
	return { openApiUrl: `${elsewhere.url}/${documents}.yaml?signature=dummy-canary` };
};
const describing = (path: string, details: string[] = []) =>
	[
		'openapi: 3.1.0',
		'paths:',
		`  ${JSON.stringify(path)}:`,
		'    post:',
		'      operationId: some.Operation',
		'      summary: Some operation',
		...details.map((line) => `      ${line}`),
	].join('\n');

const call = (more: INodeParameters): INodeParameters => ({
	apiOperation: byId('some.Operation'),
	requestSource: 'json',
	requestBody: '{}',
	...more,
});

describe('a document from elsewhere cannot lead the token', () => {
	test.each([
		['out of the API', '/auth/v1/token'],
		['out of the API by dots', '/api/v1/../../auth/v1/token'],
		['out of the API by encoded dots', '/api/v1/%2e%2e/x'],
		['to another host', 'http://127.0.0.1:1/api/v1/x'],
		['to another host without a scheme', '//127.0.0.1:1/api/v1/x'],
		['to a query', '/api/v1/users?all=true'],
		['to a fragment', '/api/v1/users#x'],
		['to a backslash', '/api/v1/users\\..\\x'],
		['to a line break', '/api/v1/users\r\nx: y'],
	])('%s', async (_where, path) => {
		const failure = await tenant.failure('api.call', call({ options: options(describing(path)) }));
		expect(failure.message).toContain("'API Operation'");
		expect(tenant.calls()).toEqual([]);
		expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});
});

test('the query of its address, which may be a secret, is not in errors', async () => {
	const failure = await tenant.failure('api.call', call({ options: options('nothing: here') }));
	expect(failure.message).toContain(`There is no OpenAPI document at ${elsewhere.url}/`);
	expect(failure.message + failure.description).not.toContain('dummy-canary');
});

test('its address cannot lead to another one', async () => {
	const third = await Hostile.start(() => ({ body: describing('/api/v1/x') }));
	const redirecting = await Hostile.start(() => ({
		status: 302,
		headers: { location: `${third.url}/document.yaml` },
	}));
	const openApiUrl = `${redirecting.url}/document.yaml`;
	const failure = await tenant.failure('api.call', call({ options: { openApiUrl } }));
	expect(failure.description).toContain('redirect');
	expect(third.asked).toEqual([]);
	await redirecting.close();
	await third.close();
});

describe('the form of an operation', () => {
	const form = async (text: string) =>
		await callResourceMapping({
			node: new ConductorOne(),
			credentials: { [TYPE]: tenant.bearerData() },
			parameters: {
				resource: 'api',
				operation: 'call',
				apiOperation: byId('some.Operation'),
				options: options(text),
			},
			method: 'getOperationForm',
		});

	test.each([
		['an alias of nothing', ['parameters: *nowhere']],
		['no YAML', ['parameters: [a: {b']],
		[
			'lists within lists within lists',
			[
				'x-0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1]',
				...[1, 2, 3, 4, 5, 6, 7, 8].map(
					(depth) =>
						`x-${depth}: &x${depth} [${Array(9)
							.fill(`*x${depth - 1}`)
							.join(', ')}]`,
				),
				'parameters: *x8',
			],
		],
	])('that is %s says so, and does not end the editor', async (_what, details) => {
		const text = describing('/api/v1/x', details).replace('summary: Some operation', 'x-y: z');
		const { fields, emptyFieldsNotice } = await form(text);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/OpenAPI document.*Choose JSON/);
	});

	test('that refers to itself ends', async () => {
		const reference = "$ref: '#/paths/~1api~1v1~1x/post/requestBody'";
		const { fields } = await form(describing('/api/v1/x', ['requestBody:', `  ${reference}`]));
		expect(fields).toEqual([]);
	});

	test('has members with any name', async () => {
		const names = ['__proto__', 'constructor', 'toString'];
		const properties = names.map((name) => `          ${name}: {type: string}`);
		const { fields } = await form(
			describing('/api/v1/x', [
				'requestBody:',
				'  content:',
				'    application/json:',
				'      schema:',
				'        properties:',
				...properties,
			]),
		);
		expect(fields.map(({ id }) => id)).toEqual(names.map((name) => `body_${name}`));
	});
});

test('a body may have members that every object has', async () => {
	const body = { displayName: 'Named', toString: 'text', valueOf: 1 };
	await tenant.run('api.call', {
		apiOperation: { ...byId('POST /api/v1/webhooks'), mode: 'list' },
		requestSource: 'form',
		requestForm: { mappingMode: 'defineBelow', value: {}, schema: [] },
		requestBody: JSON.stringify(body),
	});
	expect(tenant.requests().map((request) => request.body)).toEqual([body]);
});

test('one that is missing is asked for once, however many items there are', async () => {
	const missing = await Hostile.start(() => ({ status: 404 }));
	const items = await tenant.json(
		'api.call',
		{
			apiOperation: byId('GET /api/v1/webhooks'),
			requestSource: 'json',
			limit: 1,
			options: { openApiUrl: `${missing.url}/document.yaml` },
		},
		{ items: 12 },
	);
	expect(items).toHaveLength(12);
	expect(missing.asked).toHaveLength(1);
	await missing.close();
});
