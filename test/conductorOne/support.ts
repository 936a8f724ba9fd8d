import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { conductorOneIds as ids, startSandbox } from '../../sandbox';
import type { RecordedRequest, Sandbox } from '../../sandbox';
import { CredentialStore, runWorkflow } from '../support/harness';
import type { WorkflowOptions, WorkflowResult } from '../support/harness';
import { findOpenApi, loadOpenApi } from '../support/openapi';

export { conductorOneIds as ids } from '../../sandbox';

/** The credential type's name. */
export const TYPE = 'conductorOneApi';

const path = findOpenApi();
const official = path === undefined ? undefined : loadOpenApi(path);

/** Why requests are not held against the official document; empty when they are. */
export const unjudged =
	official === undefined
		? ' (not judged: set CONDUCTORONE_OPENAPI to the official openapi.yaml)'
		: '';

/** A resource locator's value, as the editor saves it. */
export const byId = (value: unknown): INodeParameters => ({
	__rl: true,
	mode: 'id',
	value: value as string,
});

/** The connector most tests use. */
export const okta = { appId: byId(ids.apps.okta), connectorId: byId(ids.connectors.okta) };

export type RunOptions = Omit<WorkflowOptions, 'node' | 'parameters' | 'credentials'> & {
	readonly credentials?: CredentialStore;
};

/** Made once, as n8n does. */
const node = new ConductorOne();

/** The local ConductorOne, and the node run against it. */
export class Tenant {
	private started: Sandbox | undefined;

	static async start(): Promise<Tenant> {
		const tenant = new Tenant();
		await tenant.open();
		return tenant;
	}

	async open(): Promise<void> {
		this.started = await startSandbox();
	}

	get sandbox(): Sandbox {
		if (!this.started) throw new Error('The tenant is there while tests run');
		return this.started;
	}

	get url(): string {
		return this.sandbox.conductorOne.url;
	}

	get control() {
		return this.sandbox.control;
	}

	get mints(): number {
		return this.sandbox.conductorOne.mints();
	}

	/** What people enter for client credentials. */
	clientData(changes: IDataObject = {}) {
		const { clientId, clientSecret } = this.sandbox.conductorOne;
		const data = { authentication: 'clientCredentials', clientId, clientSecret };
		return { ...data, tenantUrl: this.url, ...changes } as Record<string, string>;
	}

	/** What people enter for a bearer token. */
	bearerData(changes: IDataObject = {}) {
		const accessToken = this.sandbox.conductorOne.bearerToken;
		return {
			authentication: 'bearerToken',
			accessToken,
			tenantUrl: this.url,
			...changes,
		} as Record<string, string>;
	}

	store(data = this.bearerData()): CredentialStore {
		return new CredentialStore({ [TYPE]: data });
	}

	/** Runs one operation, by default with a bearer token. */
	async run(
		operation: string,
		parameters: INodeParameters = {},
		options: RunOptions = {},
	): Promise<WorkflowResult> {
		const [resource = '', name = ''] = operation.split('.');
		return await runWorkflow({
			node,
			credentials: this.store(),
			...options,
			parameters: { resource, operation: name, ...parameters },
		});
	}

	/** As `run`, for an operation that has to succeed; gives the JSON of its items. */
	async json(...run: Parameters<Tenant['run']>): Promise<IDataObject[]> {
		const { thrown, json } = await this.run(...run);
		if (thrown.length > 0) throw thrown[0];
		return json;
	}

	/** As `run`, for an operation that has to fail; gives its error as people see it. */
	async failure(
		...run: Parameters<Tenant['run']>
	): Promise<{ message: string; description: string }> {
		const { thrown, error } = await this.run(...run);
		const [failure] = thrown;
		if (!(failure instanceof Error)) {
			throw new Error(`It did not fail in execute: ${error?.message ?? 'no error'}`);
		}
		const description = 'description' in failure ? String(failure.description ?? '') : '';
		return { message: failure.message, description };
	}

	/** The API requests received, without those for tokens. */
	requests(): RecordedRequest[] {
		return this.control
			.requests()
			.filter(({ service, path }) => service === 'conductorOne' && path.startsWith('/api/'));
	}

	/** Method and URL of each API request. */
	calls(): string[] {
		return this.requests().map(({ method, url }) => `${method} ${url}`);
	}

	/** What the official document has against the requests received; nothing when it is not at hand. */
	problems(): string[] {
		return this.requests().flatMap((request) =>
			(official?.requestProblems(request) ?? []).map(
				(problem) => `${request.method} ${request.url}: ${problem}`,
			),
		);
	}

	reset(): void {
		this.control.reset();
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

/** Runs the tests of a file against one tenant, as freshly started for each of them. */
export function useTenant(holdsAfterEach: (tenant: Tenant) => void = () => {}): Tenant {
	const tenant = new Tenant();
	beforeAll(async () => await tenant.open());
	afterEach(() => {
		try {
			holdsAfterEach(tenant);
		} finally {
			tenant.reset();
		}
	});
	afterAll(async () => await tenant.close());
	return tenant;
}

/** As `useTenant`, and each request has to be one that the official document allows. */
export function useJudgedTenant(): Tenant {
	return useTenant((tenant) => expect(tenant.problems()).toEqual([]));
}
