import { createServer } from 'http';
import type { AddressInfo } from 'net';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import {
	CredentialStore,
	callListSearch,
	requestWithCredential,
	runWorkflow,
	testCredential,
} from '../support/harness';

let url = '';
let minted = 0;
/** Tokens the server takes; all of them at first. */
let accepted: (token: string) => boolean = () => true;
let received: string[] = [];

const server = createServer((request, response) => {
	response.setHeader('content-type', 'application/json');
	if (request.url === '/token') {
		minted += 1;
		response.end(JSON.stringify({ token: `token-${minted}` }));
		return;
	}
	const token = request.headers.authorization ?? '';
	received.push(token);
	response.statusCode = accepted(token) ? 200 : 401;
	response.end(JSON.stringify({ token }));
});

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// A server on TCP has an address of this form.
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
	minted = 0;
	received = [];
	accepted = () => true;
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

class ToyApi implements ICredentialType {
	name = 'toyApi';
	displayName = 'Toy API';
	properties: INodeProperties[] = [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Greeting', name: 'greeting', type: 'string', default: 'hello' },
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];
	test = { request: { baseURL: '={{$credentials.url}}', url: '/test' } };

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const answer: unknown = await this.helpers.httpRequest({
			method: 'POST',
			url: `${String(credentials.url)}/token`,
		});
		return { token: String(Object(answer).token) };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const headers = { ...options.headers, authorization: String(credentials.token) };
		return await Promise.resolve({ ...options, headers });
	}
}

class ToyNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Toy',
		name: 'toy',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Toy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'toyApi', required: true }],
		properties: [
			{ displayName: 'Path', name: 'path', type: 'string', default: '/default', required: true },
		],
	};

	methods = {
		listSearch: {
			async find(this: ILoadOptionsFunctions, filter?: string, paginationToken?: unknown) {
				const { greeting } = await this.getCredentials('toyApi');
				const path = this.getCurrentNodeParameter('path');
				return {
					results: [{ name: [greeting, path, filter, paginationToken].join(' '), value: '' }],
				};
			},
		},
	};

	async execute(this: IExecuteFunctions) {
		const outputs: IDataObject[] = [];
		for (const [itemIndex] of this.getInputData().entries()) {
			const path = String(this.getNodeParameter('path', itemIndex));
			const { greeting } = await this.getCredentials('toyApi');
			const options = { url: url + path, method: 'GET' as const };
			const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'toyApi',
				options,
			);
			outputs.push({ path, greeting, answer: Object(answer) });
		}
		return [this.helpers.returnJsonArray(outputs)];
	}
}

const node = new ToyNode();
const credentialTypes = [new ToyApi()];
const toyApi = () => ({ url });

describe('the harness', () => {
	it('runs a node with items, expressions and defaults in the real engine', async () => {
		const result = await runWorkflow({
			node,
			credentialTypes,
			credentials: { toyApi: toyApi() },
			parameters: { path: '=/{{ $json.name }}' },
			items: [{ name: 'a' }, { name: 'b' }],
		});

		expect(result.status).toBe('success');
		expect(result.json.map(({ path, greeting }) => [path, greeting])).toEqual([
			['/a', 'hello'],
			['/b', 'hello'],
		]);
	});

	it('mints an expirable token once, keeps it, and mints anew after a 401', async () => {
		const store = new CredentialStore({ toyApi: toyApi() }, credentialTypes);
		const options = { node, credentials: store, items: 3 };

		await runWorkflow(options);
		expect(received).toEqual(['token-1', 'token-1', 'token-1']);
		expect(await store.stored('toyApi')).toMatchObject({ token: 'token-1' });

		accepted = (token) => token !== 'token-1';
		received = [];
		await runWorkflow({ ...options, items: 2 });
		expect(received).toEqual(['token-1', 'token-2', 'token-2']);
		expect(store.updates.get('toyApi')).toBe(2);
	});

	it('refuses to start when a required field is empty, as n8n does', async () => {
		const running = runWorkflow({
			node,
			credentialTypes,
			credentials: { toyApi: toyApi() },
			parameters: { path: '' },
		});

		await expect(running).rejects.toThrow('The workflow has issues');
	});

	it('tests a credential by its request', async () => {
		const options = { type: 'toyApi', data: toyApi(), credentialTypes };
		expect(await testCredential(options)).toMatchObject({ status: 'OK' });

		accepted = () => false;
		expect(await testCredential(options)).toEqual({
			status: 'Error',
			message: 'Unauthorized',
		});
	});

	it('sends requests as the HTTP Request node does', async () => {
		const answer = await requestWithCredential({
			type: 'toyApi',
			credentials: { toyApi: toyApi() },
			credentialTypes,
			request: { url: `${url}/any` },
		});

		expect(answer).toEqual({ token: 'token-1' });
	});

	it('calls pickers with the whole form and credentials', async () => {
		const { results } = await callListSearch({
			node,
			method: 'find',
			credentialTypes,
			credentials: { toyApi: toyApi() },
			filter: 'text',
			paginationToken: 'next',
		});

		expect(results[0]?.name).toBe('hello /default text next');
	});
});
