import { STATUS_CODES } from 'http';

import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import { Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	IRequestOptions,
} from 'n8n-workflow';

import { CredentialStore } from './credential-store';
import type { CredentialData } from './credential-store';
import { NODE_NAME, additionalDataOf, description, found, nodeOf, nodeTypesOf } from './n8n';
import { runWorkflow } from './workflow';

interface CredentialTestOptions {
	/** Name of the credential type. */
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
	/** The node whose `methods.credentialTest` tests it, if the type has no `test` of its own. */
	readonly node?: INodeType;
	readonly credentialTypes?: readonly ICredentialType[];
}

/** Tests a credential as the Save button does. */
export async function testCredential(
	options: CredentialTestOptions,
): Promise<INodeCredentialTestResult> {
	const { type, node } = options;
	const store = new CredentialStore({ [type]: options.data }, options.credentialTypes);
	const data = store.withDefaults(type, options.data);
	const { test } = store.typeNamed(type);
	if (!test) {
		const testedBy = node?.description.credentials?.find(({ name }) => name === type)?.testedBy;
		if (!node || typeof testedBy !== 'string') throw new Error(`Nothing tests '${type}'`);
		const method = found(node.methods?.credentialTest?.[testedBy], testedBy);
		return await method.call(new CredentialTestContext(), { id: type, name: type, type, data });
	}
	try {
		const [output] = (await routeRequest(store, type, data, test.request)) ?? [];
		for (const rule of test.rules ?? []) {
			if (rule.type !== 'responseSuccessBody') continue;
			if (output?.[0]?.json[rule.properties.key] === rule.properties.value) {
				return { status: 'Error', message: rule.properties.message };
			}
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: testFailure(error, test) };
	}
}

/**
 * What the tester of n8n's server says about a test request that failed. It looks at the error's
 * cause, which n8n-core 2.8 loses and newer ones keep; the status is at the error in all of them.
 */
function testFailure(error: unknown, test: NonNullable<ICredentialType['test']>): string {
	if (!(error instanceof Error)) return String(error);
	const status = 'httpCode' in error ? Number(error.httpCode) : NaN;
	if (!(status >= 100)) return error.message;
	const rule = test.rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	return rule?.properties.message ?? STATUS_CODES[status] ?? `Received HTTP status code: ${status}`;
}

interface RequestOptions {
	/** Name of the credential type. */
	readonly type: string;
	readonly credentials: CredentialData | CredentialStore;
	readonly credentialTypes?: readonly ICredentialType[];
	readonly request: IHttpRequestOptions;
}

interface LegacyRequestOptions extends Omit<RequestOptions, 'request'> {
	readonly request: IRequestOptions;
}

/**
 * Sends a request as newer nodes do, with a credential of theirs.
 *
 * @returns what the helper returned: the body, or the full response if the request asks for it
 */
export async function requestWithCredential(options: RequestOptions): Promise<unknown> {
	const { type, request } = options;
	return await answerTo(
		options,
		async (context) =>
			await context.helpers.httpRequestWithAuthentication.call(context, type, { ...request }),
	);
}

/**
 * Sends a request as n8n's HTTP Request node does with "Predefined Credential Type": with options
 * of the older form, which say `uri`.
 *
 * @returns as {@link requestWithCredential}
 */
export async function legacyRequestWithCredential(options: LegacyRequestOptions): Promise<unknown> {
	const { type, request } = options;
	return await answerTo(
		options,
		async (context) =>
			await context.helpers.requestWithAuthentication.call(context, type, { ...request }),
	);
}

async function answerTo(
	options: Omit<RequestOptions, 'request'>,
	send: (context: IExecuteFunctions) => Promise<unknown>,
): Promise<unknown> {
	let response: unknown;
	const node: INodeType = {
		description: description('n8n-nodes-base.httpRequest', 1),
		async execute(this: IExecuteFunctions) {
			response = await send(this);
			return [[]];
		},
	};
	const { thrown } = await runWorkflow({ ...options, node });
	if (thrown.length > 0) throw thrown[0];
	return response;
}

/** Sends a credential type's test request, resolved and signed as n8n's tester does it. */
async function routeRequest(
	store: CredentialStore,
	type: string,
	data: ICredentialDataDecryptedObject,
	request: NonNullable<ICredentialType['test']>['request'],
): Promise<INodeExecutionData[][] | null | undefined> {
	const name = 'n8n-nodes-base.noOp';
	const nodeType: INodeType = {
		description: {
			...description(name, 1),
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
	const workflow = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf(nodeType),
		connections: {},
		nodes: [{ ...nodeOf(NODE_NAME, name, {}), credentials: store.references }],
	});
	const node = found(workflow.getNode(NODE_NAME), NODE_NAME);
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...additionalDataOf(store), currentNodeParameters: node.parameters },
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	return await new RoutingNode(context, nodeType, { id: type, name: type, type, data }).runNode();
}
