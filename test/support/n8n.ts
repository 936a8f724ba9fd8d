import { ErrorReporter, ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialType,
	INode,
	INodeParameters,
	INodeType,
	INodeTypes,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { Container } from './container';
import { CredentialStore } from './credential-store';
import type { CredentialData } from './credential-store';

/** The name of the node under test in its workflow. */
export const NODE_NAME = 'Node';

/** What a node is tried with. */
export interface Given {
	/** The node under test, such as `new AwsAppFlow()`. */
	readonly node: INodeType;
	/** As in a saved workflow: only what differs from the defaults; may hold expressions. */
	readonly parameters?: INodeParameters;
	/** Decrypted credentials by type name, or a store that several runs share. */
	readonly credentials?: CredentialData | CredentialStore;
	/** Credential types that are not in `credentials/`. */
	readonly credentialTypes?: readonly ICredentialType[];
}

/** The given store, or one that holds the given credentials. */
export function storeOf({ credentials, credentialTypes }: Omit<Given, 'node'>): CredentialStore {
	if (credentials instanceof CredentialStore) return credentials;
	return new CredentialStore(credentials, credentialTypes);
}

/** The type under which a node is known in the test's workflows. */
export function typeName(node: INodeType): string {
	const { name } = node.description;
	return name.includes('.') ? name : `test.${name}`;
}

/** The version that a new node of this type gets. */
export function latestVersion(node: INodeType): number {
	const { version } = node.description;
	return typeof version === 'number' ? version : Math.max(...version);
}

/** A node as a saved workflow has it. */
export function nodeOf(name: string, type: string, parameters: INodeParameters): INode {
	return { id: `id of ${name}`, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** The node under test, with its credentials set. */
export function nodeUnderTest({ node, parameters = {} }: Given, store: CredentialStore): INode {
	return {
		...nodeOf(NODE_NAME, typeName(node), parameters),
		typeVersion: latestVersion(node),
		credentials: store.references,
	};
}

/** The least that a node type has to say about itself. */
export function description(name: string, outputs: number): INodeType['description'] {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
		properties: [],
	};
}

/** The node types that n8n knows in a test. */
export function nodeTypesOf(...nodes: INodeType[]): INodeTypes {
	const byName = new Map(nodes.map((node) => [typeName(node), node]));
	const named = (name: string) => found(byName.get(name), name);
	return { getByName: named, getByNameAndVersion: named, getKnownTypes: () => ({}) };
}

/** What n8n's server gives its engine, as far as nodes can notice. */
export function additionalDataOf(
	credentialsHelper: CredentialStore,
	executionId?: string,
): IWorkflowExecuteAdditionalData {
	const notHere = async () => await Promise.reject(new Error('The harness has no such thing'));
	return {
		credentialsHelper,
		...(executionId !== undefined && { executionId }),
		currentNodeExecutionIndex: 0,
		executeWorkflow: notHere,
		getRunExecutionData: notHere,
		startRunnerTask: notHere,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
	};
}

/** @throws {Error} when there is no such thing */
export function found<Thing>(thing: Thing | null | undefined, name: string): Thing {
	if (thing === undefined || thing === null) throw new Error(`There is no '${name}'`);
	return thing;
}

/** Collects what n8n reports from now on, instead of printing it. */
export function collectReports(): unknown[] {
	const reported: unknown[] = [];
	Container.get(ErrorReporter).error = (error) => {
		reported.push(error);
	};
	return reported;
}

// n8n-core starts a timer with the first node that runs; it would hold the process for ever.
Container.get(SSHClientsManager).onShutdown();

/** What n8n tells an execution of its workflow; nobody listens. */
export function hooksOf(
	mode: WorkflowExecuteMode,
	executionId: string,
	workflow: Pick<IWorkflowBase, 'id' | 'active' | 'nodes' | 'connections'>,
): ExecutionLifecycleHooks {
	return new ExecutionLifecycleHooks(mode, executionId, {
		...workflow,
		name: 'Workflow',
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		activeVersionId: null,
	});
}
