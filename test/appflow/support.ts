import { inspect } from 'util';

import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { startSandbox } from '../../sandbox';
import type { RecordedRequest, Sandbox } from '../../sandbox';
import {
	CredentialStore,
	callListSearch,
	callLoadOptions,
	callResourceMapping,
	runWorkflow,
	testCredential,
} from '../support/harness';
import type { MethodOptions, WorkflowOptions, WorkflowResult } from '../support/harness';
import { connectorCredential } from '../support/connectorCredential';

/** The names of the credential types. */
export const AWS = 'awsAppFlowApi';
export const CONNECTOR = 'awsAppFlowConnectorApi';

type Data = Record<string, unknown>;

/** A resource locator's value, as the editor saves it. */
export const located = (mode: string, value: unknown): INodeParameters => ({
	__rl: true,
	mode,
	value: value as string,
});
export const byName = (name: unknown) => located('name', name);
export const byArn = (arn: unknown) => located('arn', arn);

/** What people choose in the form of a custom connector. */
export const labelled = (label: unknown) => ({
	connectorType: 'CustomConnector',
	connectorLabel: located('list', label),
});

/** A form's answers for a Salesforce connection, its secrets typed into the node. */
export const salesforce = {
	connectorType: 'Salesforce',
	secretsFrom: 'fields',
	authentication: 'tokens',
	instanceUrl: 'https://acme.my.salesforce.com',
	accessToken: 'dummy-access',
	refreshToken: 'dummy-refresh',
};

/** What AWS receives for {@link salesforce}. */
export const salesforceConfig = {
	connectorProfileProperties: { Salesforce: { instanceUrl: 'https://acme.my.salesforce.com' } },
	connectorProfileCredentials: {
		Salesforce: {
			accessToken: 'dummy-access',
			refreshToken: 'dummy-refresh',
			oAuth2GrantType: 'AUTHORIZATION_CODE',
		},
	},
};

/** A form's answers for an Amplitude connection: the shortest there is. */
export const amplitude = {
	connectorType: 'Amplitude',
	secretsFrom: 'fields',
	apiKey: 'dummy-key',
	secretKey: 'dummy-secret',
};

type RunOptions = Omit<WorkflowOptions, 'node' | 'parameters' | 'credentials'> & {
	/** Instead of the account's own keys. */
	readonly aws?: Data;
	/** Data of an `awsAppFlowConnectorApi` credential; without it the node has none. */
	readonly connector?: Data;
	/** Instead of both; shared by several runs. */
	readonly credentials?: CredentialStore;
	/** Instead of a node as people have it. */
	readonly node?: AwsAppFlow;
};

interface Failure {
	readonly message: string;
	readonly description: string;
}

/** Made once, as n8n does. */
const node = new AwsAppFlow();

/** The local AppFlow with its STS, and the node run against it. */
export class Account {
	private constructor(readonly sandbox: Sandbox) {}

	static async start(region?: string): Promise<Account> {
		return new Account(await startSandbox(region === undefined ? {} : { region }));
	}

	get access() {
		return this.sandbox.appflow;
	}

	get control() {
		return this.sandbox.control;
	}

	/** What people enter for the account's own keys. */
	keys(changes: Data = {}): Data {
		const { endpoint, region, accessKeyId, secretAccessKey } = this.access;
		return { region, endpoint, accessKeyId, secretAccessKey, ...changes };
	}

	/** What people enter to work as the account's role. */
	role(changes: Data = {}): Data {
		const { endpoint, roleArn, externalId } = this.access;
		return this.keys({ assumeRole: true, roleArn, externalId, stsEndpoint: endpoint, ...changes });
	}

	store({ aws = this.keys(), connector }: { aws?: Data; connector?: Data } = {}): CredentialStore {
		const data = { [AWS]: aws, ...(connector && { [CONNECTOR]: connectorCredential(connector) }) };
		return new CredentialStore(data as Record<string, ICredentialDataDecryptedObject>);
	}

	/** Runs one operation, such as `connectorProfile.create`. */
	async run(
		operation: string,
		parameters: Data = {},
		{ aws, connector, credentials, ...options }: RunOptions = {},
	): Promise<WorkflowResult> {
		const [resource = '', name = ''] = operation.split('.');
		return await runWorkflow({
			node,
			credentials: credentials ?? this.store({ aws, connector }),
			...options,
			parameters: { resource, operation: name, ...parameters } as INodeParameters,
		});
	}

	/** As `run`, for an operation that has to succeed; gives the JSON of its items. */
	async json(...run: Parameters<Account['run']>): Promise<IDataObject[]> {
		const { thrown, json } = await this.run(...run);
		if (thrown.length > 0) throw new Error(Object.values(wordsOf(thrown[0])).join('\n'));
		return json;
	}

	/** As `run`, for an operation that has to fail; gives its error as people see it. */
	async failure(...run: Parameters<Account['run']>): Promise<Failure> {
		const { thrown, error } = await this.run(...run);
		if (thrown.length > 0) return wordsOf(thrown[0]);
		throw new Error(`It did not fail in execute: ${error?.message ?? 'no error'}`);
	}

	/** Tests the AWS credential as its Save button does. */
	async test(data: Data) {
		return await testCredential({
			type: AWS,
			data: data as ICredentialDataDecryptedObject,
			node,
		});
	}

	/** What the editor gives to a look-up. */
	private lookup(method: string, options: LookupOptions): MethodOptions {
		const { parameters = {}, aws, filter, paginationToken, path } = options;
		return {
			node,
			credentials: this.store({ aws }),
			method,
			parameters: parameters as INodeParameters,
			...(filter !== undefined && { filter }),
			...(paginationToken !== undefined && { paginationToken }),
			...(path !== undefined && { path }),
		};
	}

	async search(method: string, options: LookupOptions = {}) {
		return await callListSearch(this.lookup(method, options));
	}

	async options(method: string, options: LookupOptions = {}) {
		return await callLoadOptions(this.lookup(method, options));
	}

	async mapping(method: string, options: LookupOptions = {}) {
		return await callResourceMapping(this.lookup(method, options));
	}

	/** A profile as AWS describes it now; `undefined` if there is none. */
	async described(name: string): Promise<IDataObject | undefined> {
		const filters = { connectorProfileNames: name };
		const [profile] = await this.json('connectorProfile.getMany', { filters });
		return profile;
	}

	/** Makes Amplitude profiles `name-0`, `name-1`, … */
	async seed(name: string, count: number): Promise<void> {
		await this.json(
			'connectorProfile.create',
			{ newConnectorProfileName: `=${name}-{{ $itemIndex }}`, ...amplitude },
			{ items: count },
		);
		this.control.clearRequests();
	}

	/** The requests that AppFlow received. */
	requests(operation?: string): RecordedRequest[] {
		return this.control.requests({
			service: 'appflow',
			...(operation !== undefined && { operation: `^${operation}$` }),
		});
	}

	/** The names of the operations that were called at AppFlow, in order. */
	calls(): string[] {
		return this.requests().map(({ operation }) => operation);
	}

	/** The requests that would change something. */
	changes(): RecordedRequest[] {
		return this.requests('(Create|Update|Delete).*');
	}

	/** What the requests of one operation said, without their client tokens. */
	sent(operation: string): Data[] {
		return this.requests(operation).map(({ body }) => {
			const { clientToken, ...rest } = body as Data;
			return rest;
		});
	}

	/** The client tokens of the requests of one operation. */
	tokens(operation: string): unknown[] {
		return this.requests(operation).map(({ body }) => (body as Data).clientToken);
	}

	reset(): void {
		this.control.reset();
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

function wordsOf(error: unknown): Failure {
	if (!(error instanceof Error)) throw new Error('What was thrown is not an error');
	const description = 'description' in error ? String(error.description ?? '') : '';
	return { message: error.message, description };
}

interface LookupOptions {
	readonly parameters?: Data;
	readonly aws?: Data;
	readonly filter?: string;
	readonly paginationToken?: string;
	/** Path of the parameter that asks, as `getCurrentNodeParameter('&…')` needs it. */
	readonly path?: string;
}

/** Runs the tests of a file against one account, as freshly started for each of them. */
export function useAccount(region?: string): () => Account {
	let account: Account | undefined;
	const current = () => {
		if (!account) throw new Error('The account is there while tests run');
		return account;
	};
	beforeAll(async () => {
		account = await Account.start(region);
	});
	afterEach(() => current().reset());
	afterAll(async () => await current().close());
	return current;
}

/** Lets what is under way go on until something holds. */
export async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise(setImmediate);
}

/** Makes time seem to pass on this machine; `jest.restoreAllMocks` ends it. */
export function passTime(milliseconds: number): void {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds);
}

/** Everything about a run that people or programs can read, save what was typed into the node. */
export function everythingIn(result: WorkflowResult): string {
	const { thrown, run, reported, items, errorItems, hints } = result;
	const saved = JSON.stringify(run, (key, value: unknown) =>
		key === 'nodeExecutionStack' ? undefined : value,
	);
	return [
		saved,
		JSON.stringify([items, errorItems, hints]),
		...[...thrown, ...reported].flatMap((error) => [
			String(error),
			JSON.stringify(error),
			inspect(error, { depth: 20, showHidden: true }),
		]),
	].join('\n');
}
