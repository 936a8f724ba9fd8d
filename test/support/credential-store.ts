import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';

import { Credentials } from 'n8n-core';
import { ICredentialsHelper, NodeHelpers, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Decrypted data by credential type name, as a person would have typed it into the form. */
export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

const load = createRequire(__filename);

/** The project's own credential class of a type: `fooApi` is `credentials/FooApi.credentials.ts`. */
function projectCredentialType(name: string): ICredentialType {
	const className = name.charAt(0).toUpperCase() + name.slice(1);
	const path = join(__dirname, '../../credentials', `${className}.credentials.ts`);
	if (!existsSync(path)) throw new Error(`There is no credential type '${name}'`);
	// Loaded by name, because a type that is not used need not exist: the file exports its class.
	const exported = load(path) as Record<string, (new () => ICredentialType) | undefined>;
	const Type = exported[className];
	if (!Type) throw new Error(`'${path}' does not export '${className}'`);
	return new Type();
}

/**
 * Credentials as n8n keeps them: encrypted, one per type, and changed by what a credential's
 * `preAuthentication` returns. Give the same store to several runs to see a later run use what an
 * earlier one stored. Follows the credentials helper of n8n's server, which n8n-core lacks.
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly types = new Map<string, ICredentialType>();
	private readonly saved = new Map<string, Credentials>();
	/** How often each credential type was read, by type name. */
	readonly reads = new Map<string, number>();
	/** How often new data was stored, by type name. */
	readonly updates = new Map<string, number>();

	/** @param types Credential types that are not the project's own */
	constructor(data: CredentialData = {}, types: readonly ICredentialType[] = []) {
		super();
		for (const type of types) this.types.set(type.name, type);
		for (const [name, value] of Object.entries(data)) this.save(name, value);
	}

	/** What a node that uses these credentials has in its `credentials`. */
	get references(): Record<string, INodeCredentialsDetails> {
		return Object.fromEntries(
			[...this.saved.values()].map(({ type, id = '', name }) => [type, { id, name }]),
		);
	}

	/** The data now stored, as decrypted. */
	async stored(type: string): Promise<ICredentialDataDecryptedObject> {
		return await this.find(type).getData();
	}

	typeNamed(name: string): ICredentialType {
		const type = this.types.get(name) ?? projectCredentialType(name);
		this.types.set(name, type);
		return type;
	}

	override getParentTypes(name: string): string[] {
		return this.typeNamed(name).extends ?? [];
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeNamed(type).properties;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const options = asHttpOptions(requestOptions);
		const { authenticate } = this.typeNamed(typeName);
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		throw new Error('The store knows credentials that authenticate by a function only');
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.typeNamed(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;
		const beingTested = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !beingTested) return undefined;

		const output = await type.preAuthentication.call(helpers, credentials);
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		const before = await this.stored(typeName);
		const after = { ...before };
		for (const [key, value] of Object.entries(asCredentialData(output))) {
			if (key === expirable.name || !isExpression(before[key])) after[key] = value;
		}
		await this.updateCredentials({ id: typeName, name: typeName }, typeName, after);
		return Object.assign(credentials, output);
	}

	override async getCredentials(
		_reference: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentials> {
		return await Promise.resolve(this.find(type));
	}

	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads.set(type, (this.reads.get(type) ?? 0) + 1);
		const data = await this.stored(type);
		if (raw) return data;
		const complete = this.withDefaults(type, data);
		if (!resolve) return complete;
		return asCredentialData(
			resolve.workflow.expression.getParameterValue(
				asParameters(complete),
				resolve.runExecutionData,
				resolve.runIndex,
				resolve.itemIndex,
				resolve.node.name,
				resolve.connectionInputData,
				mode,
				{},
				executeData,
				false,
				asParameters(complete),
			),
		);
	}

	override async updateCredentials(
		_reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.updates.set(type, (this.updates.get(type) ?? 0) + 1);
		this.save(type, data);
		return await Promise.resolve();
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		return await Promise.reject(new Error('The store knows no OAuth credentials'));
	}

	/** n8n 2.41 asks this before a credential is used. */
	isCredentialUsableByNode(): boolean {
		return true;
	}

	/** Data as n8n hands it to a test or a node: with the defaults of what is not filled in. */
	withDefaults(type: string, data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		return asCredentialData(
			NodeHelpers.getNodeParameters(properties, asParameters(data), true, false, null, null),
		);
	}

	private save(type: string, data: ICredentialDataDecryptedObject): void {
		const credentials = new Credentials({ id: type, name: type }, type);
		credentials.setData(data);
		this.saved.set(type, credentials);
	}

	private find(type: string): Credentials {
		const found = this.saved.get(type);
		if (!found) throw new Error(`No credentials of type '${type}' were given to the harness`);
		return found;
	}
}

/** Credentials leave n8n's untyped helpers here: JSON of which we know that it is an object. */
function asCredentialData(value: unknown): ICredentialDataDecryptedObject {
	if (typeof value !== 'object' || value === null) throw new Error('Credentials are an object');
	return value as ICredentialDataDecryptedObject;
}

/** To n8n's helpers, credentials are parameters: the same JSON under another name. */
function asParameters(data: ICredentialDataDecryptedObject): INodeParameters {
	return data as INodeParameters;
}

/** A request in the older form, which says `uri`, is handed on as it is: as n8n does. */
function asHttpOptions(
	options: IHttpRequestOptions | IRequestOptionsSimplified,
): IHttpRequestOptions {
	return options as IHttpRequestOptions;
}
