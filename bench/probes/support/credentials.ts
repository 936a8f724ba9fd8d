import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentials,
	ICredentialsExpressionResolveValues,
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

import { OUR_PACKAGE } from '../../support/packages';
import type { AppFlowAccess } from '../../support/sandbox';
import { credentialTypeOf } from './host';

/** A credential type of a package, and what a person filled in. */
interface Filled {
	readonly type: ICredentialType;
	readonly data: ICredentialDataDecryptedObject;
}

/**
 * Credentials in memory. n8n also fetches them from its database and decrypts them each time. That is
 * left out: it weighs on nodes that ask for them with every item, which ours do not.
 */
export class Credentials extends ICredentialsHelper {
	private readonly filled: ReadonlyMap<string, Filled>;

	constructor(filled: readonly Filled[]) {
		super();
		this.filled = new Map(filled.map((each) => [each.type.name, each]));
	}

	/** What a node that uses them has in its `credentials`. */
	get references(): Record<string, INodeCredentialsDetails> {
		const names = [...this.filled.keys()];
		return Object.fromEntries(names.map((name) => [name, { id: name, name }]));
	}

	override getParentTypes(): string[] {
		return [];
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.find(type).type.properties;
	}

	override async authenticate(
		data: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.find(typeName).type;
		if (typeof authenticate !== 'function') throw new Error(`${typeName} does not authenticate`);
		return await authenticate(data, { url: '', ...request });
	}

	/** Asked before every request that n8n authenticates, as in n8n's own. */
	override async preAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { type } = this.find(typeName);
		const expirable = type.properties.find(({ typeOptions }) => typeOptions?.expirable === true);
		if (!expirable || !type.preAuthentication) return undefined;
		if (data[expirable.name] !== '' && !expired) return undefined;
		const { [expirable.name]: token } = await type.preAuthentication.call(helpers, data);
		return typeof token === 'string' ? { ...data, [expirable.name]: token } : undefined;
	}

	/** What n8n's own does with decrypted data: it adds defaults, and resolves expressions. */
	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_reference: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { type, data } = this.find(typeName);
		const complete = NodeHelpers.getNodeParameters(
			type.properties,
			asParameters(data),
			true,
			false,
			null,
			null,
		);
		if (!resolve || !complete) return await Promise.resolve(asCredentialData(complete));
		return asCredentialData(
			resolve.workflow.expression.getParameterValue(
				complete,
				resolve.runExecutionData,
				resolve.runIndex,
				resolve.itemIndex,
				resolve.node.name,
				resolve.connectionInputData,
				mode,
				{},
				executeData,
				false,
				complete,
			),
		);
	}

	override async getCredentials(): Promise<ICredentials> {
		return await refused();
	}

	override async updateCredentials(): Promise<void> {
		await refused();
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		await refused();
	}

	/** Newer n8n asks this before a credential is used. */
	isCredentialUsableByNode(): boolean {
		return true;
	}

	private find(type: string): Filled {
		const found = this.filled.get(type);
		if (!found) throw new Error(`A benchmark has no credential of type ${type}`);
		return found;
	}
}

/** To n8n's helpers, credentials are parameters: the same JSON under another name. */
function asParameters(data: ICredentialDataDecryptedObject): INodeParameters {
	return data as INodeParameters;
}

function asCredentialData(value: unknown): ICredentialDataDecryptedObject {
	if (typeof value !== 'object' || value === null) throw new Error('Credentials are an object');
	return value as ICredentialDataDecryptedObject;
}

async function refused(): Promise<never> {
	return await Promise.reject(new Error('Credentials of a benchmark are only read'));
}

/** Secrets of a made-up Slack connection. */
export const SLACK_SECRETS = {
	clientId: 'dummy-client-id',
	clientSecret: 'dummy-client-secret',
	accessToken: 'dummy-access-token',
};

/** The credentials of our AWS AppFlow node. Direct Connections only count without an endpoint. */
export function appFlowCredentials(
	{ region, accessKeyId, secretAccessKey, endpoint }: AppFlowAccess,
	{ direct }: { readonly direct: boolean },
): Credentials {
	const keys = { region, accessKeyId, secretAccessKey };
	return new Credentials([
		{
			type: ourCredentialType('AwsAppFlowApi'),
			data: direct ? { ...keys, directConnections: true } : { ...keys, endpoint },
		},
		{
			type: ourCredentialType('AwsAppFlowConnectorApi'),
			data: { connectorType: 'Slack', authentication: 'tokens', ...SLACK_SECRETS },
		},
	]);
}

/** One of our credential types, as built. */
function ourCredentialType(name: string): ICredentialType {
	return credentialTypeOf(`${OUR_PACKAGE}/dist/credentials/${name}.credentials`);
}
